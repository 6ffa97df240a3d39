"""api.outside: host functions that block on the thread of their fiber while other fibers run."""

from __future__ import annotations

import threading
import time

import pytest

import jsbridge
from jsbridge.host import Api

DEADLINE_SECONDS = 20.0
CALLS = 3_000


class Gate:
    """A function that blocks until it is let go."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.opened = threading.Event()
        self.threads: list[int] = []

    def wait(self) -> str:
        self.threads.append(threading.get_ident())
        self.entered.set()
        assert self.opened.wait(DEADLINE_SECONDS)
        return "through"


@pytest.fixture
def gate(runtime: jsbridge.Runtime) -> Gate:
    gate = Gate()
    api = Api(runtime._program)

    def interrupted() -> None:
        raise KeyboardInterrupt

    runtime.register(
        "probe",
        {
            "wait": lambda: api.outside(gate.wait),
            "open": gate.opened.set,
            "count": lambda n: api.outside(lambda: n + 1),
            "fail": lambda: api.outside(lambda: [][0]),
            "interrupted": lambda: api.outside(interrupted),
        },
    )
    runtime.eval("const probe = require('probe'), coroutine = require('coroutine')")
    return gate


def test_others_run_meanwhile(runtime: jsbridge.Runtime, gate: Gate) -> None:
    assert runtime.eval("""
        const log = [];
        coroutine.start(() => { coroutine.sleep(1); log.push('meanwhile'); probe.open(); });
        log.push(probe.wait());
        log
    """) == ["meanwhile", "through"]
    assert gate.threads == [threading.get_ident()]


def test_the_application_gets_in_meanwhile(runtime: jsbridge.Runtime, gate: Gate) -> None:
    result: list[object] = []
    thread = threading.Thread(target=lambda: result.append(runtime.eval("probe.wait()")))
    thread.start()
    assert gate.entered.wait(DEADLINE_SECONDS)
    assert runtime.eval("1 + 1") == 2
    gate.opened.set()
    thread.join(DEADLINE_SECONDS)
    assert result == ["through"]


def test_stacks_and_variables_survive(runtime: jsbridge.Runtime, gate: Gate) -> None:
    assert runtime.eval(f"""
        let wrong = 0, shared = 0;
        const fibers = [1, 2, 3].map((step) => coroutine.start(function worker() {{
            let own = 0;
            for (let n = 0; n < {CALLS}; n++) {{
                own = probe.count(own);
                shared++;
                if (own !== n + 1 || !new Error('x').stack.includes('worker')) wrong++;
            }}
        }}));
        fibers.forEach((fiber) => fiber.join());
        [wrong, shared]
    """) == [0, 3 * CALLS]


def test_errors_are_those_of_the_function(runtime: jsbridge.Runtime, gate: Gate) -> None:
    with pytest.raises(IndexError):
        runtime.eval("probe.fail()")
    with pytest.raises(KeyboardInterrupt):
        runtime.eval("try { probe.interrupted() } catch (error) { 'swallowed' }")
    assert runtime.eval("probe.count(1)") == 2


def test_in_a_promise_job(runtime: jsbridge.Runtime, gate: Gate) -> None:
    assert runtime.eval("""
        const order = [];
        const first = Promise.resolve().then(() => { order.push(probe.wait()); });
        Promise.resolve().then(() => { order.push('the next job'); probe.open(); });
        coroutine.start(() => {});
        first.then(() => order.push('then'));
        let tries = 0;
        while (order.length < 3 && tries++ < 5000) coroutine.sleep(1);
        order
    """) == ["the next job", "through", "then"]


def test_a_fiber_that_has_to_end_ends_when_the_function_does(runtime: jsbridge.Runtime, gate: Gate) -> None:
    failures: list[BaseException] = []

    def work() -> None:
        try:
            runtime.eval("probe.wait(); globalThis.reached = true")
        except jsbridge.JSError as error:
            failures.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    assert gate.entered.wait(DEADLINE_SECONDS)
    scheduler = runtime._program.scheduler
    deadline = time.monotonic() + DEADLINE_SECONDS

    def open_when_closing() -> None:
        while scheduler.closing is None and time.monotonic() < deadline:
            time.sleep(0.001)
        gate.opened.set()

    opener = threading.Thread(target=open_when_closing)
    opener.start()
    runtime.close()
    for waited in (thread, opener):
        waited.join(DEADLINE_SECONDS)
        assert not waited.is_alive()
    assert [type(failure) for failure in failures] == [jsbridge.RuntimeClosedError]
