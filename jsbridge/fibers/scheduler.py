"""Who may touch the engine: one baton per runtime, handed from fiber to fiber.

The invariants:

* Only the holder of the baton enters the engine or changes anything in this folder (but for appending to ``ready``,
  which any thread may do before :meth:`Scheduler.nudge`). Without it two threads would run one QuickJS runtime, which
  corrupts it.
* The baton is a lock that is locked while somebody holds it. It is handed over without being unlocked: the giver names
  the next holder and releases that one's own lock. It is unlocked only when nobody is ready, and then the ready queue
  is looked at once more, so that a fiber that became ready in between is not forgotten.
* Whoever parks with nothing else ready becomes the leader: it polls for everybody, without the baton, in its own
  thread. If what comes is its own event it goes on without a thread switch. A call of the application that comes
  meanwhile takes the free baton and leaves the leader polling.
* A fiber's engine words are saved when it parks and put back when it wakes.
"""

from __future__ import annotations

import _thread
from collections import deque
from collections.abc import Callable
from typing import Any

from jsbridge.engine import Engine, numbers
from jsbridge.fibers.alarms import Alarms
from jsbridge.fibers.crew import Crew
from jsbridge.fibers.fiber import Agent, Fiber, LeaderTurn, Start
from jsbridge.fibers.leading import lead
from jsbridge.fibers.placement import Placement
from jsbridge.fibers.poller import Deadline, Poller

#: A look at the descriptors and deadlines after so many scheduling steps without one.
STEPS_PER_LOOK = 32
#: Operations that may succeed at once before a fiber lets others run.
OPERATIONS_PER_TURN = 256

_get_ident = _thread.get_ident
_allocate_lock = _thread.allocate_lock


