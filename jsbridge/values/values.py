"""The conversions of one runtime: Python's half of what the scripts in this folder do.

The invariant: text and bytes on the channel (the holder and the mailbox of the engine) are read at once by the side
that they are for; nothing enters the engine between a marker and the reading of what it stands for.
"""

from __future__ import annotations

import json
import weakref
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from jsbridge.engine import Engine, EngineError, pass_text
from jsbridge.errors import JSError, JSMemoryError
from jsbridge.values.decoder import Decoder
from jsbridge.values.encoder import Encoder
from jsbridge.values.exceptions import MAX_CAUSES, HostError, describe_exception, exception_of, note_stack
from jsbridge.values.plain import INT32_MAX, INT32_MIN, MAX_SAFE_INTEGER, flat, number
from jsbridge.values.proxies import Handle, JSFunction, JSObject
from jsbridge.values.tables import Twins

if TYPE_CHECKING:
    from jsbridge.values.promises import JSPromise

#: The scripts of this folder but for values.js, which comes first, in the order in which they build on each other.
_SCRIPTS = ("decode", "callables", "errors", "encode", "members", "utf8")
_MEMBER_ENTRIES = (
    "getMember", "setMember", "deleteMember", "hasMember", "memberNames", "callMethod", "construct", "text",
)  # fmt: skip
#: Memory, in bytes, that is granted beyond the limit to tell of an error that had none left to be told in.
_LAST_WORDS_BYTES = 1 << 20

_loads = json.loads


