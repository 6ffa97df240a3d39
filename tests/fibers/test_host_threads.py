"""The application's threads call in at any time."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

import jsbridge

THREADS = 8
CALLS = 500


def test_many_threads_call_one_runtime(runtime: jsbridge.Runtime) -> None:
    runtime.eval("var total = 0; function add(n) { total += n; return total }")
    add = runtime.globals["add"]

    def work(_: int) -> None:
        for _ in range(CALLS):
            add(1)

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(work, range(THREADS)))
    assert runtime.eval("total") == THREADS * CALLS


def test_a_call_that_waits_does_not_hold_up_the_others(runtime: jsbridge.Runtime) -> None:
    runtime.eval("var coroutine = require('coroutine'); var gate = new coroutine.Event(false)")
    waiting = threading.Thread(target=runtime.eval, args=("gate.wait()",))
    waiting.start()
    for n in range(100):
        assert runtime.eval(f"{n} + 1") == n + 1
    runtime.eval("gate.set()")
    waiting.join(10)
    assert not waiting.is_alive()


def test_calls_from_threads_mixed_with_parking_coroutines(runtime: jsbridge.Runtime) -> None:
    runtime.eval(
        """
        var coroutine = require('coroutine'), ticks = 0, stop = false;
        for (let i = 0; i < 5; i++) coroutine.start(() => { while (!stop) { ticks++; coroutine.sleep(1) } });
        function step(n) { coroutine.sleep(n % 3 === 0 ? 1 : 0); return n * 2 }
        """
    )
    step = runtime.globals["step"]

    def work(start: int) -> list[int]:
        return [step(n) for n in range(start, start + 60)]

    with ThreadPoolExecutor(THREADS) as pool:
        results = list(pool.map(work, range(THREADS)))
    assert results == [[2 * n for n in range(start, start + 60)] for start in range(THREADS)]
    runtime.eval("stop = true")


def test_a_host_function_calls_back_into_the_script(runtime: jsbridge.Runtime) -> None:
    runtime.register("app", {"twice": lambda f, n: f(f(n)), "run": lambda code: runtime.eval(code)})
    assert runtime.eval("const app = require('app'); app.twice((n) => app.run(`${n} + 1`), 5)") == 7


def test_recursion_through_python_ends_with_an_error(runtime: jsbridge.Runtime) -> None:
    runtime.register("app", {"call": lambda f: f()})
    with pytest.raises((jsbridge.JSStackError, RecursionError)):
        runtime.eval("const app = require('app'); function again() { return app.call(again) } again()")
    assert runtime.eval("1 + 1") == 2


def test_a_callback_may_park_while_python_is_in_between(runtime: jsbridge.Runtime) -> None:
    runtime.register("app", {"call": lambda f: f()})
    assert runtime.eval(
        """
        const coroutine = require('coroutine'), app = require('app');
        const seen = [];
        const fibers = [1, 2, 3].map((n) => coroutine.start(() => {
          app.call(() => { coroutine.sleep(1); app.call(() => { coroutine.sleep(0); seen.push(n) }) });
        }));
        fibers.forEach((fiber) => fiber.join());
        seen.sort()
        """
    ) == [1, 2, 3]


def test_runtimes_in_threads_of_their_own() -> None:
    def work(n: int) -> int:
        with jsbridge.Runtime() as runtime:
            return int(
                runtime.eval(f"let s = 0; for (let i = 0; i <= {n}; i++) s += i; require('coroutine').sleep(1); s")
            )

    with ThreadPoolExecutor(THREADS) as pool:
        assert list(pool.map(work, range(40))) == [n * (n + 1) // 2 for n in range(40)]


def test_one_runtime_calls_another_from_a_host_function(runtime: jsbridge.Runtime) -> None:
    with jsbridge.Runtime() as inner:
        runtime.register("inner", {"eval": inner.eval})
        inner.register("outer", {"eval": runtime.eval})
        assert runtime.eval("require('inner').eval('require(\"coroutine\").sleep(1); 6 * 7')") == 42
