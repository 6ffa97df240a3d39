"""One thread of the process that acts while scripts compute: it ends what runs too long, and sees signals.

A script that computes holds no GIL and looks at nothing; on the main thread it also holds up Python's signal handlers.
This thread installs the engine's interrupt handler at the moment when it is needed. It exists while a runtime needs it.

It also nudges the main thread some moments after a signal. Python runs a signal's handler when the system call that the
signal interrupts returns. A signal that comes between Python's last look and the call interrupts nothing, and its
handler waits for as long as the call does: for a fiber that waits for a message that may be for ever.
"""

from __future__ import annotations

import _thread
import heapq
import os
import selectors
import signal
import threading
import time
from collections.abc import Callable
from io import FileIO
from itertools import count

from jsbridge.engine import nudge, release_nudge, take_nudge

_READ_BYTES = 4096
#: When the main thread is nudged, in seconds after a signal.
NUDGES_SECONDS = (0.02, 0.1, 0.5)


class Watch:
    """Alarms at given times, and signals as the C level sees them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._users = 0
        self._alarms: list[tuple[float, int, Callable[[], None]]] = []
        self._sequence = count()
        self._read = self._write = -1
        self._signals: tuple[FileIO, FileIO] | None = None
        self._previous_descriptor = -1
        self._done = threading.Event()
        self._nudges = False
        #: Called, on the watching thread, when the process got a signal.
        self.on_signal: Callable[[], None] = lambda: None

    def open(self) -> None:
        """Begins to use the watch; the first user starts the thread.

        Raises:
            OSError, RuntimeError: there is no descriptor, or no thread, for it.
        """
        with self._lock:
            if not self._users:
                self._start()
            self._users += 1

    def _start(self) -> None:
        read, write = os.pipe()
        os.set_blocking(write, False)
        done = threading.Event()
        try:
            _thread.start_new_thread(self._run, (read, done))
        except BaseException:
            os.close(read)
            os.close(write)
            raise
        self._read, self._write, self._done = read, write, done

    def close(self) -> None:
        """Ends :meth:`open`; the last user waits for the thread's end."""
        with self._lock:
            self._users -= 1
            if self._users:
                return
            write, self._write, self._read = self._write, -1, -1
            done = self._done
            os.close(write)
        done.wait()

    def at(self, when: float, action: Callable[[], None]) -> None:
        """Calls ``action`` on the watching thread at ``when`` (``time.monotonic()``), unless the watch ends before."""
        heapq.heappush(self._alarms, (when, next(self._sequence), action))
        self._wake()

    def _wake(self) -> None:
        try:
            if self._write >= 0:
                os.write(self._write, b"\0")
        except BlockingIOError:
            return

    def catch_signals(self) -> None:
        """On the main thread: from now on :attr:`on_signal` hears of signals at once; handlers run as before."""
        if self._signals is None:
            # Files rather than descriptors: one that is closed while the watching thread is about to read it says so.
            ends = os.pipe()
            reader, writer = FileIO(ends[0], "r"), FileIO(ends[1], "w")
            for end in ends:
                os.set_blocking(end, False)
            self._signals = (reader, writer)
            self._previous_descriptor = signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
            self._nudges = take_nudge()
            self._wake()

    def release_signals(self) -> None:
        """On the main thread: undoes :meth:`catch_signals`."""
        if self._signals is None:
            return
        reader, writer = self._signals
        now = signal.set_wakeup_fd(self._previous_descriptor, warn_on_full_buffer=False)
        if now != writer.fileno():
            # Somebody took it over meanwhile: it stays theirs.
            signal.set_wakeup_fd(now, warn_on_full_buffer=False)
        self._signals = None
        if self._nudges:
            self._nudges = False
            release_nudge()
        self._wake()
        writer.close()
        reader.close()

    def _run(self, wake: int, done: threading.Event) -> None:
        try:
            self._loop(wake)
        finally:
            os.close(wake)
            done.set()

    def _loop(self, wake: int) -> None:
        while True:
            with selectors.DefaultSelector() as selector:
                selector.register(wake, selectors.EVENT_READ)
                signals = self._signals
                if signals is not None:
                    try:
                        selector.register(signals[0], selectors.EVENT_READ)
                    except (OSError, ValueError):
                        # Released, and closed, at this moment.
                        continue
                while signals is self._signals:
                    timeout = max(0.0, self._alarms[0][0] - time.monotonic()) if self._alarms else None
                    for key, _ in selector.select(timeout):
                        if key.fd != wake:
                            self._read_signals(signals)
                        elif not os.read(wake, _READ_BYTES):
                            self._alarms.clear()
                            return
                    while self._alarms and self._alarms[0][0] <= time.monotonic():
                        heapq.heappop(self._alarms)[2]()

    def _read_signals(self, signals: tuple[FileIO, FileIO] | None) -> None:
        assert signals is not None
        try:
            numbers = signals[0].read(_READ_BYTES)
        except (OSError, ValueError):
            # Released at this moment.
            return
        if not numbers:
            return
        if self._previous_descriptor >= 0:
            try:
                os.write(self._previous_descriptor, numbers)
            except OSError:
                # Whoever set it closed it, or does not read it.
                self._previous_descriptor = -1
        self.on_signal()
        for pause in NUDGES_SECONDS:
            self.at(time.monotonic() + pause, self._nudge)

    def _nudge(self) -> None:
        if self._nudges:
            nudge(threading.main_thread().ident or 0)

    def after_fork(self) -> None:
        """In a forked child: the thread is not there, and the descriptors are the parent's as well."""
        signals = self._signals
        descriptors = [self._read, self._write]
        previous = self._previous_descriptor
        if self._nudges:
            release_nudge()
        self.__init__()  # type: ignore[misc]  # everything anew, in the object that all users know
        for descriptor in descriptors:
            if descriptor >= 0:
                os.close(descriptor)
        if signals is not None:
            signal.set_wakeup_fd(previous, warn_on_full_buffer=False)
            for end in signals:
                end.close()


watch = Watch()
