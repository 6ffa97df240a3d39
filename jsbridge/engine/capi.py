"""The C functions of QuickJS that jsbridge calls, in one table.

Both distributions of the ``quickjs`` module export the engine's whole C API from their extension module.
``ctypes.PyDLL`` keeps the GIL during a call, so that every function of this table is atomic to the other Python
threads. That also is the one rule for its use: **nothing here may run a script**. A script that is entered with the GIL
held and calls a Python function ends the process, because the extension module would release a GIL that it never took.
The table compiles, moves values and sets limits; what could lead from there into a script is closed elsewhere:

* properties are read and written on the holder alone, which has no prototype and no setters;
* only strings are turned into text, so that no ``toString`` is called;
* an error is made without asking ``Error.prepareStackTrace`` or ``Error.stackTraceLimit`` for anything (stacks.js).

The one function that does run scripts, :func:`execute_pending_job`, gives the GIL up.
"""

from __future__ import annotations

import ctypes
import struct
import sys
from typing import Any

import _quickjs

POINTER = ctypes.c_void_p
SIZE = ctypes.c_size_t
OBJECT_HEADER = object.__basicsize__

# JS_EVAL_FLAG_COMPILE_ONLY of quickjs.h, the same number in both engines.
COMPILE_ONLY = 1 << 5
# JS_WRITE_OBJ_BYTECODE and JS_READ_OBJ_BYTECODE.
BYTECODE = 1 << 0
# The tags of quickjs.h, the same numbers in both engines; the older one has no ropes.
TAG_STRING_ROPE = -6
TAG_STRING = -7
TAG_OBJECT = -1
TAG_NULL = 2
TAG_UNDEFINED = 3
TAG_EXCEPTION = 6
CFUNC_GENERIC = 0


class JSValue(ctypes.Structure):
    """A value of the engine as it is passed in C: a union word and a tag word."""

    _fields_ = (("word", ctypes.c_int64), ("tag", ctypes.c_int64))


