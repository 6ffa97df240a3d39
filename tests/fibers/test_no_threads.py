"""The system has no thread for a fiber: whoever waits for it learns that, and everything goes on."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import jsbridge
from jsbridge.fibers.threads import ThreadCache


@pytest.fixture
def no_threads(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """From its call on there is no thread for a fiber, until the end of the test."""

    def refuse(self: ThreadCache, job: object) -> None:
        raise RuntimeError("can't start new thread")

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
