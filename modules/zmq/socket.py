"""One zmq socket, and the fibers that wait on it.

The invariant: an operation first tries without blocking, unless others wait before it; a fiber that waits is served by whoever
polls, which does the operation for it. So messages go to fibers in the order in which they began to wait, and a fiber that is woken
has its message already: no timeout can lose one.

libzmq's descriptor is edge-triggered: using a socket may use up the event that another fiber waits for. After an operation on a
socket on which fibers wait, the poller is told to look at it again.
"""

from __future__ import annotations

import errno
import time
from collections import deque
from collections.abc import Callable
from typing import Any

import zmq
from jsbridge.host.api import Api, HostError
from jsbridge.modules.zmq.addresses import check_address
from jsbridge.modules.zmq.errors import closed_error, timeout_error, zmq_error
from zmq.backend import Socket as BackendSocket

Message = list[bytes]

#: How long a bind waits for an address that this process has just closed, in seconds: libzmq frees it a moment later.
REBIND_SECONDS = 1.0
_REBIND_PAUSE_SECONDS = 0.005

_recv = BackendSocket.recv
_send = BackendSocket.send
_get = BackendSocket.get
_Again = zmq.Again
_NOBLOCK = int(zmq.NOBLOCK)
_SNDMORE = int(zmq.SNDMORE)
_RCVMORE = int(zmq.RCVMORE)
_EVENTS = int(zmq.EVENTS)
_POLLIN = int(zmq.POLLIN)
_POLLOUT = int(zmq.POLLOUT)

# When addresses of this process were closed, by endpoint; shared by its runtimes, as the addresses are.
_closed_at: dict[str, float] = {}


class Wait:
    """A fiber that waits for an operation on a socket."""

    __slots__ = ("attempt", "error", "fiber", "result")

    def __init__(self, fiber: Any, attempt: Callable[[], Any]) -> None:
        self.fiber = fiber
        self.attempt = attempt
        self.result: Any = None
        self.error: Exception | None = None


