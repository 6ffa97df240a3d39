"""Sockets of a runtime that bounds what may be queued (``Runtime(max_queued_bytes=…)``).

libzmq counts messages, for each connection and direction (SNDHWM, RCVHWM), not bytes. So the bytes of a queue are
bounded by both together: at most QUEUED_MESSAGES of them, of which each has at most its share of the bytes. A script
may lower these options, but not lift them. A socket for which nothing is bounded does not come here at all.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import zmq

from jsbridge.host.api import QUEUED_MESSAGES, limit_error

if TYPE_CHECKING:
    from jsbridge.modules.zmq.socket import HostSocket

_MARKS = (zmq.SNDHWM, zmq.RCVHWM)
#: libzmq allocates buffers of that size for each connection.
_BATCHES = tuple(
    zmq.SocketOption.__members__[name]
    for name in ("IN_BATCH_SIZE", "OUT_BATCH_SIZE")
    if name in zmq.SocketOption.__members__
)
_DEFAULT_BATCH_BYTES = 8192


class Bound:
    """What the sockets of one runtime may have queued.

    Args:
        queued_bytes: bytes in one queue.
    """

    def __init__(self, queued_bytes: int) -> None:
        #: Bytes of one message, all its frames together.
        self.message_bytes = queued_bytes // QUEUED_MESSAGES

    def apply(self, socket: HostSocket) -> None:
        """Bounds a new socket."""
        for option in _MARKS:
            socket.zmq.set(option, QUEUED_MESSAGES)
        socket.zmq.set(zmq.MAXMSGSIZE, self.message_bytes)
        # In place of its methods, so that other runtimes' sockets are asked nothing.
        socket.send = self._checking_send(socket.send)  # type: ignore[method-assign]
        socket.try_send = self._checking_try(socket.try_send)  # type: ignore[method-assign]

    def _checking_send(self, send: Callable[[bytes | memoryview], None]) -> Callable[[bytes | memoryview], None]:
        def checked(data: bytes | memoryview) -> None:
            self.check_size(len(data))
            send(data)

        return checked

    def _checking_try(self, try_send: Callable[[Any], bool]) -> Callable[[Any], bool]:
        def checked(frames: Any) -> bool:
            self.check_size(sum(len(frame) for frame in frames))
            return try_send(frames)

        return checked

    def check_size(self, size: int) -> None:
        """Refuses a message of so many bytes, or the beginning of one, if it is too long.

        Raises:
            JSLimitError: EMSGSIZE.
        """
        if size > self.message_bytes:
            text = f"the runtime allows messages of {self.message_bytes} bytes, a {QUEUED_MESSAGES}th of a queue"
            raise limit_error("EMSGSIZE", text, "max_queued_bytes")

    def check_option(self, option: int, value: Any) -> None:
        """Refuses to lift a bound by an option.

        Raises:
            JSLimitError: EPERM.
        """
        if option in _MARKS:
            self._check_value(option, value, QUEUED_MESSAGES, least=1)
        elif option == zmq.MAXMSGSIZE:
            self._check_value(option, value, self.message_bytes, least=0)
        elif option in _BATCHES:
            self._check_value(option, value, _DEFAULT_BATCH_BYTES, least=1)

    def _check_value(self, option: int, value: int, most: int, *, least: int) -> None:
        if not least <= value <= most:
            name = zmq.SocketOption(option).name
            raise limit_error("EPERM", f"the runtime allows {name} from {least} to {most}", "max_queued_bytes")
