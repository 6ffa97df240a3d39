"""A message of several frames is sent whole or not at all, also when its peer goes away in the middle of it."""

from __future__ import annotations

import select
from collections.abc import Iterator
from typing import Any

import pytest
import zmq
from peers import DEADLINE_S, eventually, fresh_address

from jsbridge.modules.zmq.outbox import send_message


class Interrupted(list[bytes]):
    """Frames between the first two of which something happens."""

    def __init__(self, frames: list[bytes], event: Any) -> None:
        super().__init__(frames)
        self._event = event

    def __iter__(self) -> Iterator[bytes]:
        for index, frame in enumerate(super().__iter__()):
            if index == 1:
                self._event()
            yield frame


def _writable(socket: zmq.Socket[bytes]) -> bool:
    return bool(socket.get(zmq.EVENTS) & zmq.POLLOUT)


@pytest.mark.parametrize("kind", [zmq.PUSH, zmq.DEALER])
@pytest.mark.parametrize("count", [2, 3, 4, 9])
def test_a_peer_that_goes_in_the_middle_of_a_message(kind: int, count: int) -> None:
    context = zmq.Context.instance()
    with context.socket(kind) as socket:
        address = fresh_address("inproc")
        socket.bind(address)
        peer_kind = zmq.PULL if kind == zmq.PUSH else zmq.DEALER
        first: zmq.Socket[bytes] = context.socket(peer_kind)
        first.connect(address)
        eventually(lambda: _writable(socket))

        def leave() -> None:
            first.close()
            # The news comes to the socket's descriptor; a look at its events takes it in.
            assert select.select([socket.get(zmq.FD)], [], [], DEADLINE_S)[0]
            socket.get(zmq.EVENTS)

        frames = [b"%d" % number for number in range(count)]
        try:
            send_message(socket, kind, Interrupted(frames, leave))
        except zmq.Again:
            # Nothing was sent: the whole message is for the next peer.
            expected = frames
        else:
            # It went with the peer.
            expected = [b"next", b"one"]
        with context.socket(peer_kind) as second:
            second.rcvtimeo = DEADLINE_S * 1000
            second.connect(address)
            eventually(lambda: _writable(socket))
            send_message(socket, kind, expected)
            assert second.recv_multipart() == expected


def test_nothing_is_sent_without_a_peer() -> None:
    with zmq.Context.instance().socket(zmq.PUSH) as socket:
        socket.bind(fresh_address("inproc"))
        for frames in ([b"a"], [b"a", b"b"], [b"a", b"b", b"c"]):
            with pytest.raises(zmq.Again):
                send_message(socket, zmq.PUSH, frames)
