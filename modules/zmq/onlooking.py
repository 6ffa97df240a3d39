"""What onlookers are told of the sockets of a runtime: from any thread, also while a script computes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from jsbridge.host.api import Traffic
from jsbridge.modules.zmq.delivery import describe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jsbridge.modules.zmq.socket import HostSocket


def waits(sockets: Iterable[HostSocket]) -> dict[object, str]:
    """What fibers wait for on sockets, by fiber."""
    now = time.monotonic()
    found: dict[object, str] = {}
    for socket in sockets:
        name = describe(socket.kind, *socket.endpoints.addresses)
        for place in socket.waiting.places():
            left = "" if place.deadline is None else f", {max(0.0, place.deadline.when - now):.1f} s left"
            found[place.fiber] = f"{place.syscall}() of {name}{left}"
    return found


class Counters:
    """The traffic of the sockets that are closed."""

    def __init__(self) -> None:
        self._closed = [0, 0, 0, 0]

    def add(self, socket: HostSocket) -> None:
        """Keeps the figures of a socket that is closed."""
        for index, figure in enumerate(_figures(socket)):
            self._closed[index] += figure

    def total(self, sockets: list[HostSocket]) -> Traffic:
        """The traffic of all: of those that are closed, and of these."""
        sums = [sum(column) for column in zip(self._closed, *map(_figures, sockets), strict=True)]
        return Traffic(len(sockets), *sums)


def _figures(socket: HostSocket) -> tuple[int, int, int, int]:
    return socket.messages_in, socket.bytes_in, socket.messages_out, socket.bytes_out
