"""The other end of a script's socket: pyzmq in a thread of the test, and addresses for both."""

from __future__ import annotations

import contextlib
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import zmq

DEADLINE_S = 60
TRANSPORTS = {"tcp": "tcp://127.0.0.1:*", "ipc": "ipc://*", "inproc": None}


def fresh_address(transport: str) -> str:
    """An address to bind to that nobody else has."""
    return TRANSPORTS[transport] or f"inproc://{uuid.uuid4()}"


@contextlib.contextmanager
def bound(
    kind: int, transport: str, context: zmq.Context[Any] | None = None
) -> Iterator[tuple[zmq.Socket[bytes], str]]:
    """A pyzmq socket with deadlines, and the address to connect to."""
    socket: zmq.Socket[bytes] = zmq.Socket(context or zmq.Context.instance(), kind)
    socket.linger = 0
    socket.rcvtimeo = socket.sndtimeo = DEADLINE_S * 1000
    socket.bind(fresh_address(transport))
    try:
        yield socket, socket.last_endpoint.decode()
    finally:
        socket.close()


def eventually(condition: Callable[[], bool]) -> None:
    """Waits until the condition holds."""
    deadline = time.monotonic() + DEADLINE_S
    while not condition():
        assert time.monotonic() < deadline, "it did not come to pass"
        time.sleep(0.001)


class Aside(threading.Thread):
    """Runs a function in a thread; :meth:`result` waits for it and returns or raises what it did."""

    def __init__(self, function: Callable[..., Any], *args: Any) -> None:
        super().__init__(daemon=True)
        self._function = function
        self._args = args
        self._result: Any = None
        self._error: BaseException | None = None
        self.start()

    def run(self) -> None:
        try:
            self._result = self._function(*self._args)
        except BaseException as error:
            self._error = error

    def result(self) -> Any:
        self.join(DEADLINE_S)
        assert not self.is_alive(), "the thread has not ended in time"
        if self._error is not None:
            raise self._error
        return self._result
