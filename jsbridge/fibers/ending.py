"""The end of a runtime: every fiber ends, and nobody gets the baton any more."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from jsbridge.errors import RuntimeClosedError
from jsbridge.fibers.fiber import Fiber, Start

if TYPE_CHECKING:
    from jsbridge.fibers.scheduler import Scheduler

#: How often, in seconds, a runtime that closes looks whether the last fibers have ended.
CLOSING_PAUSE_SECONDS = 0.002


def end_all(scheduler: Scheduler, closer: Fiber, reason: RuntimeClosedError) -> None:
    """Ends every fiber but ``closer``, which takes the baton; :meth:`Scheduler.closed` is to follow."""
    scheduler.closer = closer
    scheduler.closing = reason
    scheduler.alarm = True
    if scheduler.current is not None:
        scheduler.engine.interrupt()
    scheduler.acquire(closer)
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
            return
        if scheduler.ready:
            scheduler.engine.interrupt()
            scheduler.sleep(0)
            scheduler.engine.clear_interrupt()
        else:
            # A leader is on its way out, or a host function has not returned yet. Nobody polls any more that could
            # wake us.
            scheduler.release()
            time.sleep(CLOSING_PAUSE_SECONDS)
            scheduler.acquire(closer)
