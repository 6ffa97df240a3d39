"""What the threads of the cache do with the baton: they run fibers that begin, and lead when nobody else polls.

The invariant: a thread marks itself idle before it hands the baton on, so that whoever gets it finds a thread there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jsbridge.fibers.fiber import Fiber, LeaderTurn, Start
from jsbridge.fibers.leading import lead
from jsbridge.fibers.threads import ThreadCache, Worker
from jsbridge.log import WARNING, log

if TYPE_CHECKING:
    from jsbridge.fibers.scheduler import Scheduler


class Crew:
    """The threads of one runtime that coroutines run on."""

    def __init__(self, scheduler: Scheduler, stack_size: int) -> None:
        self._scheduler = scheduler
        self.threads = ThreadCache(self._work, scheduler.placement, stack_size)

    def give(self, job: Start | None) -> bool:
        """Hands the baton to a thread, with a job, or to lead (None); False: there is none, and the job has failed."""
        scheduler = self._scheduler
        try:
            self.threads.give(job)
        except RuntimeError as error:
            if job is None:
                log(WARNING, "no thread to wait for coroutines on: %s", error)
                return self._wake_to_lead()
            scheduler.fibers.pop(job.number, None)
            scheduler.start_failed(job, error)
            return False
        return True

    def _wake_to_lead(self) -> bool:
        # There is no thread for it but those that sleep while their fibers are parked. Without one of them, timers wait
        # for the next call of the application.
        for fiber in self._scheduler.fibers.values():
            if isinstance(fiber, Fiber) and fiber.parked:
                fiber.agent.lock.release()
                return True
        return False

    def _work(self, worker: Worker) -> None:
        # A thread of the cache begins with the baton, and with a job or the order to lead.
        scheduler = self._scheduler
        while not worker.leave:
            job, worker.job = worker.job, None
            if job is not None:
                self._run(worker, job)
            item = scheduler.next_ready()
            if isinstance(item, Start):
                # The next fiber runs on this thread at once: no handover.
                worker.job = item
            elif item is None and scheduler.leader is None and scheduler.poller and scheduler.closing is None:
                lead(scheduler, worker, None)
            else:
                self._rest(worker, item)

    def _run(self, worker: Worker, job: Start) -> None:
        scheduler = self._scheduler
        fiber = Fiber(job.number, worker, host=job.host)
        scheduler.fibers[job.number] = fiber
        if scheduler.job_fiber is job:
            scheduler.job_fiber = fiber
        scheduler.take(fiber)
        if scheduler.closing is not None:
            fiber.interrupt = scheduler.closing
        try:
            job.body(fiber)
        except BaseException as error:
            # The bodies report what scripts do; this is a fault of the bridge itself. The baton must go on all the
            # same.
            scheduler.report(error)
        if scheduler.on_rest is not None:
            scheduler.on_rest()
        scheduler.current = None
        scheduler.owner = 0
        scheduler.fibers.pop(job.number, None)
        if scheduler.job_fiber is fiber:
            scheduler.job_fiber = None

    def _rest(self, worker: Worker, item: Fiber | LeaderTurn | None) -> None:
        # Idle first, then the baton goes on: whoever gets it may need a thread at once.
        scheduler, threads = self._scheduler, self.threads
        rests = scheduler.closing is None and len(threads.idle) < threads.spare
        if rests:
            threads.idle.append(worker)
        else:
            worker.leave = True
        if item is not None:
            scheduler.hand(item)
        else:
            scheduler.baton.release()
            if scheduler.ready:
                scheduler.nudge()
        if rests:
            worker.lock.acquire()
