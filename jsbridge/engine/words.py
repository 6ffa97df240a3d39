"""The words of ``JSRuntime`` that belong to a running fiber: found by experiment at start, and proved.

The invariant: a fiber that is not running has its own copy of these words, and whoever runs has put its own in place.
Without it a fiber would unwind into the stack of another one (``current_stack_frame``), or measure its depth against
another thread's stack (``stack_limit``, ``stack_size``), which is memory corruption rather than an error.

``JSRuntime`` is private to the engine, so that nothing tells where the words are. ``stack_size`` is found by setting it to
a number that occurs nowhere else; ``stack_top`` and ``stack_limit`` follow it, and their difference proves all three.
``current_stack_frame`` is the one word nearby that is zero outside of any call and points into the C stack, at two
different places, inside calls of two different depths. Anything but exactly one candidate is a refusal to start.
"""

from __future__ import annotations

import ctypes
from typing import NamedTuple

import _quickjs

from jsbridge.engine.capi import OBJECT_HEADER, POINTER, EngineUnsupported, engine_version, lib

_MAGIC_STACK_SIZE = 0x3A5A50
_SPAN_WORDS = 400
_WORD = ctypes.c_uint64
_WORD_BYTES = 8


class Layout(NamedTuple):
    """Indices, in 64-bit words, into ``JSRuntime``."""

    stack_size: int
    current_stack_frame: int


_layout: Layout | None = None


def runtime_and_context(context: _quickjs.Context) -> tuple[int, int]:
    """The addresses of the ``JSRuntime`` and ``JSContext`` of a context object, proved by asking the engine."""
    runtime = POINTER.from_address(id(context) + OBJECT_HEADER).value
    inner = POINTER.from_address(id(context) + OBJECT_HEADER + _WORD_BYTES).value
    if not runtime or not inner or lib.JS_GetRuntime(inner) != runtime:
        raise _refusal("the context object does not hold its JSRuntime and JSContext where they are expected")
    return runtime, inner


def layout() -> Layout:
    """Finds the words in a runtime made for the purpose; the answer holds for the process.

    Raises:
        EngineUnsupported: the words are not where exactly one proof leads.
    """
    global _layout
    if _layout is None:
        _layout = _find()
    return _layout


def _refusal(reason: str) -> EngineUnsupported:
    return EngineUnsupported(
        f"jsbridge cannot run fibers on {engine_version()}: {reason}; known to work: quickjs-ng 0.17, quickjs 1.19.4"
    )


def _find() -> Layout:
    context = _quickjs.Context()
    runtime, _ = runtime_and_context(context)
    lib.JS_SetMaxStackSize(runtime, _MAGIC_STACK_SIZE)
    words = (_WORD * _SPAN_WORDS).from_address(runtime)
    sizes = [
        index
        for index in range(_SPAN_WORDS - 2)
        if words[index] == _MAGIC_STACK_SIZE and words[index + 1] - words[index + 2] == _MAGIC_STACK_SIZE
    ]
    if len(sizes) != 1:
        raise _refusal(f"{len(sizes)} places look like stack_size")
    outside = list(words)
    inside: list[list[int]] = []
    context.add_callable("snap", lambda: inside.append(list(words)))
    context.eval("(function () { function f(n) { if (n) { f(n - 1); return 1 } snap(); return 1 } f(0); f(5) })()")
    top = inside[0][sizes[0] + 1]
    frames = [
        index
        for index in range(_SPAN_WORDS)
        if outside[index] == 0
        and inside[0][index] != inside[1][index]
        and all(top - _MAGIC_STACK_SIZE <= state[index] <= top for state in inside)
    ]
    if len(frames) != 1:
        raise _refusal(f"{len(frames)} places look like current_stack_frame")
    return Layout(sizes[0], frames[0])


class FiberWords:
    """The fiber's words of one runtime, as live C variables."""

    __slots__ = ("frame", "limit", "size", "top")

    def __init__(self, runtime: int) -> None:
        found = layout()
        self.size = _WORD.from_address(runtime + _WORD_BYTES * found.stack_size)
        self.top = _WORD.from_address(runtime + _WORD_BYTES * (found.stack_size + 1))
        self.limit = _WORD.from_address(runtime + _WORD_BYTES * (found.stack_size + 2))
        self.frame = _WORD.from_address(runtime + _WORD_BYTES * found.current_stack_frame)
        if self.frame.value or self.top.value - self.limit.value != self.size.value:
            raise _refusal("a new runtime does not have the layout that was proved before")
