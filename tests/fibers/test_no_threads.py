"""The system has no thread for a fiber: whoever waits for it learns that, and everything goes on."""

import io
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import jsbridge
from jsbridge.fibers.threads import ThreadCache


def refuse(self: ThreadCache, job: object) -> None:
    raise RuntimeError("can't start new thread")


@pytest.fixture
def no_threads(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """From its call on there is no thread for a fiber, until the end of the test."""

    yield lambda: monkeypatch.setattr(ThreadCache, "give", refuse)
    monkeypatch.undo()


def test_a_script_in_the_background(runtime: jsbridge.Runtime, tmp_path: Path, no_threads: Callable[[], None]) -> None:
    path = tmp_path / "script.js"
    path.write_text("1")
    no_threads()
    run = runtime.start(path)
    with pytest.raises(jsbridge.JSError, match="no thread for a coroutine") as caught:
        run.join(60)
    assert caught.value.code == "EAGAIN"
    assert runtime.eval("20 + 3") == 23


def test_a_coroutine(runtime: jsbridge.Runtime, errors: io.StringIO, no_threads: Callable[[], None]) -> None:
    no_threads()
    assert runtime.eval("require('coroutine').start(() => 1); 'started'") == "started"
    assert "no thread for a coroutine" in errors.getvalue()
    assert runtime.eval("20 + 3") == 23


def test_somebody_joins(runtime: jsbridge.Runtime, errors: io.StringIO, no_threads: Callable[[], None]) -> None:
    no_threads()
    assert runtime.eval("require('coroutine').start(() => 1).join(); 'joined'") == "joined"
    assert "no thread for a coroutine" in errors.getvalue()


def test_promise_jobs(runtime: jsbridge.Runtime, errors: io.StringIO, tmp_path: Path) -> None:
    path = tmp_path / "script.js"
    path.write_text("Promise.resolve().then(() => globalThis.ran = true); globalThis.ran = false")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ThreadCache, "give", refuse)
        for call in (lambda: runtime.eval("Promise.resolve().then(() => 1); 2"), lambda: runtime.run(path)):
            with pytest.raises(jsbridge.JSError, match="no thread for promise jobs") as caught:
                call()
            assert caught.value.code == "EAGAIN"
    # What was to be done is not lost: the next call waits for it.
    runtime.eval("0")
    assert runtime.eval("globalThis.ran") is True
    assert errors.getvalue() == ""


def test_promise_jobs_that_nobody_waits_for(runtime: jsbridge.Runtime, errors: io.StringIO) -> None:
    told = threading.Event()
    runtime.register("app", {"tell": lambda *_: told.set()})
    with pytest.MonkeyPatch.context() as patch:
        runtime.eval(
            "const { sleep, start } = require('coroutine'); start(() => { sleep(20); Promise.resolve().then(require('app').tell); sleep(1) }); 0"
        )
        patch.setattr(ThreadCache, "give", refuse)
        assert told.wait(60)


def test_timers(runtime: jsbridge.Runtime, errors: io.StringIO) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ThreadCache, "give", refuse)
        runtime.eval("setTimeout(() => 1, 1); require('coroutine').sleep(20)")
    assert "no thread for a coroutine" in errors.getvalue()


def test_a_parked_coroutine_leads(runtime: jsbridge.Runtime) -> None:
    told = threading.Event()
    runtime.register("app", {"tell": told.set})
    runtime.eval(
        "const { sleep, start } = require('coroutine'); start(() => { sleep(50); require('app').tell() }); sleep(1)"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ThreadCache, "give", refuse)
        # The call ends, and with it the thread that polled.
        runtime.eval("sleep(1)")
        assert told.wait(60)


def test_more_coroutines_than_python_nests_calls(runtime: jsbridge.Runtime, errors: io.StringIO) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ThreadCache, "give", refuse)
        runtime.eval(
            f"for (let left = {2 * sys.getrecursionlimit()}; left > 0; left--) require('coroutine').start(() => 1)"
        )
    assert errors.getvalue().count("no thread for a coroutine") == 2 * sys.getrecursionlimit()
