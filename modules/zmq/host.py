"""The native half of ``require('zmq')``: sockets by number, on pyzmq."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from jsbridge.host.api import Api
from jsbridge.modules.zmq.errors import closed_error
from jsbridge.modules.zmq.options import get_option, set_option
from jsbridge.modules.zmq.socket import HostSocket, Message

TEXT = 1


class Sockets:
    """The open sockets of one runtime, by the numbers that scripts know them by."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._numbers = count(1)
        self.open: dict[int, HostSocket] = {}
        self._frames: list[bytes] = []
        self._received: Message = []
        api.at_close(self.close_all)

    def create(self, kind: int) -> int:
        number = next(self._numbers)
        self.open[number] = HostSocket(self._api, kind)
        return number

    def find(self, number: int) -> HostSocket:
        """The open socket of that number.

        Raises:
            HostError: it is closed (ENOTSOCK).
        """
        try:
            return self.open[number]
        except KeyError:
            raise closed_error() from None

    def mint_token(self, number: int) -> None:
        self._api.mint_token(lambda: self.close(number))

    def close(self, number: int) -> None:
        socket = self.open.pop(number, None)
        if socket is not None:
            socket.close()

    def close_all(self) -> None:
        for number in list(self.open):
            self.close(number)

    def recv(self, number: int) -> bytes:
        socket = self.open.get(number)
        if socket is None:
            raise closed_error()
        return socket.recv()

    def recv_multipart(self, number: int) -> int:
        self._received = self.find(number).recv_multipart()
        self._received.reverse()
        return len(self._received)

    def take_frame(self) -> bytes:
        return self._received.pop()

    def send(self, number: int, kind: int) -> None:
        socket = self.open.get(number)
        if socket is None:
            raise closed_error()
        socket.send(self._api.staged_utf8() if kind == TEXT else self._api.staged_bytes())

    def begin_message(self) -> None:
        self._frames = []

    def add_frame(self, kind: int) -> None:
        self._frames.append(self._staged(kind))

    def send_message(self, number: int) -> None:
        frames, self._frames = self._frames, []
        self.find(number).send_multipart(frames)

    def subscribe(self, number: int, on: bool, kind: int) -> None:
        self.find(number).subscribe(self._staged(kind), on)

    def _staged(self, kind: int) -> bytes:
        return self._api.staged_utf8() if kind == TEXT else bytes(self._api.staged_bytes())


def exports(api: Api) -> dict[str, object]:
    """What index.js gets as ``host``."""
    sockets = Sockets(api)
    raw = api.raw

    def of_socket(method: Callable[..., Any]) -> Callable[..., Any]:
        return lambda number, *args: method(sockets.find(number), *args)

    return {
        "create": raw(sockets.create),
        "mintToken": raw(sockets.mint_token),
        "close": raw(sockets.close),
        "isOpen": raw(lambda number: number in sockets.open),
        "ensureOpen": raw(lambda number: sockets.find(number) and None),
        "recv": raw(sockets.recv),
        "recvMultipart": raw(sockets.recv_multipart),
        "takeFrame": raw(sockets.take_frame),
        "more": raw(of_socket(HostSocket.more)),
        "send": raw(sockets.send),
        "beginMessage": raw(sockets.begin_message),
        "addFrame": raw(sockets.add_frame),
        "sendMessage": raw(sockets.send_message),
        "subscribe": raw(sockets.subscribe),
        "lastEndpoint": raw(of_socket(HostSocket.last_endpoint)),
        "bind": of_socket(HostSocket.bind),
        "connect": of_socket(HostSocket.connect),
        "setOption": of_socket(set_option),
        "getOption": of_socket(get_option),
    }


