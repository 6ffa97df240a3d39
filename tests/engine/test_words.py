"""The engine's private words are found, and anything else is a refusal that says why."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import _quickjs
import pytest

from jsbridge import Runtime
from jsbridge.engine import EngineUnsupported, words


def test_the_layout_is_found_again() -> None:
    assert words.find_layout() == words.layout()


def test_a_runtime_has_the_words_where_they_were_found() -> None:
    context = _quickjs.Context()
    live = words.FiberWords(context)
    assert live.top.value - live.limit.value == live.size.value
    assert (live.frame.value, live.thread.value) == (0, 0)
    context.add_callable("look", lambda: seen.append(live.frame.value))
    seen: list[int] = []
    context.eval("look()")
    assert seen[0] != 0
    assert live.frame.value == 0
    before = live.polls.value
    context.eval("for (let i = 0; i < 100; i++);")
    assert before - live.polls.value >= 100


def stack_size_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    # Every word of the runtime looks like the number that marks stack_size.
    monkeypatch.setattr(words.lib, "JS_SetMaxStackSize", lambda runtime, size: None)


def no_poll(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words.lib, "JS_SetInterruptHandler", lambda runtime, handler, opaque: None)


def other_runtime(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words.lib, "JS_GetRuntime", lambda inner: 1)


def no_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_RUNTIME_WORDS", words.layout().current_stack_frame)


def no_counter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_CONTEXT_WORDS", 8)


def other_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "thread_state", lambda: 1)


REFUSALS: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], str]] = {
    "context": (other_runtime, "does not hold its JSRuntime and JSContext where they are expected"),
    "stack size": (stack_size_twice, "0 places look like stack_size"),
    "frame": (no_frame, "0 places look like current_stack_frame"),
    "handler": (no_poll, "the interrupt handler is not polled"),
    "counter": (no_counter, "0 places look like interrupt_counter"),
    "thread": (other_thread, "0 places look like the thread state"),
}


@pytest.mark.parametrize(("change", "reason"), REFUSALS.values(), ids=REFUSALS.keys())
def test_words_that_are_not_found_are_a_refusal(monkeypatch: pytest.MonkeyPatch, change: Any, reason: str) -> None:
    words.layout()
    change(monkeypatch)
    monkeypatch.setattr(words, "_layout", None)
    with pytest.raises(EngineUnsupported, match=reason) as caught:
        Runtime()
    message = str(caught.value)
    assert message.startswith("jsbridge cannot run fibers on quickjs")
    assert message.endswith("known to work: quickjs-ng 0.17, quickjs 1.19.4")
    monkeypatch.undo()
    with Runtime() as runtime:
        assert runtime.eval("1 + 1") == 2


def test_a_runtime_that_differs_from_the_one_that_was_proved_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    found = words.layout()
    monkeypatch.setattr(words, "_layout", words.Layout(**{**vars(found), "stack_size": found.stack_size + 1}))
    with pytest.raises(EngineUnsupported, match="a new runtime does not have the layout that was proved before"):
        Runtime()


def test_importing_jsbridge_does_not_load_the_wrapper_of_the_engine() -> None:
    # `import quickjs` would start a thread and load concurrent.futures.
    code = "import sys, jsbridge; print('quickjs' in sys.modules, 'zmq' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "False False\n"
