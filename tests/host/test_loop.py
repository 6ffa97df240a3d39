"""Host functions that wait elsewhere: on an asyncio loop, on a helper thread."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

import jsbridge

DEADLINE_SECONDS = 20.0


@pytest.fixture
def app_loop() -> Iterator[asyncio.AbstractEventLoop]:
    """An asyncio loop of an application, running in a thread of its own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield loop
    loop.call_soon_threadsafe(loop.stop)
    thread.join(DEADLINE_SECONDS)
    loop.close()


async def double(value: Any) -> Any:
    await asyncio.sleep(0)
    return value * 2


def test_result_and_exception(runtime: jsbridge.Runtime) -> None:
    error = LookupError("not there")

    async def fail() -> None:
        await asyncio.sleep(0)
        raise error

    async def at_once() -> str:
        return "at once"

    runtime.register("app", {"double": double, "fail": fail, "atOnce": at_once})
    assert runtime.eval("const app = require('app'); [app.double(21), app.double('ab'), app.double([1]), app.atOnce()]") == [
        42, "abab", [1, 1], "at once",
    ]  # fmt: skip
    assert runtime.eval("try { app.fail() } catch (error) { [error.message, error instanceof Error] }") == [
        "not there",
        True,
    ]
    with pytest.raises(LookupError) as caught:
        runtime.eval("app.fail()")
    assert caught.value is error


def test_others_run_meanwhile(runtime: jsbridge.Runtime) -> None:
    gate: list[asyncio.Event] = []

    async def wait() -> str:
        gate.append(asyncio.Event())
        await gate[0].wait()
        return "opened"

    async def open_() -> None:
        gate[0].set()

    runtime.register("app", {"wait": wait, "open": open_})
    assert runtime.eval("""
        const coroutine = require('coroutine'), app = require('app')
        const order = []
        const waiter = coroutine.start(() => { order.push(app.wait()) })
        for (let n = 0; n < 3; n++) { coroutine.sleep(1); order.push(n) }
        app.open()
        waiter.join()
        order
    """) == [0, 1, 2, "opened"]


def test_many_at_once(runtime: jsbridge.Runtime) -> None:
    running = [0, 0]

    async def work(value: int) -> int:
        running[0] += 1
        running[1] = max(running)
        await asyncio.sleep(0.02)
        running[0] -= 1
        return value + 1

    runtime.register("app", {"work": work})
    assert runtime.eval("""
        const coroutine = require('coroutine'), app = require('app')
        coroutine.parallel(Array.from({length: 200}, (_, n) => n), (n) => app.work(n))
    """) == list(range(1, 201))
    assert running[0] == 0
    assert running[1] > 10


def test_its_own_loop_is_one_for_the_runtime_and_ends_with_it() -> None:
    seen: list[Any] = []

    async def look() -> None:
        seen.append((asyncio.get_running_loop(), threading.current_thread()))

    with jsbridge.Runtime() as runtime:
        runtime.register("app", {"look": look})
        runtime.eval("require('app').look(); require('app').look()")
        assert seen[0] == seen[1]
        assert seen[0][1] is not threading.current_thread()
        assert seen[0][1].daemon
    assert seen[0][0].is_closed()
    assert not seen[0][1].is_alive()


def test_without_async_functions_there_is_no_loop(runtime: jsbridge.Runtime) -> None:
    runtime.eval("1 + 1")
    assert "jsbridge-asyncio" not in [thread.name for thread in threading.enumerate()]


def test_the_applications_loop(app_loop: asyncio.AbstractEventLoop) -> None:
    seen: list[Any] = []

    async def look(value: int) -> int:
        seen.append(asyncio.get_running_loop())
        await asyncio.sleep(0)
        return value + 1

    with jsbridge.Runtime(loop=app_loop) as runtime:
        runtime.register("app", {"look": look})
        assert runtime.eval("require('app').look(1)") == 2
    assert seen == [app_loop]
    assert app_loop.is_running()


def test_a_call_that_holds_up_the_loop_it_needs_is_an_error() -> None:
    async def main() -> str:
        loop = asyncio.get_running_loop()
        async with jsbridge.Runtime(loop=loop) as runtime:
            runtime.register("app", {"double": double})
            with pytest.raises(RuntimeError, match=r"holds up the asyncio loop .*: use eval_async or run_async"):
                runtime.eval("require('app').double(1)")
            return str(await runtime.eval_async("require('app').double(4) + 1"))

    assert asyncio.run(main()) == "9"


def test_a_closed_loop_is_an_error(app_loop: asyncio.AbstractEventLoop) -> None:
    closed = asyncio.new_event_loop()
    closed.close()
    with jsbridge.Runtime(loop=closed) as runtime:
        runtime.register("app", {"double": double})
        with pytest.raises(RuntimeError, match="asyncio loop for async host functions is closed"):
            runtime.eval("require('app').double(1)")
        assert runtime.eval("try { require('app').double(1) } catch (error) { error.message.includes('closed') }")


