"""Runtime.stats(): exact figures of what scripts do."""

from __future__ import annotations

import threading
import time

import pytest

import jsbridge

_PAIR = """
    const zmq = require('zmq'), { start, sleep, fibers } = require('coroutine');
    const push = new zmq.Socket(zmq.PUSH), pull = new zmq.Socket(zmq.PULL);
    pull.bind('inproc://stats'); push.connect('inproc://stats');
"""


@pytest.fixture
def paired(runtime: jsbridge.Runtime) -> jsbridge.Runtime:
    runtime.eval(_PAIR)
    return runtime


def _traffic(runtime: jsbridge.Runtime) -> tuple[int, ...]:
    return tuple(runtime.stats().traffic)


# What is done, and what that adds: messages in, bytes in, messages out, bytes out.
EXCHANGES = {
    "small ones": ("for (let i = 0; i < 100; i++) { push.send(Buffer.alloc(16)); pull.recv() }", (100, 1600, 100, 1600)),
    "large ones": ("for (let i = 0; i < 3; i++) { push.send(Buffer.alloc(100000)); pull.recv() }", (3, 300000, 3, 300000)),
    "text": ("push.send('é'); pull.recv()", (1, 2, 1, 2)),
    "empty ones": ("push.send(''); pull.recv()", (1, 0, 1, 0)),
    "frames": ("push.send(['a', 'bc']); pull.recvMultipart()", (1, 3, 1, 3)),
    "frame by frame": ("push.send(['a', 'bc']); pull.recv(); pull.recv()", (1, 3, 1, 3)),
    "in part": ("push.send(['a', 'bc']); pull.recv()", (0, 1, 1, 3)),
    "then the rest": ("push.send(['a', 'bc']); pull.recv(); pull.recvMultipart()", (1, 3, 1, 3)),
    "for one that waits": ("start(() => { sleep(1); push.send('abc') }); pull.recv()", (1, 3, 1, 3)),
    "frames for one that waits": ("start(() => { sleep(1); push.send(['abc', 'd']) }); pull.recvMultipart()", (1, 4, 1, 4)),
    "to a callback": ("let got; pull.recv((error, data) => { got = data }); push.send('abc'); while (!got) sleep(1)", (1, 3, 1, 3)),
    "not received": ("push.send('abc')", (0, 0, 1, 3)),
    "refused": ("try { pull.send('abc') } catch (error) {} try { pull.setsockopt('RCVTIMEO', 0); pull.recv() } catch (error) {}", (0, 0, 0, 0)),
    "after waiting": (
        "const late = new zmq.Socket(zmq.PUSH); late.bind('inproc://late');"
        "start(() => { sleep(1); const other = new zmq.Socket(zmq.PULL); other.connect('inproc://late'); other.recv(); other.close() });"
        "late.send('abcd'); sleep(5); late.close()",
        (1, 4, 1, 4),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("code", "expected"), EXCHANGES.values(), ids=list(EXCHANGES))
def test_messages_and_bytes(paired: jsbridge.Runtime, code: str, expected: tuple[int, ...]) -> None:
    assert _traffic(paired) == (2, 0, 0, 0, 0)
    paired.eval(f"{{ {code} }}")
    assert _traffic(paired)[1:] == expected
    paired.eval("push.close(); pull.close()")
    # What was there stays counted.
    assert _traffic(paired) == (0, *expected)


def test_a_proxy_counts_both_ways(paired: jsbridge.Runtime) -> None:
    paired.eval(
        """
        const to = new zmq.Socket(zmq.PUSH), out = new zmq.Socket(zmq.PULL);
        to.bind('inproc://out'); out.connect('inproc://out');
        const relay = zmq.Socket.proxy(pull, to);
        push.send(['ab', 'c']); out.recvMultipart(); relay.stop(); relay.join();
        """
    )
    assert _traffic(paired) == (4, 2, 6, 2, 6)


def test_coroutines_by_state(runtime: jsbridge.Runtime) -> None:
    runtime.register("app", {"stats": lambda: seen.append(runtime.stats())})
    seen: list[jsbridge.Stats] = []
    runtime.eval(
        """
        const { start, sleep } = require('coroutine'), { stats } = require('app');
        const waiting = [start(() => sleep(1e6)), start(() => sleep(1e6))];
        sleep(1);
        const ready = start(() => { sleep(0); sleep(0) }); sleep(0);
        start(() => 0); start(() => 0); start(() => 0);
        setTimeout(() => 0, 1e6);
        stats();
        start(() => stats()).join();
        """
    )
    outer, inner = seen
    assert outer.coroutines == (0, 1, 2, 3)
    assert (outer.calls, outer.timers, outer.workers) == (1, 1, 0)
    assert inner.coroutines.running == 1
    assert inner.calls == 1
    after = runtime.stats()
    assert after.coroutines.waiting == 2
    assert after.calls == 0


def test_threads_and_switches(runtime: jsbridge.Runtime) -> None:
    assert runtime.stats().threads == 0
    runtime.eval(
        "const { start, sleep } = require('coroutine'); for (let i = 0; i < 5; i++) start(() => sleep(1e6)); sleep(5)"
    )
    stats = runtime.stats()
    # One more may wait for all of them.
    assert 5 <= stats.threads <= 6
    assert stats.switches >= 5


def test_memory_is_what_the_engine_has_in_use(runtime: jsbridge.Runtime) -> None:
    before = runtime.stats().memory
    assert before is not None
    runtime.eval("var hog = new Uint8Array(5 << 20)")
    after = runtime.stats().memory
    assert after is not None
    assert after - before >= 5 << 20


@pytest.mark.parametrize(
    ("code", "known"), [("for (;;);", True), ("nap()", False)], ids=["a script", "a host function"]
)
def test_while_somebody_computes(
    runtime: jsbridge.Runtime, monkeypatch: pytest.MonkeyPatch, code: str, known: bool
) -> None:
    if not known:
        monkeypatch.setattr("jsbridge.stats.PATIENCE_SECONDS", 0.2)
    begun = threading.Event()
    runtime.register("app", {"begun": begun.set, "nap": lambda: time.sleep(1)})
    seen: list[jsbridge.Stats] = []

    def look() -> None:
        begun.wait(60)
        try:
            seen.append(runtime.stats())
        finally:
            runtime.interrupt()

    onlooker = threading.Thread(target=look)
    onlooker.start()
    with pytest.raises(jsbridge.JSInterrupted):
        runtime.eval(f"const {{ begun, nap }} = require('app'); begun(); {code}; for (;;);")
    onlooker.join()
    assert seen[0].calls == 1
    assert (seen[0].memory is not None) is known


def test_of_a_closed_runtime() -> None:
    with jsbridge.Runtime() as runtime:
        runtime.eval(_PAIR + "push.send('abc'); pull.recv(); setTimeout(() => 0, 1e6)")
    stats = runtime.stats()
    assert stats.coroutines == (0, 0, 0, 0)
    assert (stats.calls, stats.timers, stats.threads, stats.memory) == (0, 0, 0, None)
    assert stats.traffic == (0, 1, 3, 1, 3)
