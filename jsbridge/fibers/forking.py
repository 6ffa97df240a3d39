"""What is left of a runtime in a child that the process has forked: nothing that runs.

A fork copies one thread. Whoever held the baton, led or was parked is not in the child, and the engine may have been in
the middle of anything. So the child's copy is given up at once: every call into it is an error, nothing waits for it,
it shares no descriptor with the parent's any more (the two have one epoll set), and its engine is never freed.

A child that was forked inside a host function has a script to return to. It ends there, as in a runtime that closes. On
a thread of the application the error goes to whoever called the script; a thread of the runtime has nobody else, and
ends the child.
"""

from __future__ import annotations

import _thread
import os
import sys
from typing import TYPE_CHECKING, NoReturn

from jsbridge.errors import RuntimeClosedError

if TYPE_CHECKING:
    from jsbridge.fibers.scheduler import Scheduler

FORKED = "this runtime belongs to the parent process: threads do not survive a fork; create a new one here"
#: The exit code of a child that was forked in a host function and returned from it on a thread of the runtime.
ORPHAN_CODE = 1
_ORPHANED = (
    "jsbridge: this process was forked inside a host function and returned from it, where nothing goes on: "
    "such a child ends with os._exit()\n"
)


def orphan(scheduler: Scheduler) -> None:
    """In a forked child, on its only thread: gives up the scheduler of a runtime of the parent's."""
    scheduler.engine.keep_for_ever()
    here = scheduler.owner == _thread.get_ident()
    scheduler.closing = RuntimeClosedError(FORKED, name="Error")
    scheduler.closer = None
    scheduler.alarm = True
    scheduler.on_turn = None
    scheduler.leader = None
    scheduler.ready.clear()
    if not here:
        scheduler.current = None
    # A call that comes now is none from inside: it is refused, not ended.
    scheduler.owner = 0
    scheduler.poller.close()
    scheduler.placement.orphan()
    scheduler.crew.threads.orphan()
    scheduler.baton = _thread.allocate_lock()
    if here:
        scheduler.baton.acquire()


def end_orphan() -> NoReturn:
    """Ends a forked child whose only thread has nothing more to do."""
    sys.stderr.write(_ORPHANED)
    sys.stderr.flush()
    os._exit(ORPHAN_CODE)
