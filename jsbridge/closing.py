"""The end of programs: each by its close(), and all that are open when the interpreter exits or forks."""

from __future__ import annotations

import os
import threading
import weakref
from typing import TYPE_CHECKING

from jsbridge.errors import RuntimeClosedError
from jsbridge.fibers import Fiber, signal_guard
from jsbridge.fibers.ending import end_all
from jsbridge.fibers.fiber import Agent
from jsbridge.log import DEBUG, log

if TYPE_CHECKING:
    from jsbridge.program import Program

#: How long, in seconds, a closing runtime waits for its threads after their fibers have ended.
JOIN_SECONDS = 5.0

_open_programs: weakref.WeakSet[Program] = weakref.WeakSet()


def note_open(program: Program) -> None:
    """A program is made: from now on it is closed at the exit of the interpreter, if nobody closes it before."""
    _open_programs.add(program)


def close(program: Program, patience: float) -> None:
    """Closes a program; see :meth:`Program.close`."""
    scheduler = program.scheduler
    if program.orphaned:
        return
    if scheduler.owner == threading.get_ident() or signal_guard.inside(scheduler):
        raise RuntimeError("a runtime cannot be closed from inside one of its own scripts")
    on_main_thread = threading.get_ident() == signal_guard.main_thread
    with program.close_lock:
        if program.closed:
            return
        closer = Fiber(scheduler.next_number(), Agent(), host=True)
        # What a signal's handler raises waits until all is closed: half a close would leave threads in the engine.
        if on_main_thread:
            signal_guard.enter(scheduler, closer)
        try:
            program.closed = True
            failures = _shut(program, closer, patience)
        finally:
            if on_main_thread:
                signal_guard.leave()
        if program.guards:
            signal_guard.close()
        _open_programs.discard(program)
        log(DEBUG, "runtime %d is closed", program.number)
    if closer.interrupt is not None:
        raise closer.interrupt
    if failures:
        raise failures[0]


def _shut(program: Program, closer: Fiber, patience: float) -> list[Exception]:
    # Returns what went wrong on the way.
    scheduler = program.scheduler
    failures: list[Exception] = []
    closed = RuntimeClosedError("the runtime is closed")
    ended = end_all(scheduler, closer, closed, patience)
    for dropped in list(program.waiting):
        dropped(closed)
    program.values.abandon_promises(RuntimeClosedError("the runtime was closed before the promise was settled"))
    program.limits.close()
    scheduler.placement.close()
    if not ended:
        # Somebody is in the engine and will come back to it, perhaps.
        program.engine.keep_for_ever()
        program.elsewhere.close()
        return [RuntimeError("the runtime is not closed: a host function has not returned")]
    for close in reversed(program.closers):
        try:
            close()
        except Exception as error:
            failures.append(error)
    scheduler.crew.threads.dismiss()
    if not scheduler.crew.threads.join(JOIN_SECONDS):
        count = scheduler.crew.threads.count
        failures.insert(0, RuntimeError(f"{count} threads of the runtime are held up in host functions"))
    program.elsewhere.close()
    scheduler.poller.close()
    program.registry.clear()
    program.engine.close()
    program.values.close()
    scheduler.closed()
    return failures


def open_programs() -> list[Program]:
    """The programs that are not closed yet."""
    return list(_open_programs)


def _after_fork() -> None:
    for program in open_programs():
        program.orphan()
    _open_programs.clear()


os.register_at_fork(after_in_child=_after_fork)


def close_all() -> None:
    """Closes what is open when the interpreter exits, so that no thread is left in the engine."""
    failures: list[BaseException] = []
    for program in open_programs():
        try:
            program.close(JOIN_SECONDS)
        except BaseException as error:
            failures.append(error)
    if failures:
        raise failures[0]
