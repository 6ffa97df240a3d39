"""A fiber: one line of execution of scripts, on an operating system thread of its own."""

from __future__ import annotations

import _thread
from collections.abc import Callable
from typing import Any


class FiberKilled(BaseException):
    """Passes through host functions when their fiber has to end. Never catch it for good: let it go on.

    You get this from a call that parks (``api.park`` and what builds on it) when the runtime is closed, the script is
    interrupted, or its time limit is reached.
    """


class Agent:
    """A thread that takes part in the scheduling: it sleeps on its own lock until somebody hands it the baton.

    Attributes:
        thread: the system's number of the thread; 0: it cannot be moved to another core.
        core: the core that it is held on, or None.
        cores: those it may use when it is let go.
        gentle: whether it does not push others off its core, either.
    """

    __slots__ = ("core", "cores", "gentle", "lock", "thread")

    def __init__(self, thread: int = 0) -> None:
        self.thread = thread
        self.core: int | None = None
        self.cores: set[int] = set()
        self.gentle = False
        self.lock = _thread.allocate_lock()
        self.lock.acquire()


class Fiber:
    """One line of execution of scripts.

    Attributes:
        number: unique within the runtime, never used again.
        agent: the thread that runs it.
        frame, limit, size: the engine's words of this fiber while it does not run.
        stack_top: where its C stack began when it first entered the engine.
        parked: whether it waits for :meth:`Scheduler.wake`.
        running: set by whoever hands it the baton.
        value: what it was woken with.
        interrupt: why it has to end, or None.
        told: what its caller was told of that.
        host: whether it is a call of the application (eval, run, …) rather than a coroutine.
        thread, on_main_thread: the identifier of the calling thread, and whether it is the main one, for a call of the
            application.
    """

    # What most fibers never change is set once, here: a call of the application makes a fiber, too.
    frame = 0
    limit = 0
    size = 0
    stack_top = 0
    parked = False
    running = False
    value: Any = None
    interrupt: BaseException | None = None
    told: BaseException | None = None
    waits_for = ""
    thread = 0
    on_main_thread = False

    def __init__(self, number: int, agent: Agent, *, host: bool) -> None:
        self.number = number
        self.agent = agent
        self.host = host


class Start:
    """A fiber to be: what it runs, once a thread takes it; what is told when it will not."""

    __slots__ = ("body", "dropped", "host", "number")

    def __init__(
        self,
        number: int,
        body: Callable[[Fiber], None],
        *,
        host: bool = False,
        dropped: Callable[[BaseException], None] | None = None,
    ) -> None:
        self.number = number
        self.body = body
        self.host = host
        self.dropped = dropped


class LeaderTurn:
    """The place in the ready queue of a leader that has polled and wants the baton back."""

    __slots__ = ("agent", "cancelled")

    def __init__(self, agent: Agent) -> None:
        self.agent = agent
        self.cancelled = False
