"""While the baton goes quickly from thread to thread, they are held on one core; whatever else they do, they are not."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterator

import pytest

import jsbridge
from jsbridge.fibers import Fiber
from jsbridge.fibers.placement import Placement

DEADLINE_SECONDS = 20.0

pytestmark = pytest.mark.skipif(
    not hasattr(os, "sched_setaffinity") or len(os.sched_getaffinity(0)) == 1,
    reason="threads can be placed on Linux only, and where there is a choice",
)

#: Two coroutines hand the baton to each other until `stop` is set, which an application does by calling `finish`.
SWITCH = """
    const coroutine = require('coroutine');
    let stop = false;
    const other = coroutine.start(() => { while (!stop) coroutine.sleep(0) });
"""


class Placed:
    """What a test looks at: the threads of a runtime, and where they may run."""

    def __init__(self, runtime: jsbridge.Runtime) -> None:
        self._scheduler = runtime._program.scheduler
        self.all = os.sched_getaffinity(0)

    @property
    def holding(self) -> bool:
        """Whether the runtime's threads are held on one core now."""
        return self._scheduler.placement.holding

    def threads(self) -> list[set[int]]:
        """The cores of every thread that is in the runtime."""
        agents = [fiber.agent for fiber in list(self._scheduler.fibers.values()) if isinstance(fiber, Fiber)]
        agents += self._scheduler.crew.threads.idle
        return [os.sched_getaffinity(agent.thread) for agent in agents if agent.thread]


@pytest.fixture
def placed(runtime: jsbridge.Runtime) -> Iterator[Placed]:
    placed = Placed(runtime)
    yield placed
    assert os.sched_getscheduler(0) == os.SCHED_OTHER
    assert os.sched_getaffinity(0) == placed.all, "the application's own thread is still held on a core"


def until(condition: Callable[[], bool]) -> None:
    """Waits for what another thread brings about."""
    deadline = time.monotonic() + DEADLINE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.001)


def test_threads_that_switch_quickly_are_held_on_one_core(runtime: jsbridge.Runtime, placed: Placed) -> None:
    seen: list[list[set[int]]] = []

    def look() -> bool:
        if placed.holding:
            seen.append(placed.threads())
        return any(len(cores) == 1 for threads in seen for cores in threads)

    runtime.register("app", {"look": look})
    runtime.eval(
        SWITCH + "while (!require('app').look()) for (let i = 0; i < 500; i++) coroutine.sleep(0); stop = true"
    )
    assert any(len(cores) == 1 for cores in seen[-1])


def test_a_host_function_has_all_cores(runtime: jsbridge.Runtime, placed: Placed) -> None:
    seen: list[tuple[set[int], int]] = []

    def note() -> None:
        seen.append((os.sched_getaffinity(0), os.sched_getscheduler(0)))

    def look() -> bool:
        if placed.holding:
            note()
            # It inherits them.
            thread = threading.Thread(target=note)
            thread.start()
            thread.join()
        return len(seen) < 40

    runtime.register("app", {"look": look})
    runtime.eval(
        SWITCH
        + """
        while (require('app').look()) for (let i = 0; i < 50; i++) coroutine.sleep(0);
        stop = true
        """
    )
    assert seen == [(placed.all, os.SCHED_OTHER)] * len(seen)


def test_a_call_gives_the_thread_of_the_application_back(runtime: jsbridge.Runtime, placed: Placed) -> None:
    runtime.eval(SWITCH)
    held = False
    for _ in range(200):
        runtime.eval("for (let i = 0; i < 20; i++) coroutine.sleep(0)")
        held = held or placed.holding
        assert os.sched_getaffinity(0) == placed.all
    assert held
    runtime.eval("stop = true; other.join()")


def test_a_script_that_computes_is_let_go(runtime: jsbridge.Runtime, placed: Placed) -> None:
    computing = threading.Event()
    runtime.register("app", {"computing": computing.set, "holding": lambda: placed.holding})
    run = threading.Thread(
        target=_expect_interrupted,
        args=(
            runtime,
            SWITCH
            + """
            const app = require('app');
            do for (let i = 0; i < 500; i++) coroutine.sleep(0); while (!app.holding());
            stop = true;
            for (let i = 0; i < 500; i++) coroutine.sleep(0);
            app.computing();
            const end = Date.now() + 20000;
            while (Date.now() < end) for (let i = 0; i < 1e4; i++);
            """,
        ),
    )
    run.start()
    computing.wait(DEADLINE_SECONDS)
    until(lambda: not placed.holding)
    scheduler = runtime._program.scheduler
    fiber = scheduler.current
    assert fiber is not None
    until(lambda: os.sched_getaffinity(fiber.agent.thread) == placed.all)
    runtime.interrupt()
    run.join(DEADLINE_SECONDS)
    assert not run.is_alive()


def test_the_system_may_choose_anew(runtime: jsbridge.Runtime, placed: Placed, monkeypatch: pytest.MonkeyPatch) -> None:
    choices: list[int] = []
    review = Placement.review

    def reviewed(placement: Placement) -> None:
        if placement.holding:
            choices.append(runtime._program.scheduler.handovers)
        review(placement)

    monkeypatch.setattr(Placement, "review", reviewed)
    runtime.register("app", {"enough": lambda: len(choices) >= 2})
    runtime.eval(
        SWITCH + "while (!require('app').enough()) for (let i = 0; i < 500; i++) coroutine.sleep(0); stop = true"
    )
    assert choices[1] > choices[0]


def test_where_it_is_forbidden_nothing_is_lost(runtime: jsbridge.Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def refuse(thread: int, cores: object) -> None:
        asked.append(thread)
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "sched_setaffinity", refuse)
    switched = runtime.eval(
        SWITCH + "let switched = 0; for (; switched < 5000; switched++) coroutine.sleep(0); stop = true; switched"
    )
    assert switched == 5000
    assert 0 < len(asked) < 20, "what is refused is not tried again and again"


def test_closing_lets_go_of_everything(placed: Placed, runtime: jsbridge.Runtime) -> None:
    runtime.register("app", {"holding": lambda: placed.holding})
    run = threading.Thread(target=lambda: _expect_closed(runtime))
    run.start()
    until(lambda: placed.holding)
    runtime.close()
    run.join(DEADLINE_SECONDS)
    assert not run.is_alive()


def _expect_interrupted(runtime: jsbridge.Runtime, script: str) -> None:
    with pytest.raises(jsbridge.JSInterrupted):
        runtime.eval(script)


def _expect_closed(runtime: jsbridge.Runtime) -> None:
    cores = os.sched_getaffinity(0)
    with pytest.raises(jsbridge.RuntimeClosedError):
        runtime.eval(SWITCH + "for (;;) coroutine.sleep(0)")
    assert os.sched_getaffinity(0) == cores
