"""Fibers: who may touch the engine, who waits for what, who polls."""

from jsbridge.fibers.boundary import Boundary
from jsbridge.fibers.fiber import Fiber, FiberKilled
from jsbridge.fibers.forking import FORKED, end_orphan, orphan
from jsbridge.fibers.jobs import Jobs
from jsbridge.fibers.limits import TimeLimits
from jsbridge.fibers.natives import FiberNatives
from jsbridge.fibers.poller import Deadline, Poller
from jsbridge.fibers.scheduler import Scheduler
from jsbridge.fibers.signals import signal_guard

__all__ = [
    "FORKED",
    "Boundary",
    "Deadline",
    "Fiber",
    "FiberKilled",
    "FiberNatives",
    "Jobs",
    "Poller",
    "Scheduler",
    "TimeLimits",
    "end_orphan",
    "orphan",
    "signal_guard",
]
