"""Runtime.dump(): who waits for what, and where its script stands."""

from __future__ import annotations

import re
import threading
import time

import pytest

import jsbridge
from jsbridge.engine import IS_NG

DEADLINE_SECONDS = 30.0
_PRELUDE = """
const zmq = require('zmq'), coroutine = require('coroutine');
const { start, sleep } = coroutine;
const pull = new zmq.Socket(zmq.PULL), push = new zmq.Socket(zmq.PUSH);
pull.bind('inproc://dump'); push.bind('inproc://nobody');
"""

# What a coroutine does in line 2 of /dump.js, and what is said of it.
WAITS = {
    "recv": ("pull.recv()", r"recv\(\) of PULL bound to inproc://dump"),
    "recv with a timeout": ("pull.setsockopt('RCVTIMEO', 60000); pull.recv()", r"recv\(\) of PULL bound to inproc://dump, (?:60|5\d)\.\d s left"),
    "send": ("push.send('x')", r"send\(\) of PUSH bound to inproc://nobody"),
    "poll": ("pull.poll(60000)", r"poll\(\) of PULL bound to inproc://dump, (?:60|5\d)\.\d s left"),
    "sleep": ("sleep(60000)", r"sleep\(\) of coroutine, (?:60|5\d)\.\d s left"),
    "join": ("start(() => sleep(1e6)).join()", r"join\(\) of coroutine/fiber"),
    "a lock": ("const lock = new coroutine.Lock(); start(() => { lock.acquire(); sleep(1e6) }); sleep(1); lock.acquire()", r"acquire\(\) of coroutine/lock"),
    "an event": ("new coroutine.Event().wait()", r"wait\(\) of coroutine/event"),
    "a semaphore": ("new coroutine.Semaphore(0).wait()", r"wait\(\) of coroutine/semaphore"),
}  # fmt: skip


@pytest.mark.parametrize(("code", "expected"), WAITS.values(), ids=list(WAITS))
def test_a_coroutine_that_waits(runtime: jsbridge.Runtime, code: str, expected: str) -> None:
    runtime.eval(_PRELUDE)
    runtime.eval(f"start(function waiting() {{\n {code} }})", "/dump.js")
    # It may have to wait for something else first.
    deadline = time.monotonic() + DEADLINE_SECONDS
    while True:
        text = runtime.dump()
        found = re.search(rf"^coroutine \d+: waits: {expected}\n(    at waiting \(/dump\.js.*)$", text, re.MULTILINE)
        if found:
            break
        assert time.monotonic() < deadline, text
    if IS_NG:
        assert "/dump.js:2:" in found[found.re.groups]
    # Nothing of the bridge's own.
    assert "jsbridge:" not in text.split("\n", 1)[1]


def test_the_first_line_counts(runtime: jsbridge.Runtime) -> None:
    runtime.eval(_PRELUDE + "for (let i = 0; i < 3; i++) start(() => sleep(1e6)); setTimeout(() => 0, 1e6); sleep(1)")
    assert re.match(r"jsbridge: runtime \d+, 3 coroutines, 1 timer\n", runtime.dump())


def test_a_coroutine_that_has_not_begun_and_one_that_is_ready(runtime: jsbridge.Runtime) -> None:
    texts: list[str] = []
    runtime.register("app", {"dump": lambda: texts.append(runtime.dump())})
    runtime.eval(
        _PRELUDE
        + "start(() => { sleep(0); sleep(0); sleep(0) }); sleep(0); start(() => 0); (function asks() { require('app').dump() })()",
        "/a.js",
    )
    assert re.search(r"^coroutine \d+: is ready, after sleep$", texts[0], re.MULTILINE)
    assert re.search(r"^coroutine \d+: has not begun$", texts[0], re.MULTILINE)
    # From inside: the call shows its own stack.
    assert re.search(r"^call \d+: runs\n    at asks \(/a\.js", texts[0], re.MULTILINE)


def test_a_call_that_waits(runtime: jsbridge.Runtime) -> None:
    caller = threading.Thread(
        target=lambda: runtime.eval("function patient() { require('coroutine').sleep(1000) } patient()", "/b.js")
    )
    caller.start()
    while "patient" not in (text := runtime.dump()):
        assert caller.is_alive()
    assert re.search(
        r"^call \d+: waits: sleep\(\) of coroutine, \d\.\d s left\n    at patient \(/b\.js", text, re.MULTILINE
    )
    caller.join()


