"""Many threads in one runtime, many runtimes at once, many one after the other; each run checks every result."""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from runs import look

import jsbridge

THREADS = 8
#: Runtimes that are open at the same time.
OPEN = 10

_SHARED = """
var coroutine = require('coroutine'), app = require('app'), entries = 0;
function add(a, b) { entries++; return a + b }
function nest(n) { return n === 0 ? 0 : 1 + app.call(nest, n - 1) }
function reversed(bytes) { return Buffer.from(bytes).reverse() }
function fail(text) { throw new RangeError(text) }
function failInHost(text) { app.fail(text) }
function later(n) { return new Promise((resolve) => setTimeout(() => resolve(n + 1), 1)) }
async function awaited(n) { await 0; return n * 3 }
function parked(n) { coroutine.sleep(n % 2); return -n }
function started(n) { let sum = 0; coroutine.start(() => { sum = n + 1 }).join(); return sum }
function inAsyncHost(n) { return app.soon(n) }
function shape(n) { return {n, list: [n, String(n)], text: '\\u{1F600}\\0' + n} }
"""


class HostFailure(Exception):
    """Raised by a host function."""


def _raised(kind: type[BaseException], call: Callable[[], object]) -> str:
    try:
        call()
    except kind as error:
        return error.message if isinstance(error, jsbridge.JSError) else str(error)
    return "nothing was raised"


def _register(runtime: jsbridge.Runtime) -> None:
    def fail(text: str) -> None:
        raise HostFailure(text)

    async def soon(n: int) -> int:
        await asyncio.sleep(0)
        return n + 2

    runtime.register("app", {"call": lambda function, *args: function(*args), "fail": fail, "soon": soon})


def mixed(calls: int, threads: int = THREADS) -> dict[str, float]:
    """So many threads make so many calls each, of every kind, on one runtime."""
    with jsbridge.Runtime() as runtime:
        _register(runtime)
        runtime.eval(_SHARED)
        script = dict(runtime.globals)

        def work(thread: int) -> int:
            wrong = 0
            kinds: list[tuple[Callable[[int], object], Callable[[int], object]]] = [
                (lambda n: script["add"](n, thread), lambda n: n + thread),
                (lambda n: runtime.eval(f"{n} * 2"), lambda n: n * 2),
                (lambda n: script["nest"](n % 5), lambda n: n % 5),
                (lambda n: script["reversed"](b"%d-%d" % (thread, n)), lambda n: (b"%d-%d" % (thread, n))[::-1]),
                (lambda n: _raised(jsbridge.JSError, lambda: script["fail"](f"{thread} {n}")), lambda n: f"{thread} {n}"),
                (lambda n: _raised(HostFailure, lambda: script["failInHost"](f"{n} {thread}")), lambda n: f"{n} {thread}"),
                (lambda n: script["later"](n).result(60), lambda n: n + 1),
                (lambda n: script["awaited"](n).result(60), lambda n: n * 3),
                (lambda n: script["parked"](n), lambda n: -n),
                (lambda n: script["started"](n), lambda n: n + 1),
                (lambda n: script["inAsyncHost"](n), lambda n: n + 2),
                (lambda n: script["shape"](n), lambda n: {"n": n, "list": [n, str(n)], "text": f"\U0001f600\0{n}"}),
            ]  # fmt: skip
            for n in range(calls):
                call, expected = kinds[(n + thread) % len(kinds)]
                wrong += call(n) != expected(n)
            return wrong

        began = time.perf_counter()
        with ThreadPoolExecutor(threads) as pool:
            wrong = sum(pool.map(work, range(threads)))
        seconds = time.perf_counter() - began
        added = sum((n + thread) % 12 == 0 for thread in range(threads) for n in range(calls))
        wrong += runtime.eval("entries") != added
    return {"threads": threads, "calls": threads * calls, "wrong": wrong, "calls a second": threads * calls / seconds}


_SCRIPT = """
{
    const c = require('coroutine'), results = c.parallel([1, 2, 3], (n) => { c.sleep(0); return n * %d });
    globalThis.total = (globalThis.total || 0) + results.reduce((a, b) => a + b);
    total
}
"""


def crowd(runtimes: int, scripts: int, threads: int = THREADS) -> dict[str, float]:
    """So many runtimes are open at once, and each runs so many scripts, called from several threads in turn."""
    began = time.perf_counter()
    made = [jsbridge.Runtime() for _ in range(runtimes)]
    try:

        def work(number: int) -> int:
            runtime, factor = made[number % runtimes], number // runtimes
            with_factor = runtime.eval(_SCRIPT % factor)
            return int(with_factor % 6 != 0)

        with ThreadPoolExecutor(threads) as pool:
            wrong = sum(pool.map(work, range(runtimes * scripts)))
        wrong += sum(runtime.eval("total") != 6 * sum(range(scripts)) for runtime in made)
    finally:
        for runtime in made:
            runtime.close()
    return {"runtimes": runtimes, "scripts": runtimes * scripts, "wrong": wrong, "seconds": time.perf_counter() - began}


_LIFE = """
const coroutine = require('coroutine'), zmq = require('zmq');
const pull = new zmq.Socket(zmq.PULL);
pull.bind('inproc://life/%d');
coroutine.start(() => pull.recv());
coroutine.start(() => coroutine.sleep(1e8));
coroutine.sleep(0);
%d + 1
"""


def lives(count: int) -> dict[str, Any]:
    """So many runtimes are made and closed, some at a time; what the process holds at twenty points on the way."""
    points, wrong = [], 0
    for begin in range(0, count, OPEN):
        made = [jsbridge.Runtime() for _ in range(OPEN)]
        wrong += sum(runtime.eval(_LIFE % (n, begin + n)) != begin + n + 1 for n, runtime in enumerate(made))
        for runtime in made:
            runtime.close()
        if begin % max(OPEN, count // 20 // OPEN * OPEN) == 0:
            gc.collect()
            points.append(look())
    return {"runtimes": count, "wrong": wrong, "points": points}
