"""One QuickJS runtime with its context: the only owner of raw engine objects.

The invariant: whoever calls a method here, or an entry function got from here, holds the runtime's baton. A raw
``_quickjs.Object`` frees engine memory on whatever thread drops its last reference, so that none ever leaves this folder but
the entry functions, which live as long as the engine; script values are known to the rest of jsbridge by number.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import _quickjs

from jsbridge.engine.capi import (
    CFUNC_GENERIC,
    COMPILE_ONLY,
    INTERRUPT_HANDLER,
    IS_NG,
    OBJECT_HEADER,
    REJECTION_TRACKER,
    TAG_EXCEPTION,
    EvalOptions,
    JSValue,
    address_of,
    dup_value,
    free_held_value,
    lib,
)
from jsbridge.engine.words import FiberWords, runtime_and_context

HEADER_BYTES = 64
MAILBOX_BYTES = 1 << 16
# The global that add_callable() assigns; kernel.js owns its setter.
_MINT = "__jsbridge__"
_KERNEL = Path(__file__).with_name("kernel.js")

#: Raised by an entry function when something left the engine that no script can catch (interrupted, out of memory).
EngineError: type[Exception] = _quickjs.JSException
#: Raised by an entry function when the C stack has no room for the call. Only quickjs-ng tells it apart.
EngineStackOverflow: type[Exception] = getattr(_quickjs, "StackOverflow", _quickjs.JSException)

Entry = Callable[..., Any]


class Engine:
    """A QuickJS runtime, its text and byte channels, its limits and its interrupt handler.

    Args:
        memory_limit: bytes that the engine may allocate, or None for no limit.
        stack_size: bytes of C stack that one fiber's scripts may use.
    """

    def __init__(self, *, memory_limit: int | None, stack_size: int) -> None:
        self._context: _quickjs.Context | None = _quickjs.Context()
        self._runtime, self._inner = runtime_and_context(self._context)
        self.words = FiberWords(self._runtime)
        self.stack_size = stack_size
        lib.JS_SetMaxStackSize(self._runtime, stack_size)
        self._entries: list[Entry] = []
        #: Tells the interrupt handler, on the thread that runs the script, whether the running fiber has to end.
        self.should_stop: Callable[[], bool] = lambda: False
        #: Gets what a signal handler raised while the interrupt handler ran.
        self.on_poll_error: Callable[[BaseException], None] = lambda error: None
        self.interrupting = False
        self._poll = INTERRUPT_HANDLER(self._answer_poll)
        self._track = REJECTION_TRACKER(self._track_rejection)
        #: Rejected promises that nothing handles, by the number under which the holder keeps the reason.
        self.rejections: dict[int, int] = {}
        self._rejection_count = 0
        holder = self._context.eval("({__proto__: null})")
        self._holder_object: Any = holder
        #: Whether the holder keeps a large block of bytes for a Python function to look at.
        self.staged = False
        self._holder = JSValue.from_address(id(holder) + OBJECT_HEADER + 8)
        self._length = ctypes.c_size_t()
        self._length_pointer = ctypes.byref(self._length)
        run = lib.JS_NewCFunction2(self._inner, address_of("JS_EvalFunction"), b"", 0, CFUNC_GENERIC, 0)
        lib.JS_SetPropertyStr(self._inner, self._holder, b"run", run)
        self.compile(_KERNEL.read_text(encoding="utf-8"), "jsbridge:kernel")
        start = self._context.eval("(function (holder) { return holder.run.call(holder.code)(holder) })")
        self._find_entry: Entry = start(holder)
        self._map_mailbox()
        self._define = self.entry("define")
        self._boot = self.entry("boot")
        lib.JS_SetHostPromiseRejectionTracker(self._runtime, ctypes.cast(self._track, ctypes.c_void_p), None)
        if memory_limit is not None:
            self.set_memory_limit(memory_limit)

    # The scripts of the bridge itself ------------------------------------------------------------------------------

    def entry(self, name: str) -> Entry:
        """The function ``kernel.entries[name]``. Its arguments and result are numbers, booleans, None and markers."""
        function: Entry = self._find_entry(name)
        self._entries.append(function)
        return function

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
        assert self._context is not None
        self._context.add_callable(_MINT, function)

    def compile(self, source: str, filename: str, *, prefix: str = "", suffix: str = "") -> bool:
        """Leaves the compiled script in ``holder.code``, or the error in ``holder.error`` and returns False.

        Nothing is run. ``prefix`` and ``suffix`` are put around the source without moving its lines (or its columns, where
        the engine knows columns).
        """
        name = os.fsencode(filename)
        if IS_NG:
            # The prefix ends on the line before the first one. Line 0 cannot be asked for: it means "the default".
            code = f"{prefix}\n\n{source}{suffix}" if prefix else source
            utf8 = code.encode("utf-8", "surrogatepass")
            options = EvalOptions(1, COMPILE_ONLY, name, -1 if prefix else 1)
            value = lib.JS_Eval2(self._inner, utf8, len(utf8), ctypes.byref(options))
        else:
            utf8 = f"{prefix}{source}{suffix}".encode("utf-8", "surrogatepass")
            value = lib.JS_Eval(self._inner, utf8, len(utf8), name, COMPILE_ONLY)
        if value.tag == TAG_EXCEPTION:
            lib.JS_SetPropertyStr(self._inner, self._holder, b"error", lib.JS_GetException(self._inner))
            return False
        lib.JS_SetPropertyStr(self._inner, self._holder, b"code", value)
        # JS_EvalFunction frees what it is given, and as a JS function it is given a borrowed `this`: one reference more.
        lib.JS_GetPropertyStr(self._inner, self._holder, b"code")
        return True

    # Text and bytes ------------------------------------------------------------------------------------------------

    def read_text(self) -> str:
        """The string in ``holder.text``, exactly: lone surrogates come as surrogates."""
        return self._read_utf8().decode("utf-8", "surrogatepass")

    def read_utf8(self) -> bytes:
        """The string in ``holder.text`` as UTF-8; a lone surrogate becomes U+FFFD, as the WHATWG encoder writes it."""
        utf8 = self._read_utf8()
        try:
            utf8.decode("utf-8")
        except UnicodeDecodeError:
            return utf8.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
        return utf8

    def _read_utf8(self) -> bytes:
        value = lib.JS_GetPropertyStr(self._inner, self._holder, b"text")
        pointer = lib.JS_ToCStringLen2(self._inner, self._length_pointer, value, 0)
        free_held_value(self._inner, value)
        if not pointer:
            raise MemoryError("the engine has no memory for a text")
        text = ctypes.string_at(pointer, self._length.value)
        lib.JS_FreeCString(self._inner, pointer)
        return text

    def write_text(self, text: str) -> None:
        """Puts a string, exactly, into ``holder.text``."""
        utf8 = text.encode("utf-8", "surrogatepass")
        self._set(b"text", lib.JS_NewStringLen(self._inner, utf8, len(utf8)))

    def put_text(self, text: str) -> str:
        """Hands a string to the script that is returned to or called; returns the marker that says where it lies."""
        if len(text) < 1024 and text.isascii() and "\0" not in text:
            return "=" + text
        self.write_text(text)
        return "s"

    def staged_bytes(self) -> memoryview:
        """What the script staged, without a copy: valid until anything enters the engine or returns to it.

        A large block lies in a buffer that the holder keeps alive until :meth:`drop_staged`.
        """
        length = int(self._header[0])
        if not self._header[2]:
            return self._body[:length]
        offset = int(self._header[1])
        self.staged = True
        return self._array_buffer(b"staged")[offset : offset + length]

    def drop_staged(self) -> None:
        """Lets go of the large block that :meth:`staged_bytes` showed."""
        self.staged = False
        self._set(b"staged", JSValue(0, _TAG_NULL))

    def put_bytes(self, data: bytes | bytearray | memoryview) -> str:
        """Hands bytes to the script that is returned to or called; returns the marker that says where they lie."""
        length = len(data)
        if length <= MAILBOX_BYTES:
            self._body[:length] = data
            self._header[0] = length
            return "b"
        with BufferAddress(data) as address:
            self._set(b"bytes", lib.JS_NewArrayBufferCopy(self._inner, address, length))
        return "B"

    def put_block(self, number: int, data: bytes | bytearray | memoryview) -> None:
        """Leaves one of several blocks of bytes in the holder, as an ArrayBuffer."""
        with BufferAddress(data) as address:
            self._set(b"block%d" % number, lib.JS_NewArrayBufferCopy(self._inner, address, len(data)))

    def take_block(self, number: int, offset: int, length: int) -> bytes:
        """Takes a range of one of several buffers that the script left in the holder."""
        name = b"block%d" % number
        data = bytes(self._array_buffer(name)[offset : offset + length])
        self._set(name, JSValue(0, _TAG_NULL))
        return data

    def weak_value(self) -> JSValue:
        """A reference to ``holder.value`` that does not keep it alive: only :meth:`recall` it while it is known to live."""
        value: JSValue = lib.JS_GetPropertyStr(self._inner, self._holder, b"value")
        free_held_value(self._inner, value)
        return value

    def recall(self, weak: JSValue) -> None:
        """Puts a value that :meth:`weak_value` noted back into ``holder.value``."""
        dup_value(self._inner, weak)
        self._set(b"value", weak)

    def _array_buffer(self, name: bytes) -> memoryview:
        value = lib.JS_GetPropertyStr(self._inner, self._holder, name)
        address = lib.JS_GetArrayBuffer(self._inner, self._length_pointer, value)
        free_held_value(self._inner, value)
        length = self._length.value if address else 0
        return memoryview((ctypes.c_char * length).from_address(address or 0)).cast("B") if length else memoryview(b"")

    def _map_mailbox(self) -> None:
        mailbox = self._array_buffer(b"mailbox")
        if len(mailbox) != HEADER_BYTES + MAILBOX_BYTES:
            raise AssertionError("kernel.js and engine.py disagree about the mailbox")
        self._header = mailbox[:HEADER_BYTES].cast("d")
        self._body = mailbox[HEADER_BYTES:]

    def _set(self, name: bytes, value: JSValue) -> None:
        if value.tag == TAG_EXCEPTION or lib.JS_SetPropertyStr(self._inner, self._holder, name, value) < 0:
            self._set_error()
            raise MemoryError("the engine has no memory for a value")

    def _set_error(self) -> None:
        lib.JS_SetPropertyStr(self._inner, self._holder, b"error", lib.JS_GetException(self._inner))

    # Promises ------------------------------------------------------------------------------------------------------

    def job_pending(self) -> bool:
        """Whether promise reactions wait to be run."""
        return bool(lib.JS_IsJobPending(self._runtime))

    def run_job(self) -> bool:
        """Runs one promise reaction; False when there was none."""
        assert self._context is not None
        return bool(self._context.execute_pending_job())

    def _track_rejection(self, inner: int, promise: JSValue, reason: JSValue, handled: int, opaque: int | None) -> None:
        if handled:
            number = self.rejections.pop(promise.word, None)
            if number is not None:
                for name in (b"promise%d", b"reason%d"):
                    lib.JS_SetPropertyStr(inner, self._holder, name % number, JSValue(0, _TAG_UNDEFINED))
            return
        self._rejection_count += 1
        number = self.rejections[promise.word] = self._rejection_count
        # The promise is kept so that its address stays its own until it is reported.
        for name, value in ((b"promise%d", promise), (b"reason%d", reason)):
            dup_value(inner, value)
            lib.JS_SetPropertyStr(inner, self._holder, name % number, value)

    # Limits --------------------------------------------------------------------------------------------------------

    def set_memory_limit(self, limit: int) -> None:
        """Bounds what the engine may allocate, in bytes."""
        lib.JS_SetMemoryLimit(self._runtime, limit)

    def update_stack_top(self) -> int:
        """Lets the engine measure the current thread's stack; returns the address of its top."""
        lib.JS_UpdateStackTop(self._runtime)
        return int(self.words.top.value)

    def interrupt(self) -> None:
        """From any thread: makes the running script ask :attr:`should_stop` within some 10 000 branches.

        The handler is not installed for good, since it needs the GIL: with a busy Python thread beside, every poll would
        wait for a switch interval.
        """
        if self._context is not None:
            self.interrupting = True
            lib.JS_SetInterruptHandler(self._runtime, ctypes.cast(self._poll, ctypes.c_void_p), None)

    def clear_interrupt(self) -> None:
        """Takes the interrupt handler out."""
        self.interrupting = False
        lib.JS_SetInterruptHandler(self._runtime, None, None)

    def _answer_poll(self, runtime: int, opaque: int | None) -> int:
        try:
            if self.should_stop():
                return 1
        except BaseException as error:
            # A signal handler raised in here: the script ends, and the error is for whoever called it.
            self.on_poll_error(error)
            return 1
        self.clear_interrupt()
        return 0

    # Memory and the end --------------------------------------------------------------------------------------------

    def collect(self) -> None:
        """Runs the engine's cycle collector."""
        lib.JS_RunGC(self._runtime)

    def memory(self) -> dict[str, int]:
        """The engine's own account of its memory: bytes and counts by name."""
        assert self._context is not None
        result: dict[str, int] = self._context.memory()
        return result

    def close(self) -> None:
        """Frees the context and the runtime. Nothing may run in it, on any thread."""
        lib.JS_SetInterruptHandler(self._runtime, None, None)
        lib.JS_SetHostPromiseRejectionTracker(self._runtime, None, None)
        self._header.release()
        self._body.release()
        self._entries.clear()
        del self._find_entry, self._define, self._boot
        self._holder_object = None
        self._context = None


