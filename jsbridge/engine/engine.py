"""One QuickJS runtime with its context: the only owner of raw engine objects.

The invariant: whoever calls a method here, or an entry function got from here, holds the runtime's baton. A raw
``_quickjs.Object`` frees engine memory on whatever thread drops its last reference, so that none ever leaves this
folder but the entry functions, which live as long as the engine; script values are known to the rest of jsbridge by
number.
"""

from __future__ import annotations

import ctypes
import functools
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import _quickjs

from jsbridge.beside import path_beside
from jsbridge.engine.capi import (
    CFUNC_GENERIC,
    IS_NG,
    OBJECT_HEADER,
    POINTER,
    REJECTION_TRACKER,
    TAG_UNDEFINED,
    JSValue,
    address_of,
    dup_value,
    execute_pending_job,
    free_held_value,
    is_uncatchable,
    lib,
    thread_state,
)
from jsbridge.engine.compiler import Compiler
from jsbridge.engine.interrupts import Interrupts
from jsbridge.engine.words import FiberWords, runtime_and_context

# The global that add_callable() assigns; kernel.js owns its setter.
_MINT = "__jsbridge__"
# What an entry function returns when something left it that no script can catch; kernel.js calls it ENDED.
_ENDED = "~"
# With less than this left, it was the lack of memory that ended a script.
_MEMORY_SHORT_BYTES = 64 << 10
_WORD_BYTES = 8
_UNDEFINED = JSValue(0, TAG_UNDEFINED)

#: Raised by an entry function when something left the engine that no script can catch (interrupted, out of memory).
EngineError: type[Exception] = _quickjs.JSException
#: Raised by an entry function when the C stack has no room for the call. Only quickjs-ng tells it apart.
EngineStackOverflow: type[Exception] = getattr(_quickjs, "StackOverflow", _quickjs.JSException)

Entry = Callable[..., Any]


