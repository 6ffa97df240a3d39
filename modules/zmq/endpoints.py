"""The addresses that one socket is bound and connected to.

libzmq ends both by the same call, under the address that it made of what was given: ``tcp://127.0.0.1:49153`` of
``tcp://127.0.0.1:*``. Scripts may say either, and are told when they say what is neither.
"""

from __future__ import annotations

import errno
from typing import Any, NamedTuple

import zmq

from jsbridge.host.api import HostError
from jsbridge.modules.zmq.addresses import shown


class Endpoint(NamedTuple):
    """One address.

    Attributes:
        given: as the script wrote it.
        actual: as libzmq knows it.
    """

    given: str
    actual: str


def last_endpoint(socket: Any, given: str) -> Endpoint:
    """What the backend's socket was bound or connected to last, by the address that was given."""
    try:
        actual: bytes = socket.get(zmq.LAST_ENDPOINT)
    except zmq.ZMQError:
        # pyzmq reads up to 255 bytes; inproc names and names of hosts can be longer.
        return Endpoint(given, given)
    return Endpoint(given, actual.decode("utf-8", "replace"))


class Endpoints:
    """The addresses of one socket, oldest first."""

    def __init__(self) -> None:
        self.bound: list[Endpoint] = []
        self.connected: list[Endpoint] = []

    def __bool__(self) -> bool:
        return bool(self.bound or self.connected)

    @property
    def addresses(self) -> tuple[list[str], list[str]]:
        """Those that it is bound to, and those that it is connected to, as libzmq knows them."""
        return [endpoint.actual for endpoint in self.bound], [endpoint.actual for endpoint in self.connected]

    def find_bound(self, address: str) -> Endpoint:
        """What was bound last under that address, or as it.

        Raises:
            HostError: ENOENT.
        """
        return _find(self.bound, address, "unbind", "bound", "bind")

    def find_connected(self, address: str) -> Endpoint:
        """What was connected last under that address.

        Raises:
            HostError: ENOENT.
        """
        return _find(self.connected, address, "disconnect", "connected", "connect")


def _find(known: list[Endpoint], address: str, syscall: str, state: str, opposite: str) -> Endpoint:
    for endpoint in reversed(known):
        if address in endpoint:
            return endpoint
    text = f"ENOENT: the socket is not {state} to that address: {syscall}() takes what {opposite}() was given"
    raise HostError(f"{text} ({shown(address)})", code="ENOENT", number=errno.ENOENT, syscall=syscall, address=address)