class Values:
    """The conversions of one runtime.

    Attributes:
        call: set by the boundary; enters the engine and calls an entry with the given arguments, returns the converted
            result.
        enter: the same; the arguments are a tuple, and bytes that have to lie in the mailbox may come with them.
        native_of: set by the boundary; makes a callable for the engine of a callable of the application.
        report: gets the reason of a rejected promise that Python held and nobody asked about.
        litter: what :meth:`tidy` empties, the same containers always: they are looked at before every call.
        callables, exceptions: the Python objects that scripts hold.
        released: numbers of script values that Python let go of, on any thread; emptied by :meth:`tidy` under the
            baton.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.call: Callable[..., Any]
        self.enter: Callable[..., Any]
        self.native_of: Callable[[Callable[..., Any]], Callable[..., Any]]
        self.report: Callable[[BaseException], None] = _raise
        self.callables = Twins()
        self.exceptions = Twins()
        self.released: deque[int] = deque()
        self.litter = (self.released, *self.callables.litter, *self.exceptions.litter)
        self._proxies: weakref.WeakValueDictionary[int, Any] = weakref.WeakValueDictionary()
        self._promises: dict[int, JSPromise] = {}
        #: In a forked child: what a promise of the parent's raises, which nothing settles here.
        self.orphaned: Exception | None = None

    def connect(self) -> None:
        """Boots the scripts of this folder, but for values.js, and gives them their native functions."""
        engine = self.engine
        natives: dict[str, Callable[..., Any]] = {
            "recallCallable": lambda number: self._recall(self.callables, number),
            "keepCallable": lambda number: self.callables.keep(number, engine.weak_value()),
            "mintCallable": self._mint_callable,
            "callableName": self._callable_name,
            "recallException": lambda number: self._recall(self.exceptions, number),
            "keepException": lambda number: self.exceptions.keep(number, engine.weak_value()),
            "mintException": lambda number: engine.mint(self.exceptions.begin_life(number, _nothing)),
            "settle": self._settle,
            "textOfUtf8": engine.text_of_utf8,
            "utf8OfText": engine.utf8_of_text,
        }
        for name, function in natives.items():
            engine.define(name, self._guard(function))
        for name in _SCRIPTS:
            engine.boot_beside(__file__, name)
        self._release = engine.entry("release")
        self._explain = engine.entry("explain")
        self._forget_callable = engine.entry("forgetCallable")
        self._forget_exception = engine.entry("forgetException")
        self.calls = tuple(engine.entry(f"call{count}", hot=True) for count in range(4))
        self.call_bytes = engine.entry("callBytes", hot=True)
        self._call_packed = engine.entry("callPacked", hot=True)
        self._members = {name: engine.entry(name) for name in _MEMBER_ENTRIES}

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
        kind: Any = type(value)
        if kind is int:
            if INT32_MIN <= value <= INT32_MAX:  # type: ignore[operator]
                return value  # type: ignore[return-value]
            if -MAX_SAFE_INTEGER <= value <= MAX_SAFE_INTEGER:  # type: ignore[operator]
                return float(value)  # type: ignore[arg-type]
        elif value is None or kind is bool or kind is float:
            return value  # type: ignore[return-value]
        elif kind is str:
            return self.engine.put_text(value)  # type: ignore[arg-type]
        elif kind is bytes:
            return self.engine.put_bytes(value)  # type: ignore[arg-type]
        elif isinstance(value, (bytes, bytearray, memoryview)):
            return self.engine.put_bytes(flat(value))
        encoder = Encoder(self, "result")
        return encoder.finish("J", encoder.encode(value))

    def pack(self, args: list[Any] | tuple[Any, ...]) -> str:
        """The marker for a list of arguments."""
        encoder = Encoder(self)
        return encoder.finish("J", encoder.arguments(args))

    def give_error(self, error: BaseException) -> str:
        """The marker that makes the script throw ``error``."""
        encoder = Encoder(self, "error")
        return encoder.finish("!", self.describe(error, encoder))

    def describe(self, error: BaseException, encoder: Encoder, depth: int = 0) -> dict[str, Any]:
        """What errors.js needs to make a script's error of ``error``."""
        if isinstance(error, JSError) and isinstance(error.handle, Handle) and error.handle.values is self:
            return {"handle": error.handle.number}
        description = describe_exception(error)
        description["members"] = {name: encoder.try_encode(value) for name, value in description["members"].items()}
        if error.__cause__ is not None and depth < MAX_CAUSES:
            description["cause"] = self.describe(error.__cause__, encoder, depth + 1)
        if not isinstance(error, HostError):
            # A HostError is the script's own error, made in Python: the application gets to see a JSError.
            description["exception"] = self.exceptions.number_of(error)
        return description

    # From JavaScript -----------------------------------------------------------------------------------------------

    def take(self, marker: object) -> Any:
        """The value that an entry function returned, or the exception that it reported, raised.

        Raises:
            JSError: the script threw; a Python exception that passed through it is raised as itself.
        """
        kind = type(marker)
        if kind is float:
            return number(marker)  # type: ignore[arg-type]
        if kind is not str:
            return marker
        mark = marker[0]  # type: ignore[index]
        if mark == "=":
            return marker[1:]  # type: ignore[index]
        if mark == "s":
            return self.engine.read_text()
        if mark == "b":
            return self.engine.take_bytes()
        if mark == "j":
            return self._decoded(marker)  # type: ignore[arg-type]
        if mark == "~":
            raise EngineError("InternalError: interrupted")
        raise self._error(marker)  # type: ignore[arg-type]

    def arguments(self, args: tuple[Any, ...]) -> list[Any] | tuple[Any, ...]:
        """The arguments of a call from a script: one marker for all, or each as it is or as a marker."""
        first = args[0] if args else None
        if type(first) is str:
            if first == "m":
                # One block, which lies in the mailbox, and its length.
                return (self.engine.mailbox[: args[1]].tobytes(),)
            if first[0] == "j":
                result: list[Any] = self._decoded(first)
                return result
        return [self.take(arg) for arg in args]

    def take_error(self, marker: str = "!") -> BaseException:
        """The exception for what an entry function reported under a marker that begins with ``!``."""
        return self._error(marker)

    def exception(self, description: dict[str, Any], decoder: Decoder) -> BaseException:
        """The exception for a description made by errors.js: the original one where it came from Python."""
        held = decoder.take_handle(description)
        handle = None if held is None else Handle(self, held)
        original = self.exceptions.get(description.get("exception", 0))
        if original is not None:
            note_stack(original, description["stack"])
            return original  # type: ignore[no-any-return]
        if "thrown" in description:
            value = decoder.revive(description["thrown"])
            if value is None and handle is None and self.engine.memory_was_full():
                return JSMemoryError("out of memory", name="InternalError")
        else:
            value = None if handle is None else self._proxy(handle, JSObject, description["name"])
        error = exception_of(description, value)
        error.handle = handle
        if "cause" in description:
            error.__cause__ = self.exception(description["cause"], decoder)
        return error

    def _decoded(self, marker: str) -> Any:
        # The marker's first two characters name what it is and where its blocks of bytes lie; then come their places.
        text = self.engine.read_text()
        if len(marker) == 1:
            return Decoder(self, []).decode(text)
        places = _loads(marker[2:])
        return Decoder(self, self.engine.take_blocks(places, mailbox=marker[1] == "m")).decode(text)

    def _error(self, marker: str) -> BaseException:
        if marker[0] == "?":
            marker = self._last_words()
            if marker[0] == "?":
                return JSError("the script threw what cannot be described", name="InternalError")
        text = self.engine.read_text()
        places = _loads(marker[2:]) if len(marker) > 1 else []
        decoder = Decoder(self, self.engine.take_blocks(places, mailbox=marker[1:2] == "m"))
        return self.exception(_loads(text), decoder)

    def _last_words(self) -> str:
        # The script's side failed to describe what was thrown; it kept it.
        with self.engine.memory_granted(_LAST_WORDS_BYTES):
            return str(self._explain())

    # Script values that Python holds ---------------------------------------------------------------------------------

    def function(self, held: int, name: str) -> JSFunction:
        """The proxy of the script's function that crossed under a number: the same one while it lives."""
        made: JSFunction = self._proxy(Handle(self, held), JSFunction, name)
        return made

    def object(self, held: int, class_name: str) -> JSObject:
        """The proxy of the script's object that crossed under a number: the same one while it lives."""
        made: JSObject = self._proxy(Handle(self, held), JSObject, class_name)
        return made

    def _proxy(self, handle: Handle, kind: Any, name: str) -> Any:
        # A handle too many lets go of itself: the script's side counts how often a value crossed.
        known = self._proxies.get(handle.number)
        if known is not None:
            return known
        made = self._proxies[handle.number] = kind(handle, name)
        return made

    def promise(self, held: int, watch: int) -> JSPromise:
        """The future of the script's promise that crossed under a number and is watched under another one."""
        handle = Handle(self, held)
        known: JSPromise | None = self._promises.get(watch) or self._proxies.get(held)
        if known is not None:
            return known
        from jsbridge.values.promises import JSPromise

        made = self._proxies[held] = self._promises[watch] = JSPromise(handle, self.report)
        return made

    def _settle(self, watch: int, marker: Any) -> None:
        try:
            value, failure = self.take(marker), None
        except BaseException as error:
            value, failure = None, error
        promise = self._promises.pop(watch, None)
        if promise is not None:
            if failure is None:
                promise.set_result(value)
            else:
                promise.set_exception(failure)

    def abandon_promises(self, error: Exception) -> None:
        """Settles the promises that nothing will settle any more."""
        while self._promises:
            _, promise = self._promises.popitem()
            promise.set_exception(error)

    # What the proxies call -----------------------------------------------------------------------------------------

    def call_function(self, held: int, args: tuple[Any, ...]) -> Any:
        """Calls the script's function of that number."""
        if len(args) < len(self.calls):
            passed: list[Any] = [held]
            for arg in args:
                kind = type(arg)
                if (kind is int and INT32_MIN <= arg <= INT32_MAX) or kind is float or kind is bool or arg is None:
                    passed.append(arg)
                    continue
                marker = pass_text(arg) if kind is str else None
                if marker is None:
                    break
                passed.append(marker)
            else:
                return self.enter(self.calls[len(args)], tuple(passed))
        return self.enter(self._call_staged, (held, args))

    def _call_staged(self, held: int, args: tuple[Any, ...]) -> Any:
        # What is staged goes into the engine: that needs the baton, which `enter` holds.
        if len(args) < len(self.calls):
            texts = blocks = 0
            for arg in args:
                kind = type(arg)
                if kind is str:
                    texts += 1
                elif kind is bytes:
                    blocks += 1
                elif not (kind is int or kind is float or kind is bool or arg is None):
                    break
            else:
                if texts <= 1 and blocks <= 1:
                    return self.calls[len(args)](held, *map(self.give, args))
        return self._call_packed(held, self.pack(args))

    def ask(self, entry: str, held: int, args: tuple[Any, ...]) -> Any:
        """Calls one of the member entries of members.js for the script's value of that number."""
        return self.call(lambda: self._members[entry](held, self.pack(args)))

    # Upkeep --------------------------------------------------------------------------------------------------------

    def untidy(self) -> bool:
        """Whether :meth:`tidy` has something to do."""
        return any(self.litter)

    def tidy(self) -> None:
        """Under the baton: lets go of what died on either side since the last time."""
        released = self.released
        try:
            while released:
                self._release(released[0])
                released.popleft()
        except EngineError:
            # There is not even the memory to note that. It is done before the next call.
            return
        self.callables.sweep(self._forget_callable)
        self.exceptions.sweep(self._forget_exception)

    def close(self) -> None:
        """Lets go of the application's objects. The engine is freed."""
        self.callables.clear()
        self.exceptions.clear()
        self.released.clear()

    def _recall(self, table: Twins, number: int) -> bool:
        weak = table.recall(number)
        if weak is None:
            return False
        self.engine.recall(weak)
        return True

    def _mint_callable(self, number: int) -> None:
        native = self.native_of(self.callables.original(number))
        self.engine.mint(self.callables.begin_life(number, native))

    def _callable_name(self, number: int) -> str:
        name = getattr(self.callables.original(number), "__name__", "")
        return self.engine.put_text(name if isinstance(name, str) else "")


def _nothing(*args: object) -> None:
    return None


def _raise(error: BaseException) -> None:
    # From the finaliser of a promise: Python prints it as an exception that was ignored.
    raise error
