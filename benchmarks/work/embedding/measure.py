"""The works of the embedding rows, the same for every engine."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from benchmarks.work.memory import resident_bytes
from benchmarks.work.serve import Parameters

_now = time.perf_counter
# Runtimes at a time, for the price of one more.
_RUNTIMES = 8

#: JavaScript that the works run. Each is an expression.
ADD = "(a, b) => a + b"
TAKE = "(data) => data.byteLength"
CALL_MANY = "(call, count) => { for (let index = 0; index < count; index++) call(index); }"
GIVE_MANY = """(call, size, count) => {
    const data = new Uint8Array(size);
    for (let index = 0; index < count; index++) call(data);
}"""
COMPUTE = """(depth) => {
    const fib = (n) => (n < 2 ? n : fib(n - 1) + fib(n - 2));
    return fib(depth);
}"""

Work = Callable[[Parameters], float]
# A new, independent runtime; its value is what evaluates an expression in it.
NewRuntime = Callable[[], AbstractContextManager[Callable[[str], Any]]]


def js_to_python(evaluate: Callable[[str], Any]) -> Work:
    """Seconds for a call of a Python function by JavaScript, with one int."""
    call_many = evaluate(CALL_MANY)

    def work(parameters: Parameters) -> float:
        count = int(parameters["count"])
        call_many(_identity, int(parameters["warm"]))
        began = _now()
        call_many(_identity, count)
        return (_now() - began) / count

    return work


def _identity(value: int) -> int:
    return value


def _own_bytes(data: Any) -> None:
    bytes(data)


def python_to_js(evaluate: Callable[[str], Any]) -> Work:
    """Seconds for a call of a JavaScript function by Python, with two ints."""
    add = evaluate(ADD)

    def work(parameters: Parameters) -> float:
        count, began = int(parameters["count"]), 0.0
        for part in (int(parameters["warm"]), count):
            began = _now()
            for number in range(part):
                add(number, 1)
        return (_now() - began) / count

    return work


def bytes_to_js(evaluate: Callable[[str], Any]) -> Work:
    """Seconds for a call of a JavaScript function by Python, with bytes."""
    take = evaluate(TAKE)

    def work(parameters: Parameters) -> float:
        data = bytes(int(parameters["size"]))
        count, began = int(parameters["count"]), 0.0
        for part in (int(parameters["warm"]), count):
            began = _now()
            for _ in range(part):
                take(data)
        return (_now() - began) / count

    return work


def bytes_to_python(evaluate: Callable[[str], Any]) -> Work:
    """Seconds for a call of a Python function by JavaScript, with a Uint8Array, until Python has bytes of its own."""
    give_many = evaluate(GIVE_MANY)

    def work(parameters: Parameters) -> float:
        size, count = int(parameters["size"]), int(parameters["count"])
        give_many(_own_bytes, size, int(parameters["warm"]))
        began = _now()
        give_many(_own_bytes, size, count)
        return (_now() - began) / count

    return work


def runtime_works(new_runtime: NewRuntime) -> dict[str, Work]:
    """The works that need runtimes of their own."""
    return {
        "runtime_time": lambda parameters: _more_runtimes(new_runtime, _now),
        "runtime_memory": lambda parameters: _more_runtimes(new_runtime, resident_bytes),
        "two_runtimes": lambda parameters: _two_runtimes(new_runtime, int(parameters["depth"])),
    }


def _more_runtimes(new_runtime: NewRuntime, measure: Callable[[], float]) -> float:
    # One is there already. All have run something: an engine may put its work off until then.
    opened = [new_runtime()]
    opened[0].__enter__()("1")
    before = measure()
    for _ in range(_RUNTIMES):
        runtime = new_runtime()
        runtime.__enter__()("1")
        opened.append(runtime)
    grown = measure() - before
    for runtime in opened:
        runtime.__exit__(None, None, None)
    return grown / _RUNTIMES


def _two_runtimes(new_runtime: NewRuntime, depth: int) -> float:
    # The time of two that compute at the same time, in times of one: 1 with two whole cores, 2 with one.
    with new_runtime() as first, new_runtime() as second:
        computes = [first(COMPUTE), second(COMPUTE)]
        for compute in computes:
            compute(depth)
        began = _now()
        computes[0](depth)
        alone = _now() - began
        threads = [threading.Thread(target=compute, args=(depth,)) for compute in computes]
        began = _now()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return (_now() - began) / alone
