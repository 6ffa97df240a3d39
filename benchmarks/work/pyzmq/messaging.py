"""Messages between two threads of one process, and the two halves of the same work for two processes."""

from __future__ import annotations

import threading
import time
from typing import Any

import zmq

from benchmarks.work.pyzmq.common import ZERO_COPY_BYTES, bound, endpoint, joined
from benchmarks.work.serve import Parameters, hear, say

_now = time.perf_counter


def _payload(parameters: Parameters) -> tuple[bytes, bool]:
    size = int(parameters["size"])
    return b"a" * size, size < ZERO_COPY_BYTES


def _send_many(socket: Any, payload: bytes, copy: bool, count: int) -> None:
    send = socket.send
    for _ in range(count):
        send(payload, copy=copy)


def _receive_many(socket: Any, copy: bool, count: int) -> None:
    receive = socket.recv
    for _ in range(count):
        receive(copy=copy)


def _echo_many(socket: Any, copy: bool, count: int) -> None:
    send, receive = socket.send, socket.recv
    for _ in range(count):
        send(receive(copy=copy), copy=copy)


def _ask_many(socket: Any, payload: bytes, copy: bool, count: int) -> None:
    send, receive = socket.send, socket.recv
    for _ in range(count):
        send(payload, copy=copy)
        receive(copy=copy)


def push_pull(parameters: Parameters) -> float:
    """Seconds for a message from one thread to another."""
    count, warm = int(parameters["count"]), int(parameters["warm"])
    payload, copy = _payload(parameters)
    pull = bound(zmq.PULL, parameters)
    push = joined(zmq.PUSH, endpoint(pull), parameters)
    began = 0.0
    for part in (warm, count):
        began = _now()
        sender = threading.Thread(target=_send_many, args=(push, payload, copy, part))
        sender.start()
        _receive_many(pull, copy, part)
        sender.join()
    took = _now() - began
    push.close()
    pull.close()
    return took / count


def pull(parameters: Parameters) -> float:
    """The receiving process: seconds for a message."""
    count, warm = int(parameters["count"]), int(parameters["warm"])
    _, copy = _payload(parameters)
    socket = bound(zmq.PULL, parameters)
    say(endpoint(socket))
    _receive_many(socket, copy, warm)
    say("warm")
    socket.recv(copy=copy)
    began = _now()
    _receive_many(socket, copy, count)
    took = _now() - began
    say("done")
    socket.close()
    return took / count


def push(parameters: Parameters) -> float:
    """The sending process."""
    payload, copy = _payload(parameters)
    socket = joined(zmq.PUSH, str(parameters["endpoint"]), parameters)
    _send_many(socket, payload, copy, int(parameters["warm"]))
    hear()
    _send_many(socket, payload, copy, int(parameters["count"]) + 1)
    # Until all has arrived: over ipc libzmq may lose what a sender that closes at once has left in the kernel.
    hear()
    socket.close()
    return 0.0


def req_rep(parameters: Parameters) -> float:
    """Seconds for a round trip between two threads."""
    count, warm = int(parameters["count"]), int(parameters["warm"])
    payload, copy = _payload(parameters)
    reply = bound(zmq.REP, parameters)
    request = joined(zmq.REQ, endpoint(reply), parameters)
    server = threading.Thread(target=_echo_many, args=(reply, copy, warm + count))
    server.start()
    _ask_many(request, payload, copy, warm)
    began = _now()
    _ask_many(request, payload, copy, count)
    took = _now() - began
    server.join()
    request.close()
    reply.close()
    return took / count


def rep(parameters: Parameters) -> float:
    """The process that replies."""
    _, copy = _payload(parameters)
    socket = bound(zmq.REP, parameters)
    say(endpoint(socket))
    _echo_many(socket, copy, int(parameters["warm"]) + int(parameters["count"]))
    socket.close()
    return 0.0


def req(parameters: Parameters) -> float:
    """The process that asks: seconds for a round trip."""
    count = int(parameters["count"])
    payload, copy = _payload(parameters)
    socket = joined(zmq.REQ, str(parameters["endpoint"]), parameters)
    _ask_many(socket, payload, copy, int(parameters["warm"]))
    began = _now()
    _ask_many(socket, payload, copy, count)
    took = _now() - began
    socket.close()
    return took / count


WORKS = {work.__name__: work for work in (push_pull, pull, push, req_rep, rep, req)}
