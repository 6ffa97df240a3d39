"""What becomes of fibers that fail or are ended from outside: seen from Python."""

from __future__ import annotations

import asyncio
import io
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from jsbridge import Runtime

ROOT = Path(__file__).resolve().parents[3]
DEADLINE_S = 30


def run(folder: Path, source: str) -> subprocess.CompletedProcess[str]:
    script = folder / "script.js"
    script.write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "jsbridge", str(script)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=DEADLINE_S, check=False)


@pytest.mark.parametrize("after", ["", "fiber.join();", "fiber.join(); fiber.join();", "coroutine.sleep();"])
def test_an_uncaught_error_is_reported_once(tmp_path: Path, after: str) -> None:
    result = run(
        tmp_path,
        f"""
        const coroutine = require('coroutine');
        function failing() {{ throw new TypeError('the one error'); }}
        const fiber = coroutine.start(failing);
        {after}
        process.stdout.write('went on');
        """,
    )
    assert result.stdout == "went on"
    assert result.stderr.count("Uncaught TypeError: the one error\n") == 1
    assert "at failing" in result.stderr
    assert result.returncode == 1


@pytest.mark.parametrize("value", ["undefined", "null", "0", "'text'", "{a: 1}"])
def test_whatever_is_thrown_is_reported(tmp_path: Path, value: str) -> None:
    result = run(tmp_path, f"require('coroutine').start(() => {{ throw {value}; }})")
    assert result.stderr
    assert result.returncode == 1


def test_errors_that_parallel_throws_are_the_caller_s(tmp_path: Path) -> None:
    result = run(
        tmp_path,
        """
        const coroutine = require('coroutine');
        try {
            coroutine.parallel((n) => { coroutine.sleep(); throw new Error('number ' + n); }, 3);
        } catch (error) {
            process.stdout.write([error, ...error.others].map((each) => each.message).join());
        }
        """,
    )
    assert (result.stdout, result.stderr, result.returncode) == ("number 0,number 1,number 2", "", 0)


@pytest.mark.parametrize("first", ["'a primitive'", "Object.freeze(new Error('frozen'))"])
def test_errors_that_cannot_go_along_with_the_first_are_reported(tmp_path: Path, first: str) -> None:
    result = run(
        tmp_path,
        f"""
        const coroutine = require('coroutine');
        try {{
            coroutine.parallel((n) => {{ coroutine.sleep(); throw n === 0 ? {first} : new Error('later ' + n); }}, 3);
        }} catch (error) {{
            process.stdout.write('caught');
        }}
        """,
    )
    assert result.stdout == "caught"
    assert [result.stderr.count(f"Uncaught Error: later {n}\n") for n in (1, 2)] == [1, 1]
    assert result.returncode == 1


def test_a_fiber_that_a_limit_ends_leaves_nobody_hanging() -> None:
    errors = io.StringIO()
    with Runtime(time_limit=0.1, stderr=errors) as runtime:
        result = runtime.eval(
            """
            const coroutine = require('coroutine');
            const log = [];
            const lock = new coroutine.Lock();
            const endless = coroutine.start(() => {
                lock.acquire();
                for (;;);
            });
            const joiner = coroutine.start(() => {
                endless.join();
                log.push('joined');
            });
            coroutine.sleep();
            lock.acquire();
            joiner.join();
            log
            """
        )
    assert result == ["joined"]
    assert errors.getvalue().count("Uncaught") == 1


def test_a_function_that_a_limit_ends_counts_as_failed_in_parallel() -> None:
    with Runtime(time_limit=0.1, stderr=io.StringIO()) as runtime:
        result = runtime.eval(
            """
            let name;
            try {
                require('coroutine').parallel([() => 1, () => { for (;;); }]);
            } catch (error) {
                name = error.name;
            }
            name
            """
        )
    assert result == "TimeoutError"


