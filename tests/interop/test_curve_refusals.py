"""Who has not the right keys is refused, and nothing of what it sends arrives: pyzmq at one end, our command at the other."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import zmq
from processes import DEADLINE_SECONDS, JSBRIDGE, LineProcess
from zmq.utils.monitor import recv_monitor_message

#: Prints its address, what becomes of connections, and the messages, until one is the end.
SERVER = """
const zmq = require('zmq');
const [, secretKey] = process.argv;
const pull = new zmq.Socket(zmq.PULL);
pull.setsockopt('CURVE_SERVER', 1);
pull.setsockopt('CURVE_SECRETKEY', secretKey);
pull.monitor(({ event, reason }) => {
  if (event.startsWith('HANDSHAKE') || event === 'DISCONNECTED') console.log(`${event} ${reason}`);
});
pull.bind('tcp://127.0.0.1:*');
console.log(pull.lastEndpoint);
for (let message; message !== 'end'; ) {
  message = String(pull.recv());
  console.log(message);
}
"""

#: Sends until it is told to stop.
CLIENT = """
const zmq = require('zmq');
const [, address, options, message] = process.argv;
const push = new zmq.Socket(zmq.PUSH);
push.setsockopt('LINGER', 0);
for (const [name, value] of Object.entries(JSON.parse(options))) push.setsockopt(name, value);
push.connect(address);
push.send(message);
process.stdin.readLine();
"""

CLIENTS = {
    "another server's key": lambda server, client, other: keys(other[0], client),
    "no CURVE": lambda server, client, other: {},
}
FAILURES = {
    "another server's key": zmq.PROTOCOL_ERROR_ZMTP_CRYPTOGRAPHIC,
    "no CURVE": zmq.PROTOCOL_ERROR_ZMTP_MECHANISM_MISMATCH,
}
FAILED = zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL | zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL

Pair = tuple[bytes, bytes]


def keys(server_public: bytes, client: Pair) -> dict[str, str]:
    """The options of a client."""
    names = ("CURVE_SERVERKEY", "CURVE_PUBLICKEY", "CURVE_SECRETKEY")
    return {name: value.decode() for name, value in zip(names, (server_public, *client), strict=True)}


@pytest.fixture
def start() -> Iterator[Callable[..., LineProcess]]:
    """Runs code with our command."""
    running: list[LineProcess] = []

    def begin(code: str, *arguments: str) -> LineProcess:
        running.append(LineProcess(*JSBRIDGE, "-e", code, *arguments, errors=True))
        return running[-1]

    yield begin
    for process in running:
        process.close()


@pytest.fixture
def context() -> Iterator[zmq.Context[Any]]:
    with zmq.Context() as made:
        made.linger = 0
        yield made


@pytest.mark.parametrize("wrong", CLIENTS)
def test_our_server_refuses(wrong: str, start: Callable[..., LineProcess], context: zmq.Context[Any]) -> None:
    server, client, other = (zmq.curve_keypair() for _ in range(3))
    ours = start(SERVER, server[1].decode())
    address = ours.line()
    with context.socket(zmq.PUSH) as stranger, context.socket(zmq.PUSH) as friend:
        for socket, options in (
            (stranger, CLIENTS[wrong](server, client, other)),
            (friend, keys(server[0], client)),
        ):
            for name, value in options.items():
                socket.setsockopt_string(getattr(zmq, name), value)
        stranger.connect(address)
        stranger.send(b"secret")
        event, reason = ours.line().split()
        assert event in ("HANDSHAKE_FAILED_PROTOCOL", "HANDSHAKE_FAILED_NO_DETAIL", "DISCONNECTED")
        if event == "HANDSHAKE_FAILED_PROTOCOL":
            assert reason == FAILURES[wrong].name
        friend.connect(address)
        friend.send(b"end")
        code, lines, reported = ours.end()
    assert (code, reported) == (0, "")
    # The stranger tries again meanwhile, perhaps; only one handshake succeeds.
    assert [line for line in lines if not line.startswith(("HANDSHAKE", "DISCONNECTED"))] == ["end"]
    assert sum(line.startswith("HANDSHAKE_SUCCEEDED") for line in lines) <= 1


@pytest.mark.parametrize("wrong", CLIENTS)
def test_our_client_is_refused(wrong: str, start: Callable[..., LineProcess], context: zmq.Context[Any]) -> None:
    server, client, other = (zmq.curve_keypair() for _ in range(3))
    with context.socket(zmq.PULL) as pull, context.socket(zmq.PAIR) as monitor:
        pull.curve_server = 1
        pull.curve_secretkey = server[1]
        pull.monitor("inproc://monitor", zmq.EVENT_HANDSHAKE_SUCCEEDED | zmq.EVENT_DISCONNECTED | FAILED)
        monitor.connect("inproc://monitor")
        monitor.rcvtimeo = pull.rcvtimeo = int(DEADLINE_SECONDS * 1000)
        pull.bind("tcp://127.0.0.1:*")
        address = pull.last_endpoint.decode()
        stranger = start(CLIENT, address, json.dumps(CLIENTS[wrong](server, client, other)), "secret")
        # The client sees what is wrong as well, and may have gone before the server says it.
        refusal = recv_monitor_message(monitor)
        assert refusal["event"] != zmq.EVENT_HANDSHAKE_SUCCEEDED
        if refusal["event"] == zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL:
            assert refusal["value"] == FAILURES[wrong]
        friend = start(CLIENT, address, json.dumps(keys(server[0], client)), "hello")
        assert pull.recv() == b"hello"
        with pytest.raises(zmq.Again):
            pull.recv(zmq.NOBLOCK)
        pull.disable_monitor()
    for process in (stranger, friend):
        process.write("stop")
        assert process.end()[:2] == (0, [])