def test_a_loop_that_runs_only_later(app_loop: asyncio.AbstractEventLoop) -> None:
    loop = asyncio.new_event_loop()
    got: list[Any] = []
    with jsbridge.Runtime(loop=loop) as runtime:
        runtime.register("app", {"double": double})
        thread = threading.Thread(target=lambda: got.append(runtime.eval("require('app').double(4)")))
        thread.start()

        async def until_done() -> None:
            while not got:
                await asyncio.sleep(0.001)

        loop.run_until_complete(asyncio.wait_for(until_done(), DEADLINE_SECONDS))
        thread.join(DEADLINE_SECONDS)
    loop.close()
    assert got == [8]


@pytest.mark.parametrize("how", ["interrupt", "close"])
@pytest.mark.parametrize("whose", ["own", "the application's"])
def test_a_fiber_that_ends_cancels_what_it_waits_for(how: str, whose: str, app_loop: asyncio.AbstractEventLoop) -> None:
    began, cancelled = threading.Event(), threading.Event()

    async def forever() -> None:
        try:
            began.set()
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.set()
            raise

    runtime = jsbridge.Runtime(loop=app_loop if whose != "own" else None)
    runtime.register("app", {"forever": forever})
    caught: list[BaseException] = []

    def call() -> None:
        try:
            runtime.eval("require('app').forever()")
        except jsbridge.JSError as error:
            caught.append(error)

    thread = threading.Thread(target=call)
    thread.start()
    assert began.wait(DEADLINE_SECONDS)
    if how == "interrupt":
        runtime.interrupt()
        thread.join(DEADLINE_SECONDS)
        assert cancelled.wait(DEADLINE_SECONDS)
        assert runtime.eval("1 + 1") == 2
    runtime.close()
    thread.join(DEADLINE_SECONDS)
    assert cancelled.wait(DEADLINE_SECONDS)
    assert isinstance(caught[0], jsbridge.JSInterrupted)


def test_a_cancelled_host_function_is_an_error_with_a_code(runtime: jsbridge.Runtime) -> None:
    async def give_up() -> None:
        raise asyncio.CancelledError

    runtime.register("app", {"giveUp": give_up})
    assert runtime.eval("try { require('app').giveUp() } catch (error) { [error.code, error.message] }") == [
        "ECANCELED", "the async host function was cancelled",
    ]  # fmt: skip


def test_system_exit_is_for_the_caller_and_the_loop_goes_on(runtime: jsbridge.Runtime) -> None:
    async def leave() -> None:
        await asyncio.sleep(0)
        sys.exit(3)

    runtime.register("app", {"leave": leave, "double": double})
    with pytest.raises(SystemExit) as caught:
        runtime.eval("try { require('app').leave() } catch (error) { 'swallowed' }")
    assert caught.value.code == 3
    assert runtime.eval("require('app').double(4)") == 8


def test_closing_with_many_pending() -> None:
    began: list[int] = []
    ended: list[str] = []

    async def forever(n: int) -> None:
        began.append(n)
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            ended.append(f"end {n}")

    runtime = jsbridge.Runtime()
    runtime.register("app", {"forever": forever, "began": lambda: len(began)})
    runtime.eval("""
        const coroutine = require('coroutine'), app = require('app')
        for (let n = 0; n < 50; n++) coroutine.start(() => app.forever(n))
        while (app.began() < 50) coroutine.sleep(1)
    """)
    runtime.close()
    assert sorted(ended) == sorted(f"end {n}" for n in range(50))


def test_what_fails_while_closing_is_told(caplog: pytest.LogCaptureFixture) -> None:
    began: list[str] = []

    async def fail() -> None:
        began.append("function")
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            raise ValueError("in a function")

    async def fail_behind() -> None:
        began.append("task")
        try:
            await asyncio.Event().wait()
        finally:
            raise ValueError("in a task")

    tasks: list[asyncio.Task[None]] = []

    async def start() -> None:
        tasks.append(asyncio.get_running_loop().create_task(fail_behind()))
        await asyncio.sleep(0)

    runtime = jsbridge.Runtime()
    runtime.register("app", {"fail": fail, "start": start, "began": lambda: len(began)})
    runtime.eval("""
        const coroutine = require('coroutine'), app = require('app')
        app.start()
        coroutine.start(() => app.fail())
        while (app.began() < 2) coroutine.sleep(1)
    """)
    with caplog.at_level("ERROR", "asyncio"):
        runtime.close()
    assert "in a function" in caplog.text
    assert "in a task" in caplog.text


def test_a_generator_of_the_loop_is_closed_with_it() -> None:
    closed: list[str] = []

    async def generate() -> Any:
        try:
            yield 1
        finally:
            closed.append("generator")

    kept: list[Any] = []

    async def first() -> int:
        kept.append(generate())
        return int(await kept[0].__anext__())

    with jsbridge.Runtime() as runtime:
        runtime.register("app", {"first": first})
        assert runtime.eval("require('app').first()") == 1
    assert closed == ["generator"]


