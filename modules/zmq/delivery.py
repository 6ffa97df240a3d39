"""What closed sockets could not deliver, for the report at the end of a program.

libzmq does not tell what becomes of the messages of a closed socket. But it goes on living until all of them are out or
its LINGER is over, and its monitor's last event tells that it is gone. So a socket that is still there when its LINGER
is over had messages that nobody took. We may be late in looking, and libzmq must not be faster: it gets a little more.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable
from typing import Any

import zmq

from jsbridge.host.api import WARNING, Api, log
from jsbridge.modules.zmq.monitor import open_monitor

#: How much longer than LINGER, in milliseconds, libzmq keeps a socket for us to look at.
LATE_MS = 500
_LONGEST_MS = 2**31 - 1
_LOCAL = "inproc://"
#: How long, in seconds, libzmq may take to let go of a socket that nobody outside of the process is connected to.
INPROC_SECONDS = 0.25
#: So many closed sockets are looked at whenever another one closes.
LOOKS = 4
SHOWN_SOCKETS = 10


class Closing:
    """A closed socket that may still have messages to deliver.

    Attributes:
        shown: its type and addresses, for the report.
        until: ``time.monotonic()`` when its LINGER is over; infinite if it never does.
        local: whether it is connected within the process only: LINGER says nothing then, the end of the program does.
        receiver: gets its monitor's last event.
    """

    def __init__(self, shown: str, until: float, receiver: Any, *, local: bool) -> None:
        self.shown = shown
        self.until = until
        self.receiver = receiver
        self.local = local

    def gone(self) -> bool:
        """Whether libzmq has let go of it."""
        return self.receiver.closed or bool(self.receiver.get(zmq.EVENTS) & zmq.POLLIN)


class Delivery:
    """The closed sockets of one program."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._closing: deque[Closing] = deque()
        self._undelivered: list[str] = []
        # Within the process, what is sent to a bound address is delivered at once.
        self._bound: set[str] = set()

    def bound(self, address: str) -> None:
        """Notes an address that a socket of the program is bound to."""
        if address.startswith(_LOCAL):
            self._bound.add(address)

    def unbound(self, addresses: Iterable[str]) -> None:
        """Notes addresses that are not bound any more."""
        self._bound.difference_update(addresses)

    def note(self, socket: Any, kind: int, bound: list[str], connected: list[str]) -> None:
        """Notes a socket that is about to be closed, and has sent messages."""
        local = all(address.startswith(_LOCAL) for address in (*bound, *connected))
        if local and self._bound.issuperset(connected):
            return
        try:
            linger_ms = socket.get(zmq.LINGER)
            if linger_ms == 0:
                # The script wants it to forget them.
                return
            receiver = open_monitor(socket, zmq.Event.MONITOR_STOPPED)
            socket.set(zmq.LINGER, -1 if linger_ms < 0 else min(linger_ms + LATE_MS, _LONGEST_MS))
        except zmq.ZMQError as error:
            # The context was terminated, or has no socket left: closing goes on without knowing what comes of it.
            log(
                WARNING, "nobody can tell whether %s delivers its messages: %s", describe(kind, bound, connected), error
            )
            return
        for _ in range(min(LOOKS, len(self._closing))):
            self._closing.rotate(-1)
            if self._closing[-1].gone():
                self._forget(self._closing[-1])
        now = time.monotonic()
        lasts = linger_ms < 0 or local
        until = float("inf") if lasts else now + linger_ms / 1000
        closing = Closing(describe(kind, bound, connected), until, receiver, local=local)
        self._closing.append(closing)
        if not lasts:
            self._api.scheduler.poller.after(until - now, lambda: self._judge(closing))

    def _judge(self, closing: Closing) -> None:
        # When its LINGER is over. If that was long ago, and libzmq has let go of it, it gets the benefit of the doubt.
        if closing not in self._closing:
            return
        if not closing.gone():
            self._undelivered.append(closing.shown)
            log(WARNING, "undelivered messages when LINGER was over: %s", closing.shown)
        self._forget(closing)

    def _forget(self, closing: Closing) -> None:
        self._closing.remove(closing)
        closing.receiver.close()

    def finish(self) -> None:
        """At the end of the program: waits until all is delivered or its time is over; reports what is not."""
        for closing in self._closing:
            if closing.local:
                closing.until = time.monotonic() + INPROC_SECONDS
        while self._closing:
            earliest = min(self._closing, key=lambda closing: closing.until)
            seconds = max(0.0, earliest.until - time.monotonic())
            timeout_ms = -1 if seconds == float("inf") else int(seconds * 1000)
            zmq.zmq_poll([(closing.receiver, zmq.POLLIN) for closing in self._closing], timeout_ms)
            for closing in list(self._closing):
                if closing.gone() or closing.until <= time.monotonic():
                    self._judge(closing)
        if self._undelivered:
            self._report()

    def _report(self) -> None:
        count = len(self._undelivered)
        lines = self._undelivered[:SHOWN_SOCKETS]
        if count > SHOWN_SOCKETS:
            lines.append(f"… and {count - SHOWN_SOCKETS} more")
        head = f"jsbridge: {count} socket{'' if count == 1 else 's'} had undelivered messages when LINGER was over:"
        self._api.stderr.write("".join(f"{line}\n" for line in (head, *(f"  {line}" for line in lines))))


def describe(kind: int, bound: list[str], connected: list[str]) -> str:
    """A socket in one line.

    Example:
        >>> describe(zmq.PUSH, [], ["tcp://127.0.0.1:5555", "ipc:///tmp/queue"])
        'PUSH connected to tcp://127.0.0.1:5555, ipc:///tmp/queue'
    """
    sides = [("bound to", bound), ("connected to", connected)]
    return " ".join([zmq.SocketType(kind).name, *(f"{side} {', '.join(at)}" for side, at in sides if at)])
