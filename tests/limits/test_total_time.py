"""total_time_limit: the sum of what a call and all that runs besides have computed."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import jsbridge

TOTAL = 0.5
_BURN = """
    const { sleep, start, fibers } = require('coroutine');
    const burn = (ms) => { for (const end = Date.now() + ms; Date.now() < end;); };
"""


@pytest.fixture
def limited(make: Any) -> jsbridge.Runtime:
    runtime: jsbridge.Runtime = make(total_time_limit=TOTAL)
    runtime.eval(_BURN)
    return runtime


def _until(runtime: jsbridge.Runtime, done: Callable[[], bool]) -> None:
    while not done():
        runtime.eval("sleep(1)")


SHARED = {
    "coroutines that each compute a little": "let n = 0; for (let i = 0; i < 200; i++) start(() => { burn(5); n++; sleep(1e6) }); sleep(1e6)",
    "coroutines that start others": "(function go() { start(() => { burn(5); go() }) })(); sleep(1e6)",
    "an interval": "setInterval(() => burn(5), 1); sleep(1e6)",
    "promise jobs": "(async () => { for (;;) { await 0; burn(5) } })(); sleep(1e6)",
    "promise jobs that wait": "(async () => { for (;;) { await 0; burn(5); sleep(1) } })(); sleep(1e6)",
    "immediates": "(function go() { setImmediate(() => { burn(5); go() }) })(); sleep(1e6)",
}


@pytest.mark.parametrize("code", SHARED.values(), ids=list(SHARED))
def test_all_that_runs_counts_and_ends(limited: jsbridge.Runtime, errors: io.StringIO, code: str) -> None:
    with pytest.raises(jsbridge.JSTimeoutError, match="in all"):
        limited.eval(code)
    _until(limited, lambda: limited.eval("require('coroutine').fibers.length") == 1)
    # The call has got it: nobody else is told.
    assert errors.getvalue() == ""
    assert limited.eval("burn(20); 'goes on'") == "goes on"


def test_what_goes_on_after_the_call_counts_and_is_reported_once(
    limited: jsbridge.Runtime, errors: io.StringIO
) -> None:
    assert limited.eval("for (let i = 0; i < 100; i++) start(() => { burn(10); sleep(1e6) }); 'left'") == "left"
    while "in all" not in errors.getvalue():
        pass
    _until(limited, lambda: limited.eval("require('coroutine').fibers.length") == 1)
    assert errors.getvalue().count("Uncaught TimeoutError: the scripts computed for more than 0.5 s in all") == 1


def test_waiting_does_not_count(limited: jsbridge.Runtime) -> None:
    assert limited.eval("for (let i = 0; i < 30; i++) sleep(10); 'done'") == "done"


def test_each_call_has_a_total_of_its_own(limited: jsbridge.Runtime) -> None:
    for _ in range(10):
        limited.eval("burn(60)")


def test_calls_that_overlap_share_one(limited: jsbridge.Runtime, tmp_path: Path) -> None:
    waiting = tmp_path / "waiting.js"
    waiting.write_text("require('coroutine').sleep(1e6)")
    run = limited.start(waiting)

    def burn() -> None:
        while not run.done:
            limited.eval("burn(20)")

    with pytest.raises(jsbridge.JSTimeoutError, match="in all"):
        burn()
    with pytest.raises(jsbridge.JSTimeoutError, match="in all"):
        run.join(60)
    assert limited.eval("burn(20); 1") == 1


def test_those_who_join_are_told(limited: jsbridge.Runtime) -> None:
    limited.eval(
        "global.ended = 0; const all = []; for (let i = 0; i < 100; i++) all.push(start(() => { burn(10); sleep(1e6) }))"
    )
    _until(limited, lambda: limited.eval("require('coroutine').fibers.length") == 1)
    assert limited.eval("for (const one of all) one.join(); 'joined'") == "joined"


def test_a_script_cannot_catch_it(limited: jsbridge.Runtime) -> None:
    with pytest.raises(jsbridge.JSTimeoutError):
        limited.eval("for (;;) try { burn(1); sleep(0) } catch (error) {} finally { continue }")


def test_a_turn_has_its_own_limit_besides(make: Any) -> None:
    runtime = make(total_time_limit=30, time_limit=0.1)
    with pytest.raises(jsbridge.JSTimeoutError, match="without waiting"):
        runtime.eval("for (;;);")


def test_closing_while_it_is_used_up(limited: jsbridge.Runtime) -> None:
    limited.eval("for (let i = 0; i < 100; i++) start(() => { burn(10); sleep(1e6) })")
    limited.close()
