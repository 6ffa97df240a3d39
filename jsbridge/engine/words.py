"""The private words of the engine that jsbridge reads and writes: found by experiment at start, and proved.

The invariant: a fiber that is not running has its own copy of ``current_stack_frame``, ``stack_limit`` and
``stack_size``, and whoever runs has put its own in place. Without it a fiber would unwind into the stack of another
one, or measure its depth against another thread's stack, which is memory corruption rather than an error.

``JSRuntime`` is private to the engine, so that nothing tells where the words are. ``stack_size`` is found by setting it
to a number that occurs nowhere else; ``stack_top`` and ``stack_limit`` follow it, and their difference proves all
three. ``current_stack_frame`` is the one word nearby that is zero outside of any call and points into the C stack, at
two different places, inside calls of two different depths.

Two more words are found from inside an interrupt handler. The engine's counter of polls stands at its start value
there, and below it later (``JSContext.interrupt_counter``). And the extension module keeps the Python thread whose GIL
it gave up in its context object while a script runs, and only then.

Whether promise jobs wait is asked after every call: ``job_list`` is the one list of ``JSRuntime`` (its head points to
itself while the list is empty) that is as long as there are jobs, whatever their number.

The last one, ``malloc_gc_threshold``, is what a call has just set it to. The engine sets it to one and a half times the
memory in use whenever that has reached it, so that it tells how full the memory has been.

Anything but exactly one candidate is a refusal to start.
"""

from __future__ import annotations

import ctypes
from types import SimpleNamespace

import _quickjs

from jsbridge.engine.capi import (
    INTERRUPT_HANDLER,
    OBJECT_HEADER,
    POINTER,
    EngineUnsupported,
    engine_version,
    lib,
    thread_state,
)

_MAGIC_STACK_SIZE = 0x3A5A50
# Too much to be reached, so that setting it changes nothing for a runtime that is thrown away.
_MAGIC_THRESHOLD = 0x5A3A_1234_5A50
_RUNTIME_WORDS = 400
_CONTEXT_WORDS = 128
_WORD = ctypes.c_uint64
_WORD_BYTES = 8
_COUNTER = ctypes.c_int32
_COUNTER_BYTES = 4
# JS_INTERRUPT_COUNTER_INIT of quickjs.c: branches and calls between two polls of the interrupt handler.
_POLL_INTERVAL = 10_000


class Layout(SimpleNamespace):
    """Where the words are.

    Attributes:
        stack_size, current_stack_frame: indices, in 64-bit words, into ``JSRuntime``.
        interrupt_counter: index, in 32-bit words, into ``JSContext``.
        thread_state: index, in 64-bit words, into the context object of the extension module.
        gc_threshold: index, in 64-bit words, into ``JSRuntime``.
        jobs: index, in 64-bit words, into ``JSRuntime``.
    """

    stack_size: int
    current_stack_frame: int
    interrupt_counter: int
    thread_state: int
    gc_threshold: int
    jobs: int


_layout: Layout | None = None


def runtime_and_context(context: _quickjs.Context) -> tuple[int, int]:
    """The addresses of the ``JSRuntime`` and ``JSContext`` of a context object, proved by asking the engine.

    Raises:
        EngineUnsupported: they are not where they are expected.
    """
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
        _layout = find_layout()
    return _layout


def find_layout() -> Layout:
    """Finds the words anew.

    Raises:
        EngineUnsupported: there is not exactly one candidate for each.
    """
    context = _quickjs.Context()
    runtime, inner = runtime_and_context(context)
    stack_size, frame = _find_stack_words(context, runtime)
    counter, thread = _find_polled_words(context, runtime, inner)
    return Layout(
        stack_size=stack_size,
        current_stack_frame=frame,
        interrupt_counter=counter,
        thread_state=thread,
        gc_threshold=_find_threshold(runtime),
        jobs=_find_jobs(context, runtime),
    )


def _refusal(reason: str) -> EngineUnsupported:
    return EngineUnsupported(
        f"jsbridge cannot run fibers on {engine_version()}: {reason}; known to work: quickjs-ng 0.17, quickjs 1.19.4"
    )


def _the_one(candidates: list[int], name: str) -> int:
    if len(candidates) != 1:
        raise _refusal(f"{len(candidates)} places look like {name}")
    return candidates[0]


def _find_stack_words(context: _quickjs.Context, runtime: int) -> tuple[int, int]:
    lib.JS_SetMaxStackSize(runtime, _MAGIC_STACK_SIZE)
    words = (_WORD * _RUNTIME_WORDS).from_address(runtime)
    size = _the_one(
        [
            index
            for index in range(_RUNTIME_WORDS - 2)
            if words[index] == _MAGIC_STACK_SIZE and words[index + 1] - words[index + 2] == _MAGIC_STACK_SIZE
        ],
        "stack_size",
    )
    outside = list(words)
    inside: list[list[int]] = []
    context.add_callable("snap", lambda: inside.append(list(words)))
    context.eval("(function () { function f(n) { if (n) { f(n - 1); return 1 } snap(); return 1 } f(0); f(5) })()")
    top = inside[0][size + 1]
    frame = _the_one(
        [
            index
            for index in range(_RUNTIME_WORDS)
            if outside[index] == 0
            and inside[0][index] != inside[1][index]
            and all(top - _MAGIC_STACK_SIZE <= state[index] <= top for state in inside)
        ],
        "current_stack_frame",
    )
    return size, frame