class Engine(Interrupts, Compiler):
    """A QuickJS runtime, its text and byte channels, its limits and its interrupt handler.

    Args:
        memory_limit: bytes that the engine may allocate, or None for no limit.
        stack_size: bytes of C stack that one fiber's scripts may use.

    Attributes:
        words: the words of the engine that belong to the running fiber.
        rejections: the rejected promises that nothing handles, with the numbers under which the holder keeps them.
    """

    def __init__(self, *, memory_limit: int | None, stack_size: int) -> None:
        context: Any = _quickjs.Context()
        self._context: Any = context
        self._runtime, inner = runtime_and_context(context)
        self.words = FiberWords(context)
        self._words_jobs, self._no_jobs = self.words.jobs, self.words.no_jobs
        self.stack_size = stack_size
        lib.JS_SetMaxStackSize(self._runtime, stack_size)
        self._raw_entries: list[Any] = []
        self._track = REJECTION_TRACKER(self._track_rejection)
        self.rejections: dict[int, int] = {}
        self._rejection_count = 0
        self._free_rejections: list[int] = []
        holder = context.eval("({__proto__: null})")
        self._holder_object: Any = holder
        super().__init__(inner, JSValue.from_address(id(holder) + OBJECT_HEADER + _WORD_BYTES))
        run = lib.JS_NewCFunction2(inner, address_of("JS_EvalFunction"), b"", 0, CFUNC_GENERIC, 0)
        lib.JS_SetPropertyStr(inner, self._holder, b"run", run)
        self._load_beside(__file__, "kernel")
        start = context.eval("(function (holder, isNg) { return holder.run.call(holder.code)(holder, isNg) })")
        self._find_entry: Any = start(holder, IS_NG)
        self._map_mailbox()
        self._define = self.entry("define")
        self._boot = self.entry("boot")
        self.boot_beside(__file__, "guards")
        lib.JS_SetHostPromiseRejectionTracker(self._runtime, ctypes.cast(self._track, POINTER), None)
        self._memory_limit: int | None = None
        if memory_limit is not None:
            self.set_memory_limit(memory_limit)

    # The scripts of the bridge itself ------------------------------------------------------------------------------

    def entry(self, name: str, *, hot: bool = False) -> Entry:
        """The function ``kernel.entries[name]``. Its arguments and result are numbers, booleans, None and markers.

        The function raises EngineError when something left it that no script can catch. A hot one returns the marker
        ``~`` then, where the engine can tell nothing else, and saves the look at it.
        """
        function = self._find_entry(name)
        if function is None:
            raise LookupError(f"no script of the bridge has made kernel.entries.{name}")
        self._raw_entries.append(function)
        return function if hot and IS_NG else functools.partial(self._call_checked, function)

    def _call_checked(self, function: Any, *args: Any) -> Any:
        result = function(*args)
        if result == _ENDED:
            short = self.memory_left() < _MEMORY_SHORT_BYTES
            raise EngineError(f"InternalError: {'out of memory' if short else 'interrupted'}")
        return result

    def _load_beside(self, file: str, name: str) -> None:
        if not self.compile_own(path_beside(file, name), f"jsbridge:{name}"):
            raise SyntaxError(f"{name}.js does not compile")

    def boot_beside(self, file: str, name: str) -> None:
        """Runs the script ``name``.js in the folder of ``file``, which is a function of ``kernel``."""
        self._load_beside(file, name)
        self._boot()

    def boot(self, source: str, filename: str) -> None:
        """Runs a script of the bridge, which is a function of ``kernel``."""
        if not self.compile(source, filename):
            raise SyntaxError(f"{filename} does not compile")
        self._boot()

    def define(self, name: str, function: Callable[..., Any]) -> None:
        """Makes ``kernel.natives[name]``. The function must catch everything: nothing may escape into the engine."""
        self.mint(function)
        self._define(name)

    def mint(self, function: Callable[..., Any]) -> None:
        """Makes a JS function that calls ``function``; ``kernel.takeMinted()`` picks it up.

        The engine drops its reference to ``function`` when the JS function is collected.
        """
        limit = self.words.limit
        # The setter that takes the function is a script's function to the engine: a deep recursion must not fail it.
        saved = limit.value
        limit.value = 0
        try:
            self._context.add_callable(_MINT, function)
        finally:
            limit.value = saved

    # Promises ------------------------------------------------------------------------------------------------------

    def job_pending(self) -> bool:
        """Whether promise reactions wait to be run."""
        return bool(self._words_jobs.value != self._no_jobs)

    def run_job(self) -> bool:
        """Runs one promise reaction; False when there was none. Not for the main thread, which runs signal handlers.

        What a job throws (a callback of ``queueMicrotask``, a promise class of the script's own) is kept like the
        reason of a rejected promise. The extension module's own function would print it, which calls ``toString`` with
        the GIL held.

        Raises:
            EngineError: the job was ended from outside.
        """
        words, runtime = self.words, self._runtime
        context = ctypes.c_void_p()
        where = ctypes.byref(context)
        lib.JS_UpdateStackTop(runtime)
        # As the extension module does it: the functions that the job calls take the GIL back with this.
        words.thread.value = thread_state()
        result = execute_pending_job(runtime, where)
        words.thread.value = 0
        if result >= 0:
            return bool(result)
        error = lib.JS_GetException(self._inner)
        ended = is_uncatchable(self._inner, error)
        if not ended:
            self._keep_rejection(0, _UNDEFINED, error)
        else:
            self._drop(error)
            raise EngineError("InternalError: interrupted")
        return True

    def _track_rejection(self, inner: int, promise: JSValue, reason: JSValue, handled: int, opaque: int | None) -> None:
        self.calling_back = True
        if handled:
            number = self.rejections.pop(promise.word, None)
            if number is not None:
                for name in (b"promise%d", b"reason%d"):
                    lib.JS_SetPropertyStr(inner, self._holder, name % number, _UNDEFINED)
                self._free_rejections.append(number)
        else:
            # The promise is kept so that its address stays its own until it is reported.
            dup_value(inner, promise)
            dup_value(inner, reason)
            self._keep_rejection(promise.word, promise, reason)
        self.calling_back = False

    def _keep_rejection(self, key: int, promise: JSValue, reason: JSValue) -> None:
        if self._free_rejections:
            number = self._free_rejections.pop()
        else:
            number = self._rejection_count = self._rejection_count + 1
        # A job's error has no promise: a key that is no address.
        self.rejections[key or -number] = number
        lib.JS_SetPropertyStr(self._inner, self._holder, b"promise%d" % number, promise)
        lib.JS_SetPropertyStr(self._inner, self._holder, b"reason%d" % number, reason)

    # Limits --------------------------------------------------------------------------------------------------------

    def set_memory_limit(self, limit: int) -> None:
        """Bounds what the engine may allocate, in bytes."""
        self._memory_limit = limit
        lib.JS_SetMemoryLimit(self._runtime, limit)

    def update_stack_top(self) -> int:
        """Lets the engine measure the current thread's stack; returns the address of its top."""
        lib.JS_UpdateStackTop(self._runtime)
        return int(self.words.top.value)

    # Memory and the end --------------------------------------------------------------------------------------------

    def collect(self) -> None:
        """Runs the engine's cycle collector."""
        lib.JS_RunGC(self._runtime)

    def memory_left(self) -> float:
        """Bytes that the engine may still allocate; infinite without a limit."""
        return math.inf if self._memory_limit is None else self._memory_limit - self.memory()["malloc_size"]

    def memory_was_full(self) -> bool:
        """Whether scripts have come near the limit. Without a limit it is False.

        The lack of memory can be so complete that the engine has none for its error: it throws null, and frees much
        on the way to whoever catches that.
        """
        return self._memory_limit is not None and bool(self.words.threshold.value >= self._memory_limit)

    @contextmanager
    def memory_granted(self, size: int) -> Iterator[None]:
        """Raises the memory limit, if there is one, by so many bytes for the length of a ``with`` block."""
        limit = self._memory_limit
        if limit is None:
            yield
            return
        lib.JS_SetMemoryLimit(self._runtime, limit + size)
        try:
            yield
        finally:
            lib.JS_SetMemoryLimit(self._runtime, limit)

    def memory(self) -> dict[str, int]:
        """The engine's own account of its memory: bytes and counts by name."""
        result: dict[str, int] = self._context.memory()
        return result

    def keep_for_ever(self) -> None:
        """For an engine that can be neither used nor freed, since a script was ended in the middle of anything."""
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(self))

    def close(self) -> None:
        """Frees the context and the runtime. Nothing may run in it, on any thread.

        The entry functions that others hold do nothing from now on.
        """
        lib.JS_SetInterruptHandler(self._runtime, None, None)
        lib.JS_SetHostPromiseRejectionTracker(self._runtime, None, None)
        self._release_mailbox()
        context, self._context = self._context, None
        # The kernel still holds the functions, so that none of them is freed here.
        for function in self._raw_entries:
            self._disown(function, context)
        self._raw_entries.clear()
        del self._find_entry, self._define, self._boot
        self._holder_object = None

    def _disown(self, function: Any, context: Any) -> None:
        # A _quickjs.Object without a context is one that the extension module itself knows: calling it returns None.
        address = id(function) + OBJECT_HEADER
        value = JSValue.from_address(address + _WORD_BYTES)
        free_held_value(self._inner, value)
        ctypes.c_size_t.from_address(address).value = 0
        ctypes.pythonapi.Py_DecRef(ctypes.py_object(context))
