"""What happens to the connections of one socket, told to the script event by event (zmq_socket_monitor(3)).

The poller reads libzmq's events, whether or not a fiber waits for anything; a fiber that is started for it hands them
to the script. Only what is on its way to the script keeps the program going.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable
from itertools import count
from typing import Any

import zmq
from zmq.backend import Socket

from jsbridge.host.api import Api, limit_error
from jsbridge.modules.zmq.errors import code_of

Events = list[dict[str, Any]]

# The number of the event and its value, without padding. (pyzmq's own parser makes flags of the value.)
_HEADER = struct.Struct("=Hi")

# pyzmq's names, of libzmq's protocol errors, too.
_NAMES = {int(event): name for name, event in zmq.Event.__members__.items()}
#: What an event takes until the script has taken it, in bytes, besides its address.
EVENT_BYTES = 512
# Unique among the monitors of a context, which other runtimes of the process may share.
_numbers = count(1)
_ERRNO_EVENTS = (
    zmq.Event.BIND_FAILED,
    zmq.Event.ACCEPT_FAILED,
    zmq.Event.CLOSE_FAILED,
    zmq.Event.HANDSHAKE_FAILED_NO_DETAIL,
)


def open_monitor(socket: Any, events: int) -> Any:
    """Lets libzmq tell about a socket from now on; returns the socket to receive that from.

    Raises:
        zmq.ZMQError: libzmq refuses.
    """
    address = f"inproc://jsbridge.monitor.{os.getpid()}.{next(_numbers)}"
    receiver = Socket(socket.context, zmq.PAIR)
    try:
        # Unbounded: libzmq's own thread would wait for whoever does not read.
        receiver.set(zmq.RCVHWM, 0)
        receiver.set(zmq.LINGER, 0)
        socket.monitor(address, events)
        receiver.connect(address)
    except BaseException:
        receiver.close()
        raise
    return receiver


class Monitor:
    """The events of one socket.

    Args:
        socket: the backend's socket.
        deliver: the script's function that takes a list of events; called in a fiber of its own. None: no script wants
            them now.
        terminated: called when it turns out that the context was terminated.
        observe: gets each event at once, from whoever polls.
    """

    def __init__(
        self,
        api: Api,
        socket: Any,
        deliver: Callable[[Events], object] | None,
        terminated: Callable[[], None],
        observe: Callable[[dict[str, Any]], None] | None = None,
    ) -> None:
        self._api = api
        self._poller = api.scheduler.poller
        self._monitored = socket
        self.deliver = deliver
        self._observe = observe
        self._terminated = terminated
        self._events: Events = []
        self._delivering = False
        # Bytes of the events that nobody has taken, and how many there may be.
        self._queued = 0
        self._most = api.bounds.queued_bytes
        self._receiver = open_monitor(socket, zmq.Event.ALL)
        self._descriptor: int = self._receiver.get(zmq.FD)
        self._poller.watch(self._descriptor, self)
        self._poller.touch(self)

    def ready(self) -> bool:
        """Takes what libzmq has told; called by the poller."""
        self._read()
        if self._events and not self._delivering and self._api.scheduler.closing is None:
            self._delivering = True
            self._api.start(self._hand_over)
        return True

    def rest(self) -> None:
        """Never: it watches until it is stopped."""

    def _read(self) -> None:
        while True:
            try:
                header = self._receiver.recv(zmq.NOBLOCK)
                address = self._receiver.recv(zmq.NOBLOCK)
            except zmq.Again:
                return
            except zmq.ZMQError:
                self._terminated()
                return
            event = describe(header, address)
            if self._observe is not None:
                self._observe(event)
            if self.deliver is not None and (self._most is None or self._fits(EVENT_BYTES + len(address), self._most)):
                self._events.append(event)

    def _fits(self, size: int, most: int) -> bool:
        # The first event that does not fit is reported; it and those that follow are lost.
        fitted = self._queued <= most
        self._queued += size
        if self._queued <= most:
            return True
        if fitted:
            text = f"the runtime allows {most} bytes of events that nobody has taken; others are lost"
            self._api.report(limit_error("ENOBUFS", text, "max_queued_bytes"))
        return False

    def _hand_over(self) -> None:
        self._delivering = False
        events = self.take()
        if events and self.deliver is not None:
            self.deliver(events)

    def take(self) -> Events:
        """What has not been handed over yet."""
        if not self._receiver.closed:
            self._read()
        events, self._events = self._events, []
        self._queued = 0
        return events

    def stop(self) -> Events:
        """Ends it; returns what has not been handed over yet, up to libzmq's MONITOR_STOPPED."""
        if self._receiver.closed:
            return self.take()
        try:
            self._monitored.monitor(None, 0)
            return self.take()
        except zmq.ZMQError:
            # The context was terminated: libzmq tells nothing any more.
            return []
        finally:
            self._close()

    def _close(self) -> None:
        if not self._receiver.closed:
            self._poller.unwatch(self._descriptor)
            self._poller.forget(self)
            self._receiver.close()


def describe(header: bytes, address: bytes) -> dict[str, Any]:
    """An event as the script gets it, from libzmq's two frames.

    Example:
        >>> import struct
        >>> describe(struct.pack("=Hi", zmq.EVENT_BIND_FAILED, 98), b"tcp://127.0.0.1:80")
        {'event': 'BIND_FAILED', 'value': 98, 'address': 'tcp://127.0.0.1:80', 'reason': 'EADDRINUSE'}
    """
    event, value = _HEADER.unpack(header)
    described: dict[str, Any] = {"event": _name(event), "value": value, "address": address.decode("utf-8", "replace")}
    if event in _ERRNO_EVENTS:
        described["reason"] = code_of(value)
    elif event == zmq.Event.HANDSHAKE_FAILED_PROTOCOL:
        described["reason"] = _name(value)
    return described


def _name(number: int) -> str:
    return _NAMES.get(number, str(number))
