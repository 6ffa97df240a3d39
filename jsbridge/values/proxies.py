"""What a script's functions, promises and objects are in Python. They keep the script's value alive, by number."""

from __future__ import annotations

import asyncio
import concurrent.futures
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsbridge.values.values import Values


class Handle:
    """Keeps one script value alive; when it dies, the number goes onto a list that the baton's next holder empties."""

    __slots__ = ("__weakref__", "number", "values")

    def __init__(self, values: Values, number: int) -> None:
        self.values = values
        self.number = number

    def __del__(self) -> None:
        self.values.released.append(self.number)


class JSObject:
    """A script's object that has no Python counterpart (an instance of a class, a symbol, a proxy, …).

    Attributes and items read and write the object's properties; calling an attribute that is a function calls it as a
    method of the object. Python-side names cannot collide with the script's: everything that is not dunder is the script's.

    Example:
        >>> import jsbridge
        >>> with jsbridge.Runtime() as runtime:
        ...     point = runtime.eval("new (class Point { x = 1; move(by) { this.x += by; return this.x } })")
        ...     point.x, point.move(4), point["x"]
        (1, 5, 5)
    """

    __slots__ = ("__weakref__", "_class", "_handle")

    def __init__(self, handle: Handle, class_name: str) -> None:
        object.__setattr__(self, "_handle", handle)
        object.__setattr__(self, "_class", class_name)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        value = self[name]
        if isinstance(value, JSFunction):
            return JSMethod(self._handle, name)
        if value is None and name not in self:
            raise AttributeError(f"the {self._class} has no property {name!r}")
        return value

    def __setattr__(self, name: str, value: object) -> None:
        self[name] = value

    def __delattr__(self, name: str) -> None:
        del self[name]

    def __getitem__(self, name: str | int) -> Any:
        return self._handle.values.ask("getMember", self._handle, [name])

    def __setitem__(self, name: str | int, value: object) -> None:
        self._handle.values.ask("setMember", self._handle, [name, value])

    def __delitem__(self, name: str | int) -> None:
        self._handle.values.ask("deleteMember", self._handle, [name])

    def __contains__(self, name: object) -> bool:
        return bool(self._handle.values.ask("hasMember", self._handle, [name]))

    def __iter__(self) -> Iterator[str]:
        return iter(self._handle.values.ask("memberNames", self._handle, None))

    def __dir__(self) -> list[str]:
        return list(self)

    def __str__(self) -> str:
        return str(self._handle.values.ask("text", self._handle, None))

    def __repr__(self) -> str:
        return f"<JSObject {self._class}>"


class JSMethod:
    """A function of a script's object, called with that object as ``this``."""

    __slots__ = ("_handle", "_name")

    def __init__(self, handle: Handle, name: str) -> None:
        self._handle = handle
        self._name = name

    def __call__(self, *args: object) -> Any:
        return self._handle.values.ask("callMethod", self._handle, [self._name, list(args)])

    def __repr__(self) -> str:
        return f"<JSMethod {self._name}>"


class JSFunction:
    """A script's function. Call it from any thread; its arguments and result are converted.

    Raises:
        JSError: the function threw. A Python exception that passed through it uncaught is raised as itself.
    """

    __slots__ = ("__weakref__", "_call", "_handle")

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self._call = handle.values.call_function

    def __call__(self, *args: object) -> Any:
        return self._call(self._handle.number, args)

    def new(self, *args: object) -> Any:
        """Calls the function as a constructor: ``new f(*args)``."""
        return self._handle.values.ask("construct", self._handle, list(args))

    def __getitem__(self, name: str) -> Any:
        return self._handle.values.ask("getMember", self._handle, [name])

    def __repr__(self) -> str:
        return f"<JSFunction {self['name'] or '(anonymous)'}>"


class JSPromise(concurrent.futures.Future[Any]):
    """A script's promise: a concurrent future, and an awaitable in any asyncio loop."""

    def __await__(self) -> Generator[Any, None, Any]:
        return asyncio.wrap_future(self).__await__()
