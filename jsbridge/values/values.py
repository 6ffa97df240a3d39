"""Conversion of values between Python and JavaScript: Python's half of values.js.

The invariant: text and bytes on the channel (the holder and the mailbox of the engine) are read at once by the side that they
are for; nothing enters the engine between a marker and the reading of what it stands for.
"""

from __future__ import annotations

import datetime
import json
import math
import threading
import types
import weakref
from collections import deque
from collections.abc import Callable
from typing import Any

from jsbridge.engine import Engine
from jsbridge.errors import JSError
from jsbridge.values.exceptions import describe_exception, exception_of, note_stack
from jsbridge.values.proxies import Handle, JSFunction, JSMethod, JSObject, JSPromise

MAX_SAFE_INTEGER = 2**53 - 1
MAX_DEPTH = 400
_INT32_MIN, _INT32_MAX = -(2**31), 2**31 - 1
_TAG = "\0"
_TAGGED = '"\\u0000":'
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
_MILLISECOND = datetime.timedelta(milliseconds=1)
_dumps = json.JSONEncoder(ensure_ascii=True, check_circular=False, separators=(",", ":")).encode
_loads = json.loads


class Values:
    """The conversions of one runtime.

    Attributes:
        call: set by the boundary; enters the engine and calls an entry with the given arguments, returns the converted result.
        native_of: set by the boundary; makes a callable for the engine of a callable of the application, and keeps the second
            argument alive with it.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.call: Callable[..., Any]
        self.native_of: Callable[[Callable[..., Any], object], Callable[..., Any]]
        #: Handles that died, on any thread; emptied by :meth:`tidy` under the baton.
        self.released: deque[int] = deque()
        self._collected: deque[tuple[dict[int, Any], int]] = deque()
        self._functions: weakref.WeakValueDictionary[int, JSFunction] = weakref.WeakValueDictionary()
        self._objects: weakref.WeakValueDictionary[int, JSObject] = weakref.WeakValueDictionary()
        self._callables: dict[int, Callable[..., Any]] = {}
        self._callable_ids: dict[object, int] = {}
        self._wrappers: dict[int, Any] = {}
        self._exceptions: dict[int, BaseException] = {}
        self._promises: dict[int, JSPromise] = {}
        self._last = 0
        self._lock = threading.Lock()

    def connect(self) -> None:
        """Takes the entries of values.js and gives it its native functions."""
        engine = self._engine
        self._release = engine.entry("release")
        self._forget_wrapper = engine.entry("forgetWrapper")
        self._entry_call = engine.entry("call")
        self._entry_call_packed = engine.entry("callPacked")
        self._entries = {
            name: engine.entry(name)
            for name in (
                "getMember", "setMember", "deleteMember", "hasMember", "memberNames", "callMethod", "construct", "text"
            )
        }  # fmt: skip
        engine.define("recallWrapper", self._guard(self._recall_wrapper))
        engine.define("keepWrapper", self._guard(self._keep_wrapper))
        engine.define("mintCallable", self._guard(self._mint_callable))
        engine.define("mintExceptionToken", self._guard(self._mint_exception_token))
        engine.define("callableName", self._guard(self._callable_name))
        engine.define("settle", self._guard(self._settle))

    def _guard(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(*args: Any) -> Any:
            try:
                return function(*args)
            except BaseException as error:
                return self.give_error(error)

        return guarded

    # To JavaScript -------------------------------------------------------------------------------------------------

    def give(self, value: object) -> int | float | bool | str | None:
        """What a callable of the engine returns for ``value``: itself, or a marker."""
        kind = type(value)
        if value is None or kind is bool or kind is float:
            return value  # type: ignore[return-value]
        if kind is int:
            if _INT32_MIN <= value <= _INT32_MAX:  # type: ignore[operator]
                return value  # type: ignore[return-value]
            if -MAX_SAFE_INTEGER <= value <= MAX_SAFE_INTEGER:  # type: ignore[operator]
                return float(value)  # type: ignore[arg-type]
        elif kind is str:
            return self._engine.put_text(value)  # type: ignore[arg-type]
        elif kind is bytes:
            return self._engine.put_bytes(value)  # type: ignore[arg-type]
        elif isinstance(value, (bytes, bytearray, memoryview)):
            return self._engine.put_bytes(_flat(value))
        return "J" + _dumps(Encoder(self, "result").encode(value))

    def pack(self, args: list[Any] | tuple[Any, ...]) -> str:
        """The marker for a list of arguments."""
        return "J" + _dumps(Encoder(self, "").arguments(args))

    def give_error(self, error: BaseException) -> str:
        """The marker that makes the script throw ``error``."""
        return "!" + _dumps(self.describe(error))

    def describe(self, error: BaseException, depth: int = 0) -> dict[str, Any]:
        """What values.js needs to throw ``error``."""
        if isinstance(error, JSError) and isinstance(error.handle, Handle) and error.handle.values is self:
            return {"handle": error.handle.number}
        description = describe_exception(error)
        members = description["members"]
        for name, value in members.items():
            try:
                members[name] = Encoder(self, name).encode(value)
            except (TypeError, ValueError):
                members[name] = repr(value)
        cause = error.__cause__
        if cause is not None and depth < 8:
            description["cause"] = self.describe(cause, depth + 1)
        description["exception"] = self._next()
        self._exceptions[self._last] = error
        return description

    def callable_id(self, function: Callable[..., Any]) -> int:
        """The number under which scripts call ``function``; the same one while a script holds it."""
        key: object = id(function)
        if isinstance(function, types.MethodType):
            # Every access makes a new bound method: what it binds is its identity.
            key = (id(function.__self__), id(function.__func__))
        known = self._callable_ids.get(key)
        if known is None:
            known = self._callable_ids[key] = self._next()
            self._callables[known] = function
        return known

    def callable(self, number: int) -> Callable[..., Any]:
        """The callable that :meth:`callable_id` numbered."""
        return self._callables[number]

    def _next(self) -> int:
        self._last += 1
        return self._last

    # From JavaScript -----------------------------------------------------------------------------------------------

    def take(self, marker: object) -> Any:
        """The value that an entry function returned, or the exception that it reported, raised."""
        kind = type(marker)
        if kind is float:
            return _number(marker)  # type: ignore[arg-type]
        if kind is not str:
            return marker
        if marker == "s":
            return self._engine.read_text()
        if marker == "b":
            data = bytes(self._engine.staged_bytes())
            if self._engine.staged:
                self._engine.drop_staged()
            return data
        if marker == "!":
            raise self.take_error()
        return self._decode(self._engine.read_text())

    def arguments(self, args: tuple[Any, ...]) -> list[Any]:
        """The arguments of a call from a script: packed under a marker, or numbers, booleans and None."""
        if args and args[0] == "j":
            result: list[Any] = self._decode(self._engine.read_text())
            return result
        return [_number(arg) if type(arg) is float else arg for arg in args]

    def take_error(self) -> BaseException:
        """The exception for what a script threw, which values.js described in the holder's text."""
        return self.exception(_loads(self._engine.read_text()))

    def exception(self, description: dict[str, Any]) -> BaseException:
        """The exception for a description made by values.js: the original one where it came from Python."""
        original = self._exceptions.get(description.get("exception", 0))
        handle = Handle(self, description["handle"]) if "handle" in description else None
        if original is not None:
            note_stack(original, description["stack"])
            return original
        if "thrown" in description:
            value = self._revive(description["thrown"])
        else:
            value = JSObject(handle, description["name"]) if handle is not None else None
        error = exception_of(description, value)
        error.handle = handle
        if "cause" in description:
            error.__cause__ = self.exception(description["cause"])
        return error

    def _decode(self, text: str) -> Any:
        node = _loads(text)
        return self._revive(node) if _TAGGED in text else node

    def _revive(self, node: Any) -> Any:
        if type(node) is list:
            return [self._revive(item) if type(item) in (list, dict) else item for item in node]
        if type(node) is not dict:
            return node
        kind = node.get(_TAG)
        if kind is None:
            return {key: self._revive(item) if type(item) in (list, dict) else item for key, item in node.items()}
        value = node.get("v")
        if kind == "b":
            return self._engine.take_block(value, node["o"], node["n"])
        if kind == "i":
            return int(value)
        if kind == "d":
            return _datetime(value)
        if kind == "m":
            return {_hashable(self._revive(key)): self._revive(item) for key, item in value}
        if kind == "s":
            return {_hashable(self._revive(item)) for item in value}
        if kind == "o":
            return {key: self._revive(item) for key, item in value}
        if kind == "f":
            return self.function(value)
        if kind == "c":
            return self._callables[value]
        if kind == "e":
            return self.exception(value)
        if kind == "p":
            return self._promise(value)
        return self.object(value, node["n"])

    def function(self, number: int) -> JSFunction:
        """The proxy of the script's function that crossed under ``number``: the same one while it lives."""
        known = self._functions.get(number)
        if known is not None:
            self.released.append(number)
            return known
        made = self._functions[number] = JSFunction(Handle(self, number))
        return made

    def object(self, number: int, class_name: str) -> JSObject:
        """The proxy of the script's object that crossed under ``number``: the same one while it lives."""
        known = self._objects.get(number)
        if known is not None:
            self.released.append(number)
            return known
        made = self._objects[number] = JSObject(Handle(self, number), class_name)
        return made

    def _promise(self, number: int) -> JSPromise:
        promise = self._promises[number] = JSPromise()
        promise.set_running_or_notify_cancel()
        return promise

    def _settle(self, number: int, marker: object) -> None:
        try:
            value = self.take(marker)
        except BaseException as error:
            promise = self._promises.pop(number, None)
            if promise is not None:
                promise.set_exception(error)
            return
        promise = self._promises.pop(number, None)
        if promise is not None:
            promise.set_result(value)

    def abandon_promises(self, error: Exception) -> None:
        """Settles the promises that nothing will settle any more."""
        while self._promises:
            _, promise = self._promises.popitem()
            promise.set_exception(error)

    # What the proxies call -----------------------------------------------------------------------------------------

    def call_function(self, handle: int, args: tuple[Any, ...]) -> Any:
        """Calls the script's function ``handle``."""
        for arg in args:
            kind = type(arg)
            if not (kind is int and _INT32_MIN <= arg <= _INT32_MAX or kind is float or kind is bool or arg is None):
                return self.call(self._packed_call, handle, args)
        return self.call(self._entry_call, handle, *args)

    def _packed_call(self, handle: int, args: tuple[Any, ...]) -> Any:
        # Packing takes callables and bytes into the engine: it needs the baton, which `call` holds.
        return self._entry_call_packed(handle, self.pack(args))

    def ask(self, entry: str, handle: Handle, args: list[Any] | None) -> Any:
        """Calls one of the member entries of values.js for the value behind ``handle``."""

        def packed() -> Any:
            return self._entries[entry](handle.number, "j[]" if args is None else self.pack(args))

        return self.call(packed)

    # Upkeep --------------------------------------------------------------------------------------------------------

    def tidy(self) -> None:
        """Under the baton: lets go of what died on either side since the last time."""
        while self.released:
            self._release(self.released.popleft())
        while self._collected:
            table, number = self._collected.popleft()
            dead = table.pop(number, None)
            if table is self._callables:
                self._wrappers.pop(number, None)
                self._forget_wrapper(number)
                for key, known in list(self._callable_ids.items()) if dead is not None else ():
                    if known == number:
                        del self._callable_ids[key]
                        break

    def untidy(self) -> bool:
        """Whether :meth:`tidy` has something to do."""
        return bool(self.released or self._collected)

    def _mint_callable(self, number: int) -> None:
        token = Token(self._collected, self._callables, number)
        self._engine.mint(self.native_of(self._callables[number], token))

    def _mint_exception_token(self, number: int) -> None:
        self._engine.mint(Token(self._collected, self._exceptions, number))

    def _keep_wrapper(self, number: int) -> None:
        self._wrappers[number] = self._engine.weak_value()

    def _recall_wrapper(self, number: int) -> bool:
        weak = self._wrappers.get(number)
        if weak is None or any(table is self._callables and dead == number for table, dead in self._collected):
            return False
        self._engine.recall(weak)
        return True

    def _callable_name(self, number: int) -> str:
        name = getattr(self._callables[number], "__name__", "")
        return self._engine.put_text(name if isinstance(name, str) else "")


