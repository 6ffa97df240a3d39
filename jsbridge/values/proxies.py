"""What a script's functions and objects are in Python. They keep the script's value alive, by number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from jsbridge.engine import MAILBOX_BYTES
from jsbridge.values.plain import INT32_MAX, INT32_MIN

if TYPE_CHECKING:
    from jsbridge.values.values import Values


class Handle:
    """Keeps one script value alive; when it dies, the number goes onto a list that the baton's next holder empties."""

    __slots__ = ("number", "values")

    def __init__(self, values: Values, number: int) -> None:
        self.values = values
        self.number = number

    def __del__(self) -> None:
        self.values.released.append(self.number)


class ScriptValue:
    """What goes back to its runtime as the script's value that it stands for."""

    __slots__ = ()


class JSObject(ScriptValue):
    """A script's object that has no Python counterpart (an instance of a class, a symbol, …).

    Attributes and items read and write the object's properties; calling an attribute that is a function calls it as a
    method of the object. ``in``, iteration and ``dir()`` look at the names of its properties, ``str()`` is the script's
    ``String()``. Every name but those with two underscores at both ends is the script's. The same object of the script
    is the same object in Python while that is alive, and goes back as itself.

    Raises:
        JSError: what the script's object threw; a Python exception that passed through it is raised as itself.
        AttributeError: there is no such property.
        RuntimeClosedError: the object's runtime is closed.

    Example:
        >>> import jsbridge
        >>> with jsbridge.Runtime() as runtime:
        ...     point = runtime.eval("new (class Point { x = 1; move(by) { this.x += by; return this.x } })")
        ...     point.x, point.move(4), point["x"]
        (1, 5, 5)
    """

    __slots__ = ("__class_name__", "__handle__", "__weakref__")
    __class_name__: str
    __handle__: Handle

    def __init__(self, handle: Handle, class_name: str) -> None:
        object.__setattr__(self, "__handle__", handle)
        object.__setattr__(self, "__class_name__", class_name)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        value = _ask(self, "getMember", name)
        if type(value) is JSFunction:
            return JSMethod(self.__handle__, name)
        if value is None and name not in self:
            raise AttributeError(f"the {self.__class_name__} has no property {name!r}")
        return value

    def __setattr__(self, name: str, value: object) -> None:
        _ask(self, "setMember", name, value)

    def __delattr__(self, name: str) -> None:
        _ask(self, "deleteMember", name)

    def __getitem__(self, name: str | int) -> Any:
        return _ask(self, "getMember", name)

    def __setitem__(self, name: str | int, value: object) -> None:
        _ask(self, "setMember", name, value)

    def __delitem__(self, name: str | int) -> None:
        _ask(self, "deleteMember", name)

    def __contains__(self, name: object) -> bool:
        return bool(_ask(self, "hasMember", name))

    def __iter__(self) -> Iterator[str]:
        return iter(_ask(self, "memberNames"))

    def __dir__(self) -> list[str]:
        return list(self)

    def __reduce__(self) -> Any:
        raise TypeError(f"a script's {self.__class_name__} lives in its runtime: it cannot be copied or pickled")

    def __str__(self) -> str:
        return str(_ask(self, "text"))

    def __repr__(self) -> str:
        return f"<JSObject {self.__class_name__}>"


def _ask(proxy: JSObject, entry: str, *args: object) -> Any:
    handle = proxy.__handle__
    return handle.values.ask(entry, handle.number, args)


class JSFunction(JSObject):
    """A script's function. Call it from any thread; its arguments and result are converted.

    ``this`` is undefined in it: to call a method, take it from its object (``obj.method(…)``).

    Raises:
        JSError: the function threw. A Python exception that passed through it uncaught is raised as itself.
        TypeError: an argument has no counterpart in JavaScript; the message says which, and where in it.
        RuntimeClosedError: the function's runtime is closed.
    """

    __slots__ = ()

    def __call__(self, *args: object) -> Any:
        """Calls the function with ``args``, converted; returns its result, converted."""
        handle = self.__handle__
        values = handle.values
        # One or two ints, or one short block: what is called most often has the shortest way.
        if len(args) == 2:
            first, second = args
            if (
                type(first) is int
                and type(second) is int
                and INT32_MIN <= first <= INT32_MAX
                and INT32_MIN <= second <= INT32_MAX
            ):
                enter = values.enter
                return enter(values.calls[2], (handle.number, first, second))
        elif len(args) == 1:
            first = args[0]
            if type(first) is int and INT32_MIN <= first <= INT32_MAX:
                enter = values.enter
                return enter(values.calls[1], (handle.number, first))
            if type(first) is bytes and len(first) <= MAILBOX_BYTES:
                enter = values.enter
                return enter(values.call_bytes, (handle.number, len(first)), first)
        return values.call_function(handle.number, args)

    def new(self, *args: object) -> Any:
        """Calls the function as a constructor: ``new f(*args)``."""
        return _ask(self, "construct", *args)

    def __repr__(self) -> str:
        return f"<JSFunction {self.__class_name__ or '(anonymous)'}>"


class JSMethod:
    """A function of a script's object, called with that object as ``this``."""

    __slots__ = ("_handle", "_name")

    def __init__(self, handle: Handle, name: str) -> None:
        self._handle = handle
        self._name = name

    def __call__(self, *args: object) -> Any:
        """Calls the function as it is now; returns its result, converted."""
        handle = self._handle
        return handle.values.ask("callMethod", handle.number, (self._name, list(args)))

    def __repr__(self) -> str:
        return f"<JSMethod {self._name}>"