@pytest.mark.parametrize(
    "wait",
    [
        "lock.acquire()",
        "new coroutine.Semaphore(0).wait()",
        "new coroutine.Event().wait()",
        "condition.acquire(), condition.wait()",
        "endless.join()",
        "coroutine.sleep(1e6)",
        "coroutine.parallel([() => coroutine.sleep(1e6)])",
    ],
)
def test_closing_ends_fibers_that_wait(wait: str) -> None:
    errors = io.StringIO()
    before = threading.active_count()
    runtime = Runtime(stderr=errors)
    runtime.eval(
        f"""
        const coroutine = require('coroutine');
        const lock = new coroutine.Lock();
        const condition = new coroutine.Condition();
        const endless = coroutine.start(() => {{ lock.acquire(); new coroutine.Event().wait(); }});
        for (let n = 0; n < 3; n++)
            coroutine.start(() => {{ {wait}; }});
        coroutine.sleep();
        """
    )
    runtime.close()
    assert errors.getvalue() == ""
    assert threading.active_count() == before


def test_every_runtime_has_a_vmid_of_its_own() -> None:
    with Runtime() as one, Runtime() as other:
        ids = [runtime.eval("require('coroutine').vmid") for runtime in (one, other, one)]
    assert ids[0] == ids[2]
    assert ids[0] != ids[1]


def test_a_lock_that_a_call_of_the_host_left_goes_to_the_next_call() -> None:
    with Runtime() as runtime:
        runtime.eval("globalThis.lock = new (require('coroutine').Lock)(); lock.acquire()")
        assert runtime.eval("lock.acquire(false)") is True


def test_calls_of_the_host_leave_no_fibers_behind() -> None:
    with Runtime() as runtime:
        for _ in range(300):
            runtime.eval("require('coroutine').current().mark = 1")
        assert runtime.eval("require('coroutine').fibers.filter((fiber) => fiber.mark).length") == 0


async def cancel_once_it_waits(runtime: Runtime, code: str) -> None:
    """Runs code that calls ``app.waits()`` right before it waits, and ends it then."""
    loop = asyncio.get_running_loop()
    waits = asyncio.Event()

    def announce() -> None:
        loop.call_soon_threadsafe(waits.set)

    runtime.register("app", {"waits": announce})
    task = asyncio.create_task(runtime.eval_async(code))
    await waits.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


def test_when_the_caller_of_parallel_is_ended_its_errors_are_reported_and_no_more_calls_begin() -> None:
    errors = io.StringIO()
    with Runtime(stderr=errors) as runtime:
        parallel = """
            globalThis.coroutine = require('coroutine');
            globalThis.gate = new coroutine.Event();
            globalThis.begun = [];
            coroutine.parallel([0, 1, 2, 3], (n) => {
                begun.push(n);
                if (begun.length === 2)
                    require('app').waits();
                gate.wait();
                throw new Error('number ' + n);
            }, 2);
        """
        asyncio.run(cancel_once_it_waits(runtime, parallel))
        assert runtime.eval("gate.set(); coroutine.sleep(); coroutine.sleep(); begun") == [0, 1]
    assert [errors.getvalue().count(f"Uncaught Error: number {n}\n") for n in range(4)] == [1, 1, 0, 0]


@pytest.mark.parametrize(
    ("thing", "wait", "go"),
    [
        ("Lock()", "thing.acquire()", "thing.release()"),
        ("Semaphore(0)", "thing.wait()", "thing.post()"),
        ("Condition()", "thing.acquire(); thing.wait()", "thing.acquire(); thing.notify()"),
    ],
)
def test_who_is_ended_while_it_waits_is_passed_over(thing: str, wait: str, go: str) -> None:
    with Runtime() as runtime:
        runtime.eval(
            f"""
            globalThis.coroutine = require('coroutine');
            globalThis.thing = new coroutine.{thing};
            globalThis.gate = new coroutine.Event();
            globalThis.other = coroutine.start(() => {{
                if (thing.constructor === coroutine.Lock)
                    thing.acquire();
                gate.wait();
                {go};
            }});
            coroutine.sleep();
            """
        )
        asyncio.run(cancel_once_it_waits(runtime, f"coroutine.start(require('app').waits); {wait}"))
        while runtime.eval("thing.count()"):
            # It is told to end, but has not come to it.
            runtime.eval("coroutine.sleep()")
        next_one = f"coroutine.start(() => {{ {wait}; coroutine.current().passed = true; }})"
        assert runtime.eval(f"const next = {next_one}; coroutine.sleep(); gate.set(); next.join(); next.passed") is True
