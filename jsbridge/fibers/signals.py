"""Ctrl-C on the main thread while it is inside a runtime.

Python runs signal handlers between two bytecodes of the main thread. In the middle of handing the baton over, a
KeyboardInterrupt would leave it with nobody. So while a runtime is in use, SIGINT's default handler is replaced by one
that looks where the main thread is: in the application's own code it raises at once; inside jsbridge it marks the
running call, which ends with KeyboardInterrupt at the next safe point. A script that computes is interrupted, so that
handlers (also the application's own) run.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from types import FrameType
from typing import Any

from jsbridge.errors import JSInterrupted
from jsbridge.fibers.fiber import Fiber
from jsbridge.fibers.scheduler import Scheduler
from jsbridge.fibers.watch import watch

#: How long another fiber may go on computing before Ctrl-C ends it too, in seconds.
GRACE_SECONDS = 0.05

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_MODULES = os.path.join(os.path.dirname(_PACKAGE), "modules")
_GUARDS = "guarded"


class SignalGuard:
    """Knows which calls into runtimes are open on the main thread, innermost last."""

    def __init__(self) -> None:
        self.calls: list[tuple[Scheduler, Fiber]] = []
        self._users = 0
        self._installed = False
        self.main_thread = threading.main_thread().ident

    def open(self) -> bool:
        """On the main thread: begins to guard it, until :meth:`close`; False in another thread, where it is not."""
        if threading.get_ident() != self.main_thread:
            return False
        if self._installed:
            self._users += 1
            return True
        watch.open()
        watch.on_signal = self._poke
        try:
            watch.catch_signals()
        except BaseException:
            watch.close()
            raise
        self._installed = True
        self._users += 1
        if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
            signal.signal(signal.SIGINT, self._handle)
        return True

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
        if signal.getsignal(signal.SIGINT) == self._handle:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    def after_fork(self) -> None:
        """In a forked child: the parent's runtimes are not its own, and the thread that forked is the main one."""
        if signal.getsignal(signal.SIGINT) == self._handle:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        self.__init__()  # type: ignore[misc]  # everything anew, in the object that all users know
        self.main_thread = threading.get_ident()

    def enter(self, scheduler: Scheduler, fiber: Fiber) -> None:
        """The main thread begins a call into a runtime."""
        self.calls.append((scheduler, fiber))

    def leave(self) -> None:
        """The main thread's innermost call has ended."""
        self.calls.pop()

    def _handle(self, number: int, frame: FrameType | None) -> Any:
        if not self.calls or _in_application(frame):
            return signal.default_int_handler(number, frame)
        scheduler, fiber = self.calls[-1]
        scheduler.interrupt(fiber, KeyboardInterrupt())

        def insist() -> None:
            current = scheduler.current
            if current is not None and current is not fiber and (scheduler, fiber) in self.calls:
                scheduler.interrupt(current, JSInterrupted("interrupted by Ctrl-C"))

        watch.at(time.monotonic() + GRACE_SECONDS, insist)
        return None

    def _poke(self) -> None:
        # On the watch thread: a script on the main thread holds the handlers up, or that thread was on its way into a
        # poll when the signal came, and sleeps there now.
        for scheduler, fiber in self.calls[-1:]:
            if scheduler.current is fiber:
                scheduler.engine.interrupt()
            else:
                scheduler.poller.wake()


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
