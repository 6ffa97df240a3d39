"""One zmq socket of a script.

Every operation is first tried without blocking, unless others wait before it; only then its fiber waits (see
waiting.py).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import zmq
from zmq.backend import Frame, Socket

from jsbridge.host.api import Api, HostError
from jsbridge.modules.zmq import contexts
from jsbridge.modules.zmq.delivery import Delivery
from jsbridge.modules.zmq.endpoints import Endpoints
from jsbridge.modules.zmq.errors import closed_error, terminated_error, unfinished_error, zmq_error
from jsbridge.modules.zmq.inbox import LARGE_FRAME_BYTES, Inbox, content
from jsbridge.modules.zmq.monitor import Events, Monitor
from jsbridge.modules.zmq.outbox import send_message
from jsbridge.modules.zmq.subscriptions import Subscriptions, check_subscriptions
from jsbridge.modules.zmq.waiting import POLL, RECV, SEND, Place, Waiting

_send = Socket.send
_recv = Socket.recv
_Again = zmq.Again
_NOBLOCK = int(zmq.NOBLOCK)
_ALTERNATING = (zmq.REQ, zmq.REP)


class HostSocket:
    """A socket of a script.

    pyzmq's backend class is used as it is: its subclass would let ``Context.destroy()`` of the application close the
    socket under the fibers that wait on it, from another thread.

    Args:
        kind: libzmq's socket type, 0 to 10.
        terminated: called when it turns out that the context was terminated.
        delivery: is told when a socket closes that has sent something; None: nobody wants to know.
    """

    def __init__(self, api: Api, kind: int, terminated: Callable[[], None], delivery: Delivery | None = None) -> None:
        self._api = api
        self.permissions = api.permissions
        self.scheduler = api.scheduler
        self._terminated = terminated
        self.kind = kind
        context = contexts.use(api)
        try:
            self.zmq: Any = contexts.when_free(api, lambda: Socket(context, kind))
        except zmq.ZMQError as error:
            if context.closed:
                raise terminated_error("socket") from None
            raise self.failure(error, "socket") from None
        if kind not in (zmq.SUB, zmq.XSUB):
            # Those have nothing to deliver, and libzmq's default for them is 0.
            self.zmq.set(zmq.LINGER, api.linger_ms)
        self.inbox = Inbox(self.zmq)
        self.waiting = Waiting(self.zmq, self.inbox, api.scheduler, self.failure, alternates=kind in _ALTERNATING)
        #: Whether frames of the message that was received last follow.
        self.more = False
        # Set by close(): the error of calls that come after it.
        self._closed: Callable[[str], HostError] | None = None
        self.endpoints = Endpoints(self, delivery)
        #: What is to be done when it closes.
        self.at_close: set[Callable[[], None]] = set()
        #: Options of which the script was told that they came too late.
        self.late_options: set[int] = set()
        self.monitor: Monitor | None = None
        self._delivery = delivery
        #: Messages that the script has received whole and sent, and the bytes of their frames.
        self.messages_in = self.bytes_in = self.messages_out = self.bytes_out = 0
        self._receive_timeout = -1
        # Whether the next attempt to receive will most likely find nothing: then libzmq is asked first, which costs
        # less than the exception. Of a REQ or REP it is known right after it has sent only: in its other state it must
        # be told that it is not its turn, and waits for nothing.
        self._dry = False
        self._alternates = kind in _ALTERNATING
        self._send_timeout = -1
        self._relaxed = False
        self.subscriptions = Subscriptions(self)
        self._sends_subscriptions = kind == zmq.XSUB

    # Receiving -------------------------------------------------------------------------------------------------------

    def recv(self) -> bytes | memoryview:
        """The next frame."""
        inbox, waiting, scheduler = self.inbox, self.waiting, self.scheduler
        if waiting.readers or inbox.rest or inbox.returned or scheduler.operations <= 1 or self._closed is not None:
            frame: Frame = self._read(inbox.frame)
            self._took([frame])
            return content(frame)
        # The same as below, for the usual case: every call in between would cost as much as libzmq does.
        scheduler.operations -= 1
        dry, self._dry = self._dry, False
        try:
            if dry and not waiting.readable():
                frame = self._wait_until_there(inbox.frame)
                more = frame.more
            else:
                frame = _recv(self.zmq, _NOBLOCK, False)
                more = frame.more
                if more:
                    inbox.read_rest()
                    waiting.has_read(scheduler.current)
                elif waiting.writers or waiting.pollers:
                    waiting.touched()
        except _Again:
            frame = self._wait_until_there(inbox.frame)
            more = frame.more
        except zmq.ZMQError as error:
            raise self.failure(error, RECV) from None
        self.more = more
        size = len(frame)
        self.bytes_in += size
        if not more:
            self.messages_in += 1
        return frame.bytes if size <= LARGE_FRAME_BYTES else frame.buffer

    def _took(self, frames: list[Frame]) -> None:
        # The script gets them.
        self.more = frames[-1].more
        self.bytes_in += sum(map(len, frames))
        if not self.more:
            self.messages_in += 1

    def recv_message(self) -> list[Frame]:
        """The next whole message, or the rest of one that was read in part."""
        inbox, waiting, scheduler = self.inbox, self.waiting, self.scheduler
        if waiting.readers or inbox.rest or inbox.returned or scheduler.operations <= 1 or self._closed is not None:
            message: list[Frame] = self._read(inbox.message)
            self._took(message)
            return message
        # The usual case, as for `recv`.
        scheduler.operations -= 1
        dry, self._dry = self._dry, False
        try:
            if not dry or waiting.readable():
                frame = _recv(self.zmq, _NOBLOCK, False)
                message = [frame]
                while frame.more:
                    frame = _recv(self.zmq, _NOBLOCK, False)
                    message.append(frame)
                if waiting.writers or waiting.pollers:
                    waiting.touched()
                self._took(message)
                return message
        except _Again:
            pass
        except zmq.ZMQError as error:
            raise self.failure(error, RECV) from None
        message = self._wait_until_there(inbox.message)
        self._took(message)
        return message

    def reserve(self, whole: bool) -> Place:
        """Begins to receive a frame, or a whole message, for a fiber that does not exist yet."""
        place = Place(self.inbox.message if whole else self.inbox.frame, RECV)
        self._dry = False
        if self.waiting.may_read():
            try:
                place.result = place.attempt()
            except _Again:
                pass
            except zmq.ZMQError as error:
                place.error = self.failure(error, RECV)
            place.done = place.result is not None or place.error is not None
        if not place.done:
            return self.waiting.join(self.waiting.readers, place, self._receive_timeout)
        self.waiting.has_read(place)
        return place

    def collect(self, place: Place) -> list[Frame] | None:
        """Waits for the frame, or the message, that :meth:`reserve` began; None when it was withdrawn."""
        taken = self.waiting.collect(place)
        if taken is None:
            return None
        frames = taken if isinstance(taken, list) else [taken]
        self._took(frames)
        return frames

    def poll(self, timeout_ms: float, events: int) -> int:
        """Waits until one of the events holds for whoever receives or sends next; 0: none did in time."""
        # Somebody may ask without a pause.
        self.scheduler.breathe()
        waiting = self.waiting
        found = self.possible(events)
        if found:
            return found
        result: int = waiting.collect(
            waiting.join(waiting.pollers, Place(lambda: None, POLL, None, events), timeout_ms)
        )
        return result

    def _read(self, attempt: Callable[[], Any]) -> Any:
        waiting = self.waiting
        self._dry = False
        if not self.inbox.rest:
            # Not within a message: another fiber could take the rest of it.
            self.scheduler.breathe()
            self.check_open(RECV)
        if waiting.may_read():
            try:
                result = attempt()
            except _Again:
                pass
            except zmq.ZMQError as error:
                raise self.failure(error, RECV) from None
            else:
                waiting.has_read(self.scheduler.current)
                return result
        return self._wait_to_read(attempt)

    def _wait_until_there(self, attempt: Callable[[], Any]) -> Any:
        # libzmq has just said that there is nothing. To ask may have used up what writers wait for.
        waiting = self.waiting
        self._dry = not self._alternates
        return self._wait_to_read(attempt, looked=not (waiting.writers or waiting.pollers))

    def _wait_to_read(self, attempt: Callable[[], Any], *, looked: bool = False) -> Any:
        waiting = self.waiting
        place = Place(attempt, RECV)
        return waiting.collect(waiting.join(waiting.readers, place, self._receive_timeout, looked=looked))

    def possible(self, events: int) -> int:
        """Which of the events hold now for whoever receives or sends next."""
        self.check_open(POLL)
        try:
            return self.waiting.possible(events)
        except zmq.ZMQError as error:
            raise self.failure(error, POLL) from None

    def take_message(self) -> list[Frame] | None:
        """The next whole message, or None when there is none now."""
        self._dry = False
        if not self.waiting.may_read():
            return None
        try:
            message = self.inbox.message()
        except _Again:
            return None
        except zmq.ZMQError as error:
            raise self.failure(error, RECV) from None
        self.waiting.touched()
        self.messages_in += 1
        self.bytes_in += sum(map(len, message))
        return message

    def give_back(self, message: list[Frame]) -> None:
        """Puts back what :meth:`take_message` gave: it is to be received next."""
        self.messages_in -= 1
        self.bytes_in -= sum(map(len, message))
        self.inbox.give_back(message, before_rest=False)
        self.waiting.touched()

    # Sending ---------------------------------------------------------------------------------------------------------

    def send(self, data: bytes | memoryview) -> None:
        """Sends a message of one frame; ``data`` is used at once, or copied."""
        if self.inbox.rest:
            self._leave_message()
        if self._sends_subscriptions:
            check_subscriptions((data,))
        waiting, scheduler = self.waiting, self.scheduler
        if not waiting.writers:
            try:
                _send(self.zmq, data, _NOBLOCK)
            except _Again:
                pass
            except zmq.ZMQError as error:
                raise self.failure(error, SEND) from None
            else:
                self.messages_out += 1
                self.bytes_out += len(data)
                if self._alternates:
                    self._dry = True
                if waiting.readers or waiting.writers or waiting.pollers:
                    waiting.touched()
                scheduler.operations -= 1
                if scheduler.operations <= 0:
                    scheduler.breathe()
                return
        frame = bytes(data)
        self.write(lambda: _send(self.zmq, frame, _NOBLOCK), None, len(frame))

    def send_message(self, frames: list[bytes]) -> None:
        """Sends one message of several frames."""
        if self.inbox.rest:
            self._leave_message()
        if self._sends_subscriptions:
            check_subscriptions(frames)
        if self.try_send(frames):
            scheduler = self.scheduler
            scheduler.operations -= 1
            if scheduler.operations <= 0:
                scheduler.breathe()
        else:
            self.write(lambda: send_message(self.zmq, self.kind, frames), self.lane(frames), sum(map(len, frames)))

    def try_send(self, frames: list[bytes] | list[Frame]) -> bool:
        """Sends a message, unless it would have to wait; whether it did."""
        waiting = self.waiting
        if waiting.writers and not waiting.may_write(self.lane(frames)):
            return False
        try:
            send_message(self.zmq, self.kind, frames)
        except _Again:
            return False
        except zmq.ZMQError as error:
            raise self.failure(error, SEND) from None
        self.messages_out += 1
        self.bytes_out += sum(map(len, frames))
        if self._alternates:
            self._dry = True
        if waiting.readers or waiting.writers or waiting.pollers:
            waiting.touched()
        return True

    def lane(self, frames: list[bytes] | list[Frame]) -> object:
        """What a message waits behind: a peer of a ROUTER that can take no more (ROUTER_MANDATORY) holds up its own."""
        if self.kind != zmq.ROUTER:
            return None
        peer = frames[0]
        return peer.bytes if isinstance(peer, Frame) else peer

    def write(self, attempt: Callable[[], None], lane: object, size: int) -> None:
        """Waits until ``attempt`` has sent a message of that size."""
        waiting = self.waiting
        waiting.collect(waiting.join(waiting.writers, Place(attempt, SEND, lane), self._send_timeout))
        self.messages_out += 1
        self.bytes_out += size

    def _leave_message(self) -> None:
        # REQ and REP alternate by whole messages. For libzmq this one is read.
        if self.kind == zmq.REQ and self._relaxed:
            self.inbox.rest.clear()
        elif self.kind in _ALTERNATING:
            raise unfinished_error(self.kind)

    # Options ---------------------------------------------------------------------------------------------------------

    def option_set(self, option: int, value: Any) -> None:
        """Notes options that this side has to know, too."""
        if option == zmq.RCVTIMEO:
            self._receive_timeout = value
        elif option == zmq.SNDTIMEO:
            self._send_timeout = value
        elif option == zmq.REQ_RELAXED:
            self._relaxed = bool(value)
        elif option == zmq.INVERT_MATCHING:
            self.subscriptions.invert(bool(value))
        self.waiting.touched()

    # Monitoring ------------------------------------------------------------------------------------------------------

    def start_monitor(self, deliver: Callable[[Events], object]) -> None:
        """Hands the events of the socket's connections over to ``deliver`` from now on."""
        try:
            self.monitor = contexts.when_free(
                self._api, lambda: Monitor(self._api, self.zmq, deliver, self._terminated)
            )
        except zmq.ZMQError as error:
            raise self.failure(error, "monitor") from None

    def stop_monitor(self) -> Events:
        """Ends that; returns the events that have not been handed over yet."""
        monitor, self.monitor = self.monitor, None
        return monitor.stop() if monitor is not None else []

    # The end ---------------------------------------------------------------------------------------------------------

    def failure(self, error: zmq.ZMQError, syscall: str, address: str | None = None) -> HostError:
        """The script's error for one of libzmq's."""
        if error.errno == zmq.ETERM:
            self._terminated()
            return terminated_error(syscall)
        return zmq_error(error, syscall, kind=self.kind, address=address)

    def check_open(self, syscall: str) -> None:
        """Raises what a call on a closed socket gets."""
        if self._closed is not None:
            raise self._closed(syscall)

    def close(self, error_in: Callable[[str], HostError] = closed_error) -> None:
        """Closes the socket; fibers that wait get an error. What was sent is delivered as LINGER allows."""
        if self._closed is not None:
            return
        self._closed = error_in
        for action in list(self.at_close):
            action()
        self.waiting.close(error_in)
        self.stop_monitor()
        if self._delivery is not None and self.messages_out:
            self._delivery.note(self.zmq, self.kind, *self.endpoints.addresses)
        self.endpoints.close()
        contexts.note_close()
        self.zmq.close()
