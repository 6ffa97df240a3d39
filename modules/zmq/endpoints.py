"""The addresses that one socket is bound and connected to.

libzmq ends both by the same call, under the address that it made of what was given: ``tcp://127.0.0.1:49153`` of
``tcp://127.0.0.1:*``. Scripts may say either, and are told when they say what is neither.
"""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, NamedTuple

import zmq

from jsbridge.host.api import HostError
from jsbridge.modules.zmq.addresses import check_address, check_vacant, closed_addresses, shown

if TYPE_CHECKING:
    from jsbridge.modules.zmq.delivery import Delivery
    from jsbridge.modules.zmq.socket import HostSocket

_REBIND_PAUSE_SECONDS = 0.005


class Endpoint(NamedTuple):
    """One address.

    Attributes:
        given: as the script wrote it.
        actual: as libzmq knows it.
    """

    given: str
    actual: str


class Endpoints:
    """The addresses of one socket, oldest first.

    Attributes:
        bound, connected: what the socket is bound and connected to.
        last: the address that was bound or connected last, with the port that the system chose.
    """

    def __init__(self, socket: HostSocket, delivery: Delivery | None) -> None:
        self.socket = socket
        self._delivery = delivery
        self.bound: list[Endpoint] = []
        self.connected: list[Endpoint] = []
        self.last = ""

    def __bool__(self) -> bool:
        return bool(self.bound or self.connected)

    @property
    def addresses(self) -> tuple[list[str], list[str]]:
        """Those that it is bound to, and those that it is connected to, as libzmq knows them."""
        return [endpoint.actual for endpoint in self.bound], [endpoint.actual for endpoint in self.connected]

    def bind(self, address: str) -> None:
        """Binds to an address; waits a moment for one that this process has just closed."""
        socket = self.socket
        check_address(address, "bind")
        socket.permissions.check_endpoint("bind", address)
        check_vacant(address)
        while True:
            try:
                socket.zmq.bind(address)
                break
            except zmq.ZMQError as error:
                if error.errno != zmq.EADDRINUSE or not closed_addresses.pending(address):
                    raise socket.failure(error, "bind", address) from None
            socket.scheduler.sleep(_REBIND_PAUSE_SECONDS)
            socket.check_open("bind")
        endpoint = self._note(address)
        self.bound.append(endpoint)
        if self._delivery is not None:
            self._delivery.bound(endpoint.actual)
        socket.waiting.touched()

    def connect(self, address: str) -> None:
        """Connects to an address."""
        socket = self.socket
        check_address(address, "connect")
        socket.permissions.check_endpoint("connect", address)
        try:
            socket.zmq.connect(address)
        except zmq.ZMQError as error:
            raise socket.failure(error, "connect", address) from None
        self.connected.append(self._note(address))
        socket.waiting.touched()

    def unbind(self, address: str) -> None:
        """Ends a :meth:`bind`, by what it was given or what that became; the last one if there are several.

        Raises:
            HostError: ENOENT.
        """
        socket = self.socket
        endpoint = _find(self.bound, address, "unbind", "bound", "bind")
        try:
            socket.zmq.unbind(endpoint.actual)
        except zmq.ZMQError as error:
            raise socket.failure(error, "unbind", address) from None
        self.bound.remove(endpoint)
        closed_addresses.note([endpoint.actual])
        if self._delivery is not None:
            self._delivery.unbound([endpoint.actual])
        socket.waiting.touched()

    def disconnect(self, address: str) -> None:
        """Ends all that :meth:`connect` made of that address.

        Raises:
            HostError: ENOENT.
        """
        socket = self.socket
        endpoint = _find(self.connected, address, "disconnect", "connected", "connect")
        try:
            socket.zmq.disconnect(endpoint.given)
        except zmq.ZMQError as error:
            raise socket.failure(error, "disconnect", address) from None
        self.connected[:] = [other for other in self.connected if other.given != endpoint.given]
        socket.waiting.touched()

    def close(self) -> None:
        """Notes, as its socket closes, that the addresses will be free a moment later."""
        bound = [endpoint.actual for endpoint in self.bound]
        if self._delivery is not None:
            self._delivery.unbound(bound)
        closed_addresses.note(bound)

    def _note(self, given: str) -> Endpoint:
        try:
            actual: bytes = self.socket.zmq.get(zmq.LAST_ENDPOINT)
        except zmq.ZMQError:
            # pyzmq reads up to 255 bytes; inproc names and names of hosts can be longer.
            endpoint = Endpoint(given, given)
        else:
            endpoint = Endpoint(given, actual.decode("utf-8", "replace"))
        self.last = endpoint.actual
        return endpoint


def _find(known: list[Endpoint], address: str, syscall: str, state: str, opposite: str) -> Endpoint:
    for endpoint in reversed(known):
        if address in endpoint:
            return endpoint
    text = f"ENOENT: the socket is not {state} to that address: {syscall}() takes what {opposite}() was given"
    raise HostError(f"{text} ({shown(address)})", code="ENOENT", number=errno.ENOENT, syscall=syscall, address=address)