class Token:
    """Dies when the engine collects the JS object that holds it; calling it does nothing."""

    __slots__ = ("_collected", "_number", "_table")

    def __init__(self, collected: deque[tuple[dict[int, Any], int]], table: dict[int, Any], number: int) -> None:
        self._collected = collected
        self._table = table
        self._number = number

    def __call__(self, *args: object) -> None:
        return None

    def __del__(self) -> None:
        self._collected.append((self._table, self._number))


class Encoder:
    """Makes the JSON nodes for one value; knows the path to what it looks at, for the error's sake."""

    def __init__(self, values: Values, root: str) -> None:
        self._values = values
        self._path: list[str] = [root]
        self._parents: list[object] = []
        self._blocks = 0

    def arguments(self, args: list[Any] | tuple[Any, ...]) -> list[Any]:
        nodes = []
        for index, arg in enumerate(args):
            self._path = [f"argument {index + 1}"]
            nodes.append(self.encode(arg))
        return nodes

    def encode(self, value: Any) -> Any:
        kind = type(value)
        if value is None or kind is bool or kind is str:
            return value
        if kind is int:
            if -MAX_SAFE_INTEGER <= value <= MAX_SAFE_INTEGER:
                return value
            return {_TAG: "i", "v": str(value)}
        if kind is float:
            return value if math.isfinite(value) else {_TAG: "n", "v": _INFINITE[repr(value)]}
        if kind is list or kind is tuple:
            return self._sequence(value)
        if kind is dict:
            return self._mapping(value)
        if isinstance(value, (bytes, bytearray, memoryview)):
            return self._bytes(value)
        if isinstance(value, datetime.datetime):
            return self._datetime(value)
        if isinstance(value, (set, frozenset)):
            return {_TAG: "s", "v": [self._inside(item, " member") for item in value]}
        if isinstance(value, (JSFunction, JSObject)):
            handle = value._handle
            if handle.values is not self._values:
                self._fail("it belongs to another runtime")
            return {_TAG: "h", "v": handle.number}
        if isinstance(value, BaseException):
            return {_TAG: "e", "v": self._values.describe(value)}
        # Subclasses of the plain types (IntEnum, OrderedDict, named tuples, numpy's float64) are what they derive from.
        if isinstance(value, bool):
            return bool(value)
        for base in (int, float, str):
            if isinstance(value, base):
                return self.encode(base.__new__(base, value) if base is not str else str.__str__(value))
        if isinstance(value, (list, tuple)):
            return self._sequence(value)
        if isinstance(value, dict):
            return self._mapping(value)
        if callable(value):
            return {_TAG: "c", "v": self._values.callable_id(value)}
        return self._fail(f"{type(value).__module__}.{type(value).__qualname__} has no counterpart in JavaScript")

    def _fail(self, reason: str) -> Any:
        raise TypeError(f"cannot convert to JavaScript: {reason} ({''.join(self._path)})")

    def _inside(self, value: Any, step: str) -> Any:
        if len(self._parents) > MAX_DEPTH:
            self._fail(f"the value is nested deeper than {MAX_DEPTH} levels")
        self._path.append(step)
        node = self.encode(value)
        self._path.pop()
        return node

    def _enter(self, value: object) -> None:
        if any(parent is value for parent in self._parents):
            self._fail("the value contains itself")
        self._parents.append(value)

    def _sequence(self, value: Any) -> list[Any]:
        self._enter(value)
        nodes = [
            item if type(item) in _PLAIN else self._inside(item, f"[{index}]") for index, item in enumerate(value)
        ]
        self._parents.pop()
        return nodes

    def _mapping(self, value: dict[Any, Any]) -> dict[str, Any]:
        self._enter(value)
        result: dict[str, Any]
        if all(type(key) is str for key in value):
            members = {key: self._inside(item, f".{key}") for key, item in value.items()}
            result = {_TAG: "o", "v": list(members.items())} if _TAG in members else members
        else:
            pairs = [[self._inside(key, " key"), self._inside(item, f"[{key!r}]")] for key, item in value.items()]
            result = {_TAG: "m", "v": pairs}
        self._parents.pop()
        return result

    def _bytes(self, value: bytes | bytearray | memoryview) -> dict[str, Any]:
        block = self._blocks
        self._blocks += 1
        self._values._engine.put_block(block, _flat(value))
        return {_TAG: "b", "v": block}

    def _datetime(self, value: datetime.datetime) -> dict[str, Any]:
        if value.tzinfo is None:
            self._fail("a naive datetime is no moment in time: give it a tzinfo")
        return {_TAG: "d", "v": (value - _EPOCH) // _MILLISECOND}


_PLAIN = (str, bool, type(None))
_INFINITE = {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}


def _number(value: float) -> int | float:
    """A double as scripts use it: integral and safe is an int, but -0 has no int."""
    if value.is_integer() and -MAX_SAFE_INTEGER <= value <= MAX_SAFE_INTEGER and (value or math.copysign(1, value) > 0):
        return int(value)
    return value


def _flat(data: bytes | bytearray | memoryview) -> bytes | bytearray | memoryview:
    if isinstance(data, memoryview) and (data.ndim != 1 or data.format != "B" or not data.c_contiguous):
        return data.cast("B") if data.c_contiguous else data.tobytes()
    return data


def _datetime(milliseconds: float) -> datetime.datetime:
    if not math.isfinite(milliseconds):
        raise ValueError("an invalid Date has no datetime")
    try:
        return _EPOCH + _MILLISECOND * int(milliseconds)
    except OverflowError:
        raise ValueError(f"a Date of {milliseconds:.0f} ms is outside of the years 1 to 9999 of datetime") from None


def _hashable(value: Any) -> Any:
    try:
        hash(value)
    except TypeError:
        raise TypeError(f"a {type(value).__name__} cannot be a dict key or a set member in Python") from None
    return value


__all__ = ["Encoder", "JSFunction", "JSMethod", "JSObject", "JSPromise", "Values"]