PROGRAM = """
import asyncio, sys, threading, time
import jsbridge

never = threading.Event()

async def swallow():
    while True:
        try:
            await asyncio.sleep(3600)
        except asyncio.CancelledError:
            pass

async def block():
    never.wait()

runtime = jsbridge.Runtime()
elsewhere = runtime._program.elsewhere

def thread():
    never.wait()

runtime.register("app", {"swallow": swallow, "block": block, "thread": lambda: elsewhere.run_in_thread(thread, ())})
runtime.eval("require('coroutine').start(() => require('app').WHAT()); require('coroutine').sleep(20)")
began = time.monotonic()
try:
    runtime.close()
except RuntimeError as error:
    print(error)
assert time.monotonic() - began < 10, "close hangs"
print("closed")
"""


@pytest.mark.parametrize("what", ["swallow", "block", "thread"])
def test_what_never_ends_holds_up_neither_close_nor_the_process(what: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.replace("WHAT", what)], capture_output=True, text=True, timeout=60, check=True
    )
    assert "closed" in done.stdout


def test_close_tells_whether_everything_ended() -> None:
    release = threading.Event()

    async def block() -> None:
        release.wait(DEADLINE_SECONDS)

    runtime = jsbridge.Runtime()
    elsewhere = runtime._program.elsewhere
    assert elsewhere.close() is True
    runtime.register("app", {"block": block})
    runtime.eval("require('coroutine').start(() => require('app').block()); require('coroutine').sleep(5)")
    thread = elsewhere._own_thread
    loop = elsewhere._loop
    assert thread is not None
    assert loop is not None
    assert elsewhere.close() is False
    release.set()
    # It ends by itself when the function does.
    thread.join(DEADLINE_SECONDS)
    assert not thread.is_alive()
    assert loop.is_closed()
    runtime.close()


def test_helper_threads(runtime: jsbridge.Runtime) -> None:
    elsewhere = runtime._program.elsewhere
    release = threading.Event()
    error = OSError(5, "broken")

    def block(value: int) -> int:
        release.wait(DEADLINE_SECONDS)
        if value < 0:
            raise error
        return value + 1

    runtime.register("app", {"block": lambda value: elsewhere.run_in_thread(block, (value,)), "release": release.set})
    assert runtime.eval("""
        const coroutine = require('coroutine'), app = require('app')
        const order = []
        const fibers = [1, 2, 3].map((n) => coroutine.start(() => order.push(app.block(n))))
        coroutine.sleep(1)
        order.push('meanwhile')
        app.release()
        fibers.forEach((fiber) => fiber.join())
        ;[order[0], order.slice(1).sort()]
    """) == ["meanwhile", [2, 3, 4]]
    with pytest.raises(OSError, match="broken") as caught:
        runtime.eval("app.block(-1)")
    assert caught.value is error
    assert runtime.eval("try { app.block(-1) } catch (caught) { caught.code }") == "EIO"


def test_exits_of_helper_threads_are_for_the_caller(runtime: jsbridge.Runtime) -> None:
    elsewhere = runtime._program.elsewhere
    runtime.register("app", {"leave": lambda: elsewhere.run_in_thread(sys.exit, (4,))})
    with pytest.raises(SystemExit) as caught:
        runtime.eval("try { require('app').leave() } catch (error) {}")
    assert caught.value.code == 4


def test_a_result_that_comes_after_the_fiber_ended_is_dropped(runtime: jsbridge.Runtime) -> None:
    elsewhere = runtime._program.elsewhere
    began, release, over = threading.Event(), threading.Event(), threading.Event()

    def block() -> int:
        began.set()
        release.wait(DEADLINE_SECONDS)
        over.set()
        return 1

    runtime.register("app", {"block": lambda: elsewhere.run_in_thread(block, ())})
    caught: list[BaseException] = []

    def call() -> None:
        try:
            runtime.eval("require('app').block()")
        except jsbridge.JSInterrupted as error:
            caught.append(error)

    thread = threading.Thread(target=call)
    thread.start()
    assert began.wait(DEADLINE_SECONDS)
    runtime.interrupt()
    thread.join(DEADLINE_SECONDS)
    assert len(caught) == 1
    release.set()
    assert over.wait(DEADLINE_SECONDS)
    assert runtime.eval("require('coroutine').sleep(2); 5") == 5


def test_a_slow_start_of_the_loop_is_no_race() -> None:
    # The first two calls come from two threads at once: one loop all the same.
    loops: set[asyncio.AbstractEventLoop] = set()

    async def look() -> None:
        loops.add(asyncio.get_running_loop())

    with jsbridge.Runtime() as runtime:
        runtime.register("app", {"look": look})
        threads = [threading.Thread(target=runtime.eval, args=("require('app').look()",)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(DEADLINE_SECONDS)
        deadline = time.monotonic() + DEADLINE_SECONDS
        while not loops and time.monotonic() < deadline:
            time.sleep(0.001)
        assert len(loops) == 1
