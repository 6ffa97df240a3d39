"""Sending a message of several frames without blocking."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import zmq
from zmq.backend import Frame, Socket

_send: Callable[..., Any] = Socket.send
_Again = zmq.Again
_NOBLOCK = int(zmq.NOBLOCK)
_MORE = int(zmq.NOBLOCK | zmq.SNDMORE)

#: The types whose messages go to one of several peers in turn.
_BALANCING = (zmq.PUSH, zmq.DEALER, zmq.REQ)


def send_message(socket: Any, kind: int, frames: list[bytes] | list[Frame]) -> None:
    """Sends all frames as one message, or nothing.

    Only the first frame can find the pipes full; a later one can find the peer gone.

    Raises:
        zmq.Again: no peer can take the message now; nothing of it was sent.
        zmq.ZMQError: libzmq refuses.
    """
    last = len(frames) - 1
    for index, frame in enumerate(frames):
        try:
            _send(socket, frame, _MORE if index < last else _NOBLOCK)
        except _Again:
            if index and index < last and kind in _BALANCING:
                # libzmq now drops what comes up to the end of a message: it must not be the next attempt's.
                for number in range(index + 1, last + 1):
                    _send(socket, frames[number], _MORE if number < last else _NOBLOCK)
                if kind == zmq.REQ:
                    # For libzmq the request is out, at a server that has died; its reply will not come.
                    return
            raise
