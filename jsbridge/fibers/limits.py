"""Time limits: how long a script may compute without once waiting, and how long all of them may in all.

The time of a turn is measured from when its fiber got the baton. Nothing is asked of the script: the watch thread looks
at the clock when the limit of the present turn would end, and interrupts the engine.

The total is the sum of all turns since a call of the application began that found no other call open: of the call, and
of all coroutines, timers and promise jobs that ran meanwhile and afterwards. When it is used up, all of them end. The
next call begins with a new one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from jsbridge.errors import JSTimeoutError
from jsbridge.fibers.fiber import Fiber
from jsbridge.fibers.scheduler import Scheduler
from jsbridge.fibers.watch import watch
from jsbridge.log import WARNING, log

#: How long, in seconds, a turn may take in which a fiber ends that has no more time.
GRACE_SECONDS = 0.05


class LimitReached(Exception):
    """The function that ran under :meth:`TimeLimits.run` computed too long."""


class TimeLimits:
    """The limits of one runtime.

    Args:
        seconds: the limit of every turn, or None.
        total: the limit of all turns together, or None.

    Attributes:
        on_spent: called under the baton when the total is used up; it gets the exception for that.
        spent: whether it is used up.
        told: whether somebody gets to know that, or has.
        last_call: the number of the latest call of the application that the total is for.
    """

    def __init__(self, scheduler: Scheduler, seconds: float | None, total: float | None) -> None:
        self._scheduler = scheduler
        self._seconds = seconds
        self._total = total
        self._turn_began = time.monotonic()
        self._in_turn = False
        self._used = 0.0
        self.spent = False
        self.told = False
        self.last_call = 0
        self._total_error = JSTimeoutError(f"the scripts computed for more than {total} s in all", name="TimeoutError")
        # The fibers that were ended because the total is used up.
        self._ended: set[int] = set()
        self.on_spent: Callable[[JSTimeoutError], None] = lambda reason: None
        self._armed = False
        #: Limits of single functions: the fiber, seconds, since when, and what it ends with.
        self._local: list[tuple[Fiber, float, float, BaseException]] = []
        self._opened = False

    def open(self) -> None:
        """Begins to look at the limits of what runs, if there are any.

        Raises:
            OSError, RuntimeError: there is no descriptor, or no thread, to watch with.
        """
        if self._seconds is not None or self._total is not None:
            self._open()

    def _open(self) -> None:
        if not self._opened:
            watch.open()
            self._opened = True
            self._scheduler.on_turn = self._turn
            if self._total is not None:
                self._scheduler.on_rest = self._rest

    def close(self) -> None:
        """Lets go of the watch thread."""
        if self._opened:
            self._opened = False
            self._scheduler.on_turn = self._scheduler.on_rest = None
            watch.close()

    def is_total(self, error: BaseException) -> bool:
        """Whether an exception says that the total is used up."""
        return type(error) is JSTimeoutError and error.message == self._total_error.message

    def _turn(self) -> None:
        self._turn_began = time.monotonic()
        if self._total is not None:
            self._in_turn = True
            self._begin_account()
        self._arm(self._end()[0])

    def _rest(self) -> None:
        if self._in_turn:
            self._in_turn = False
            self._used += time.monotonic() - self._turn_began

    def _begin_account(self) -> None:
        # A fiber got the baton: for the first time, if it is a call that has not been seen.
        scheduler = self._scheduler
        fiber = scheduler.current
        assert fiber is not None
        if fiber.host and fiber.number > self.last_call:
            self.last_call = fiber.number
            if not self._calls_open(but=fiber):
                self._used = 0.0
                self.spent = False
                self._ended.clear()
        if self.spent and fiber.interrupt is None and fiber.number not in self._ended and fiber is not scheduler.closer:
            # It began, or went on, after all was used up.
            self._ended.add(fiber.number)
            scheduler.interrupt(fiber, self._total_error)

    def _calls_open(self, but: Fiber | None = None) -> bool:
        return any(fiber.host and fiber is not but for fiber in list(self._scheduler.fibers.values()))

    def _arm(self, end: float | None) -> None:
        if end is not None and not self._armed:
            self._armed = True
            watch.at(end, self._look)

    def _end(self) -> tuple[float | None, BaseException | None]:
        # When the running fiber has to end, and with what. Waiting begins a new turn, also for the limit of a function.
        end: float | None = None
        reason: BaseException | None = None
        if self._seconds is not None:
            end = self._turn_began + self._seconds
        if self._total is not None:
            left = GRACE_SECONDS if self.spent else self._total - self._used
            if end is None or self._turn_began + left < end:
                end, reason = self._turn_began + left, self._total_error
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
            if reason is self._total_error and not self.spent:
                self.spent = True
                # Each call that is open raises it.
                self.told = self._calls_open()
                self._ended.add(fiber.number)
                self._scheduler.post(self._spend)
            text = f"the script computed for more than {self._seconds} s without waiting"
            # Should it be inside a host function that takes its time: it ends when that returns.
            self._scheduler.interrupt(fiber, reason or JSTimeoutError(text, name="TimeoutError"))
            log(WARNING, "a script is ended: %s", reason or text)
            return
        self._arm(end)

    def _spend(self) -> None:
        self.on_spent(self._total_error)

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