class Scheduler(Alarms):
    """The baton, the ready queue and the parked fibers of one runtime.

    Attributes:
        current: the fiber that holds the baton, or None.
        owner: the identifier of the thread that holds the baton, or 0.
        ready: what waits for the baton, first come first served.
        handovers: how often the baton went to another thread; at ``review_at`` the placement looks how quickly.
        core: the core that threads are to wake on; None: where the system likes.
    """

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self.engine = engine
        self.words = engine.words
        self._set_running = engine.set_running
        self.poller = Poller()
        self.review_at = 0
        self.placement = Placement(self)
        self.crew = Crew(self, engine.stack_size)
        self.ready: deque[Fiber | Start | LeaderTurn | Callable[[], None]] = deque()
        self.current: Fiber | None = None
        self.owner = 0
        self.fibers: dict[int, Fiber | Start] = {}
        self.handovers = 0
        self.core: int | None = None
        self.leader: Agent | None = None
        #: Runs the promise jobs that are pending, in a fiber of its own; set by the runtime.
        self.start_jobs: Callable[[], None] = lambda: None
        self.job_fiber: Fiber | Start | None = None
        #: Called with an exception that nobody else gets to see.
        self.report: Callable[[BaseException], None]
        #: Called when a fiber begins to run, and when it stops: for the time limits.
        self.on_turn: Callable[[], None] | None = None
        self.on_rest: Callable[[], None] | None = None
        self.baton = _allocate_lock()
        #: A new fiber number.
        self.next_number: Callable[[], int] = numbers().__next__
        self._steps = 0
        #: How many operations the running fiber may do before :meth:`breathe` is to be called.
        self.operations = OPERATIONS_PER_TURN
        engine.should_stop = self.must_end
        engine.on_poll_error = self.poll_error

    # Taking and giving the baton -----------------------------------------------------------------------------------

    def acquire(self, fiber: Fiber) -> None:
        """Takes the baton for a call of the application; waits for its turn when somebody holds it."""
        if self.ready or not self.baton.acquire(False):
            fiber.running = False
            fiber.value = None
            self.ready.append(fiber)
            self.nudge()
            self._sleep(fiber)
        self.take(fiber)

    def post(self, action: Callable[[], None]) -> None:
        """From any thread: runs ``action``, which is short and raises nothing, under the baton."""
        self.ready.append(action)
        self.nudge()

    def nudge(self) -> None:
        """From any thread, after appending to ``ready``: hands a free baton to the first in the queue."""
        if self.baton.acquire(False):
            self.pass_on()

    def release(self) -> None:
        """Gives the baton up: to the first in the queue, or to nobody."""
        if self.on_rest is not None:
            self.on_rest()
        self.current = None
        self.owner = 0
        poller = self.poller
        if self.ready or poller.touched or self.engine.rejections or self.engine.job_pending() or poller:
            self.pass_on()
            return
        # Nothing at all is left to do, as after most calls of an application.
        self.baton.release()
        if self.ready:
            self.nudge()

    def pass_on(self) -> None:
        """With the baton held, by a thread that will do without it: gives it to whoever is next, or to nobody."""
        while True:
            item = self.next_ready()
            if item is not None:
                if self.hand(item):
                    return
                continue
            # When coroutines are parked and nobody polls for them, a thread of the cache does.
            if self.leader is None and self.poller and self.closing is None and self.hand(None):
                return
            self.baton.release()
            if not self.ready or not self.baton.acquire(False):
                return

    def hand(self, item: Fiber | Start | LeaderTurn | None) -> bool:
        """Gives the baton to another thread; None: to one that is to lead. False: there is none, the baton stays."""
        self.handovers += 1
        if self.handovers >= self.review_at:
            self.placement.review()
        if type(item) is Fiber:
            item.running = True
        elif item is None or type(item) is Start:
            return self.crew.give(item)
        agent = item.agent  # type: ignore[union-attr]
        if agent is self.leader:
            # Before the baton goes: after, the poller may be closed already.
            self.poller.wake()
        if agent.core != self.core:
            self.placement.settle(agent)
        agent.lock.release()
        return True

    def start_failed(self, job: Start, error: RuntimeError) -> None:
        """Called when the system has no thread for a fiber; the runtime replaces it."""
        raise error

    def take(self, fiber: Fiber) -> None:
        """With the baton held by this thread: makes ``fiber`` the current one."""
        self.owner = _get_ident()
        self.current = fiber
        self._set_running(fiber.number)
        agent = fiber.agent
        if agent.core is not None and agent.core != self.core:
            # Only now: whoever ends the holding has either been seen, or sees this fiber.
            self.placement.settle(agent)
        self.words.frame.value = fiber.frame
        if fiber.frame:
            self.words.limit.value = fiber.limit
        self.words.size.value = fiber.size or self.engine.stack_size
        if self.on_turn is not None:
            self.on_turn()

    def next_ready(self) -> Fiber | Start | LeaderTurn | None:
        """Takes who is next out of the queue; runs the actions that come before."""
        self._steps += 1
        if self._steps >= STEPS_PER_LOOK:
            self._steps = 0
            self._glance()
        if self.job_fiber is None and not self.closing and (self.engine.rejections or self.engine.job_pending()):
            # A rejection that nobody has handled by now is reported there, too.
            self.start_jobs()
        if self.poller.touched:
            # Before the baton goes: a leader that polls already would not look.
            self.poller.look()
        ready = self.ready
        while ready:
            item = ready.popleft()
            if type(item) is Fiber or type(item) is Start:
                return item
            if type(item) is LeaderTurn:
                if not item.cancelled:
                    return item
            else:
                item()  # type: ignore[operator]
        return None

    def _glance(self) -> None:
        # A look at descriptors and deadlines that does not sleep, so that fibers that are always ready starve nobody.
        self.poller.look()
        if self.leader is None and self.poller.has_sources:
            self.poller.dispatch(self.poller.poll(0))
        else:
            self.poller.expire()

    # Parking and waking --------------------------------------------------------------------------------------------

    def park(self, waits_for: str) -> Any:
        """Lets others run until :meth:`wake` is called for the current fiber; returns what that gave.

        Raises:
            FiberKilled: the fiber has to end.
        """
        fiber = self.current
        assert fiber is not None
        if fiber.interrupt is not None or self.closing is not None:
            self.check(fiber)
        self._save(fiber, waits_for)
        fiber.parked = True
        if fiber is self.job_fiber:
            # Its promise job blocks: others run the jobs that come after.
            self.jobs_blocked()
        self.operations = OPERATIONS_PER_TURN
        self._wait(fiber)
        self.take(fiber)
        value, fiber.value = fiber.value, None
        if fiber.interrupt is not None or self.closing is not None:
            self.check(fiber)
        return value

    def _save(self, fiber: Fiber, waits_for: str) -> None:
        words = self.words
        fiber.frame, fiber.limit, fiber.size = words.frame.value, words.limit.value, words.size.value
        fiber.running = False
        fiber.waits_for = waits_for
        if self.on_rest is not None:
            self.on_rest()

    def jobs_blocked(self) -> None:
        """Called when the fiber that runs promise jobs parks; the runtime replaces it."""
        self.job_fiber = None

    def wake(self, fiber: Fiber, value: Any = None) -> None:
        """Under the baton: makes a parked fiber ready. Does nothing for a fiber that is awake."""
        if fiber.parked:
            fiber.parked = False
            fiber.value = value
            self.ready.append(fiber)

    def sleep(self, seconds: float) -> None:
        """Parks the current fiber for a time; 0 lets every fiber that is ready run first."""
        fiber = self.current
        assert fiber is not None
        deadline: Deadline | None = None
        if seconds > 0:
            deadline = self.poller.after(seconds, lambda: self.wake(fiber))
            deadline.fiber = fiber
        else:
            self.check(fiber)
            fiber.parked = True
            self.wake(fiber)
        try:
            self.park_ready("sleep") if deadline is None else self.park("sleep")
        finally:
            if deadline is not None:
                deadline.cancel()

    def park_ready(self, waits_for: str) -> None:
        """Gives the others a turn: the current fiber is in the ready queue already."""
        fiber = self.current
        assert fiber is not None
        self._save(fiber, waits_for)
        self._wait(fiber)
        self.take(fiber)
        self.check(fiber)

    def outside(self, function: Callable[[], Any], waits_for: str) -> Any:
        """Lets others run while the current fiber calls ``function`` on its own thread, without the baton.

        A thread switch is needed only if somebody else is ready. The function must end by itself: nothing can wake its
        fiber before.

        Raises:
            FiberKilled: the fiber has to end; what the function returned is lost.
        """
        fiber = self.current
        assert fiber is not None
        self.check(fiber)
        self._save(fiber, waits_for)
        if fiber is self.job_fiber:
            self.jobs_blocked()
        self.placement.let_go()
        self.release()
        try:
            result = function()
        finally:
            self.acquire(fiber)
        self.check(fiber)
        return result

    def breathe(self) -> None:
        """After an operation that did not have to wait: now and then lets others run."""
        self.operations -= 1
        if self.operations <= 0:
            self.operations = OPERATIONS_PER_TURN
            self._glance()
            if self.ready:
                self.sleep(0)

    def _wait(self, fiber: Fiber) -> None:
        # With the baton held: returns with the baton held, when it is this fiber's turn.
        self.current = None
        self.owner = 0
        while True:
            item = self.next_ready()
            if item is fiber:
                return
            if item is not None:
                if not self.hand(item):
                    continue
                self._sleep(fiber)
            elif self.leader is not None:
                self.baton.release()
                if self.ready:
                    self.nudge()
                self._sleep(fiber)
            elif lead(self, fiber.agent, fiber):
                return
            # Else it got the baton in order to lead.
            if fiber.running:
                return

    def _sleep(self, fiber: Fiber) -> None:
        # Without the baton: until it is handed to this fiber.
        while True:
            try:
                fiber.agent.lock.acquire()
                return
            except BaseException as error:
                # A signal handler raised, on the main thread: the fiber has to end with that.
                self.interrupt_parked(fiber, error)

    # The first and the last -----------------------------------------------------------------------------------------

    def start(
        self,
        body: Callable[[Fiber], None],
        *,
        host: bool = False,
        dropped: Callable[[BaseException], None] | None = None,
    ) -> int:
        """Queues a new fiber that will run ``body``; returns its number."""
        number = self.next_number()
        job = Start(number, body, host=host, dropped=dropped)
        self.fibers[number] = job
        self.ready.append(job)
        return number

    def closed(self) -> None:
        """The runtime is closed: no thread has the baton, and none gets it."""
        self.current = None
        self.owner = 0
