"""Compiling: what a runtime's engine makes of source text, and of what it made of it before.

The invariant: nothing is run here. The code that a call leaves in ``holder.code`` is run by kernel.js, without the GIL.
"""

from __future__ import annotations

import ctypes

from jsbridge.beside import script_at
from jsbridge.engine import bytecode
from jsbridge.engine.capi import (
    BYTECODE,
    COMPILE_ONLY,
    IS_NG,
    TAG_EXCEPTION,
    TAG_UNDEFINED,
    EvalOptions,
    JSValue,
    free_held_value,
    lib,
)
from jsbridge.engine.channel import Channel

_UNDEFINED = JSValue(0, TAG_UNDEFINED)


class Compiler(Channel):
    """The compiler of one runtime."""

    def __init__(self, inner: int, holder: JSValue) -> None:
        super().__init__(inner, holder)
        self._compiled = False

    def compile(self, source: str, filename: str, *, prefix: str = "", suffix: str = "") -> bool:
        """Leaves the compiled script in ``holder.code``, or the error in ``holder.error`` and returns False.

        Nothing is run. ``prefix`` and ``suffix`` are put around the source without moving its lines (or its columns,
        where the engine knows columns). ``filename`` is any text: it is what stacks show.
        """
        inner, holder = self._inner, self._holder
        if self._compiled:
            self._drop_compiled()
        # A C string ends at NUL; lone surrogates, which file names that are no UTF-8 have, are kept.
        name = filename.replace("\0", "\\0").encode("utf-8", "surrogatepass")
        if IS_NG:
            # The prefix ends on the line before the first one. Line 0 cannot be asked for: it means "the default".
            code = f"{prefix}\n\n{source}{suffix}" if prefix else source
            utf8 = code.encode("utf-8", "surrogatepass")
            options = EvalOptions(1, COMPILE_ONLY, name, -1 if prefix else 1)
            value = lib.JS_Eval2(inner, utf8, len(utf8), ctypes.byref(options))
        else:
            utf8 = f"{prefix}{source}{suffix}".encode("utf-8", "surrogatepass")
            value = lib.JS_Eval(inner, utf8, len(utf8), name, COMPILE_ONLY)
        if value.tag == TAG_EXCEPTION:
            lib.JS_SetPropertyStr(inner, holder, b"error", lib.JS_GetException(inner))
            return False
        self._leave_code(value)
        return True

    def _leave_code(self, value: JSValue) -> None:
        inner, holder = self._inner, self._holder
        lib.JS_SetPropertyStr(inner, holder, b"code", value)
        # JS_EvalFunction frees what it is given, and as a JS function it is given a borrowed `this`: one reference
        # more.
        lib.JS_GetPropertyStr(inner, holder, b"code")
        self._compiled = True

    def _written_code(self) -> bytes | None:
        # The bytecode of what was compiled; None when there is no memory to write it to.
        inner, length = self._inner, ctypes.c_size_t()
        code = lib.JS_GetPropertyStr(inner, self._holder, b"code")
        written = lib.JS_WriteObject(inner, ctypes.byref(length), code, BYTECODE)
        free_held_value(inner, code)
        if not written:
            self._drop(lib.JS_GetException(inner))
            return None
        data = ctypes.string_at(written, length.value)
        lib.js_free(inner, written)
        return data

    def _read_code(self, data: bytes) -> bool:
        # Leaves code that was written in the holder, as if it had been compiled.
        if self._compiled:
            self._drop_compiled()
        value = lib.JS_ReadObject(self._inner, data, len(data), BYTECODE)
        if value.tag == TAG_EXCEPTION:
            self._drop(lib.JS_GetException(self._inner))
            return False
        self._leave_code(value)
        return True

    def _drop_compiled(self) -> None:
        # What was compiled only to see whether it does has its references still.
        inner, holder = self._inner, self._holder
        self._compiled = False
        code = lib.JS_GetPropertyStr(inner, holder, b"code")
        if code.tag < 0:
            for _ in range(2):
                free_held_value(inner, code)
            lib.JS_SetPropertyStr(inner, holder, b"code", _UNDEFINED)

    def compile_own(self, path: str, filename: str, *, prefix: str = "", suffix: str = "") -> bool:
        """Like :meth:`compile`, for a file of jsbridge itself: what was compiled is kept.

        The older engine writes no source text into bytecode, which functions tell as theirs: it compiles each time.

        Raises:
            OSError: the file cannot be read.
        """
        if not IS_NG:
            return self.compile(script_at(path), filename, prefix=prefix, suffix=suffix)
        around = f"{filename}\0{prefix}\0{suffix}"
        kept = bytecode.recall(path, around)
        if kept is not None and self._read_code(kept):
            return True
        if not self.compile(script_at(path), filename, prefix=prefix, suffix=suffix):
            return False
        code = self._written_code()
        if code is not None:
            bytecode.keep(path, around, code)
        return True