def _find_threshold(runtime: int) -> int:
    lib.JS_SetGCThreshold(runtime, _MAGIC_THRESHOLD)
    words = (_WORD * _RUNTIME_WORDS).from_address(runtime)
    return _the_one(
        [index for index in range(_RUNTIME_WORDS) if words[index] == _MAGIC_THRESHOLD], "malloc_gc_threshold"
    )


def _find_jobs(context: _quickjs.Context, runtime: int) -> int:
    words = (_WORD * _RUNTIME_WORDS).from_address(runtime)

    heads = [
        index
        for index in range(_RUNTIME_WORDS - 1)
        if words[index] == words[index + 1] == runtime + _WORD_BYTES * index
    ]
    for jobs in (1, 3, 0):
        context.eval(f"for (let i = 0; i < {jobs}; i++) Promise.resolve().then(() => 0); 0")
        heads = [index for index in heads if _list_length(runtime + _WORD_BYTES * index, most=jobs) == jobs]
        if bool(lib.JS_IsJobPending(runtime)) != bool(jobs):
            raise _refusal("promises make no jobs")
        while context.execute_pending_job():
            pass
    return _the_one(heads, "job_list")


def _list_length(head: int, *, most: int) -> int:
    # Of a list of quickjs's list.h: every link begins with the pointers to the one before and the one after it.
    link, length = _WORD.from_address(head + _WORD_BYTES).value, 0
    while link != head and length <= most:
        link, length = _WORD.from_address(link + _WORD_BYTES).value, length + 1
    return length


def _find_polled_words(context: _quickjs.Context, runtime: int, inner: int) -> tuple[int, int]:
    counters = (_COUNTER * (2 * _CONTEXT_WORDS)).from_address(inner)
    object_words = (_WORD * (type(context).__basicsize__ // _WORD_BYTES)).from_address(id(context))
    polled: list[tuple[list[int], list[bool]]] = []

    def look(runtime: int, opaque: int | None) -> int:
        mine = thread_state()
        polled.append((list(counters), [word == mine for word in object_words]))
        return 0

    handler = INTERRUPT_HANDLER(look)
    lib.JS_SetInterruptHandler(runtime, ctypes.cast(handler, POINTER), None)
    context.eval(f"for (let i = 0; i < {2 * _POLL_INTERVAL + _POLL_INTERVAL // 2}; i++);")
    lib.JS_SetInterruptHandler(runtime, None, None)
    if len(polled) < 2:
        raise _refusal("the interrupt handler is not polled")
    counter = _the_one(
        [
            index
            for index, now in enumerate(counters)
            if 0 < now < _POLL_INTERVAL and all(then[index] == _POLL_INTERVAL for then, _ in polled)
        ],
        "interrupt_counter",
    )
    thread = _the_one(
        [index for index, now in enumerate(object_words) if now == 0 and all(is_mine[index] for _, is_mine in polled)],
        "the thread state",
    )
    return counter, thread


class FiberWords:
    """The words of one runtime, as live C variables.

    Attributes:
        size, top, limit, frame: what belongs to the running fiber.
        polls: how many branches and calls the script has until the interrupt handler is asked again.
        thread: the ``PyThreadState *`` of the thread that runs a script without the GIL, or 0.
        threshold: bytes in use at which the cycle collector runs next.
        jobs: the first promise job that waits, or :attr:`no_jobs`.
    """

    __slots__ = ("frame", "jobs", "limit", "no_jobs", "polls", "size", "thread", "threshold", "top")

    def __init__(self, context: _quickjs.Context) -> None:
        found = layout()
        runtime, inner = runtime_and_context(context)
        self.size = _WORD.from_address(runtime + _WORD_BYTES * found.stack_size)
        self.top = _WORD.from_address(runtime + _WORD_BYTES * (found.stack_size + 1))
        self.limit = _WORD.from_address(runtime + _WORD_BYTES * (found.stack_size + 2))
        self.frame = _WORD.from_address(runtime + _WORD_BYTES * found.current_stack_frame)
        self.polls = _COUNTER.from_address(inner + _COUNTER_BYTES * found.interrupt_counter)
        self.thread = _WORD.from_address(id(context) + _WORD_BYTES * found.thread_state)
        self.no_jobs = runtime + _WORD_BYTES * found.jobs
        self.jobs = _WORD.from_address(self.no_jobs)
        self.threshold = _WORD.from_address(runtime + _WORD_BYTES * found.gc_threshold)
        if self.frame.value or self.thread.value or self.top.value - self.limit.value != self.size.value:
            raise _refusal("a new runtime does not have the layout that was proved before")
