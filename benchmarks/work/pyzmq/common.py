"""What the works share: addresses and sockets."""

from __future__ import annotations

import os
from itertools import count
from typing import Any

import zmq

from benchmarks.work.serve import Parameters

# From this size on pyzmq's documentation advises against copying.
ZERO_COPY_BYTES = 64 << 10
_MAX_SOCKETS = 4096

context: zmq.Context[Any] = zmq.Context()
context.set(zmq.MAX_SOCKETS, _MAX_SOCKETS)
_names = count(1)


def address(parameters: Parameters) -> str:
    """A new address of the wanted transport."""
    transport = parameters["transport"]
    if transport == "tcp":
        return "tcp://127.0.0.1:*"
    if transport == "ipc":
        return f"ipc://{parameters['folder']}/{os.getpid()}-{next(_names)}"
    return f"inproc://{next(_names)}"


def open_socket(kind: int, parameters: Parameters) -> Any:
    """A socket with the high-water mark that all sides have."""
    socket = context.socket(kind)
    socket.set_hwm(int(parameters["hwm"]))
    return socket


def bound(kind: int, parameters: Parameters) -> Any:
    """A socket that is bound to a new address."""
    socket = open_socket(kind, parameters)
    socket.bind(address(parameters))
    return socket


def endpoint(socket: Any) -> str:
    """Where a socket is bound."""
    return str(socket.get(zmq.LAST_ENDPOINT).decode())


def joined(kind: int, to: str, parameters: Parameters) -> Any:
    """A socket that is connected to an endpoint."""
    socket = open_socket(kind, parameters)
    socket.connect(to)
    return socket
