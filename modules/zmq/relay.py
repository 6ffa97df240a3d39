"""Messages from one socket to another, for ``ZmqSocket.proxy``: zmq_proxy_steerable(3), with a fiber for each way.

A message is taken only when all that it goes to can take it: so a full peer holds up those who send to the other side,
as without a proxy, and a relay that is stopped has nothing in hand.
"""

from __future__ import annotations

from typing import Any

import zmq

from jsbridge.host.api import HostError
from jsbridge.modules.zmq.inbox import Message
from jsbridge.modules.zmq.outbox import send_message
from jsbridge.modules.zmq.socket import HostSocket
from jsbridge.modules.zmq.waiting import POLL, SEND, Place, Waiting

_POLLIN = int(zmq.POLLIN)
_POLLOUT = int(zmq.POLLOUT)


class Relay:
    """One proxy.

    Args:
        capture: gets a copy of everything, or None.
    """

    def __init__(self, scheduler: Any, front: HostSocket, back: HostSocket, capture: HostSocket | None) -> None:
        self._scheduler = scheduler
        self._front = front
        self._back = back
        self._capture = capture
        self._stopped = False
        self._waits: dict[Place, Waiting] = {}
        # While nothing comes, nobody looks at the capture socket.
        self._sockets = [socket for socket in (front, back, capture) if socket is not None]
        for socket in self._sockets:
            socket.at_close.add(self.stop)

    def run(self, forward: bool) -> None:
        """Relays one way until it is stopped.

        Raises:
            HostError: a socket was closed, or libzmq refuses.
        """
        source, target = (self._front, self._back) if forward else (self._back, self._front)
        sinks = [target] if self._capture is None else [target, self._capture]
        while not self._stopped:
            if self._wait_for(source, _POLLIN) or any(self._wait_for(sink, _POLLOUT) for sink in sinks):
                # Somebody else may have used the others meanwhile.
                continue
            message = source.take_message()
            if message is not None:
                self._deliver(source, sinks, message)
            self._scheduler.breathe()

    def stop(self) -> None:
        """Ends both ways, whatever they wait for."""
        self._stopped = True
        for place, waiting in self._waits.items():
            waiting.withdraw(place)

    def close(self) -> None:
        """Lets go of the sockets."""
        for socket in self._sockets:
            socket.at_close.discard(self.stop)

    def _wait_for(self, socket: HostSocket, events: int) -> bool:
        # Whether it had to.
        if socket.possible(events):
            return False
        waiting = socket.waiting
        self._park(waiting, waiting.join(waiting.pollers, Place(lambda: None, POLL, None, events), -1))
        return True

    def _deliver(self, source: HostSocket, sinks: list[HostSocket], message: Message) -> None:
        for sink in sinks:
            if not sink.try_send(message):
                self._insist(source, sink, message)

    def _insist(self, source: HostSocket, sink: HostSocket, message: Message) -> None:
        # A ROUTER with ROUTER_MANDATORY can always take something, only not for this peer.
        def attempt() -> bool:
            send_message(sink.zmq, sink.kind, message)
            return True

        waiting = sink.waiting
        place = Place(attempt, SEND, sink.lane(message))
        sent = False
        try:
            sent = bool(self._park(waiting, waiting.join(waiting.writers, place, -1)))
        finally:
            if not sent:
                source.give_back(message)

    def _park(self, waiting: Waiting, place: Place) -> Any:
        self._waits[place] = waiting
        try:
            return waiting.collect(place)
        finally:
            del self._waits[place]


def check_sockets(front: HostSocket, back: HostSocket, capture: HostSocket | None) -> None:
    """Refuses what could only go wrong.

    Raises:
        HostError: the capture socket is one of the others.
    """
    if capture is front or capture is back:
        raise HostError(
            "Value is out of range. The capture socket is one of the two that are joined.",
            name="RangeError", code="ERR_OUT_OF_RANGE", number=100006,
        )  # fmt: skip
