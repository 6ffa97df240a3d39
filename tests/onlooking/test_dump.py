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
        let go = false;
        start(() => { try { while (!go) sleep(1); null.x } catch (error) { texts.push(error.stack) } });
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


def _look_on(runtime: jsbridge.Runtime, code: str) -> str:
    """The dump while a script goes on that calls ``begun()`` at its start; it is ended then."""
    begun = threading.Event()
    runtime.register("app", {"begun": begun.set, "nap": lambda: time.sleep(1)})
    texts: list[str] = []

    def look() -> None:
        begun.wait(60)
        try:
            texts.append(runtime.dump())
        finally:
            runtime.interrupt()

    onlooker = threading.Thread(target=look)
    onlooker.start()
    with pytest.raises(jsbridge.JSInterrupted):
        runtime.eval(f"{_PRELUDE}; const {{ begun, nap }} = require('app'); {code}", "/busy.js")
    onlooker.join()
    assert runtime.eval("1 + 1") == 2
    return texts[0]


# Line 3 is where it computes, and line 4 calls that.
COMPUTES = {
    "a loop": "function spin() {\n\n for (;;); }\n spin()",
    "a loop of calls": "const leaf = () => 0; function spin() {\n\n for (;;) leaf(); }\n spin()",
    "a loop of host calls": "function spin() {\n\n for (;;) begun(); }\n spin()",
    "a callback of the engine's": "function spin() {\n\n [2, 1].sort(() => { for (;;); }) }\n spin()",
    "a loop that swallows errors": "function spin() {\n\n for (;;) try { null.x } catch (error) {} }\n spin()",
}


@pytest.mark.parametrize("code", COMPUTES.values(), ids=list(COMPUTES))
def test_while_a_script_computes(runtime: jsbridge.Runtime, code: str) -> None:
    text = _look_on(
        runtime,
        "start(() => pull.recv()); start(() => start(() => sleep(1e6)).join()); sleep(5); "
        f"begun(); (function outer() {{ {code} }})()",
    )
    found = re.search(r"^call \d+: runs\n((?:    at .*\n)+)", text, re.MULTILINE)
    assert found, text
    assert "    at spin (" in found[1]
    if IS_NG:
        assert re.search(r"    at outer \(/busy\.js:9:", found[1]), found[1]
    else:
        assert "    at outer (/busy.js" in found[1]
    # The others are seen as always.
    assert re.search(r"^coroutine \d+: waits: recv\(\) of PULL bound to inproc://dump$", text, re.MULTILINE)
    assert re.search(r"^coroutine \d+: waits: join\(\) of coroutine/fiber$", text, re.MULTILINE)


def test_while_promise_jobs_go_on(runtime: jsbridge.Runtime) -> None:
    text = _look_on(runtime, "(async function again() { begun(); for (;;) await 0 })()")
    assert re.search(r"^call \d+: waits: promise jobs$", text, re.MULTILINE)
    assert "coroutine " in text


def test_a_script_that_is_looked_at_goes_on_as_before(runtime: jsbridge.Runtime) -> None:
    begun, over = threading.Event(), threading.Event()
    runtime.register("app", {"begun": begun.set, "echo": lambda value: value, "enough": lambda: len(texts) >= 10})
    texts: list[str] = []

    def look() -> None:
        begun.wait(60)
        while not over.is_set():
            texts.append(runtime.dump())
            runtime.stats()

    onlooker = threading.Thread(target=look)
    onlooker.start()
    try:
        result = runtime.eval(
            """
            const zmq = require('zmq'), pair = [new zmq.Socket(zmq.PAIR), new zmq.Socket(zmq.PAIR)];
            pair[0].bind('inproc://looked'); pair[1].connect('inproc://looked');
            const { begun, echo, enough } = require('app');
            begun();
            let sum = 0, caught = 0, texts = 0, wrong = 0;
            (function deep(n) { for (let i = 0; i < 100; i++) sum += n; if (n) deep(n - 1) })(500);
            while (!enough()) {
              for (let i = 0; i < 1000; i++) sum += i;
              try { null.x } catch (error) { caught += error.stack.includes('/looked.js') }
              sum -= 499500;
              // What lies between the script and Python at that moment stays as it is.
              const text = 'é'.repeat(40) + texts++;
              pair[0].send(text);
              wrong += String(pair[1].recv()) !== text || echo(text) !== text || echo({ text }).text !== text;
            }
            [sum, caught > 0, wrong, (() => { try { (function f() { f() })() } catch (error) { return error.message } })()]
            """,
            "/looked.js",
        )
    finally:
        over.set()
        onlooker.join()
    assert result[:3] == [12_525_000, True, 0]
    assert "stack" in result[3]
    assert all("/looked.js" in text for text in texts[:10])


def test_while_a_host_function_holds_all_up(runtime: jsbridge.Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jsbridge.dump.PATIENCE_SECONDS", 0.2)
    text = _look_on(
        runtime,
        "start(() => pull.recv()); start(() => start(() => sleep(1e6)).join()); sleep(5); begun(); nap(); for (;;);",
    )
    assert text.startswith("a host function holds all scripts up: no stack can be had now\n")
    assert re.search(r"^call \d+: runs$", text, re.MULTILINE)
    assert re.search(r"^coroutine \d+: waits: recv\(\) of PULL bound to inproc://dump$", text, re.MULTILINE)
    assert re.search(r"^coroutine \d+: waits: a lock, an event or a coroutine$", text, re.MULTILINE)


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
