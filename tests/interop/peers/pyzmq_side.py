"""One side of an exchange, as test_exchanges.py orders it: pyzmq."""

from __future__ import annotations

import json
import select
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any

import zmq

PATTERN = bytes(range(251))
LARGE_BYTES = 16 << 20
MESSAGES = [
    [b"text"],
    [b""],
    [b"", b"a", b""],
    [PATTERN, "消息".encode()],
    [(PATTERN * (LARGE_BYTES // len(PATTERN) + 1))[:LARGE_BYTES], b"after a large one"],
    [b"%d" % number for number in range(200)],
]
HELLO = [b"hello"]
Order = dict[str, Any]
Socket = zmq.Socket[bytes]


def say(fact: Order) -> None:
    print(json.dumps(fact), flush=True)


def check(got: list[bytes], wanted: list[bytes]) -> None:
    if got != wanted:
        raise ValueError(f"got frames of {[len(f) for f in got]} bytes, not of {[len(f) for f in wanted]}")


def send_when_known(socket: Socket, frames: list[bytes]) -> None:
    while True:
        try:
            socket.send_multipart(frames)
            return
        except zmq.ZMQError as error:
            if error.errno != zmq.EHOSTUNREACH:
                raise
        time.sleep(0.001)


def ask(socket: Socket, order: Order) -> None:
    for message in MESSAGES:
        frames = [*map(bytes.fromhex, order["ahead"]), *message]
        send_when_known(socket, frames)
        check(socket.recv_multipart(), frames)


def answer(socket: Socket, order: Order) -> None:
    for message in MESSAGES:
        frames = socket.recv_multipart()
        check(frames[-len(message) :], message)
        if "from" in order:
            check(frames[:1], [bytes.fromhex(order["from"])])
        socket.send_multipart(frames)


def give(socket: Socket, order: Order) -> None:
    for message in MESSAGES:
        socket.send_multipart(message)


def take(socket: Socket, order: Order) -> None:
    for message in MESSAGES:
        check(socket.recv_multipart(), message)


def publish(socket: Socket, order: Order) -> None:
    while not select.select([sys.stdin], [], [], 0.001)[0]:
        socket.send_multipart(HELLO)
    assert sys.stdin.readline() == "go\n"
    give(socket, order)


def announce(socket: Socket, order: Order) -> None:
    check([socket.recv()], [b"\x01"])
    give(socket, order)


def subscribe(socket: Socket, order: Order) -> None:
    if socket.type == zmq.XSUB:
        socket.send(b"\x01")
    else:
        socket.subscribe(b"")
    frames = socket.recv_multipart()
    if order["greeted"]:
        check(frames, HELLO)
        say({"heard": True})
        while frames == HELLO:
            frames = socket.recv_multipart()
    check(frames, MESSAGES[0])
    for message in MESSAGES[1:]:
        check(socket.recv_multipart(), message)


ROLES: dict[str, Callable[[Socket, Order], None]] = {
    role.__name__: role for role in (ask, answer, give, take, publish, announce, subscribe)
}


def main() -> None:
    context: zmq.Context[Socket] = zmq.Context()
    while line := sys.stdin.readline():
        order = json.loads(line)
        with context.socket(getattr(zmq, order["type"])) as socket:
            try:
                for name, value in order["options"].items():
                    socket.setsockopt(getattr(zmq, name), bytes.fromhex(value) if isinstance(value, str) else value)
                (socket.bind if order["bind"] else socket.connect)(order["address"])
                say({"endpoint": socket.last_endpoint.decode()})
                ROLES[order["role"]](socket, order)
                say({"done": True})
            except Exception:
                say({"error": traceback.format_exc()})
            sys.stdin.readline()


if __name__ == "__main__":
    main()
