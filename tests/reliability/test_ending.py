"""What holds a process at its end, and what does not; and that nothing it has sent is lost to a peer that lives."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Callable, Iterator

import pytest
import zmq
from processes import DEADLINE_SECONDS, JSBRIDGE, LineProcess

TIMES = 20
SENT = 30
LINGER_MS = 100

SEND = f"""
const zmq = require('zmq');
const [, address, end] = process.argv;
const push = new zmq.Socket(zmq.PUSH);
push.connect(address);
for (let number = 0; number < {SENT}; number++) push.send([String(number), Buffer.alloc(10000)]);
if (end === 'exit') process.exit(0);
if (end === 'close') push.close();
"""

OPEN = """
const zmq = require('zmq');
const pull = new zmq.Socket(zmq.PULL);
pull.bind('tcp://127.0.0.1:*');
const push = new zmq.Socket(zmq.PUSH);
push.connect(pull.lastEndpoint);
console.log(pull.lastEndpoint);
if (process.argv[1] === 'wait') console.log(String(pull.recv()));
"""

LOST = """
const zmq = require('zmq');
for (const type of [zmq.PUSH, zmq.DEALER]) {
    const socket = new zmq.Socket(type);
    socket.connect('tcp://127.0.0.1:9');
    socket.send('nobody takes it');
}
"""

Start = Callable[..., LineProcess]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts the command: ``start("-e", code, argument…)``."""
    running: list[LineProcess] = []

    def begin(*words: str) -> LineProcess:
        running.append(LineProcess(*JSBRIDGE, *words, errors=True))
        return running[-1]

    yield begin
    for process in running:
        process.close()


@pytest.fixture
def pull(request: pytest.FixtureRequest) -> Iterator[zmq.Socket[bytes]]:
    """A peer that lives."""
    with tempfile.TemporaryDirectory() as folder, zmq.Context() as context, context.socket(zmq.PULL) as socket:
        socket.rcvtimeo = int(DEADLINE_SECONDS * 1000)
        socket.bind("tcp://127.0.0.1:*" if request.param == "tcp" else f"ipc://{folder}/socket")
        yield socket


@pytest.mark.parametrize(("pull", "end"), [("tcp", "end"), ("tcp", "exit"), ("ipc", "close")], indirect=["pull"])
def test_all_is_delivered_every_time(pull: zmq.Socket[bytes], end: str, start: Start) -> None:
    for _ in range(TIMES // 4):
        senders = [start("-e", SEND, pull.last_endpoint.decode(), end) for _ in range(4)]
        counts = dict.fromkeys((b"%d" % number for number in range(SENT)), 0)
        for _ in range(len(senders) * SENT):
            number, _body = pull.recv_multipart()
            counts[number] += 1
        assert set(counts.values()) == {len(senders)}
        assert [sender.end() for sender in senders] == [(0, [], "")] * len(senders)


def test_idle_sockets_do_not_hold_it(start: Start) -> None:
    code, lines, reported = start("-e", OPEN, "end").end()
    assert (code, len(lines), reported) == (0, 1, "")


def test_a_socket_that_is_waited_on_does(start: Start) -> None:
    waiting = start("-e", OPEN, "wait")
    address = waiting.line()
    # Another one has begun and ended meanwhile.
    assert start("-e", OPEN, "end").end()[0] == 0
    assert waiting.process.poll() is None
    with zmq.Context() as context, context.socket(zmq.PUSH) as push:
        push.connect(address)
        push.send(b"at last")
        assert waiting.end() == (0, ["at last"], "")


def test_what_nobody_takes_is_reported_when_linger_is_over(start: Start) -> None:
    began = time.monotonic()
    code, lines, reported = start("--linger", str(LINGER_MS), "-e", LOST).end()
    assert (code, lines) == (0, [])
    assert re.fullmatch(
        "jsbridge: 2 sockets had undelivered messages when LINGER was over:\n"
        "  (PUSH|DEALER) connected to tcp://127.0.0.1:9\n"
        "  (PUSH|DEALER) connected to tcp://127.0.0.1:9\n",
        reported,
    )
    assert time.monotonic() - began < DEADLINE_SECONDS