class HostSocket:
    """A socket of a script.

    Args:
        kind: libzmq's socket type, 0 to 10.
    """

    def __init__(self, api: Api, kind: int) -> None:
        self._scheduler = api.scheduler
        self._poller = api.scheduler.poller
        self.kind = kind
        try:
            self.zmq: zmq.Socket[bytes] = zmq.Socket(api.zmq_context(), kind)
        except zmq.ZMQError as error:
            raise zmq_error(error, "socket", kind=kind) from None
        self.zmq.set(zmq.LINGER, api.linger_ms)
        self._readers: deque[Wait] = deque()
        self._writers: deque[Wait] = deque()
        self._watched = False
        self._descriptor = -1
        self._rest: deque[bytes] = deque()
        self._endpoints: list[str] = []
        self._receive_timeout = -1
        self._send_timeout = -1
        # A subscriber that has not subscribed to anything receives everything.
        self._receives_all = kind == zmq.SUB
        if self._receives_all:
            self.zmq.set(zmq.SUBSCRIBE, b"")

    # Addresses -------------------------------------------------------------------------------------------------------

    def bind(self, address: str) -> None:
        """Binds to an address; waits a moment for one that this process has just closed."""
        check_address(address, "bind")
        deadline = 0.0
        while True:
            try:
                self.zmq.bind(address)
                break
            except zmq.ZMQError as error:
                failure = zmq_error(error, "bind", kind=self.kind, address=address)
                if error.errno != zmq.EADDRINUSE or address not in _closed_at:
                    raise failure from None
                deadline = deadline or _closed_at[address] + REBIND_SECONDS
                if time.monotonic() > deadline:
                    del _closed_at[address]
                    raise failure from None
            self._scheduler.sleep(_REBIND_PAUSE_SECONDS)
            self._check_open()
        _closed_at.pop(address, None)
        self._endpoints.append(self.last_endpoint())
        self.touched()

    def connect(self, address: str) -> None:
        """Connects to an address."""
        check_address(address, "connect")
        try:
            self.zmq.connect(address)
        except zmq.ZMQError as error:
            raise zmq_error(error, "connect", kind=self.kind, address=address) from None
        self.touched()

    def last_endpoint(self) -> str:
        """The address that was bound or connected last, with the port that the system chose."""
        endpoint: bytes = self.zmq.get(zmq.LAST_ENDPOINT)
        return endpoint.rstrip(b"\0").decode("utf-8", "replace")

    # Receiving -------------------------------------------------------------------------------------------------------

    def recv(self) -> bytes:
        """The next frame."""
        self._scheduler.breathe()
        if self._rest:
            return self._rest.popleft()
        if not self._readers and self._receive_timeout:
            try:
                frame: bytes = _recv(self.zmq, _NOBLOCK)
            except _Again:
                pass
            except zmq.ZMQError as error:
                raise self._failure(error, "recv") from None
            else:
                if _get(self.zmq, _RCVMORE):
                    self._read_rest()
                if self._readers or self._writers:
                    self._poller.touch(self)
                return frame
        return self._wait(self._readers, self._try_recv, self._receive_timeout, "recv")  # type: ignore[no-any-return]

    def recv_multipart(self) -> Message:
        """The next whole message, or the rest of one that was read in part."""
        self._scheduler.breathe()
        if self._rest:
            return self._take_rest()
        if not self._readers:
            try:
                message = self._try_recv_multipart()
            except _Again:
                pass
            except zmq.ZMQError as error:
                raise self._failure(error, "recv") from None
            else:
                self.touched()
                return message
        return self._wait(self._readers, self._try_recv_multipart, self._receive_timeout, "recv")  # type: ignore[no-any-return]

    def more(self) -> bool:
        """Whether the message that was received last has frames left."""
        return bool(self._rest)

    def _try_recv(self) -> bytes:
        if self._rest:
            return self._rest.popleft()
        frame: bytes = _recv(self.zmq, _NOBLOCK)
        if _get(self.zmq, _RCVMORE):
            self._read_rest()
        return frame

    def _try_recv_multipart(self) -> Message:
        if self._rest:
            return self._take_rest()
        first: bytes = _recv(self.zmq, _NOBLOCK)
        if _get(self.zmq, _RCVMORE):
            self._read_rest()
        return [first, *self._take_rest()]

    def _read_rest(self) -> None:
        # libzmq delivers messages whole: their other frames are there with the first.
        while True:
            self._rest.append(_recv(self.zmq, _NOBLOCK))
            if not _get(self.zmq, _RCVMORE):
                return

    def _take_rest(self) -> Message:
        frames = list(self._rest)
        self._rest.clear()
        return frames

    # Sending ---------------------------------------------------------------------------------------------------------

    def send(self, data: bytes | memoryview) -> None:
        """Sends a message of one frame; ``data`` is used at once, or copied."""
        if not self._writers:
            try:
                _send(self.zmq, data, _NOBLOCK)
            except _Again:
                pass
            except zmq.ZMQError as error:
                raise self._failure(error, "send") from None
            else:
                if self._readers:
                    self._poller.touch(self)
                self._scheduler.breathe()
                return
        frame = bytes(data)
        self._wait(self._writers, lambda: _send(self.zmq, frame, _NOBLOCK), self._send_timeout, "send")

    def send_multipart(self, frames: Message) -> None:
        """Sends one message of several frames."""
        if not self._writers:
            try:
                self._try_send_multipart(frames)
            except _Again:
                pass
            except zmq.ZMQError as error:
                raise self._failure(error, "send") from None
            else:
                self.touched()
                self._scheduler.breathe()
                return
        self._wait(self._writers, lambda: self._try_send_multipart(frames), self._send_timeout, "send")

    def _try_send_multipart(self, frames: Message) -> None:
        last = len(frames) - 1
        for index, frame in enumerate(frames):
            # Only the first frame can find the pipes full. A later one can find the peer gone: then nothing was sent, and the whole
            # message is for the next peer.
            _send(self.zmq, frame, _NOBLOCK | (_SNDMORE if index < last else 0))

    # Subscriptions ---------------------------------------------------------------------------------------------------

    def subscribe(self, topic: bytes, on: bool) -> None:
        """Subscribes to a topic or ends that; the first one of a SUB ends its receiving everything."""
        syscall = "subscribe" if on else "unsubscribe"
        if self.kind == zmq.XSUB:
            self.send((b"\x01" if on else b"\x00") + topic)
            return
        try:
            self.zmq.set(zmq.SUBSCRIBE if on else zmq.UNSUBSCRIBE, topic)
            if self._receives_all and on:
                self._receives_all = False
                self.zmq.set(zmq.UNSUBSCRIBE, b"")
        except zmq.ZMQError as error:
            if error.errno == errno.EINVAL:
                message = f"EINVAL: only SUB and XSUB sockets can {syscall}"
                raise HostError(message, code="EINVAL", number=errno.EINVAL, syscall=syscall) from None
            raise zmq_error(error, syscall, kind=self.kind) from None
        self.touched()

    def option_set(self, option: int, value: Any) -> None:
        """Notes options that this side has to know, too."""
        if option == zmq.RCVTIMEO:
            self._receive_timeout = value
        elif option == zmq.SNDTIMEO:
            self._send_timeout = value
        self.touched()

    # Waiting ---------------------------------------------------------------------------------------------------------

    def _wait(self, queue: deque[Wait], attempt: Callable[[], Any], timeout_ms: int, syscall: str) -> Any:
        if timeout_ms == 0:
            # Whoever waits before has the right to what is there; else the attempt was made.
            if queue:
                raise timeout_error(syscall)
            try:
                return attempt()
            except _Again:
                raise timeout_error(syscall) from None
            except zmq.ZMQError as error:
                raise self._failure(error, syscall) from None
        scheduler = self._scheduler
        wait = Wait(scheduler.current, attempt)
        queue.append(wait)
        self._watch()
        deadline = None
        if timeout_ms > 0:
            deadline = self._poller.after(timeout_ms / 1000, lambda: self._expire(queue, wait, syscall))
        try:
            scheduler.park(syscall)
        except BaseException:
            if wait in queue:
                queue.remove(wait)
            raise
        finally:
            if deadline is not None:
                deadline.cancel()
        if wait.error is not None:
            raise wait.error
        return wait.result

    def _expire(self, queue: deque[Wait], wait: Wait, syscall: str) -> None:
        if wait in queue:
            # A message may have come that no look at the socket has found yet.
            self.ready()
        if wait in queue:
            queue.remove(wait)
            wait.error = timeout_error(syscall)
            self._scheduler.wake(wait.fiber)

    def _watch(self) -> None:
        if not self._watched:
            self._descriptor = self.zmq.get(zmq.FD)
            self._poller.watch(self._descriptor, self)
            self._watched = True
        # The failed attempt looked at the socket already, but one before it may have been another fiber's.
        self._poller.touch(self)

    def ready(self) -> bool:
        """Serves the fibers that wait, as far as the socket can; False when nobody waits any more."""
        if self.zmq.closed:
            return False
        readers, writers = self._readers, self._writers
        progress = True
        while progress:
            progress = False
            try:
                events = _get(self.zmq, _EVENTS)
            except zmq.ZMQError as error:
                self._fail_all(error)
                break
            if readers and (self._rest or events & _POLLIN):
                progress = self._serve(readers, "recv")
            if writers and events & _POLLOUT:
                progress = self._serve(writers, "send") or progress
        return bool(readers or writers)

    def rest(self) -> None:
        """Takes the descriptor out of the poll set until somebody waits again."""
        if self._watched:
            self._watched = False
            self._poller.unwatch(self._descriptor)

    def _serve(self, queue: deque[Wait], syscall: str) -> bool:
        wait = queue[0]
        try:
            wait.result = wait.attempt()
        except _Again:
            return False
        except zmq.ZMQError as error:
            wait.error = self._failure(error, syscall)
        queue.popleft()
        self._scheduler.wake(wait.fiber)
        return True

    def _fail_all(self, error: zmq.ZMQError) -> None:
        for queue, syscall in ((self._readers, "recv"), (self._writers, "send")):
            while queue:
                wait = queue.popleft()
                wait.error = self._failure(error, syscall)
                self._scheduler.wake(wait.fiber)

    def touched(self) -> None:
        """After an operation: fibers that wait are looked after again."""
        if self._readers or self._writers:
            self._poller.touch(self)

    # The end -----------------------------------------------------------------------------------------------------------

    def _failure(self, error: zmq.ZMQError, syscall: str) -> HostError:
        return closed_error() if error.errno == zmq.ENOTSOCK else zmq_error(error, syscall, kind=self.kind)

    def _check_open(self) -> None:
        if self.zmq.closed:
            raise closed_error()

    def close(self) -> None:
        """Closes the socket: fibers that wait get the closed error; what was sent is delivered as LINGER allows."""
        self.rest()
        self._poller.forget(self)
        for queue in (self._readers, self._writers):
            while queue:
                wait = queue.popleft()
                wait.error = closed_error()
                self._scheduler.wake(wait.fiber)
        now = time.monotonic()
        for endpoint in [address for address, when in _closed_at.items() if now - when > REBIND_SECONDS]:
            del _closed_at[endpoint]
        for endpoint in self._endpoints:
            _closed_at[endpoint] = now
        self.zmq.close()
