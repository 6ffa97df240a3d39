"""Runtimes in an asyncio program: cancelling, closing, and a loop that is never held up."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Awaitable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import jsbridge

DEADLINE_SECONDS = 30.0
#: The loop is asked for its turn this often, in seconds.
TICK_SECONDS = 0.001
#: No work below takes less; a loop that it held up would show it in the gap.
LEAST_WORK_SECONDS = 0.3


def within(work: Awaitable[Any]) -> Any:
    async def main() -> Any:
        return await asyncio.wait_for(work, DEADLINE_SECONDS)

    return asyncio.run(main())


class Gate:
    """Lets a test wait until a script is where it has to be."""

    def __init__(self, runtime: jsbridge.Runtime) -> None:
        self._loop = asyncio.get_running_loop()
        self._entered = asyncio.Event()
        runtime.register("gate", {"enter": self._enter})

    def _enter(self) -> None:
        self._loop.call_soon_threadsafe(self._entered.set)

    async def entered(self) -> None:
        await asyncio.wait_for(self._entered.wait(), DEADLINE_SECONDS)


STATES = {
    "computing": "for (;;);",
    "computing and swallowing": "for (;;) try { for (;;); } catch (error) {}",
    "sleeping": "require('coroutine').sleep(1e8)",
    "receiving": "new (require('zmq').Socket)(require('zmq').PULL).recv()",
    "in an async host function": "require('app').wait()",
}


@pytest.mark.parametrize("how", ["eval_async", "run_async"])
@pytest.mark.parametrize("state", STATES)
def test_cancelling_ends_the_script_in_every_state(
    runtime: jsbridge.Runtime, tmp_path: Path, state: str, how: str
) -> None:
    code = f"globalThis.state = 'inside'; require('gate').enter(); {STATES[state]}; state = 'over'"
    path = tmp_path / "main.js"
    path.write_text(code)

    async def wait() -> None:
        await asyncio.Event().wait()

    async def main() -> None:
        gate = Gate(runtime)
        runtime.register("app", {"wait": wait})
        work = runtime.eval_async(code) if how == "eval_async" else runtime.run_async(path)
        task = asyncio.create_task(work)
        await gate.entered()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        # What computes would hold this up.
        assert await runtime.eval_async("state") == "inside"

    within(main())
    assert runtime.eval("1 + 1") == 2


def test_a_script_that_is_cancelled_before_it_begins_never_does(runtime: jsbridge.Runtime) -> None:
    held, release = threading.Event(), threading.Event()

    def hold() -> None:
        held.set()
        release.wait(DEADLINE_SECONDS)

    runtime.register("app", {"hold": hold})
    holder = threading.Thread(target=runtime.eval, args=("var ran = 0; require('app').hold()",))
    holder.start()
    assert held.wait(DEADLINE_SECONDS)

    async def main() -> None:
        tasks = [asyncio.create_task(runtime.eval_async("ran++")) for _ in range(10)]
        await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
        assert {type(end) for end in await asyncio.gather(*tasks, return_exceptions=True)} == {asyncio.CancelledError}
        release.set()
        assert await runtime.eval_async("ran") == 0

    within(main())
    holder.join(DEADLINE_SECONDS)


def test_cancelling_over_and_over_harms_nobody(runtime: jsbridge.Runtime) -> None:
    runtime.eval("var coroutine = require('coroutine'), ticks = 0, stop = false;")
    runtime.eval("var ticking = coroutine.start(() => { while (!stop) { ticks++; coroutine.sleep(1) } }); 0")

    async def main() -> int:
        ends = []
        for n in range(150):
            code = ("for (;;);", "coroutine.sleep(1e8)", "coroutine.sleep(1); 7")[n % 3]
            task = asyncio.create_task(runtime.eval_async(code))
            await asyncio.sleep(n % 5 / 1000)
            task.cancel()
            ends += await asyncio.gather(task, return_exceptions=True)
        assert {end if end == 7 else type(end) for end in ends} <= {7, asyncio.CancelledError}
        return len(ends)

    assert within(main()) == 150
    ticks = runtime.eval("ticks")
    runtime.eval("coroutine.sleep(20); stop = true; ticking.join()")
    assert runtime.eval("ticks") > ticks
    assert runtime._program.scheduler.alarm is False


def test_a_timeout_of_asyncio_ends_a_script(runtime: jsbridge.Runtime) -> None:
    async def main() -> int:
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(runtime.eval_async("for (;;);"), 0.05)
        return int(await runtime.eval_async("5"))

    assert within(main()) == 5


def test_cancelling_does_not_cancel_a_promise(runtime: jsbridge.Runtime) -> None:
    async def main() -> Any:
        runtime.eval("var open; var promise = new Promise((resolve) => { open = resolve })")
        task = asyncio.create_task(runtime.eval_async("promise"))
        await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        runtime.eval("open('still')")
        return await runtime.eval_async("promise")

    assert within(main()) == "still"


def test_a_loop_that_is_gone_when_the_script_ends(runtime: jsbridge.Runtime) -> None:
    released = threading.Event()
    runtime.register("app", {"wait": lambda: released.wait(DEADLINE_SECONDS)})

    async def main() -> None:
        gate = Gate(runtime)
        task = asyncio.create_task(runtime.eval_async("require('gate').enter(); require('app').wait(); 0"))
        await gate.entered()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    within(main())
    released.set()
    assert runtime.eval("6") == 6


@pytest.mark.parametrize("error", [StopIteration("no more"), SystemExit(4), KeyboardInterrupt()])
def test_what_a_host_function_raises_arrives(runtime: jsbridge.Runtime, error: BaseException) -> None:
    def fail() -> None:
        raise error

    runtime.register("app", {"fail": fail})

    async def main() -> BaseException:
        future = asyncio.ensure_future(runtime.eval_async("require('app').fail()"))
        # Not awaited: asyncio lets these two end its loop at once.
        while not future.done():
            await asyncio.sleep(TICK_SECONDS)
        raised = future.exception()
        assert raised is not None
        return raised

    try:
        raised = within(main())
    except (SystemExit, KeyboardInterrupt) as end:
        raised = end
    if isinstance(error, StopIteration):
        assert isinstance(raised, RuntimeError)
        assert raised.__cause__ is error
    else:
        assert raised is error


def test_closing_needs_no_thread_of_the_loops_pool() -> None:
    async def main() -> list[Any]:
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(1) as pool:
            loop.set_default_executor(pool)
            async with jsbridge.Runtime() as runtime:
                gate = Gate(runtime)
                busy = asyncio.create_task(
                    asyncio.to_thread(runtime.eval, "require('gate').enter(); require('coroutine').sleep(1e8)")
                )
                await gate.entered()
            return await asyncio.gather(busy, return_exceptions=True)

    assert [type(end) for end in within(main())] == [jsbridge.RuntimeClosedError]


def test_cancelling_the_end_leaves_nothing_open() -> None:
    released = threading.Event()

    async def main() -> jsbridge.Runtime:
        runtime = jsbridge.Runtime()
        gate = Gate(runtime)

        def wait() -> None:
            gate._enter()
            released.wait(DEADLINE_SECONDS)

        runtime.register("app", {"wait": wait})

        async def work() -> None:
            async with runtime:
                runtime.eval("const c = require('coroutine'); c.start(() => { require('app').wait() }); 0")
                await gate.entered()

        task = asyncio.create_task(work())
        await gate.entered()
        while not runtime._program.closed:
            await asyncio.sleep(TICK_SECONDS)
        task.cancel()
        await asyncio.sleep(TICK_SECONDS)
        assert not task.done()
        released.set()
        with pytest.raises(asyncio.CancelledError):
            await task
        return runtime

    assert within(main()).closed


async def longest_gap(work: Awaitable[Any]) -> tuple[float, float]:
    """How long the work took, and the longest time in it in which the loop had no turn; in seconds."""
    gaps = [0.0]
    ended = False

    async def tick() -> None:
        last = time.perf_counter()
        while not ended:
            await asyncio.sleep(TICK_SECONDS)
            now = time.perf_counter()
            gaps.append(now - last)
            last = now

    ticking = asyncio.create_task(tick())
    await asyncio.sleep(TICK_SECONDS)
    began = time.perf_counter()
    await work
    took = time.perf_counter() - began
    ended = True
    await ticking
    return took, max(gaps)


WORK = {
    "computing": "for (;;);",
    "calling the host": "for (;;) require('app').nop();",
    "allocating": "for (;;) { const kept = []; for (let n = 0; n < 1e5; n++) kept.push({n}) }",
    "parked": "require('coroutine').sleep(1e8)",
    "switching coroutines": "{ const c = require('coroutine'); for (;;) c.parallel([1, 2, 3], () => c.sleep(0)) }",
}


@pytest.mark.parametrize("kind", WORK)
def test_the_loop_goes_on_meanwhile(runtime: jsbridge.Runtime, kind: str) -> None:
    runtime.register("app", {"nop": lambda: None})

    async def work() -> None:
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(runtime.eval_async(WORK[kind]), LEAST_WORK_SECONDS)

    async def main() -> tuple[float, float]:
        return await longest_gap(work())

    took, gap = within(main())
    # Work that held the loop up would be one gap as long as itself.
    assert gap < took / 2


PROGRAM = """
import asyncio, signal, sys
import jsbridge

async def main():
    async with jsbridge.Runtime() as runtime:
        task = asyncio.create_task(runtime.run_async(sys.argv[1]))
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
        try:
            await task
        finally:
            print("cleaning up", flush=True)

asyncio.run(main())
"""


@pytest.mark.parametrize("code", ["for (;;);", "require('coroutine').sleep(1e8)"])
@pytest.mark.parametrize(("number", "end"), [(signal.SIGINT, "KeyboardInterrupt"), (signal.SIGTERM, "CancelledError")])
def test_signals_end_the_program_as_asyncio_does(tmp_path: Path, number: int, end: str, code: str) -> None:
    path = tmp_path / "main.js"
    path.write_text(f"console.log('ready'); {code}")
    with subprocess.Popen(
        [sys.executable, "-u", "-c", PROGRAM, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(number)
        output, errors = process.communicate(timeout=60)
    assert output == "cleaning up\n"
    assert end in errors.splitlines()[-1]
