"""The native functions behind fibers.js: starting, parking, waking, sleeping, timers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jsbridge.bounds import Bounds
from jsbridge.engine import EngineError, numbers
from jsbridge.errors import JSError
from jsbridge.fibers.boundary import Boundary, reason_of, translate
from jsbridge.fibers.crowd import Crowd
from jsbridge.fibers.fiber import Agent, Fiber, FiberKilled, Start
from jsbridge.fibers.jobs import Jobs
from jsbridge.fibers.limits import LimitReached, TimeLimits
from jsbridge.fibers.poller import Deadline
from jsbridge.fibers.scheduler import Scheduler
from jsbridge.log import WARNING, log
from jsbridge.values import HostError, Values


class FiberNatives:
    """The fibers that scripts start.

    Attributes:
        crowd: the coroutines that there are.
        report: called with an exception that no script has caught.
        listening: whether the program goes on without work, because something from outside may give it some.
        on_idle: called when a listening program has no work left; it may be called again while that is so.
    """

    def __init__(
        self,
        scheduler: Scheduler,
        boundary: Boundary,
        values: Values,
        limits: TimeLimits,
        jobs: Jobs,
        bounds: Bounds,
    ) -> None:
        self._scheduler = scheduler
        self._boundary = boundary
        self._values = values
        self._limits = limits
        self._jobs = jobs
        jobs.on_end = self.look_idle
        self._engine = scheduler.engine
        self._timers: dict[int, Deadline] = {}
        self._background: set[int] = set()
        self._timer_numbers = numbers()
        self._bounds = bounds
        self.crowd = Crowd(bounds, jobs.blocked)
        self._coroutines = self.crowd.coroutines
        if bounds.coroutines is not None:
            jobs.check_room = self.crowd.check_room
        self._holds = 0
        self.listening = False
        self.on_idle: Callable[[], None] = lambda: None
        self._idle_watchers: list[Fiber] = []
        self.report: Callable[[BaseException], None]
        scheduler.start_failed = self._start_failed  # type: ignore[method-assign]

    def connect(self) -> None:
        """Takes the entries of fibers.js and gives it its native functions."""
        engine = self._engine
        self._run_fiber = engine.entry("runFiber", hot=True)
        self._fiber_ended = engine.entry("fiberEnded")
        self._run_timer = engine.entry("runTimer", hot=True)
        self._capture_stack = engine.entry("captureStack")
        guard = self._boundary.guard
        natives: dict[str, Callable[..., Any]] = {
            "startFiber": self._start if self._bounds.coroutines is None else self._start_bounded,
            "startTurn": self._start if self._bounds == Bounds() else self._start_turn,
            "park": self._park,
            "wake": self._wake,
            "sleep": self._sleep,
            "after": self._after if self._bounds.timers is None else self._after_bounded,
            "cancel": self._cancel,
            "refTimer": self._ref_timer,
            "stackOf": self._stack_of,
            "countFibers": lambda: len(self._coroutines),
            "limit": self._limit,
            "report": self._report,
        }
        for name, function in natives.items():
            engine.define(name, guard(function))

    # Alive or not --------------------------------------------------------------------------------------------------

    @property
    def working(self) -> bool:
        """Whether there is a coroutine, a promise job that waits, a timer that counts, or something that was held."""
        held = self._coroutines or self._jobs.blocked or self._holds or self.crowd.late
        return bool(held) or len(self._timers) > len(self._background)

    @property
    def alive(self) -> bool:
        """Whether the program goes on."""
        return self.listening or self.working

    @property
    def timers(self) -> int:
        """How many timers are set."""
        return len(self._timers)

    def hold(self) -> None:
        """Keeps the program going until :meth:`release`."""
        self._holds += 1

    def release(self) -> None:
        """Ends one :meth:`hold`."""
        self._holds -= 1
        self.look_idle()

    def listen(self, listening: bool) -> None:
        """Sets :attr:`listening`."""
        self.listening = listening
        self.look_idle()

    def wait_until_idle(self) -> None:
        """Parks the current fiber until nothing keeps the program going."""
        scheduler = self._scheduler
        fiber = scheduler.current
        assert fiber is not None
        self._jobs.retry()
        while self.alive or self._engine.job_pending() or scheduler.job_fiber is not None:
            self._idle_watchers.append(fiber)
            try:
                scheduler.park("the end of all coroutines")
            finally:
                if fiber in self._idle_watchers:
                    self._idle_watchers.remove(fiber)

    def look_idle(self) -> None:
        """Wakes who waits in :meth:`wait_until_idle`, if it may be over."""
        scheduler = self._scheduler
        if self.crowd.late and scheduler.closing is None:
            self.crowd.admit_late()
        if self.working:
            return
        if not self.listening:
            for fiber in self._idle_watchers[:]:
                scheduler.wake(fiber)
        elif not self._engine.job_pending() and scheduler.job_fiber in (None, scheduler.current):
            self.on_idle()

    def dropped(self, number: int) -> None:
        """Forgets a coroutine that was taken out of the queue before it began."""
        self.crowd.forget(number)
        self.look_idle()

    def drop_timers(self) -> None:
        """Cancels every timer, and every callback that waits until there may be a coroutine more."""
        self.crowd.late.clear()
        for number in list(self._timers):
            self._cancel(number)

    # Fibers --------------------------------------------------------------------------------------------------------

    def start(self, action: Callable[[], object]) -> None:
        """Under the baton: starts a coroutine that calls a function of the script's; what that throws is reported."""
        self.crowd.admit(lambda: self._start_calling(action))

    def _start_calling(self, action: Callable[[], object]) -> None:
        scheduler = self._scheduler

        def call() -> None:
            action()

        def body(fiber: Fiber) -> None:
            failure: BaseException | None = None
            # The call is a nested one: a fiber that has not entered the engine yet has no stack limit of its own.
            self._engine.update_stack_top()
            try:
                self._boundary.run(fiber, call, ())
            except BaseException as error:
                failure = error
            if fiber.interrupt is not None:
                fiber.interrupt = None
                scheduler.settle_alarm()
            if failure is not None and scheduler.closing is None:
                self.report(failure)
            self._ended(fiber)

        self._coroutines.add(scheduler.start(body, dropped=self._report_dropped))

    def _report_dropped(self, reason: BaseException) -> None:
        if self._scheduler.closing is None:
            self.report(reason)

    def _ended(self, fiber: Fiber) -> None:
        self._coroutines.discard(fiber.number)
        # Its thread has nothing else to do.
        self._jobs.retry()
        self.look_idle()

    def _start(self) -> int:
        number = self._scheduler.start(self._body)
        self._coroutines.add(number)
        return number

    def _start_bounded(self) -> int:
        self.crowd.check_room()
        return self._start()

    def _start_turn(self) -> int:
        # A timer until it begins, and a coroutine from now on.
        self.crowd.check_timers(len(self._timers))
        self.crowd.check_room()
        turns = self.crowd.turns

        def body(fiber: Fiber) -> None:
            turns.discard(fiber.number)
            self._body(fiber)

        number = self._scheduler.start(body)
        turns.add(number)
        self._coroutines.add(number)
        return number

    def _body(self, fiber: Fiber) -> None:
        failure = self._run(fiber, self._run_fiber, fiber.number)
        if failure is not None and self._scheduler.closing is None:
            self._tell_end(fiber.number, failure)
        coroutines = self._coroutines
        coroutines.discard(fiber.number)
        if self._jobs.stuck:
            # Its thread has nothing else to do.
            self._jobs.retry()
        if not coroutines:
            self.look_idle()

    def _tell_end(self, number: int, failure: BaseException) -> None:
        # The function that waits for the end of a fiber that did not end by itself.
        try:
            self._fiber_ended(number, self._values.give_error(failure))
        except EngineError as error:
            self.report(translate(error))

    def _run(self, fiber: Fiber, entry: Callable[..., Any], number: int) -> BaseException | None:
        # Returns what ended the fiber, if it did not end by itself.
        failure: BaseException | None = None
        if fiber.interrupt is None:
            try:
                if self._values.untidy():
                    self._values.tidy()
                entry(number)
            except EngineError as error:
                failure = translate(error)
        if fiber.interrupt is not None:
            failure = reason_of(fiber)
            fiber.interrupt = None
            self._scheduler.settle_alarm()
        return failure

    def _start_failed(self, job: Start, error: RuntimeError) -> None:
        # No thread for it: its end is told on this one. The coroutine itself has not run.
        scheduler = self._scheduler
        self.crowd.forget(job.number)
        if job is scheduler.job_fiber:
            self._jobs_failed(JSError(f"no thread for promise jobs: {error}", code="EAGAIN"))
            return
        failure = JSError(f"no thread for a coroutine: {error}", code="EAGAIN")
        log(WARNING, "%s", failure.message)
        if job.dropped is not None:
            job.dropped(failure)
            self.look_idle()
            return
        current, owner = scheduler.current, scheduler.owner
        fiber = Fiber(job.number, Agent(), host=False)
        scheduler.take(fiber)
        self._tell_end(job.number, failure)
        scheduler.current, scheduler.owner = current, owner
        self._engine.set_running(0 if current is None else current.number)
        self.look_idle()

    def _jobs_failed(self, failure: JSError) -> None:
        waiting = self._jobs.failed(failure)
        for fiber in self._idle_watchers[:]:
            waiting = True
            if fiber.interrupt is None:
                fiber.interrupt = failure
            self._scheduler.wake(fiber)
        if not waiting:
            self.report(failure)

    def _park(self) -> None:
        self._scheduler.park("park")

    def _wake(self, number: int) -> bool:
        fiber = self._scheduler.fibers.get(number)
        if isinstance(fiber, Fiber) and fiber.parked and fiber.waits_for == "park":
            self._scheduler.wake(fiber)
            return True
        return False

    def _sleep(self, milliseconds: float) -> None:
        self._scheduler.sleep(milliseconds / 1000)

    def _stack_of(self, number: int) -> str | None:
        fiber = self._scheduler.fibers.get(number)
        if not isinstance(fiber, Fiber):
            return None
        words = self._scheduler.words
        own = words.frame.value
        if fiber is not self._scheduler.current:
            # The engine walks from the frame that it believes to be running.
            words.frame.value = fiber.frame
        try:
            return self._engine.put_text(str(self._boundary.call(self._capture_stack)))
        finally:
            words.frame.value = own

    def _limit(self, milliseconds: float, handle: int) -> None:
        try:
            self._limits.run(milliseconds / 1000, lambda: self._values.call_function(handle, ()))
        except LimitReached as error:
            raise HostError(str(error), code="ETIMEDOUT") from None

    def _report(self, marker: object) -> None:
        try:
            self._values.take(marker)
        except FiberKilled:
            raise
        except BaseException as error:
            self.report(error)

    # Timers --------------------------------------------------------------------------------------------------------

    def _after(self, milliseconds: float) -> int:
        number: int = next(self._timer_numbers)
        self._timers[number] = self._scheduler.poller.after(milliseconds / 1000, lambda: self._due(number))
        return number

    def _due(self, number: int) -> None:
        # The timer's fiber takes over from the timer in keeping the program alive.
        counts = number not in self._background
        self._forget(number)
        self.crowd.admit(lambda: self._start_timer(number, counts))

    def _start_timer(self, number: int, counts: bool) -> None:
        scheduler = self._scheduler

        def body(fiber: Fiber) -> None:
            failure = self._run(fiber, self._run_timer, number)
            if failure is not None and scheduler.closing is None:
                self.report(failure)
            kept.discard(fiber.number)
            self._jobs.retry()
            self.look_idle()

        kept = self._coroutines if counts else self.crowd.aside
        kept.add(scheduler.start(body, dropped=self._report_dropped))

    def _after_bounded(self, milliseconds: float) -> int:
        self.crowd.check_timers(len(self._timers))
        return self._after(milliseconds)

    def _cancel(self, number: int) -> None:
        deadline = self._timers.get(number)
        if deadline is not None:
            deadline.cancel()
            self._forget(number)
            self.look_idle()

    def _forget(self, number: int) -> None:
        self._timers.pop(number, None)
        self._background.discard(number)

    def _ref_timer(self, number: int, counts: bool) -> None:
        if number in self._timers:
            if counts:
                self._background.discard(number)
            else:
                self._background.add(number)
                self.look_idle()
