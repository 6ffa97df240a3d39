"""Each limit in each way into a script: the typed error, and a runtime that goes on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

import jsbridge
from jsbridge.engine import IS_NG


class Case(NamedTuple):
    limits: dict[str, Any]
    body: str
    kind: type[BaseException]
    text: str


_C = "const c = require('coroutine');"
CASES = {
    "time": Case({"time_limit": 0.3}, "for (;;);", jsbridge.JSTimeoutError, "computed for more than 0.3 s without"),
    "total time": Case(
        {"total_time_limit": 0.3},
        f"{_C} for (;;) {{ for (const end = Date.now() + 5; Date.now() < end;); c.sleep(0) }}",
        jsbridge.JSTimeoutError,
        "computed for more than 0.3 s in all",
    ),
    "stack": Case({"stack_size": 256 << 10}, "(function f() { f() })()", jsbridge.JSStackError, ""),
    "coroutines": Case(
        {"max_coroutines": 5},
        f"{_C} const all = []; for (;;) all.push(c.start(() => c.sleep(1)));",
        jsbridge.JSLimitError,
        "EAGAIN: the runtime allows 5 coroutines at a time (max_coroutines)",
    ),
    "timers": Case(
        {"max_timers": 5},
        "for (;;) setTimeout(() => 0, 5);",
        jsbridge.JSLimitError,
        "EAGAIN: the runtime allows 5 timers at a time (max_timers)",
    ),
    "timers of 0 ms": Case(
        {"max_timers": 5},
        "for (;;) setImmediate(() => 0);",
        jsbridge.JSLimitError,
        "EAGAIN: the runtime allows 5 timers at a time (max_timers)",
    ),
}
CASES |= {
    "sockets": Case(
        {"max_sockets": 5},
        "const { Socket } = require('zmq'), all = []; try { for (;;) all.push(new Socket()) } finally { for (const s of all) s.close() }",
        jsbridge.JSLimitError,
        "EMFILE: the runtime allows 5 sockets at a time (max_sockets)",
    ),
    "queued bytes": Case(
        {"max_queued_bytes": 64 << 10},
        "const socket = new (require('zmq').Socket)(); try { socket.send(Buffer.alloc(1025)) } finally { socket.close() }",
        jsbridge.JSLimitError,
        "EMSGSIZE: the runtime allows messages of 1024 bytes",
    ),
    "workers": Case(
        {"max_workers": 0},
        "new (require('coroutine').Worker)('nowhere.js')",
        jsbridge.JSLimitError,
        "EAGAIN: the runtime allows 0 workers at a time (max_workers)",
    ),
}
if IS_NG:
    # The older engine can crash when there is no memory for a small object.
    CASES["memory"] = Case(
        {"memory_limit": 16 << 20},
        "const hog = []; for (;;) hog.push(new Uint8Array(1 << 16))",
        jsbridge.JSMemoryError,
        "out of memory",
    )


@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
def test_a_typed_error_and_the_runtime_goes_on(make: Any, attempt: Callable[..., str], case: Case) -> None:
    runtime = make(**case.limits)
    assert case.text in attempt(runtime, case.body, case.kind)
    assert runtime.eval("1 + 1") == 2
    # What was left behind has ended: there is as much room as at first.
    assert case.text in attempt(runtime, case.body, case.kind)


@pytest.mark.parametrize(
    "case", [case for case in CASES.values() if case.kind is jsbridge.JSLimitError], ids=lambda case: case.body
)
def test_the_script_can_catch_it(make: Any, case: Case) -> None:
    runtime = make(**case.limits)
    code, number, kind = runtime.eval(
        f"(() => {{ try {{ {case.body} }} catch (error) {{ return [error.code, error.number, error.constructor.name] }} }})()"
    )
    assert case.text.startswith(code)
    assert number > 0
    assert kind == "Error"
