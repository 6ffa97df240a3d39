"""What every test has: a runtime, a leak check at the end, and JavaScript test files as test cases."""

from __future__ import annotations

import functools
import gc
import io
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import jsbridge

LEAK_DEADLINE_SECONDS = 5.0


def _descriptors() -> int:
    for folder in ("/proc/self/fd", "/dev/fd"):
        if os.path.isdir(folder):
            return len(os.listdir(folder))
    raise AssertionError("this system does not list descriptors")


def _threads() -> int:
    return len(sys._current_frames())


@functools.cache
def _warm_up() -> None:
    # What a process opens once and keeps: the zmq context's descriptors and the like.
    import zmq

    context = zmq.Context.instance()
    context.socket(zmq.PAIR).close()
    with jsbridge.Runtime() as runtime:
        runtime.eval("new (require('zmq').Socket)().close()")


@pytest.fixture(scope="session", autouse=True)
def _process_wide() -> None:
    _warm_up()


@pytest.fixture(autouse=True)
def _no_leaks() -> Iterator[None]:
    """Threads, descriptors and open runtimes are as before when a test ends."""
    gc.collect()
    before = _threads(), _descriptors()
    yield
    deadline = time.monotonic() + LEAK_DEADLINE_SECONDS
    while True:
        gc.collect()
        after = _threads(), _descriptors()
        # An operating system thread, and a socket that libzmq's reaper closes, end a moment after they are let go.
        if after[0] <= before[0] and after[1] <= before[1]:
            break
        if time.monotonic() > deadline:
            pytest.fail(f"the test leaves (threads, descriptors) {after}, it began with {before}")
        time.sleep(0.01)
    from jsbridge.closing import open_programs

    assert not open_programs(), "the test leaves a runtime open"


@pytest.fixture
def output() -> io.StringIO:
    """What the scripts of :func:`runtime` print."""
    return io.StringIO()


@pytest.fixture
def errors() -> io.StringIO:
    """What :func:`runtime` reports."""
    return io.StringIO()


@pytest.fixture
def policy() -> jsbridge.Policy:
    """What the scripts of :func:`runtime` may do; folders of tests that need more have a fixture of this name."""
    return jsbridge.Policy()


@pytest.fixture
def runtime(output: io.StringIO, errors: io.StringIO, policy: jsbridge.Policy) -> Iterator[jsbridge.Runtime]:
    """A runtime whose output is in ``output`` and ``errors``; closed when the test ends."""
    with jsbridge.Runtime(stdout=output, stderr=errors, policy=policy) as made:
        yield made


@pytest.fixture
def outcome() -> Callable[[jsbridge.Runtime, str], list[Any]]:
    """What an expression gives, as ``['done', result]``; or its error's code and the permission that was missing.

    An error that knows of no permission has its message in that place.
    """

    def evaluate(runtime: jsbridge.Runtime, code: str) -> list[Any]:
        told = "[e.code, e.permission === undefined ? e.message : e.permission]"
        result: list[Any] = runtime.eval(
            f"(() => {{ try {{ return ['done', ({code})] }} catch (e) {{ return {told} }} }})()"
        )
        return result

    return evaluate


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what runs node beside."""
    for item in items:
        if "against_node" in item.path.name or "node" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.node)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Scripts named ``*_test.js`` are tests: they run as main modules, and pass when they end with 0."""
    if file_path.name.endswith("_test.js"):
        return ScriptFile.from_parent(parent, path=file_path)
    return None


class ScriptFile(pytest.File):
    """A fibjs-style test script."""

    def collect(self) -> Iterator[pytest.Item]:
        yield ScriptItem.from_parent(self, name=self.path.stem)


class ScriptItem(pytest.Item):
    """One run of a script, with the leak check of every other test."""

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.fixturenames: list[str] = []

    def runtest(self) -> None:
        _warm_up()
        before = _threads(), _descriptors()
        output = io.StringIO()
        with jsbridge.Runtime(policy=jsbridge.Policy.everything(), stdout=output, stderr=output) as runtime:
            code = runtime.run(self.path)
        if code != 0:
            raise AssertionError(output.getvalue())
        deadline = time.monotonic() + LEAK_DEADLINE_SECONDS
        while _threads() > before[0] or _descriptors() > before[1]:
            assert time.monotonic() < deadline, f"the script leaves {_threads()}, {_descriptors()} of {before}"
            time.sleep(0.01)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, str(self.path)
