"""What parked fibers wait for: file descriptors, deadlines, and a way to wake the thread that polls.

The cost of a poll grows with the events that are ready, not with the fibers that are parked. Everything but
:meth:`Poller.poll` and :meth:`Poller.wake` is called under the baton; ``epoll`` and ``kqueue`` take new descriptors
while another thread polls.
"""

from __future__ import annotations

import heapq
import os
import selectors
import time
from collections.abc import Callable
from itertools import count
from typing import Any, Protocol

from jsbridge.fibers.descriptors import Descriptors, open_descriptors

_DRAIN_BYTES = 4096
#: So many deadlines are kept before the cancelled ones among them are dropped.
LEAST_TIDY = 64
_FOREVER = float("inf")


class Source(Protocol):
    """Something with a file descriptor that fibers wait on."""

    def ready(self) -> bool:
        """Looks at what has become possible and wakes fibers; False when nobody waits on it any more."""

    def rest(self) -> None:
        """Its descriptor was reported and nobody waits: calls :meth:`Poller.rest`."""


class Deadline:
    """A moment at which ``action`` is called under the baton, unless it is cancelled before.

    Attributes:
        fiber: who sleeps until then, where somebody does.
    """

    __slots__ = ("action", "fiber", "when")

    def __init__(self, when: float, action: Callable[[], None]) -> None:
        self.when = when
        self.action: Callable[[], None] | None = action
        self.fiber: object = None

    def cancel(self) -> None:
        """Forgets the action; the entry itself goes when its time comes."""
        self.action = None


