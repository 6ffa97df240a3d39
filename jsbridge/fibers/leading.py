"""Leading: whoever parks with nothing else ready polls for everybody, in its own thread, without the baton.

The invariant: a leader comes back with the baton. Either it takes it when it is free, or it queues for its turn like
everybody; what was reported meanwhile is told to the sources only then, under the baton.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jsbridge.fibers.fiber import Agent, Fiber, LeaderTurn

if TYPE_CHECKING:
    from jsbridge.fibers.scheduler import Scheduler


def lead(scheduler: Scheduler, agent: Agent, fiber: Fiber | None) -> bool:
    """With the baton held and nothing ready: polls until there is something to do.

    Args:
        agent: the thread that calls.
        fiber: the fiber that is parked on it; None for a thread of the cache.

    Returns:
        Whether the baton was handed to the fiber itself. The thread holds it in any case.
    """
    poller = scheduler.poller
    if poller.touched:
        poller.look()
        if scheduler.ready:
            return False
    timeout = poller.begin_sleep()
    scheduler.leader = agent
    scheduler.baton.release()
    events: list[Any] = []
    doubtful = False
    try:
        if not scheduler.ready:
            events = poller.poll(timeout)
    except BaseException as error:
        if fiber is None:
            raise
        # A signal handler raised, perhaps with the report in hand.
        doubtful = True
        scheduler.interrupt_parked(fiber, error)
    handed = True
    if not agent.lock.acquire(False):
        handed = not scheduler.baton.acquire(False) and _queue_for_turn(scheduler, agent, fiber)
    scheduler.leader = None
    poller.end_sleep()
    if doubtful:
        poller.doubt()
    poller.dispatch(events)
    return handed and fiber is not None and fiber.running


def _queue_for_turn(scheduler: Scheduler, agent: Agent, fiber: Fiber | None) -> bool:
    turn = LeaderTurn(agent)
    scheduler.ready.append(turn)
    scheduler.nudge()
    while True:
        try:
            agent.lock.acquire()
            break
        except BaseException as error:
            if fiber is None:
                raise
            scheduler.interrupt_parked(fiber, error)
    turn.cancelled = True
    return True
