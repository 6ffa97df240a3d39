"""What ``Runtime.stats()`` tells: how many of everything there are, and have been."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jsbridge.fibers import Fiber

if TYPE_CHECKING:
    from jsbridge.program import Program

#: How long, in seconds, a look at the engine's memory waits for a host function that holds all scripts up.
PATIENCE_SECONDS = 0.1


class Coroutines(NamedTuple):
    """Coroutines by what they do; whatever runs in a thread of its own is one, also the callback of a timer.

    Attributes:
        running: 1 if one of them runs at this moment, else 0.
        ready: they could run, and wait for their turn.
        waiting: they wait for something, or for somebody.
        queued: they have not begun.
    """

    running: int
    ready: int
    waiting: int
    queued: int


class Traffic(NamedTuple):
    """The zmq messages of a runtime since it began.

    Attributes:
        sockets: sockets that are open.
        messages_in: messages that scripts have received whole.
        bytes_in: bytes of all frames that scripts have received.
        messages_out: messages that scripts have sent.
        bytes_out: bytes of all their frames.
    """

    sockets: int = 0
    messages_in: int = 0
    bytes_in: int = 0
    messages_out: int = 0
    bytes_out: int = 0


class Stats(NamedTuple):
    """The state of a runtime at one moment.

    Attributes:
        coroutines: those of its scripts, by state.
        calls: calls of the application that are open.
        timers: timers that are set.
        workers: workers, those of workers included.
        traffic: zmq sockets and messages.
        threads: threads that coroutines run on, idle ones included.
        switches: how often one thread has handed over to another.
        memory: bytes that the engine has in use; None while a host function holds all scripts up.
    """

    coroutines: Coroutines
    calls: int
    timers: int
    workers: int
    traffic: Traffic
    threads: int
    switches: int
    memory: int | None


def take_stats(program: Program) -> Stats:
    """From any thread: the figures of a program."""
    running = ready = waiting = queued = calls = 0
    current = program.scheduler.current
    for fiber in list(program.scheduler.fibers.values()):
        if fiber.host:
            calls += 1
        elif not isinstance(fiber, Fiber):
            queued += 1
        elif fiber is current:
            running += 1
        elif fiber.parked:
            waiting += 1
        else:
            ready += 1
    return Stats(
        coroutines=Coroutines(running, ready, waiting, queued),
        calls=calls,
        timers=0 if program.closed else program.natives.timers,
        workers=program.workers.count,
        traffic=program.traffic(),
        threads=program.scheduler.crew.threads.count,
        switches=program.scheduler.handovers,
        memory=_memory(program),
    )


def _memory(program: Program) -> int | None:
    found: list[int] = []
    if not program.closed:
        program.stacks.visit(lambda: found.append(program.engine.memory()["malloc_size"]), PATIENCE_SECONDS)
    return found[0] if found else None
