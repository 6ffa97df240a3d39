"""One socket and many others, with ``zmq.Poller`` as pyzmq's guide has it: subscribers, clients, connections."""

from __future__ import annotations

import threading
import time
from typing import Any

import zmq

from benchmarks.work.pyzmq.common import bound, endpoint, joined
from benchmarks.work.serve import Parameters, say

_now = time.perf_counter


def _poller(sockets: list[Any]) -> zmq.Poller:
    poller = zmq.Poller()
    for socket in sockets:
        poller.register(socket, zmq.POLLIN)
    return poller


def _drain(poller: zmq.Poller, left: int) -> None:
    while left:
        for socket, _ in poller.poll():
            try:
                while True:
                    socket.recv(zmq.NOBLOCK)
                    left -= 1
            except zmq.Again:
                pass


def fan_out(parameters: Parameters) -> float:
    """Seconds for a message that all subscribers get; they are polled for in one thread."""
    peers = int(parameters["peers"])
    publisher = bound(zmq.XPUB, parameters)
    subscribers = []
    for index in range(peers):
        socket = joined(zmq.SUB, endpoint(publisher), parameters)
        socket.subscribe("")
        socket.subscribe(f"own-{index}")
        subscribers.append(socket)
    for _ in range(peers + 1):
        publisher.recv()
    payload = b"a" * int(parameters["size"])
    poller = _poller(subscribers)
    count, began = int(parameters["count"]), 0.0
    for part in (int(parameters["warm"]), count):
        began = _now()
        receiver = threading.Thread(target=_drain, args=(poller, part * peers))
        receiver.start()
        for _ in range(part):
            publisher.send(payload)
        receiver.join()
    took = _now() - began
    for socket in (publisher, *subscribers):
        socket.close()
    return took / count


def _serve(router: Any, requests: int) -> None:
    for _ in range(requests):
        router.send_multipart(router.recv_multipart())


def clients(parameters: Parameters) -> float:
    """Seconds for a round trip of one of the clients, which are polled for in one thread; the server has its own."""
    peers = int(parameters["peers"])
    router = bound(zmq.ROUTER, parameters)
    dealers = [joined(zmq.DEALER, endpoint(router), parameters) for _ in range(peers)]
    payload = b"a" * int(parameters["size"])
    poller = _poller(dealers)
    count, began = int(parameters["count"]), 0.0
    for part in (int(parameters["warm"]), count):
        began = _now()
        server = threading.Thread(target=_serve, args=(router, part * peers))
        server.start()
        _ask_all(poller, dealers, payload, part)
        server.join()
    took = _now() - began
    for socket in (router, *dealers):
        socket.close()
    return took / (count * peers)


def _ask_all(poller: zmq.Poller, dealers: list[Any], payload: bytes, count: int) -> None:
    left = dict.fromkeys(dealers, count)
    for dealer in dealers:
        dealer.send(payload)
    replies = count * len(dealers)
    while replies:
        for socket, _ in poller.poll():
            socket.recv()
            replies -= 1
            left[socket] -= 1
            if left[socket]:
                socket.send(payload)


def echo(parameters: Parameters) -> float:
    """The echo server."""
    router = bound(zmq.ROUTER, parameters)
    say(endpoint(router))
    _serve(router, (int(parameters["warm"]) + int(parameters["count"])) * int(parameters["peers"]))
    router.close()
    return 0.0


WORKS = {work.__name__: work for work in (fan_out, clients, echo)}
