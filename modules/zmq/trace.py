"""``jsbridge --trace``: a line on stderr for whatever happens to a socket.

A socket that is traced has methods of its own in place of those of its class; those that are not pay nothing. libzmq
tells of connections by one monitor for each socket. The trace has it, and passes on what a script wants to know.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import zmq

from jsbridge.host.api import HostError
from jsbridge.modules.zmq.endpoints import Endpoints
from jsbridge.modules.zmq.monitor import Events, Monitor

if TYPE_CHECKING:
    from jsbridge.host.api import Api
    from jsbridge.modules.zmq.socket import HostSocket

# The trace's own doing, and what bind() has told already.
_HIDDEN = ("MONITOR_STOPPED", "LISTENING")


class Trace:
    """Traces the sockets of one runtime.

    A line: seconds since the runtime began, the runtime's number, the socket's type and number, what happened, the
    size, the endpoints.
    """

    def __init__(self, api: Api, terminated: Callable[[], None]) -> None:
        self._api = api
        self._terminated = terminated
        self._names: dict[HostSocket, str] = {}

    def _say(self, socket: HostSocket, event: str, address: str | None = None) -> None:
        if address is None:
            bound, connected = socket.endpoints.addresses
            address = ",".join([*bound, *connected])
        seconds = time.monotonic() - self._api.started
        line = f"jsbridge {seconds:.6f} {self._api.number} {self._names[socket]} {event} {address}".rstrip()
        # An address may have any character in it; a line stays a line.
        line = "".join(character if character.isprintable() else "?" for character in line)
        try:
            self._api.stderr.write(f"{line}\n")
            self._api.stderr.flush()
        except (OSError, ValueError):
            # Nobody reads it any more. The script goes on.
            return

    def watch(self, socket: HostSocket, number: int) -> None:
        """Traces a new socket from now on."""
        self._names[socket] = f"{zmq.SocketType(socket.kind).name} {number}"
        self._say(socket, "open")
        self._trace_messages(socket)
        self._trace_connections(socket)

    def addressed(self, function: Callable[[Endpoints, str], None], event: str) -> Callable[[Endpoints, str], None]:
        """Traces one of the functions that take an address."""

        def traced(endpoints: Endpoints, address: str) -> None:
            socket = endpoints.socket
            try:
                function(endpoints, address)
            except HostError as error:
                self._say(socket, f"{event} failed: {error.members.get('code')}", address)
                raise
            shown = endpoints.last if event == "bind" else address
            self._say(socket, event, shown)

        return traced

    def _trace_messages(self, socket: HostSocket) -> None:
        recv, recv_message, collect, take = socket.recv, socket.recv_message, socket.collect, socket.take_message
        try_send, write = socket.try_send, socket.write

        def traced_recv() -> bytes | memoryview:
            data = recv()
            self._say(socket, f"recv {len(data)} B{' and more' if socket.more else ''}")
            return data

        def traced_recv_message() -> Any:
            return self._received(socket, recv_message())

        def traced_collect(place: Any) -> Any:
            return self._received(socket, collect(place))

        def traced_take() -> Any:
            return self._received(socket, take())

        def traced_try(frames: Any) -> bool:
            sent = try_send(frames)
            if sent:
                self._say(socket, f"send {_size(frames)}")
            return sent

        def traced_write(attempt: Callable[[], None], lane: object, size: int) -> None:
            write(attempt, lane, size)
            self._say(socket, f"send {size} B, after waiting")

        replaced: dict[str, Callable[..., Any]] = {
            "recv": traced_recv,
            "recv_message": traced_recv_message,
            "collect": traced_collect,
            "take_message": traced_take,
            "try_send": traced_try,
            "write": traced_write,
            # A message of one frame goes the way of all others.
            "send": lambda data: socket.send_message([bytes(data)]),
        }
        for name, method in replaced.items():
            setattr(socket, name, method)

    def _received(self, socket: HostSocket, frames: Any) -> Any:
        if frames:
            self._say(socket, f"recv {_size(frames)}")
        return frames

    def _trace_connections(self, socket: HostSocket) -> None:
        def observe(event: dict[str, Any]) -> None:
            if event["event"] not in _HIDDEN:
                reason = f" {event['reason']}" if "reason" in event else ""
                self._say(socket, event["event"].lower() + reason, event["address"])

        monitor = socket.monitor = Monitor(self._api, socket.zmq, None, self._terminated, observe)
        close = socket.close

        def start(deliver: Callable[[Events], object]) -> None:
            monitor.deliver = deliver

        def stop() -> Events:
            monitor.deliver = None
            return monitor.take()

        def traced_close(*args: Any) -> None:
            if socket in self._names:
                # While it still is there to tell.
                monitor.stop()
                self._say(socket, "close")
                del self._names[socket]
            close(*args)

        for name, method in {"start_monitor": start, "stop_monitor": stop, "close": traced_close}.items():
            setattr(socket, name, method)


def _size(frames: list[Any]) -> str:
    size = f"{sum(len(frame) for frame in frames)} B"
    return size if len(frames) == 1 else f"{size} in {len(frames)} frames"
