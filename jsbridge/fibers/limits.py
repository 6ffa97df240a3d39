"""Time limits: how long a script may compute without once waiting.

The time of a turn is measured from when its fiber got the baton. Nothing is asked of the script: the watch thread looks
at the clock when the limit of the present turn would end, and interrupts the engine.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from jsbridge.errors import JSTimeoutError
from jsbridge.fibers.fiber import Fiber, FiberKilled
from jsbridge.fibers.scheduler import Scheduler
from jsbridge.fibers.watch import watch


class LimitReached(Exception):
    """The function that ran under :meth:`TimeLimits.run` computed too long."""


class TimeLimits:
    """The limits of one runtime.

    Args:
        seconds: the limit of every turn, or None.
    """

    def __init__(self, scheduler: Scheduler, seconds: float | None) -> None:
        self._scheduler = scheduler
        self._seconds = seconds
        self._turn_began = time.monotonic()
        self._armed = False
        #: Limits of single functions: the fiber, seconds, and what it ends with.
        self._local: list[tuple[Fiber, float, BaseException]] = []
        self._opened = False
        if seconds is not None:
            self._open()

    def _open(self) -> None:
        if not self._opened:
            self._opened = True
            watch.open()
            self._scheduler.on_turn = self._turn

    def close(self) -> None:
        """Lets go of the watch thread."""
        if self._opened:
            self._opened = False
            self._scheduler.on_turn = None
            watch.close()

    def _turn(self) -> None:
        self._turn_began = time.monotonic()
        limit = self._limit()[0]
        if limit is not None and not self._armed:
            self._armed = True
            watch.at(self._turn_began + limit, self._look)

    def _limit(self) -> tuple[float | None, BaseException | None]:
        # What counts for the running fiber.
        limit, reason = self._seconds, None
        for fiber, seconds, own_reason in self._local:
            if fiber is self._scheduler.current and (limit is None or seconds < limit):
                limit, reason = seconds, own_reason
        return limit, reason

    def _look(self) -> None:
        # On the watch thread.
        self._armed = False
        fiber = self._scheduler.current
        limit, reason = self._limit()
        if fiber is None or limit is None or not self._opened:
            return
        ends = self._turn_began + limit
        if time.monotonic() >= ends and fiber is self._scheduler.current:
            text = f"the script computed for more than {limit:g} s without waiting"
            self._scheduler.interrupt(fiber, reason or JSTimeoutError(text, name="TimeoutError"))
            # Should it be inside a host function that takes its time: it ends when that returns.
            return
        self._armed = True
        watch.at(ends, self._look)

    def run(self, seconds: float, action: Callable[[], Any]) -> Any:
        """Runs ``action`` in the current fiber under a limit of its own.

        Raises:
            LimitReached: it computed longer than that without waiting.
        """
        scheduler = self._scheduler
        fiber = scheduler.current
        assert fiber is not None
        self._open()
        reason = LimitReached(f"the function computed for more than {seconds * 1000:g} ms")
        entry = (fiber, seconds, reason)
        self._local.append(entry)
        self._turn_began = time.monotonic()
        self._armed = True
        watch.at(self._turn_began + seconds, self._look)
        try:
            return action()
        except FiberKilled:
            if fiber.interrupt is not reason:
                raise
            fiber.interrupt = None
            scheduler.settle_alarm()
            raise reason from None
        finally:
            self._local.remove(entry)
