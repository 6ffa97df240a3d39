"""Which fibers have to end: one that is interrupted, and all when the runtime closes.

The invariant: a fiber that has to end says so itself, on its own thread, at the next point where it would wait, return
to a script, or ask. Nobody ends it from outside, since only its own thread knows what is open on its stack.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

from jsbridge.engine import Engine
from jsbridge.errors import RuntimeClosedError
from jsbridge.fibers.fiber import Fiber, FiberKilled, Start


class Alarms(ABC):
    """The part of the scheduler that ends fibers.

    Attributes:
        alarm: whether anybody has to end: asked at every return from a host function.
        closing: set when the runtime begins to close; every fiber that wakes then ends.
        closer: the fiber that closes the runtime; it does not end with the others.
    """

    engine: Engine
    current: Fiber | None
    fibers: dict[int, Fiber | Start]

    def __init__(self) -> None:
        self.alarm = False
        self.closing: RuntimeClosedError | None = None
        self.closer: Fiber | None = None

    @abstractmethod
    def post(self, action: Callable[[], None]) -> None:
        """From any thread: runs ``action`` under the baton."""

    @abstractmethod
    def wake(self, fiber: Fiber) -> None:
        """Under the baton: makes a parked fiber ready."""

    def interrupt_parked(self, fiber: Fiber, error: BaseException) -> None:
        """Without the baton, on the thread of a parked fiber: lets it end with ``error``."""
        fiber.interrupt = error
        self.alarm = True
        self.post(lambda: self._wake_to_end(fiber))

    def interrupt(self, fiber: Fiber, reason: BaseException) -> None:
        """From any thread: lets a fiber end with ``reason``, whether it runs or waits."""
        if fiber.interrupt is None:
            fiber.interrupt = reason
        self.alarm = True
        if fiber is self.current:
            self.engine.interrupt()
        self.post(lambda: self._wake_to_end(fiber))

    def _wake_to_end(self, fiber: Fiber) -> None:
        # It may have ended, or got over it, since this was asked for: then it must not wake from what it waits for now.
        if fiber.interrupt is not None:
            self.wake(fiber)

    def settle_alarm(self) -> None:
        """Under the baton, when a fiber that had to end has ended: takes the alarm back if it was the last one."""
        if self.closing is None:
            self.alarm = any(isinstance(f, Fiber) and f.interrupt is not None for f in list(self.fibers.values()))
            if self.engine.interrupting:
                self.engine.clear_interrupt()

    def must_end(self) -> bool:
        """Under the baton: whether the running fiber has to end."""
        fiber = self.current
        if fiber is None:
            return False
        if self.closing is not None and fiber.interrupt is None and fiber is not self.closer:
            fiber.interrupt = self.closing
        return fiber.interrupt is not None

    def poll_error(self, error: BaseException) -> None:
        """A signal handler raised while the engine asked whether the script has to end."""
        fiber = self.current
        if fiber is not None:
            fiber.interrupt = error
            self.alarm = True

    def check(self, fiber: Fiber) -> None:
        """Ends a fiber that has to end.

        Raises:
            FiberKilled: it has to.
        """
        if fiber is not self.closer and (fiber.interrupt is not None or self.closing is not None):
            fiber.interrupt = fiber.interrupt or self.closing
            raise FiberKilled
