"""Sees to it that a signal's handler runs while the main thread reads a line.

Python runs a signal's handler when the system call that the signal interrupts returns. A signal that comes a moment
before the call begins waits for the next key, and readline looks for signals only when its own waiting was
interrupted. So another thread hears of every signal when it comes, and once more from its handler; in between it
repeats the signal.
"""

from __future__ import annotations

import os
import signal
import socket
import threading
from collections.abc import Callable, Collection

#: How long, in seconds, a handler may wait before its signal is repeated.
PATIENCE_SECONDS = 0.02
# Signal numbers are below this one: a byte with it says that the signal's handler runs.
_HANDLED = 0x80
_READ_BYTES = 4096


class Nudge:
    """Repeats signals to the main thread until their handlers run.

    It is made on the main thread, after the runtime, and passes on to the runtime's own watch what it hears: the
    other way round it would hear of a signal after its handler.

    Args:
        numbers: the signals; the handler of each calls :meth:`handled`.
        reading: whether the main thread reads; elsewhere Python itself is quick enough.
    """

    def __init__(self, numbers: Collection[int], reading: Callable[[], bool]) -> None:
        self._numbers = frozenset(numbers)
        self._reading = reading
        self._main = threading.main_thread().ident or 0
        self._heard, self._told = socket.socketpair()
        self._told.setblocking(False)
        self._previous = signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        self._thread = threading.Thread(target=self._run, name="jsbridge-nudge", daemon=True)
        self._thread.start()

    def handled(self, number: int) -> None:
        """From the handler of a signal: it runs."""
        try:
            self._told.send(bytes([_HANDLED | number]))
        except BlockingIOError:
            # So much is told already: the signal is repeated once too often.
            return

    def _run(self) -> None:
        pending: set[int] = set()
        while True:
            self._heard.settimeout(PATIENCE_SECONDS if pending else None)
            try:
                told = self._heard.recv(_READ_BYTES)
            except TimeoutError:
                for number in pending if self._reading() else ():
                    signal.pthread_kill(self._main, number)
                pending.clear()
                continue
            if not told:
                return
            self._pass_on(bytes(byte for byte in told if not byte & _HANDLED))
            for byte in told:
                pending.discard(byte & ~_HANDLED)
                if byte in self._numbers:
                    pending.add(byte)

    def _pass_on(self, numbers: bytes) -> None:
        if numbers and self._previous >= 0:
            try:
                os.write(self._previous, numbers)
            except BlockingIOError:
                # Whoever reads it has not read so much yet: one signal more makes no difference.
                return

    def close(self) -> None:
        """Ends the thread. Called on the main thread, before the runtime is closed."""
        signal.set_wakeup_fd(self._previous)
        self._told.close()
        self._thread.join()
        self._heard.close()
