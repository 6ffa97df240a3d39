"""The native half of ``require('zmq')``: sockets by number, on pyzmq."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from jsbridge.host.api import Api, HostError
from jsbridge.modules.zmq.errors import closed_error, terminated_error
from jsbridge.modules.zmq.inbox import Message
from jsbridge.modules.zmq.options import get_option, set_option
from jsbridge.modules.zmq.socket import HostSocket, content
from jsbridge.modules.zmq.waiting import Place

#: How a payload was staged, as socket.js says it.
TEXT = 1


class Sockets:
    """The open sockets of one runtime, by the numbers that scripts know them by."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._numbers = count(1)
        self.open: dict[int, HostSocket] = {}
        # Sockets that the end of their context has closed: the script has not.
        self._lost: set[int] = set()
        # A message on its way between the script and a socket, frame by frame.
        self._frames: list[bytes] = []
        self._received: Message = []
        self._places: dict[int, tuple[HostSocket, Place]] = {}
        api.at_close(self.close_all)

    def create(self, kind: int) -> int:
        """Makes a socket; returns its number."""
        socket = HostSocket(self._api, kind, self.terminated)
        number = next(self._numbers)
        self.open[number] = socket
        return number

    def find(self, number: int) -> HostSocket:
        """The open socket of that number.

        Raises:
            HostError: it is closed (ENOTSOCK), or its context was terminated (ETERM).
        """
        try:
            return self.open[number]
        except KeyError:
            raise self._gone(number) from None

    def _gone(self, number: int) -> HostError:
        return terminated_error() if number in self._lost else closed_error()

    def mint_token(self, number: int) -> None:
        """Makes the object with which the script's socket dies."""
        self._api.mint_token(lambda: self.close(number))

    def close(self, number: int) -> None:
        """Closes a socket, if it is open."""
        self._lost.discard(number)
        socket = self.open.pop(number, None)
        if socket is not None:
            socket.close()

    def close_all(self) -> None:
        """Closes all sockets."""
        for number in list(self.open):
            self.close(number)

    def terminated(self) -> None:
        """The application ends the zmq context: all sockets close, since ``Context.term()`` waits for that."""
        self._lost.update(self.open)
        sockets = list(self.open.values())
        self.open.clear()
        for socket in sockets:
            socket.close(terminated_error)

    # Receiving -------------------------------------------------------------------------------------------------------

    def recv(self, number: int) -> bytes | memoryview:
        """The next frame."""
        socket = self.open.get(number)
        if socket is None:
            raise self._gone(number)
        return socket.recv()

    def recv_message(self, number: int) -> int:
        """Receives a message, whose frames :meth:`take_frame` then gives; returns their number."""
        self._received = self.find(number).recv_message()
        self._received.reverse()
        return len(self._received)

    def take_frame(self) -> bytes | memoryview:
        """The next frame of the message that was received."""
        return content(self._received.pop())

    def reserve(self, number: int, fiber: int) -> None:
        """Begins to receive a frame for a fiber that has not run yet, and then calls :meth:`collect`."""
        socket = self.find(number)
        self._places[fiber] = socket, socket.reserve(fiber)

    def collect(self, fiber: int) -> bytes | memoryview:
        """The frame that was reserved for the calling fiber."""
        socket, place = self._places.pop(fiber)
        return socket.collect(place)

    # Sending ---------------------------------------------------------------------------------------------------------

    def send(self, number: int, kind: int) -> None:
        """Sends what is staged."""
        socket = self.open.get(number)
        if socket is None:
            raise self._gone(number)
        socket.send(self._api.staged_utf8() if kind == TEXT else self._api.staged_bytes())

    def begin_message(self) -> None:
        """Begins a message of several frames."""
        self._frames = []

    def add_frame(self, kind: int) -> None:
        """Adds what is staged to the message."""
        self._frames.append(self._staged(kind))

    def send_message(self, number: int) -> None:
        """Sends the message."""
        frames, self._frames = self._frames, []
        self.find(number).send_message(frames)

    def subscribe(self, number: int, on: bool, kind: int) -> None:
        """Subscribes to the topic that is staged, or ends that."""
        self.find(number).subscribe(self._staged(kind), on)

    def _staged(self, kind: int) -> bytes:
        return self._api.staged_utf8() if kind == TEXT else bytes(self._api.staged_bytes())


def exports(api: Api) -> dict[str, object]:
    """What index.js gets as ``host``."""
    sockets = Sockets(api)
    raw = api.raw

    def of_socket(method: Callable[..., Any]) -> Callable[..., Any]:
        return lambda number, *args: method(sockets.find(number), *args)

    def ensure_open(number: int) -> None:
        sockets.find(number)

    return {
        "create": raw(sockets.create),
        "mintToken": raw(sockets.mint_token),
        "close": raw(sockets.close),
        "ensureOpen": raw(ensure_open),
        "recv": raw(sockets.recv),
        "recvMessage": raw(sockets.recv_message),
        "takeFrame": raw(sockets.take_frame),
        "reserve": raw(sockets.reserve),
        "collect": raw(sockets.collect),
        "more": raw(lambda number: sockets.find(number).more),
        "send": raw(sockets.send),
        "beginMessage": raw(sockets.begin_message),
        "addFrame": raw(sockets.add_frame),
        "sendMessage": raw(sockets.send_message),
        "subscribe": raw(sockets.subscribe),
        "lastEndpoint": raw(lambda number: sockets.find(number).last_endpoint),
        "bind": of_socket(HostSocket.bind),
        "connect": of_socket(HostSocket.connect),
        "setOption": of_socket(set_option),
        "getOption": of_socket(get_option),
    }
