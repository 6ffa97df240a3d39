"""Records under the logger name ``jsbridge``: what an application gets to know that nobody else tells it."""

from __future__ import annotations

import io
import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import jsbridge
from jsbridge.fibers.threads import ThreadCache

_ROOT = Path(jsbridge.__file__).parent.parent


@pytest.fixture
def records(caplog: pytest.LogCaptureFixture) -> Callable[[], list[tuple[int, str]]]:
    caplog.set_level(logging.DEBUG, "jsbridge")
    return lambda: [(record.levelno, record.getMessage()) for record in caplog.records if record.name == "jsbridge"]


def test_the_life_of_a_runtime(records: Callable[[], list[tuple[int, str]]]) -> None:
    with jsbridge.Runtime() as runtime:
        number = runtime._program.number
        assert records() == [(logging.DEBUG, f"runtime {number} is open")]
        runtime.interrupt()
    assert records()[1:] == [
        (logging.INFO, f"runtime {number} is interrupted"),
        (logging.DEBUG, f"runtime {number} is closed"),
    ]


def test_an_error_that_nobody_caught(runtime: jsbridge.Runtime, records: Callable[[], list[tuple[int, str]]]) -> None:
    runtime.eval("require('coroutine').start(() => { throw new TypeError('lost') }).join()")
    level, text = records()[-1]
    assert level == logging.ERROR
    assert f"runtime {runtime._program.number}: uncaught TypeError: lost\n" in text


def test_limits(records: Callable[[], list[tuple[int, str]]]) -> None:
    with jsbridge.Runtime(time_limit=0.5, max_timers=0) as runtime:
        runtime.eval("try { setTimeout(() => 0, 9) } catch (error) {}")
        with pytest.raises(jsbridge.JSTimeoutError):
            runtime.eval("for (;;);")
        assert records()[1:] == [
            (logging.INFO, "a script is refused: EAGAIN: the runtime allows 0 timers at a time (max_timers)"),
            (logging.WARNING, "a script is ended: the script computed for more than 0.5 s without waiting"),
        ]


def test_the_total(records: Callable[[], list[tuple[int, str]]]) -> None:
    with jsbridge.Runtime(total_time_limit=0.5) as runtime:
        with pytest.raises(jsbridge.JSTimeoutError):
            runtime.eval("for (;;);")
        text = "a script is ended: TimeoutError: the scripts computed for more than 0.5 s in all"
        assert records()[1:] == [(logging.WARNING, text)]


def test_no_thread_for_a_coroutine(
    runtime: jsbridge.Runtime, records: Callable[[], list[tuple[int, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: ThreadCache, job: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(ThreadCache, "give", refuse)
    runtime.eval("require('coroutine').start(() => 1); 0")
    assert (logging.WARNING, "no thread for a coroutine: can't start new thread") in records()


def test_the_end_of_the_zmq_context(records: Callable[[], list[tuple[int, str]]], errors: io.StringIO) -> None:
    import zmq

    context = zmq.Context()
    with jsbridge.Runtime(zmq_context=context, stderr=errors) as runtime:
        runtime.eval(
            "const pull = new (require('zmq').Socket)(7); pull.bind('inproc://end'); require('coroutine').start(() => pull.recv()); 0"
        )
        context.term()
        assert (logging.WARNING, "the zmq context is terminated: 1 sockets are closed") in records()


def test_without_a_handler_nothing_is_printed(errors: io.StringIO) -> None:
    code = (
        "import logging, io, jsbridge\n"
        "with jsbridge.Runtime(time_limit=0.5, stderr=io.StringIO()) as runtime:\n"
        "    try: runtime.eval('for (;;);')\n"
        "    except jsbridge.JSTimeoutError: print('ended')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=_ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "ended\n", "")


def test_logging_is_not_imported_for_it() -> None:
    code = (
        "import sys; from jsbridge.cli import main\n"
        "code = main(['-e', 'require(\"zmq\"); 0'])\n"
        "sys.exit(code or 'logging' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=_ROOT, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
