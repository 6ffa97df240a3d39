"""What a SUB socket receives: everything, as long as its script has not subscribed to anything."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import zmq

from jsbridge.host.api import HostError

if TYPE_CHECKING:
    from jsbridge.modules.zmq.socket import HostSocket

#: libzmq walks its tree of topics by recursion, a level for each byte: a long one would end the process when its
#: socket closes.
LONGEST_TOPIC_BYTES = 4096


def check_topic(topic: Any, syscall: str) -> None:
    """Refuses a topic that is too long.

    Raises:
        HostError: 100006.
    """
    if len(topic) > LONGEST_TOPIC_BYTES:
        raise HostError(
            f"Value is out of range. A topic has at most {LONGEST_TOPIC_BYTES} bytes, not {len(topic)}.",
            name="RangeError", number=100006, code="ERR_OUT_OF_RANGE", syscall=syscall,
        )  # fmt: skip


def check_subscriptions(frames: Sequence[Any]) -> None:
    """Refuses what an XSUB socket would take for a subscription to a topic that is too long.

    Raises:
        HostError: 100006.
    """
    for frame in frames:
        if len(frame) > LONGEST_TOPIC_BYTES + 1 and memoryview(frame)[0] in (0, 1):
            check_topic(memoryview(frame)[1:], "send")


class Subscriptions:
    """The subscriptions of one socket, which for any other type than SUB and XSUB there are none of."""

    def __init__(self, socket: HostSocket) -> None:
        self._socket = socket
        self._receives_all = socket.kind == zmq.SUB
        self._matches_inverted = False
        self._receive_all(True)

    def change(self, topic: bytes, on: bool) -> None:
        """Subscribes to a topic or ends that; the first one of a SUB ends its receiving everything.

        Raises:
            HostError: EINVAL of a socket that subscribes to nothing, or libzmq refuses.
        """
        socket = self._socket
        syscall = "subscribe" if on else "unsubscribe"
        check_topic(topic, syscall)
        if socket.kind == zmq.XSUB:
            socket.send((b"\x01" if on else b"\x00") + topic)
            return
        if socket.kind != zmq.SUB:
            raise HostError(
                f"EINVAL: only SUB and XSUB sockets can {syscall}()",
                code="EINVAL", number=errno.EINVAL, syscall=syscall,
            )  # fmt: skip
        try:
            self._set(topic, on)
            if self._receives_all and (on or not topic):
                self._receive_all(False)
                self._receives_all = False
        except zmq.ZMQError as error:
            raise socket.failure(error, syscall) from None
        socket.waiting.touched()

    def invert(self, inverted: bool) -> None:
        """INVERT_MATCHING was set."""
        self._receive_all(False)
        self._matches_inverted = inverted
        self._receive_all(True)

    def _receive_all(self, on: bool) -> None:
        # With INVERT_MATCHING, it is a subscriber without any subscription that receives everything.
        if self._receives_all and not self._matches_inverted:
            self._set(b"", on)

    def _set(self, topic: bytes, on: bool) -> None:
        self._socket.zmq.set(zmq.SUBSCRIBE if on else zmq.UNSUBSCRIBE, topic)
