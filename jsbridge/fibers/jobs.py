"""Promise jobs: run in a fiber of their own, because a job may block.

One fiber runs them all in turn. When a job parks, that fiber stays with it, and another one runs the jobs that come
after. A call of the application returns when the jobs that it caused have run, or block.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from jsbridge.engine import EngineError
from jsbridge.errors import JSInterrupted
from jsbridge.fibers.fiber import Fiber, FiberKilled, Start
from jsbridge.fibers.scheduler import Scheduler

#: How long, in seconds, the jobs of an interrupted chain are run against the interrupt handler, so that the chain
# breaks.
BREAK_SECONDS = 0.05


class Jobs:
    """Runs the promise jobs of one runtime.

    Attributes:
        report: called with an exception that nobody else gets to see.
        take_rejection: makes the exception for a rejected promise, by its number.
        on_end: called when a fiber that ran jobs has ended.
        check_room: called when a job is about to wait; raises if there are too many.
    """

    def __init__(self, scheduler: Scheduler) -> None:
        self._scheduler = scheduler
        self._engine = scheduler.engine
        self._waiting: list[Fiber] = []
        #: Fibers in which a job is parked: they keep the program going.
        self.blocked: set[Fiber] = set()
        #: There was no thread to run the jobs: they wait until somebody calls :meth:`retry`.
        self.stuck = False
        self.report: Callable[[BaseException], None]
        self.take_rejection: Callable[[int], BaseException]
        self.on_end: Callable[[], None]
        self.check_room: Callable[[], None] | None = None
        scheduler.start_jobs = self._start
        scheduler.jobs_blocked = self._blocked  # type: ignore[method-assign]

    def finish(self, fiber: Fiber) -> None:
        """Parks the fiber, at the end of its call, until the pending jobs have run or block."""
        self.retry()
        self._waiting.append(fiber)
        try:
            self._scheduler.park("promise jobs")
        except FiberKilled:
            if fiber in self._waiting:
                self._waiting.remove(fiber)

    def report_rejections(self) -> None:
        """Reports the rejected promises that nothing has handled by the end of the jobs."""
        rejections = self._engine.rejections
        while rejections and not self._engine.job_pending():
            _, number = rejections.popitem()
            self.report(self.take_rejection(number))

    def failed(self, reason: BaseException) -> bool:
        """There is no thread to run the jobs: whoever waits for them ends with ``reason``; False when nobody does."""
        self.stuck = True
        waiting, self._waiting = self._waiting, []
        self._end(waiting, reason)
        return bool(waiting)

    def retry(self) -> None:
        """There may be a thread again."""
        if self.stuck:
            self.stuck = False
            if isinstance(self._scheduler.job_fiber, Start):
                self._scheduler.job_fiber = None

    def _start(self) -> None:
        scheduler = self._scheduler
        job = Start(scheduler.next_number(), self._run)
        scheduler.job_fiber = scheduler.fibers[job.number] = job
        scheduler.ready.appendleft(job)

    def _blocked(self) -> None:
        scheduler = self._scheduler
        fiber = scheduler.job_fiber
        if isinstance(fiber, Fiber):
            if self.check_room is not None and scheduler.closing is None:
                try:
                    self.check_room()
                except BaseException:
                    # It does not park.
                    fiber.parked, fiber.running = False, True
                    raise
            self.blocked.add(fiber)
        scheduler.job_fiber = None
        self._settle()

    def _settle(self, reason: BaseException | None = None) -> None:
        waiting, self._waiting = self._waiting, []
        self._end(waiting, reason)
        if reason is not None and not waiting and self._scheduler.closing is None:
            self.report(reason)

    def _end(self, waiting: list[Fiber], reason: BaseException | None) -> None:
        for fiber in waiting:
            if reason is not None and fiber.interrupt is None:
                fiber.interrupt = reason
            self._scheduler.wake(fiber)

    def _run(self, fiber: Fiber) -> None:
        engine, scheduler = self._engine, self._scheduler
        while fiber.interrupt is None:
            try:
                if not engine.run_job():
                    break
            except EngineError as error:
                if fiber.interrupt is None:
                    self.report(JSInterrupted(str(error).splitlines()[0]))
            if scheduler.job_fiber is not fiber and scheduler.job_fiber is not None:
                # A job blocked meanwhile, and another fiber took over.
                break
        reason = fiber.interrupt
        if reason is not None and scheduler.closing is None:
            self._break_chain()
            fiber.interrupt = None
            scheduler.settle_alarm()
            if scheduler.on_turn is not None:
                # What is done from here on has a time limit of its own.
                scheduler.on_turn()
        self.report_rejections()
        if fiber.interrupt is not None and scheduler.closing is None:
            # To describe what was thrown took too long.
            self.report(fiber.interrupt)
            fiber.interrupt = None
            scheduler.settle_alarm()
        if scheduler.job_fiber is None or scheduler.job_fiber is fiber:
            self._settle(reason)
        self.blocked.discard(fiber)
        self.on_end()

    def _break_chain(self) -> None:
        # The jobs that are left belong to whoever has to end. They are run with the interrupt handler in place, which
        # ends one of them within 10 000 calls: an endless chain has no next link then.
        deadline = time.monotonic() + BREAK_SECONDS
        while time.monotonic() < deadline:
            self._engine.interrupt()
            try:
                if not self._engine.run_job():
                    return
            except EngineError:
                # This job was ended; that is what is wanted.
                continue
