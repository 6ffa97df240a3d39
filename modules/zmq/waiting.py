"""The fibers that wait on one socket, first come first served.

The invariant: a fiber that waits has a place in a queue, and whoever polls does the operation for it. So messages go to
fibers in the order in which they began to wait, and a fiber that is woken has its message already: no timeout can lose
one. While a fiber that was given the first frame of a message has not run yet, nobody is given the others.

libzmq's descriptor is edge-triggered: any use of the socket may use up the event that a fiber waits for. After an
operation on a socket on which fibers wait, the poller is told to look at it again. It is not told when a fiber begins
to wait because its own operation has just failed: what libzmq knew then it has looked at.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any

import zmq
from zmq.backend import Socket

from jsbridge.host.api import HostError
from jsbridge.modules.zmq.errors import timeout_error
from jsbridge.modules.zmq.inbox import Inbox

_get: Callable[[Any, int], Any] = Socket.get
_Again = zmq.Again
_EVENTS = int(zmq.EVENTS)
_FD = int(zmq.FD)
_POLLIN = int(zmq.POLLIN)
_POLLOUT = int(zmq.POLLOUT)

RECV = "recv"
SEND = "send"
POLL = "poll"


class Place:
    """A place in a queue: an operation that is to be done for a fiber.

    Attributes:
        attempt: does the operation, or raises ``zmq.Again``.
        syscall: its name.
        lane: places of one lane are served in order, those of different lanes do not hold each other up; None: one lane
            for all.
        fiber: who is to be woken; None as long as the fiber has not begun.
        number: the number of a fiber that has not begun.
        done: whether ``result`` or ``error`` is there.
        events: what a place among the pollers waits for.
    """

    __slots__ = ("attempt", "deadline", "done", "error", "events", "fiber", "lane", "number", "result", "syscall")

    def __init__(self, attempt: Callable[[], Any], syscall: str, lane: object = None, events: int = 0) -> None:
        self.attempt = attempt
        self.syscall = syscall
        self.lane = lane
        self.events = events
        self.deadline: Any = None
        self.fiber: Any = None
        self.number = 0
        self.done = False
        self.result: Any = None
        self.error: HostError | None = None


class Waiting:
    """The queues of one socket; what the poller knows of it.

    Args:
        alternates: whether a message has to be read to its end before the socket may send.
        explain: makes the script's error of a ZMQError in the call of that name.
    """

    def __init__(
        self,
        socket: Any,
        inbox: Inbox,
        scheduler: Any,
        explain: Callable[[zmq.ZMQError, str], HostError],
        *,
        alternates: bool,
    ) -> None:
        self._socket = socket
        self._alternates = alternates
        self._inbox = inbox
        self._scheduler = scheduler
        self._poller = scheduler.poller
        self._explain = explain
        self.readers: deque[Place] = deque()
        self.writers: deque[Place] = deque()
        #: Those that only want to know what is possible. They are told of what readers and writers have left.
        self.pollers: deque[Place] = deque()
        self._queues = (self.readers, self.writers, self.pollers)
        self._watched = False
        # Whether the poller keeps the descriptor when nobody waits.
        self._kept = False
        # Whether the poller was told to look, although nothing need have come.
        self._doubtful = False
        self._descriptor = -1
        self._closed = False
        # Who took the last frame of the message of which there is a rest: a fiber, or the place of one that has not run
        # since.
        self._holder: object = None

    # Without waiting -------------------------------------------------------------------------------------------------

    def may_read(self) -> bool:
        """Whether nobody has an older right to what comes next than the current fiber."""
        if not self._inbox.rest:
            return not self.readers
        if self._holder is self._scheduler.current:
            return True
        return not self.readers and not self._promised()

    def may_write(self, lane: object = None) -> bool:
        """Whether nobody waits who has to send before the current fiber."""
        return not self.writers or (lane is not None and all(place.lane not in (lane, None) for place in self.writers))

    def has_read(self, holder: object) -> None:
        """A frame was taken: the rest of the message is for ``holder``, a fiber or its place, until that waits."""
        if self._inbox.rest:
            self._holder = holder
        self.touched()

    def touched(self) -> None:
        """The socket was used: fibers that wait are looked after again."""
        if self.readers or self.writers or self.pollers:
            self._doubtful = True
            self._poller.touch(self)

    def places(self) -> list[Place]:
        """From any thread: who waits."""
        return [place for queue in self._queues for place in list(queue)]

    def possible(self, wanted: int) -> int:
        """Which of the events ``wanted`` hold for somebody who comes now.

        Raises:
            zmq.ZMQError: the socket cannot be used any more.
        """
        return self._left(_get(self._socket, _EVENTS)) & wanted

    def _left(self, events: int) -> int:
        inbox = self._inbox
        left = 0
        if (events & _POLLIN or inbox.filled) and self.may_read():
            left |= _POLLIN
        if events & _POLLOUT and not self.writers and not (self._alternates and inbox.rest):
            left |= _POLLOUT
        return left

    # Waiting ---------------------------------------------------------------------------------------------------------

    def readable(self) -> bool:
        """Asks the socket whether a message can be received."""
        return bool(_get(self._socket, _EVENTS) & _POLLIN)

    def join(self, queue: deque[Place], place: Place, timeout_ms: float, *, looked: bool = False) -> Place:
        """Takes a place at the end of a queue.

        Args:
            timeout_ms: how long to wait at most; 0: only what is possible now, -1: as long as it takes.
            looked: whether the socket has just said that what the place is for is not possible.
        """
        queue.append(place)
        if timeout_ms == 0:
            # Those who came before have the right to what is there.
            self.ready()
            self._give_up(queue, place)
            return place
        if not self._watched:
            self._watched = True
            if self._kept:
                self._poller.waited[self._descriptor] = self
            else:
                self._descriptor = _get(self._socket, _FD)
                self._kept = self._poller.watch(self._descriptor, self, edge=True)
        if not looked:
            self._doubtful = True
            self._poller.touch(self)
        if timeout_ms > 0:
            place.deadline = self._poller.after(timeout_ms / 1000, lambda: self._expire(queue, place))
        return place

    def collect(self, place: Place) -> Any:
        """Parks the current fiber until the operation is done; returns its result.

        Raises:
            HostError: the operation failed, timed out, or the socket was closed.
        """
        try:
            if not place.done:
                place.fiber = self._scheduler.current
                self._scheduler.park(place.syscall)
        except BaseException:
            self._abandon(place)
            raise
        if self._holder is place:
            self._holder = self._scheduler.current
            self.touched()
        if place.error is not None:
            raise place.error
        return place.result

    def _expire(self, queue: deque[Place], place: Place) -> None:
        # A message may have come that no look at the socket has found yet.
        self.ready()
        self._give_up(queue, place)

    def _give_up(self, queue: deque[Place], place: Place) -> None:
        if place.done:
            return
        queue.remove(place)
        if queue is self.pollers:
            self._finish(place, 0)
        else:
            self._finish(place, error=timeout_error(place.syscall))

    def withdraw(self, place: Place) -> None:
        """Ends a wait without a result. What it has got already is for the next one; an error stays."""
        if place.error is None:
            self._abandon(place)
            self._finish(place)

    def _finish(self, place: Place, result: Any = None, error: HostError | None = None) -> None:
        place.done = True
        place.result = result
        place.error = error
        if place.deadline is not None:
            place.deadline.cancel()
        if place.fiber is not None:
            self._scheduler.wake(place.fiber)

    def _abandon(self, place: Place) -> None:
        # Its fiber has to end. What it was given and will not see is for the next one.
        for queue in self._queues:
            if place in queue:
                queue.remove(place)
        if place.deadline is not None:
            place.deadline.cancel()
        if place.syscall == RECV and place.result is not None:
            self._inbox.give_back(place.result, before_rest=self._holder is place)
        if self._holder is place:
            self._holder = None
        self.touched()

    def _promised(self) -> bool:
        # Whether the rest of the message at hand is for a fiber that has not run since it was given the first frame.
        holder = self._holder
        if not isinstance(holder, Place):
            return False
        if self._orphaned(holder):
            self._abandon(holder)
            return False
        return True

    def _orphaned(self, place: Place) -> bool:
        # The fiber of a callback was dropped before it began: process.exit() does that.
        return place.fiber is None and place.number != 0 and place.number not in self._scheduler.fibers

    # Serving ---------------------------------------------------------------------------------------------------------

    def ready(self) -> bool:
        """Serves the fibers that wait, as far as the socket can; False when nobody waits any more.

        What is left then is told to those that poll.
        """
        doubtful, self._doubtful = self._doubtful, False
        if not doubtful and len(self.readers) == 1 and not self.writers and not self.pollers:
            place = self.readers[0]
            if place.fiber is not None and not self._inbox.rest:
                # The usual case: one fiber waits, and most likely this is its message.
                return not self._serve(self.readers, place)
        while not self._closed and (self.readers or self.writers or self.pollers):
            try:
                events = _get(self._socket, _EVENTS)
            except zmq.ZMQError as error:
                self.fail(lambda syscall, error=error: self._explain(error, syscall))  # type: ignore[misc]
                return False
            served = (events & _POLLIN or self._inbox.filled) and self._serve_reader()
            # Sending changes what a REQ or REP may do next, and so does receiving: one of each, then another look.
            served = (events & _POLLOUT and self._serve_writer()) or served
            if not served:
                self._tell(self._left(events))
                break
        return not self._closed and bool(self.readers or self.writers or self.pollers)

    def _tell(self, left: int) -> None:
        for place in list(self.pollers):
            if place.events & left:
                self.pollers.remove(place)
                self._finish(place, place.events & left)

    def _serve_reader(self) -> bool:
        readers = self.readers
        while readers and self._orphaned(readers[0]):
            self._abandon(readers[0])
        if not readers or (self._inbox.rest and self._promised()):
            return False
        return self._serve(readers, readers[0])

    def _serve_writer(self) -> bool:
        full = set()
        for place in self.writers:
            if place.lane in full:
                continue
            if self._serve(self.writers, place):
                return True
            if place.lane is None:
                return False
            full.add(place.lane)
        return False

    def _serve(self, queue: deque[Place], place: Place) -> bool:
        result, failure = None, None
        try:
            result = place.attempt()
        except _Again:
            return False
        except zmq.ZMQError as error:
            failure = self._explain(error, place.syscall)
        if place in queue:
            queue.remove(place)
            self._finish(place, result, failure)
            if place.syscall == RECV and self._inbox.rest:
                self._holder = place
        return True

    def rest(self) -> None:
        """The poller reported it, and nobody waits."""
        self._watched = False
        if not self._kept:
            self._poller.rest(self._descriptor, self)
        elif self._poller.waited.get(self._descriptor) is self:
            del self._poller.waited[self._descriptor]

    # The end ---------------------------------------------------------------------------------------------------------

    def fail(self, error_in: Callable[[str], HostError]) -> None:
        """Ends all waits with an error."""
        for queue in self._queues:
            while queue:
                place = queue.popleft()
                self._finish(place, error=error_in(place.syscall))

    def close(self, error_in: Callable[[str], HostError]) -> None:
        """Ends all waits with an error; nobody can wait any more."""
        self._closed = True
        if self._descriptor >= 0:
            self._poller.unwatch(self._descriptor)
        self._poller.forget(self)
        self.fail(error_in)
