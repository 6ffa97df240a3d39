"""The end of a runtime: every fiber ends, and nobody gets the baton any more."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from jsbridge.errors import RuntimeClosedError
from jsbridge.fibers.fiber import Fiber, Start

if TYPE_CHECKING:
    from jsbridge.fibers.scheduler import Scheduler

#: How often, in seconds, a runtime that closes looks whether the last fibers have ended.
CLOSING_PAUSE_SECONDS = 0.002
#: How often, in seconds, it looks whether it has waited long enough for a host function.
LOOK_SECONDS = 0.05
#: How long, in seconds, it waits for one when Ctrl-C wants it to stop waiting.
SIGNALLED_SECONDS = 1.0


def end_all(scheduler: Scheduler, closer: Fiber, reason: RuntimeClosedError, patience: float) -> bool:
    """Ends every fiber but ``closer``, which takes the baton; :meth:`Scheduler.closed` is to follow.

    Args:
        patience: how long, in seconds, to wait for host functions that have not returned. When the handler of a signal
            has raised meanwhile it is no more than :data:`SIGNALLED_SECONDS`.

    Returns:
        False when it was not enough: somebody may come back to the engine at any time.
    """
    until = time.monotonic() + patience
    signalled = math.inf

    def over() -> bool:
        nonlocal signalled
        now = time.monotonic()
        if closer.interrupt is not None:
            signalled = min(signalled, now + SIGNALLED_SECONDS)
        return now > min(until, signalled)

    scheduler.closer = closer
    scheduler.closing = reason
    scheduler.alarm = True
    if scheduler.current is not None:
        scheduler.engine.interrupt()
    if not _acquire(scheduler, closer, over):
        return False
    while True:
        for number, fiber in list(scheduler.fibers.items()):
            if isinstance(fiber, Start):
                # It has not begun: nothing of it is left.
                del scheduler.fibers[number]
            elif fiber is not closer:
                scheduler.wake(fiber)
        for item in [item for item in scheduler.ready if isinstance(item, Start)]:
            scheduler.ready.remove(item)
        if scheduler.leader is not None:
            scheduler.poller.wake()
        if (
            not scheduler.ready
            and scheduler.leader is None
            and not any(f is not closer for f in list(scheduler.fibers.values()))
        ):
            # The baton stays locked: nobody takes it any more.
            return True
        if scheduler.ready:
            scheduler.engine.interrupt()
            scheduler.sleep(0)
            scheduler.engine.clear_interrupt()
        else:
            # A leader is on its way out, or a host function has not returned yet. Nobody polls any more that could
            # wake us.
            scheduler.release()
            time.sleep(CLOSING_PAUSE_SECONDS)
            if over() or not _acquire(scheduler, closer, over):
                return False


def _acquire(scheduler: Scheduler, closer: Fiber, over: Callable[[], bool]) -> bool:
    # Like Scheduler.acquire, for somebody who does not wait for ever.
    if scheduler.ready or not scheduler.baton.acquire(False):
        closer.running = False
        closer.value = None
        scheduler.ready.append(closer)
        scheduler.nudge()
        while not closer.agent.lock.acquire(timeout=LOOK_SECONDS):
            if over():
                # Whoever gives the baton up later gives it to the closer, where it stays.
                return False
    scheduler.take(closer)
    return True