class Poller:
    """The descriptors and deadlines of one runtime."""

    def __init__(self) -> None:
        self._descriptors: Descriptors | None = None
        self._wake_read = self._wake_write = -1
        self._deadlines: list[tuple[float, int, Deadline]] = []
        self._sequence = count()
        self._tidy_at = LEAST_TIDY
        #: Sources to look at before the next poll.
        self.touched: dict[Source, None] = {}
        #: The descriptors that somebody waits on, and whose they are.
        self.waited: dict[int, Source] = {}
        #: What somebody waits for or has to look at, always in the same three containers: asked after every call.
        self.pending = (self.touched, self.waited, self._deadlines)
        #: Until when the present leader sleeps.
        self.sleeps_until = 0.0

    def __bool__(self) -> bool:
        return bool(self.waited or self._deadlines)

    @property
    def has_sources(self) -> bool:
        """Whether somebody waits on a descriptor."""
        return bool(self.waited)

    def open(self) -> Descriptors:
        """The descriptors; made when the first fiber polls, since many runtimes never do."""
        if self._descriptors is None:
            self._wake_read, self._wake_write = os.pipe()
            os.set_blocking(self._wake_read, False)
            os.set_blocking(self._wake_write, False)
            self._descriptors = open_descriptors(self._wake_read)
        return self._descriptors

    def watch(self, descriptor: int, source: Source, events: int = selectors.EVENT_READ, *, edge: bool = False) -> bool:
        """Somebody waits: tells ``source`` when the descriptor becomes ready from now on, or is so now.

        Returns:
            Whether it stays in the set: then an entry in :attr:`waited` is all that further waits need, and its removal
            all that ends them.

        Args:
            events: what it is to become ready for, as ``selectors`` numbers it.
            edge: being told once is enough, whatever is left then; it costs less.

        Raises:
            OSError: among others EPERM: the system cannot tell when this one is ready, as a file on a disk always is.
        """
        descriptors = self.open()
        descriptors.add(descriptor, source, events, edge=edge)
        self.waited[descriptor] = source
        return edge and descriptors.edges

    def rest(self, descriptor: int, source: Source) -> None:
        """Nobody waits any more, until the next :meth:`watch`.

        A report that was on its way may come after :meth:`unwatch`, when the number is another source's already.
        """
        if self.waited.get(descriptor) is source:
            del self.waited[descriptor]
            if self._descriptors is not None:
                self._descriptors.rest(descriptor)

    def unwatch(self, descriptor: int) -> None:
        """Ends :meth:`watch` for good, before the descriptor is closed."""
        self.waited.pop(descriptor, None)
        if self._descriptors is not None:
            self._descriptors.remove(descriptor)

    def sleepers(self) -> dict[object, float]:
        """From any thread: the fibers that sleep, and until when."""
        pending = [entry[2] for entry in list(self._deadlines)]
        return {each.fiber: each.when for each in pending if each.fiber is not None and each.action is not None}

    def touch(self, source: Source) -> None:
        """Notes that an operation may have used up the source's edge-triggered event: the next poll looks first."""
        self.touched[source] = None

    def forget(self, source: Source) -> None:
        """Drops what :meth:`touch` noted."""
        self.touched.pop(source, None)

    def doubt(self) -> None:
        """What was reported may have got lost: the next poll looks at everything that somebody waits on."""
        for source in self.waited.values():
            self.touched[source] = None

    def look(self) -> None:
        """Looks at the touched sources."""
        while self.touched:
            source, _ = self.touched.popitem()
            source.ready()

    def after(self, seconds: float, action: Callable[[], None]) -> Deadline:
        """Calls ``action`` under the baton when ``seconds`` have passed."""
        when = time.monotonic() + seconds
        deadline = Deadline(when, action)
        heap = self._deadlines
        if len(heap) >= self._tidy_at:
            # Cancelled ones would stay until their time comes.
            heap[:] = [entry for entry in heap if entry[2].action is not None]
            heapq.heapify(heap)
            self._tidy_at = LEAST_TIDY + 2 * len(heap)
        heapq.heappush(heap, (when, next(self._sequence), deadline))
        if when < self.sleeps_until:
            self.wake()
        return deadline

    def begin_sleep(self) -> float | None:
        """Returns for how many seconds the leader may sleep (None: for ever); an earlier deadline then wakes it."""
        if self._descriptors is None:
            self.open()
        heap = self._deadlines
        while heap and heap[0][2].action is None:
            heapq.heappop(heap)
        if not heap:
            self.sleeps_until = _FOREVER
            return None
        self.sleeps_until = heap[0][0]
        return max(0.0, self.sleeps_until - time.monotonic())

    def end_sleep(self) -> None:
        """The leader is awake."""
        self.sleeps_until = 0.0

    def poll(self, timeout: float | None) -> list[Any]:
        """Sleeps until something is ready, the timeout passes or :meth:`wake` is called. Needs no baton."""
        return self.open().poll(timeout)

    def dispatch(self, sources: list[Any]) -> None:
        """Tells the sources that were reported, and runs the actions whose deadline has passed."""
        for source in sources:
            if source is None:
                self._drain()
            elif not source.ready():
                source.rest()
        if self._deadlines:
            self.expire()

    def expire(self) -> None:
        """Runs the actions whose deadline has passed."""
        heap = self._deadlines
        if not heap:
            return
        now = time.monotonic()
        while heap and heap[0][0] <= now:
            deadline = heapq.heappop(heap)[2]
            action, deadline.action = deadline.action, None
            if action is not None:
                action()

    def wake(self) -> None:
        """From any thread: lets the polling thread return at once."""
        if self._wake_write >= 0:
            try:
                os.write(self._wake_write, b"\0")
            except BlockingIOError:
                # The pipe is full of wake-ups already.
                return

    def _drain(self) -> None:
        try:
            os.read(self._wake_read, _DRAIN_BYTES)
        except BlockingIOError:
            return

    def close(self) -> None:
        """Closes the descriptors."""
        self._deadlines.clear()
        self.touched.clear()
        self.waited.clear()
        if self._descriptors is not None:
            self._descriptors.close()
            self._descriptors = None
            os.close(self._wake_read)
            os.close(self._wake_write)
            self._wake_read = self._wake_write = -1
