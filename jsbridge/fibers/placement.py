"""Where the threads of one runtime run: on one core, as long as the baton goes quickly from one to the next.

Only one of them runs at a time, and the one that hands the baton over falls asleep at once. Left to itself the system
wakes the next one on a core that is idle: that takes longer than the switch, and there it meets the giver once more,
which still holds the GIL. On the core of the giver a switch takes a fifth of that, and half of that once more when the
one that wakes does not push the giver off the core (``SCHED_BATCH``), which would wake it twice.

The invariant: only code of this package's fibers runs on a thread that is held on a core, and never for long. A thread
goes back to all cores that it had before it enters code of the application, works outside of the baton, or starts what
inherits its cores. The watching thread looks whether the baton still goes round, and lets all go when it does not; now
and then it lets the system choose another core, since another process may have come to work on this one.
"""

from __future__ import annotations

import _thread
import os
import sys
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from jsbridge.engine import current_core
from jsbridge.fibers.watch import watch

if TYPE_CHECKING:
    from jsbridge.fibers.fiber import Agent
    from jsbridge.fibers.scheduler import Scheduler

#: The clock is looked at after so many hand-overs, and they are quick if they took less than so many seconds.
HANDOVERS_PER_REVIEW = 128
QUICK_SECONDS = 0.032
#: How often it is looked at, in seconds, whether they still are, and so many hand-overs then mean that they are.
TICK_SECONDS = 0.02
LEAST_PER_TICK = 20
#: After so many looks the system may choose a core anew, for so many hand-overs.
TICKS_PER_CHOICE = 10
HANDOVERS_PER_CHOICE = 16

_NEVER = sys.maxsize
# A core that is none of the machine's: where a thread is that was told nothing yet.
_SOME = -1


class Placement:
    """Holds the threads of one runtime on one core, or lets them go.

    Attributes:
        holding: whether threads are held; the scheduler's ``core`` is None all the same while the system chooses.
    """

    def __init__(self, scheduler: Scheduler) -> None:
        self._scheduler = scheduler
        self._lock = _thread.allocate_lock()
        self._reviewed = 0.0
        self._seen = 0
        self._ticks = 0
        self._opened = False
        self._closed = False
        # Those of the thread that began to hold, and whether it pushed others off them.
        self._cores: set[int] = set()
        self._ordinary = True
        self._refused = False
        self.holding = False
        scheduler.review_at = HANDOVERS_PER_REVIEW if current_core is not None else _NEVER

    def review(self) -> None:
        """Under the baton, when the scheduler's ``review_at`` is reached: looks how quickly the baton goes round."""
        scheduler = self._scheduler
        assert current_core is not None
        if self.holding:
            # The system has chosen.
            scheduler.review_at = _NEVER
            scheduler.core = current_core()
            return
        now = time.monotonic()
        quick, self._reviewed = now - self._reviewed < QUICK_SECONDS, now
        scheduler.review_at = scheduler.handovers + HANDOVERS_PER_REVIEW
        cores = os.sched_getaffinity(0)
        if quick and not self._closed and len(cores) > 1:
            self._begin(now, cores)

    def _begin(self, now: float, cores: set[int]) -> None:
        scheduler = self._scheduler
        if not self._opened:
            self._opened = True
            watch.open()
        assert current_core is not None
        scheduler.review_at = _NEVER
        self._seen = scheduler.handovers
        self._cores = cores
        self._ordinary = os.sched_getscheduler(0) == os.SCHED_OTHER
        self.holding = True
        scheduler.core = current_core()
        watch.at(now + TICK_SECONDS, self._tick)

    def _tick(self) -> None:
        # On the watching thread.
        scheduler = self._scheduler
        if self._closed:
            return
        seen, self._seen = self._seen, scheduler.handovers
        if self._refused or self._seen - seen < LEAST_PER_TICK:
            self._end()
            return
        self._ticks += 1
        if self._ticks % TICKS_PER_CHOICE == 0:
            scheduler.core = None
            scheduler.review_at = scheduler.handovers + HANDOVERS_PER_CHOICE
        watch.at(time.monotonic() + TICK_SECONDS, self._tick)

    def _end(self) -> None:
        scheduler = self._scheduler
        scheduler.core = None
        self.holding = False
        scheduler.review_at = _NEVER if self._refused else scheduler.handovers + HANDOVERS_PER_REVIEW
        # Whoever gets the baton from now on finds that there is no core; this one has it already.
        fiber = scheduler.current
        if fiber is not None:
            self.settle(fiber.agent)

    def settle(self, agent: Agent) -> None:
        """Moves a thread, which sleeps or calls this itself, to where the scheduler's ``core`` says."""
        with self._lock:
            core = self._scheduler.core
            if agent.core == core or not agent.thread:
                return
            if agent.core is None:
                agent.cores = os.sched_getaffinity(agent.thread)
            agent.core = core
            if core is None or core not in agent.cores:
                self._move(agent, agent.cores, gently=False)
            else:
                self._move(agent, (core,), gently=True)

    def let_go(self) -> None:
        """The calling thread, which has the baton, goes back to its own cores if it is held on one."""
        fiber = self._scheduler.current
        if fiber is not None and fiber.agent.core is not None:
            self.free(fiber.agent)

    def free(self, agent: Agent) -> None:
        """Lets a thread go; it calls this itself."""
        with self._lock:
            if agent.core is not None:
                agent.core = None
                self._move(agent, agent.cores, gently=False)

    def _move(self, agent: Agent, cores: Iterable[int], *, gently: bool) -> None:
        thread = agent.thread
        try:
            os.sched_setaffinity(thread, cores)
            if gently and not agent.gentle and os.sched_getscheduler(thread) == os.SCHED_OTHER:
                agent.gentle = True
                os.sched_setscheduler(thread, os.SCHED_BATCH, os.sched_param(0))
            elif agent.gentle and not gently:
                agent.gentle = False
                os.sched_setscheduler(thread, os.SCHED_OTHER, os.sched_param(0))
        except OSError:
            # A sandbox may forbid it, and the cores that a process may use can change. It is for speed only.
            self._refused = True
            self._scheduler.core = None
            self._scheduler.review_at = _NEVER

    def adopt(self, agent: Agent) -> None:
        """A thread of the cache begins, and calls this itself: it has inherited where its creator was."""
        agent.thread = _thread.get_native_id()
        if self.holding:
            agent.core, agent.cores = _SOME, self._cores
            agent.gentle = self._ordinary and os.sched_getscheduler(0) == os.SCHED_BATCH
            self.settle(agent)

    def orphan(self) -> None:
        """In a forked child: the threads that are held are the parent's."""
        self._closed = True
        self._lock = _thread.allocate_lock()
        self.holding = False
        self._scheduler.core = None
        self._scheduler.review_at = _NEVER

    def close(self) -> None:
        """Lets go of the watching thread."""
        self._closed = True
        if self._opened:
            self._opened = False
            watch.close()