class EvalOptions(ctypes.Structure):
    """``JSEvalOptions`` of quickjs-ng, version 1."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("flags", ctypes.c_int),
        ("filename", ctypes.c_char_p),
        ("line", ctypes.c_int),
    )


# int handler(JSRuntime *, void *opaque)
INTERRUPT_HANDLER = ctypes.CFUNCTYPE(ctypes.c_int, POINTER, POINTER)
# void tracker(JSContext *, JSValue promise, JSValue reason, bool is_handled, void *opaque)
# A C bool in quickjs-ng, an int of 0 or 1 in the older engine: its low byte is the same.
REJECTION_TRACKER = ctypes.CFUNCTYPE(None, POINTER, JSValue, JSValue, ctypes.c_bool, POINTER)

_TABLE: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "JS_GetRuntime": (POINTER, (POINTER,)),
    "JS_Eval": (JSValue, (POINTER, ctypes.c_char_p, SIZE, ctypes.c_char_p, ctypes.c_int)),
    "JS_EvalFunction": (JSValue, (POINTER, JSValue)),
    "JS_NewCFunction2": (JSValue, (POINTER, POINTER, ctypes.c_char_p, ctypes.c_int, ctypes.c_int, ctypes.c_int)),
    "JS_GetException": (JSValue, (POINTER,)),
    "JS_SetPropertyStr": (ctypes.c_int, (POINTER, JSValue, ctypes.c_char_p, JSValue)),
    "JS_GetPropertyStr": (JSValue, (POINTER, JSValue, ctypes.c_char_p)),
    "JS_NewStringLen": (JSValue, (POINTER, ctypes.c_char_p, SIZE)),
    "JS_ToCStringLen2": (POINTER, (POINTER, ctypes.POINTER(SIZE), JSValue, ctypes.c_int)),
    "JS_FreeCString": (None, (POINTER, POINTER)),
    "JS_GetArrayBuffer": (POINTER, (POINTER, ctypes.POINTER(SIZE), JSValue)),
    "JS_NewArrayBufferCopy": (JSValue, (POINTER, POINTER, SIZE)),
    "JS_WriteObject": (POINTER, (POINTER, ctypes.POINTER(SIZE), JSValue, ctypes.c_int)),
    "JS_ReadObject": (JSValue, (POINTER, ctypes.c_char_p, SIZE, ctypes.c_int)),
    "js_free": (None, (POINTER, POINTER)),
    "JS_IsJobPending": (ctypes.c_bool, (POINTER,)),
    "JS_RunGC": (None, (POINTER,)),
    "JS_SetInterruptHandler": (None, (POINTER, POINTER, POINTER)),
    "JS_SetHostPromiseRejectionTracker": (None, (POINTER, POINTER, POINTER)),
    "JS_SetGCThreshold": (None, (POINTER, SIZE)),
    "JS_SetMemoryLimit": (None, (POINTER, SIZE)),
    "JS_SetMaxStackSize": (None, (POINTER, SIZE)),
    "JS_UpdateStackTop": (None, (POINTER,)),
}
# Only quickjs-ng has these; where they are missing, the reference count is the first word of every counted value.
_NG_TABLE: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "JS_Eval2": (JSValue, (POINTER, ctypes.c_char_p, SIZE, ctypes.POINTER(EvalOptions))),
    "JS_DupValue": (JSValue, (POINTER, JSValue)),
    "JS_FreeValue": (None, (POINTER, JSValue)),
    "JS_IsUncatchableError": (ctypes.c_bool, (JSValue,)),
}
_OLD_TABLE: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "JS_IsUncatchableError": (ctypes.c_bool, (POINTER, JSValue)),
}


class EngineUnsupported(ImportError):
    """The installed ``quickjs`` module cannot carry jsbridge.

    You get this when a runtime is created on a platform or with a version of the engine whose C API or memory layout is
    not the one that jsbridge proves at start. Install ``quickjs-ng`` (and not ``quickjs`` beside it), on 64-bit Linux
    or macOS.
    """


def engine_version() -> str:
    """The distribution and version of the installed engine, such as ``quickjs-ng 0.17.0.2``."""
    from importlib import metadata

    names = ("quickjs-ng", "quickjs") if IS_NG else ("quickjs", "quickjs-ng")
    for name in names:
        try:
            return f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            continue
    return "quickjs (unknown version)"


def in_main_interpreter() -> bool:
    """Whether this is the interpreter that the process began with."""
    states = []
    for name in ("PyInterpreterState_Get", "PyInterpreterState_Main"):
        function = getattr(ctypes.pythonapi, name)
        function.restype = POINTER
        states.append(function())
    return bool(states[0] == states[1])


def load(path: str, platform: str = sys.platform) -> tuple[Any, bool]:
    """The extension module's C functions, with their signatures, and whether it is quickjs-ng.

    Raises:
        EngineUnsupported: the platform or the module does not offer them.
    """
    if struct.calcsize("P") != 8 or platform == "win32":
        raise EngineUnsupported(
            f"jsbridge needs 64-bit Linux or macOS: on {platform} the quickjs module does not export its C API"
        )
    if not in_main_interpreter():
        # The extension module's state is one for the process, and so are the signals that jsbridge deals with.
        raise EngineUnsupported("jsbridge does not run in a subinterpreter: use a thread, or a process, with a Runtime")
    library: Any = ctypes.PyDLL(path)
    is_ng = hasattr(library, "JS_Eval2")
    for name, (result, arguments) in (_TABLE | (_NG_TABLE if is_ng else _OLD_TABLE)).items():
        try:
            function = getattr(library, name)
        except AttributeError:
            raise EngineUnsupported(
                f"the installed quickjs module does not export {name}: install quickjs-ng"
            ) from None
        function.restype = result
        function.argtypes = arguments
    return library, is_ng


lib, IS_NG = load(_quickjs.__file__)

#: ``int JS_ExecutePendingJob(JSRuntime *, JSContext **)``, called without the GIL. Who calls it does what the extension
#: module does before it runs a script: see ``Engine.run_job``.
execute_pending_job = ctypes.CDLL(_quickjs.__file__).JS_ExecutePendingJob
execute_pending_job.restype = ctypes.c_int
execute_pending_job.argtypes = (POINTER, POINTER)

#: The ``PyThreadState *`` of the calling thread, as a number.
thread_state = ctypes.pythonapi.PyThreadState_Get
thread_state.restype = ctypes.c_size_t
thread_state.argtypes = ()


def address_of(name: str) -> int:
    """The address of an exported function, for use as a C function pointer."""
    address = ctypes.cast(getattr(lib, name), POINTER).value
    assert address is not None
    return address


def is_uncatchable(inner: int, error: JSValue) -> bool:
    """Whether the engine made this error to end a script: no script can catch it."""
    return bool(lib.JS_IsUncatchableError(error) if IS_NG else lib.JS_IsUncatchableError(inner, error))


def _dup_counted(inner: int, value: JSValue) -> None:
    if value.tag < 0:
        ctypes.c_int32.from_address(value.word).value += 1


def _free_counted(inner: int, value: JSValue) -> None:
    # Only for values that something else still holds: the count never reaches zero here.
    if value.tag < 0:
        ctypes.c_int32.from_address(value.word).value -= 1


dup_value = lib.JS_DupValue if IS_NG else _dup_counted
#: Drops one reference of a value that something else still holds (so that it is never the last one).
free_held_value = lib.JS_FreeValue if IS_NG else _free_counted