class BufferAddress:
    """The address of a bytes-like object's memory, held in place for the length of a ``with`` block."""

    class _PyBuffer(ctypes.Structure):
        _fields_ = (
            ("buf", ctypes.c_void_p),
            ("obj", ctypes.py_object),
            ("len", ctypes.c_ssize_t),
            ("itemsize", ctypes.c_ssize_t),
            ("readonly", ctypes.c_int),
            ("ndim", ctypes.c_int),
            ("format", ctypes.c_char_p),
            ("shape", ctypes.c_void_p),
            ("strides", ctypes.c_void_p),
            ("suboffsets", ctypes.c_void_p),
            ("internal", ctypes.c_void_p),
        )

    _SIMPLE = 0

    def __init__(self, data: bytes | bytearray | memoryview) -> None:
        self._data = data
        self._buffer = self._PyBuffer()

    def __enter__(self) -> int:
        ctypes.pythonapi.PyObject_GetBuffer(ctypes.py_object(self._data), ctypes.byref(self._buffer), self._SIMPLE)
        return int(self._buffer.buf or 0)

    def __exit__(self, *exception: object) -> None:
        ctypes.pythonapi.PyBuffer_Release(ctypes.byref(self._buffer))


# JS_TAG_NULL and JS_TAG_UNDEFINED of quickjs.h, the same numbers in both engines.
_TAG_NULL = 2
_TAG_UNDEFINED = 3
