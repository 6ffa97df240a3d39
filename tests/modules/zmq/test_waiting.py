"""A fiber that waits on a socket holds up nothing else: neither other coroutines nor the application's threads."""

from __future__ import annotations

import threading

import pytest
import zmq
from peers import DEADLINE_S, TRANSPORTS, Aside, bound, eventually

import jsbridge
from jsbridge.errors import JSInterrupted

TICKS = 40

TICKING = """
const zmq = require('zmq');
const coroutine = require('coroutine');
var ticks = 0;
let ticking = true;
coroutine.start(() => {
    while (ticking) {
        coroutine.sleep(10);
        ticks++;
    }
});
"""

#: A script ends its ticking with this, so that nothing is left to run.
STOP = "ticking = false;"


def wait_until(reached: threading.Event) -> None:
    assert reached.wait(DEADLINE_S), "the other coroutine did not get on"


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_others_go_on_while_one_waits_in_recv(transport: str, runtime: jsbridge.Runtime) -> None:
    enough, counted = threading.Event(), threading.Event()
    runtime.register("app", {"enough": enough.set})
    with bound(zmq.PUSH, transport) as (push, address):

        def peer() -> None:
            wait_until(enough)
            wait_until(counted)
            push.send(b"at last")

        def count() -> None:
            for _ in range(1_000_000):
                pass
            counted.set()

        sender, counter = Aside(peer), Aside(count)
        received = runtime.eval(f"""
            {TICKING}
            coroutine.start(() => {{
                while (ticks < {TICKS}) coroutine.sleep(1);
                require('app').enough();
            }});
            const pull = new zmq.Socket(zmq.PULL);
            pull.connect('{address}');
            const message = String(pull.recv());
            pull.close();
            {STOP}
            message + ' after ' + (ticks >= {TICKS});
        """)
        sender.result()
        counter.result()
    assert received == "at last after true"


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_others_go_on_while_a_push_without_a_peer_waits_in_send(transport: str, runtime: jsbridge.Runtime) -> None:
    counted = threading.Event()
    runtime.register("app", {"counted": counted.is_set})

    def count() -> None:
        for _ in range(1_000_000):
            pass
        counted.set()

    with bound(zmq.PAIR, transport) as (probe, address):
        probe.unbind(address)
        counter = Aside(count)
        result = runtime.eval(f"""
            {TICKING}
            const push = new zmq.Socket(zmq.PUSH);
            push.bind('{TRANSPORTS[transport] or address}');
            const log = [];
            const sender = coroutine.start(() => {{
                push.send('at last');
                log.push('sent');
            }});
            while (ticks < {TICKS} || !require('app').counted()) coroutine.sleep(1);
            log.push('enough');
            const pull = new zmq.Socket(zmq.PULL);
            pull.connect(push.lastEndpoint);
            log.push(String(pull.recv()));
            sender.join();
            push.close();
            pull.close();
            {STOP}
            log.sort().join();
        """)
        counter.result()
    assert result == "at last,enough,sent"


def test_three_coroutines_wait_in_the_order_of_their_calls(runtime: jsbridge.Runtime) -> None:
    with bound(zmq.PUSH, "tcp") as (push, address):
        runtime.eval(f"""
            const zmq = require('zmq');
            const coroutine = require('coroutine');
            const pull = new zmq.Socket(zmq.PULL);
            pull.connect('{address}');
            var got = [];
            var readers = [1, 2, 3].map((name) => coroutine.start(() => got.push(`${{name}}: ${{pull.recv()}}`)));
            coroutine.sleep();
        """)
        for message in (b"first", b"second", b"third"):
            push.send(message)
        assert runtime.eval("readers.forEach((reader) => reader.join()); got") == ["1: first", "2: second", "3: third"]


@pytest.mark.parametrize("count", [1, 50])
def test_threads_of_the_application_may_wait_on_one_socket(count: int, runtime: jsbridge.Runtime) -> None:
    with bound(zmq.PUSH, "inproc") as (push, address):
        runtime.eval(f"const pull = new (require('zmq').Socket)(7); pull.connect('{address}'); null")
        callers = [Aside(runtime.eval, "Number(pull.recv())") for _ in range(count)]
        for number in range(count):
            push.send(b"%d" % number)
        assert sorted(caller.result() for caller in callers) == list(range(count))
        runtime.eval("pull.close()")


def test_an_event_that_a_call_of_the_application_uses_up_is_not_lost(runtime: jsbridge.Runtime) -> None:
    """A coroutine waits while a thread of the cache polls; a call takes the event away before that thread sees it."""
    received = threading.Event()
    with bound(zmq.PAIR, "inproc") as (peer, address):
        runtime.register("app", {"push": lambda: peer.send(b"x"), "received": received.set})
        runtime.eval(f"""
            const {{ push, received }} = require('app');
            const pair = new (require('zmq').Socket)();
            pair.connect('{address}');
            require('coroutine').start(() => {{
                for (;;) {{
                    pair.recv();
                    received();
                }}
            }});
        """)
        for _ in range(200):
            received.clear()
            runtime.eval("push(); pair.getsockopt('EVENTS')")
            assert received.wait(DEADLINE_S)
        runtime.eval("pair.close()")


def test_a_message_for_a_call_that_was_interrupted_is_for_the_next(runtime: jsbridge.Runtime) -> None:
    scheduler = runtime._program.scheduler
    with bound(zmq.PUSH, "inproc") as (push, address):
        runtime.register("app", {"deliver": lambda: push.send_multipart([b"a", b"b"]), "interrupt": runtime.interrupt})
        runtime.eval(f"const pull = new (require('zmq').Socket)(7); pull.connect('{address}'); null")
        waiting = Aside(runtime.eval, "pull.recv()")
        eventually(lambda: any(fiber.waits_for == "recv" for fiber in list(scheduler.fibers.values())))
        # In one go, so that the reader has its message before it can run, and then has to end.
        with pytest.raises(JSInterrupted):
            runtime.eval("""
                require('app').deliver();
                pull.setsockopt('RCVTIMEO', 0);
                try {
                    pull.recv();
                } catch (error) {
                    if (error.code !== 'EAGAIN') throw error;
                }
                pull.setsockopt('RCVTIMEO', -1);
                require('app').interrupt();
            """)
        with pytest.raises(JSInterrupted):
            waiting.result()
        taken = runtime.eval("[String(pull.recv()), pull.more, String(pull.recv()), pull.more]")
        assert taken == ["a", True, "b", False]
        runtime.eval("pull.close()")
