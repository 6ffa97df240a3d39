"""Time limits: how long a script may compute without once waiting.

The time of a turn is measured from when its fiber got the baton. Nothing is asked of the script: the watch thread looks
at the clock when the limit of the present turn would end, and interrupts the engine.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from jsbridge.errors import JSTimeoutError
from jsbridge.fibers.fiber import Fiber
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
        #: Limits of single functions: the fiber, seconds, since when, and what it ends with.
        self._local: list[tuple[Fiber, float, float, BaseException]] = []
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
        self._arm(self._end()[0])

    def _arm(self, end: float | None) -> None:
        if end is not None and not self._armed:
            self._armed = True
            watch.at(end, self._look)

    def _end(self) -> tuple[float | None, BaseException | None]:
        # When the running fiber has to end, and with what. Waiting begins a new turn, also for the limit of a function.
        end, reason = None, None
        if self._seconds is not None:
            end = self._turn_began + self._seconds
        for fiber, seconds, began, own_reason in list(self._local):
            own_end = max(began, self._turn_began) + seconds
            if fiber is self._scheduler.current and (end is None or own_end < end):
                end, reason = own_end, own_reason
        return end, reason

    def _look(self) -> None:
        # On the watch thread.
        self._armed = False
        fiber = self._scheduler.current
        end, reason = self._end()
        if fiber is None or end is None or not self._opened or fiber is self._scheduler.closer:
            # To close a runtime takes as long as it takes.
            return
        if time.monotonic() >= end and fiber is self._scheduler.current:
            text = f"the script computed for more than {self._seconds} s without waiting"
            # Should it be inside a host function that takes its time: it ends when that returns.
            self._scheduler.interrupt(fiber, reason or JSTimeoutError(text, name="TimeoutError"))
            return
        self._arm(end)

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
        began = time.monotonic()
        entry = (fiber, seconds, began, reason)
        self._local.append(entry)
        # It may end before what the watch waits for now.
        self._armed = True
        watch.at(began + seconds, self._look)
        try:
            result = action()
        except BaseException:
            if fiber.interrupt is not reason:
                raise
            self._take_back(fiber)
            raise reason from None
        finally:
            self._local.remove(entry)
        if fiber.interrupt is reason:
            # It ended by itself at the moment when its time was over.
            self._take_back(fiber)
        return result

    def _take_back(self, fiber: Fiber) -> None:
        fiber.interrupt = None
        self._scheduler.settle_alarm()