def test_deep_stacks_are_whole(runtime: jsbridge.Runtime) -> None:
    runtime.eval(
        _PRELUDE
        + "start(function bottom() { (function down(n) { if (n) down(n - 1); else sleep(1e6) })(20) }); sleep(1)"
    )
    text = runtime.dump()
    assert text.count("    at down (") == 21
    assert "    at bottom (" in text


def test_looking_changes_nothing(runtime: jsbridge.Runtime) -> None:
    runtime.eval(_PRELUDE)
    runtime.eval(
        """
        const texts = [];
        start(() => { try { sleep(20); null.x } catch (error) { texts.push(error.stack) } });
        Error.stackTraceLimit = 3; Error.prepareStackTrace = (error, frames) => { throw new Error('mine') };
        sleep(1);
        """
    )
    before = runtime.dump()
    runtime.eval("Error.prepareStackTrace = undefined; delete Error.prototype.stack; sleep(1)")
    assert "jsbridge: runtime" in before
    assert runtime.eval("Error.stackTraceLimit") == 3
    assert "coroutine" in runtime.dump()
    assert runtime.eval("go = true; while (!texts.length) sleep(1); texts.length") == 1


def test_a_crowd_is_cut_short(runtime: jsbridge.Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jsbridge.dump.SHOWN", 5)
    runtime.eval(_PRELUDE + "for (let i = 0; i < 12; i++) start(() => sleep(1e6)); sleep(1)")
    text = runtime.dump()
    assert text.count("\ncoroutine ") == 5
    assert text.endswith("… and 7 more\n")


def test_an_endpoint_cannot_forge_a_line(runtime: jsbridge.Runtime) -> None:
    runtime.eval(_PRELUDE + "pull.bind('inproc://a\\ncoroutine 99: runs'); start(() => pull.recv()); sleep(1)")
    assert "\ncoroutine 99" not in runtime.dump()


def test_while_a_script_computes(runtime: jsbridge.Runtime) -> None:
    begun = threading.Event()
    runtime.register("app", {"begun": begun.set})
    texts: list[str] = []
    seconds: list[float] = []

    def look() -> None:
        begun.wait(60)
        began = time.monotonic()
        try:
            texts.append(runtime.dump())
        finally:
            seconds.append(time.monotonic() - began)
            runtime.interrupt()

    onlooker = threading.Thread(target=look)
    onlooker.start()
    with pytest.raises(jsbridge.JSInterrupted):
        runtime.eval(
            _PRELUDE
            + "start(() => pull.recv()); start(() => start(() => sleep(1e6)).join()); sleep(5); require('app').begun(); for (;;);"
        )
    onlooker.join()
    assert texts[0].startswith("a script computes without a pause: no stack can be had now\n")
    assert re.search(r"^call \d+: runs$", texts[0], re.MULTILINE)
    assert re.search(r"^coroutine \d+: waits: recv\(\) of PULL bound to inproc://dump$", texts[0], re.MULTILINE)
    assert re.search(r"^coroutine \d+: waits: a lock, an event or a coroutine$", texts[0], re.MULTILINE)
    # The one who gave up is not called later.
    assert runtime.eval("1 + 1") == 2


if IS_NG:
    # The older engine can crash when there is no memory for a small object.
    def test_with_no_memory_left() -> None:
        with jsbridge.Runtime(memory_limit=4 << 20) as runtime:
            runtime.eval("const { start, sleep } = require('coroutine'); start(() => sleep(1e6)); sleep(1)")
            runtime.eval(
                "var hog = []; try { for (let size = 1 << 20; size > 512; size >>= 1) try { for (;;) hog.push(new Uint8Array(size)) } catch (error) {} } catch (error) {} 0"
            )
            assert "coroutine " in runtime.dump()


def test_of_a_closed_runtime() -> None:
    with jsbridge.Runtime() as runtime:
        pass
    assert runtime.dump() == "jsbridge: the runtime is closed\n"


def test_many_look_at_once(runtime: jsbridge.Runtime) -> None:
    runtime.eval(_PRELUDE + "for (let i = 0; i < 10; i++) start(() => { for (;;) { sleep(0); sleep(1) } }); sleep(1)")
    texts: list[str] = []

    def look() -> None:
        for _ in range(20):
            texts.append(runtime.dump())
            runtime.stats()

    onlookers = [threading.Thread(target=look) for _ in range(4)]
    for onlooker in onlookers:
        onlooker.start()
    for onlooker in onlookers:
        onlooker.join()
    assert all("10 coroutines" in text for text in texts)
