"""The coroutines of one runtime, counted: how many there may be, and what waits until there may be one more.

A script that asks for a coroutine too many gets an error. A callback that nobody waits for (of a timer that is due, of
a message that a worker has sent) has nobody to tell: it begins when a coroutine has ended.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from jsbridge.bounds import Bounds, limit_error
from jsbridge.fibers.fiber import Fiber


class Crowd:
    """The coroutines of one runtime.

    Args:
        blocked: the fibers in which a promise job waits, which count as well.

    Attributes:
        coroutines: the numbers of the fibers that keep the program going.
        aside: those of timers that do not.
        turns: those of timers of 0 ms that have not begun; they are among the coroutines, too.
        late: what begins when there may be a coroutine more.
    """

    def __init__(self, bounds: Bounds, blocked: set[Fiber]) -> None:
        self._most = bounds.coroutines
        self._most_timers = bounds.timers
        self._blocked = blocked
        self.coroutines: set[int] = set()
        self.aside: set[int] = set()
        self.turns: set[int] = set()
        self.late: deque[Callable[[], None]] = deque()

    @property
    def full(self) -> bool:
        """Whether there may be no coroutine more."""
        most = self._most
        return most is not None and len(self.coroutines) + len(self.aside) + len(self._blocked) >= most

    def check_room(self) -> None:
        """Refuses a coroutine too many.

        Raises:
            JSLimitError: EAGAIN.
        """
        if self.full:
            raise limit_error("EAGAIN", f"the runtime allows {self._most} coroutines at a time", "max_coroutines")

    def check_timers(self, pending: int) -> None:
        """Refuses a timer too many, when so many wait for their time.

        Raises:
            JSLimitError: EAGAIN.
        """
        if self._most_timers is not None and pending + len(self.turns) >= self._most_timers:
            raise limit_error("EAGAIN", f"the runtime allows {self._most_timers} timers at a time", "max_timers")

    def admit(self, begin: Callable[[], None]) -> None:
        """Calls ``begin``, which starts a coroutine, now or when there may be one."""
        if self.full:
            self.late.append(begin)
        else:
            begin()

    def admit_late(self) -> None:
        """A coroutine has ended: calls those that wait for that."""
        while self.late and not self.full:
            self.late.popleft()()

    def forget(self, number: int) -> None:
        """A fiber has ended before it began."""
        self.coroutines.discard(number)
        self.aside.discard(number)
        self.turns.discard(number)
