"""Signal handlers on the main thread while it is inside a runtime.

Python runs signal handlers between two bytecodes of the main thread. One that raises in the middle of handing the baton
over (KeyboardInterrupt, SystemExit, the end of an alarm) would leave it with nobody. So while runtimes are open, the
handlers of the application, and the default one of SIGINT, stand behind a :class:`Shield`. It looks where the main
thread is: in the application's own code the handler raises at once; inside jsbridge what it raises is kept, and the
running call ends with it at the next safe point. A script that computes is interrupted, so that handlers run.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from jsbridge.errors import JSInterrupted
from jsbridge.fibers.fiber import Fiber
from jsbridge.fibers.scheduler import Scheduler
from jsbridge.fibers.watch import watch

#: How long another fiber may go on computing before Ctrl-C ends it too, in seconds.
GRACE_SECONDS = 0.05
#: The signals whose handlers may raise: those that end programs, and those that programs time or tell themselves by.
SHIELDED = (
    signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGALRM, signal.SIGVTALRM, signal.SIGPROF,
    signal.SIGUSR1, signal.SIGUSR2, signal.SIGCHLD,
)  # fmt: skip

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_MODULES = os.path.join(os.path.dirname(_PACKAGE), "modules")
_GUARDS = "guarded"
_NUMBERS = tuple(int(number) for number in SHIELDED)

Handler = Callable[[int, "FrameType | None"], Any]


class Shield:
    """Stands before the handler of a signal."""

    def __init__(self, guard: SignalGuard, handler: Handler) -> None:
        self.handler = handler
        self._guard = guard

    def __call__(self, number: int, frame: FrameType | None) -> Any:
        """Calls the handler; keeps what it raises if this is no place to raise it."""
        return self._guard.handle(self.handler, number, frame)


class SignalGuard:
    """Knows which calls into runtimes are open on the main thread, innermost last.

    Attributes:
        calls: the runtime and the fiber of each.
        handling: the main thread's identifier while it runs a handler in the middle of jsbridge, else 0.
    """

    def __init__(self) -> None:
        self.calls: list[tuple[Scheduler, Fiber]] = []
        self._kept: list[BaseException] | None = None
        # The handlers as they were seen last, with their shields.
        self._known: dict[int, Any] = dict.fromkeys(_NUMBERS)
        self._users = 0
        self._installed = False
        self.handling = 0
        self.main_thread = threading.main_thread().ident

    def open(self) -> bool:
        """On the main thread: begins to guard it, until :meth:`close`; False in another thread, where it is not."""
        if threading.get_ident() != self.main_thread:
            return False
        if not self._installed:
            watch.open()
            watch.on_signal = self._poke
            try:
                watch.catch_signals()
            except BaseException:
                watch.close()
                raise
            self._installed = True
        self._users += 1
        self.shield()
        return True

    def shield(self) -> None:
        """On the main thread: puts a shield before every handler that has none."""
        for number in _NUMBERS:
            handler = _handler_of(number)
            if handler is not self._known[number]:
                if callable(handler) and type(handler) is not Shield:
                    handler = Shield(self, handler)
                    signal.signal(number, handler)
                self._known[number] = handler

    def close(self) -> None:
        """Ends :meth:`open`."""
        self._users = max(0, self._users - 1)
        self.settle()

    def settle(self) -> None:
        """On the main thread, when no runtime is open any more: restores what was there before the first one."""
        if self._users or not self._installed or threading.get_ident() != self.main_thread:
            return
        self._installed = False
        watch.release_signals()
        watch.close()
        self._unshield()

    def _unshield(self) -> None:
        for number in _NUMBERS:
            handler = _handler_of(number)
            if type(handler) is Shield:
                signal.signal(number, handler.handler)
        self._known = dict.fromkeys(_NUMBERS)

    def after_fork(self) -> None:
        """In a forked child: the parent's runtimes are not its own, and the thread that forked is the main one."""
        self._unshield()
        forked_in = self.calls if threading.get_ident() == self.main_thread else []
        self.__init__()  # type: ignore[misc]  # everything anew, in the object that all users know
        self.main_thread = threading.get_ident()
        # A host function that forks has to return from these.
        self.calls = forked_in

    def enter(self, scheduler: Scheduler, fiber: Fiber) -> None:
        """The main thread begins a call into a runtime.

        Raises:
            RuntimeError: it is a signal handler that calls, in the middle of another call.
        """
        if self.handling:
            self.refuse()
        self.calls.append((scheduler, fiber))

    def leave(self) -> None:
        """The main thread's innermost call has ended."""
        self.calls.pop()

    def refuse(self) -> None:
        """Raises the error for a handler that calls a script in the middle of jsbridge."""
        raise RuntimeError(
            "a signal handler cannot call a script while the main thread is inside jsbridge: "
            "let it raise, call Runtime.interrupt(), or let another thread do it"
        )

    def inside(self, scheduler: Scheduler) -> bool:
        """Whether the calling thread is the main one and has a call into this runtime open."""
        return threading.get_ident() == self.main_thread and any(open_ is scheduler for open_, _ in self.calls)

    @contextmanager
    def deferred(self) -> Iterator[list[BaseException]]:
        """Keeps, on the main thread, what handlers raise in a block, for whoever looks at the list after it."""
        kept: list[BaseException] = []
        if self._kept is not None or not self.open():
            yield kept
            return
        self._kept = kept
        try:
            yield kept
        finally:
            self._kept = None
            self.close()

    def handle(self, handler: Handler, number: int, frame: FrameType | None) -> Any:
        """Calls a handler of the application's, at some moment of the main thread's."""
        kept = self._kept
        if kept is None and (not self.calls or _in_application(frame)):
            return handler(number, frame)
        outer, self.handling = self.handling, self.main_thread or 0
        try:
            return handler(number, frame)
        except BaseException as error:
            if kept is not None:
                kept.append(error)
            else:
                self._interrupt(error)
        finally:
            self.handling = outer
        return None

    def _interrupt(self, error: BaseException) -> None:
        scheduler, fiber = self.calls[-1]
        scheduler.interrupt(fiber, error)

        def insist() -> None:
            current = scheduler.current
            if current is not None and current is not fiber and (scheduler, fiber) in self.calls:
                scheduler.interrupt(current, JSInterrupted("interrupted by a signal"))

        watch.at(time.monotonic() + GRACE_SECONDS, insist)

    def _poke(self) -> None:
        # On the watch thread: a script on the main thread holds the handlers up, or that thread was on its way into a
        # poll when the signal came, and sleeps there now.
        for scheduler, fiber in self.calls[-1:]:
            if scheduler.current is fiber:
                scheduler.engine.interrupt()
            else:
                scheduler.poller.wake()


# The C function: signal.getsignal() looks for a name of what it returns, which takes ten times as long.
_handler_of: Callable[[int], Any] = getattr(signal, "_signal").getsignal  # noqa: B009


def _in_application(frame: FrameType | None) -> bool:
    # Whether the innermost frames belong to a host function of the application, rather than to jsbridge.
    innermost = frame
    while frame is not None:
        filename = frame.f_code.co_filename
        if filename.startswith((_PACKAGE, _MODULES)):
            return frame is not innermost and frame.f_code.co_name == _GUARDS
        frame = frame.f_back
    return True


signal_guard = SignalGuard()


def _after_fork() -> None:
    watch.after_fork()
    signal_guard.after_fork()


os.register_at_fork(after_in_child=_after_fork)
