"""One run of the command: its runtime, the events that its main thread waits for, its exit code, and its end.

Scripts run on other threads than the main one. That one waits for what happens, and so it sees a signal at once, also
while a script computes, and always in a place where it holds nothing. Whatever has to be decided is an action in one
queue, which only the main thread takes from: a signal handler and a thread of the runtime do no more than append to
it.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from signal import Signals
from types import FrameType
from typing import Any

from jsbridge.cli.events import Events
from jsbridge.cli.options import Options
from jsbridge.cli.streams import Streams
from jsbridge.closing import open_programs
from jsbridge.errors import ProcessExit
from jsbridge.report import describe_error
from jsbridge.runtime import Runtime

#: Signals that end the program in good order, unless the script listens to them.
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
#: How long, in seconds, a script that computes may go on before it looks at a signal.
ATTENTION_SECONDS = 0.5
#: How long, in seconds, the zmq context may take beyond the time that its sockets linger.
CONTEXT_SECONDS = 1.0
#: What a shell reports of a program that wrote to a closed pipe.
BROKEN_PIPE_CODE = 128 + signal.SIGPIPE
_SIGNALLED = 128


class Woken(BaseException):
    """Raised on the main thread while it reads a line: there is an event to look at first."""


class Session:
    """The runtime of one command.

    Args:
        options: the limits.
        interactive: Ctrl-C is heard even if whoever started the program ignores it.

    Attributes:
        exit_code: set when the program has to end.
        on_interrupt: what Ctrl-C does, as an action of the main thread.
    """

    def __init__(self, options: Options, *, interactive: bool = False) -> None:
        self._events = Events()
        self._linger_ms = options.linger_ms
        self._unheard: dict[int, float] = {}
        self._reading = False
        self._closing = False
        self.exit_code: int | None = None
        self.on_interrupt: Callable[[], None] = lambda: self._ask(signal.SIGINT)
        self.streams = Streams(lambda: self.post(lambda: self.finish(BROKEN_PIPE_CODE)))
        for number in SIGNALS:
            # Who ignores a signal for its children (nohup, a shell's background job) is not contradicted.
            if signal.getsignal(number) is not signal.SIG_IGN or (interactive and number == signal.SIGINT):
                signal.signal(number, self._handle)
        if signal.getsignal(signal.SIGUSR1) is not signal.SIG_IGN:
            signal.signal(signal.SIGUSR1, self._look)
        self._nudged = False
        self._finishers: list[Callable[[], None]] = []
        self._options = options
        self._open()

    def _open(self) -> None:
        options = self._options
        self.runtime = Runtime(
            memory_limit=options.memory_limit,
            time_limit=options.time_limit,
            linger_ms=options.linger_ms,
            total_time_limit=options.bounds.total_time,
            max_coroutines=options.bounds.coroutines,
            max_sockets=options.bounds.sockets,
            max_timers=options.bounds.timers,
            max_workers=options.bounds.workers,
            max_queued_bytes=options.bounds.queued_bytes,
            policy=options.policy,
        )
        self.program = self.runtime._program
        self.program.finishers = self._finishers
        self.program.traces = options.trace

    def renew(self) -> None:
        """Closes the runtime and makes a new one.

        Raises:
            Exception: a module could not close what it had opened; the new runtime is there.
        """
        try:
            self.runtime.close()
        finally:
            self._open()

    # Running -------------------------------------------------------------------------------

    def run(self, body: Callable[[], int]) -> None:
        """Runs the main script, ``body``, in a fiber; returns when the program has to end."""
        code = self.complete(body)
        if code is not None:
            self.finish(code)

    def complete(self, body: Callable[[], int]) -> int | None:
        """Runs a main script; returns its exit code, or None when something else ends the program before."""
        codes: list[int] = []

        def ended(result: Any, failure: BaseException | None) -> None:
            self.post(lambda: codes.append(self._code_of(failure)))

        self.program.start(body, ended)
        while self.exit_code is None and not codes:
            self.step()
        return codes[0] if self.exit_code is None else None

    def _code_of(self, failure: BaseException | None) -> int:
        if failure is None:
            # Not what the body returned: a rejection that nobody handled is reported after it.
            return self.program.result
        if isinstance(failure, ProcessExit):
            return failure.exit_code
        self.program.report(failure)
        return self.program.exit_code or 1

    def finish(self, code: int) -> None:
        """On the main thread: the program ends with this exit code; the first one counts."""
        if self.exit_code is None:
            self.exit_code = code

    # Events --------------------------------------------------------------------------------

    def post(self, action: Callable[[], None]) -> None:
        """From any thread: lets the main thread do ``action``; if it reads a line, that is interrupted."""
        self._events.put(action)
        if self._reading and not self._nudged:
            self._nudged = True
            signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    def step(self, deadline: float | None = None) -> bool:
        """Waits for one event and does it; False when ``deadline`` (``time.monotonic()``) came first."""
        limits = [*self._unheard.values(), *([] if deadline is None else [deadline])]
        action = self._events.get(min(limits, default=None))
        if action is None:
            now = time.monotonic()
            for number in [number for number, until in self._unheard.items() if until <= now]:
                # It computes without a pause: whether it listens cannot be known.
                self.finish(_SIGNALLED + number)
            return False
        action()
        return True

    def read(self, read: Callable[[], Any]) -> Any:
        """Calls ``read``, which blocks on standard input, so that signals and events interrupt it.

        Raises:
            KeyboardInterrupt: Ctrl-C.
            Woken: something happened; :meth:`step` tells.
        """
        try:
            try:
                self._reading = True
                if not self._events.empty:
                    raise Woken
                return read()
            finally:
                self._reading = False
        except (KeyboardInterrupt, Woken):
            # It may have come before the line above.
            self._reading = False
            raise

    def aside(self, action: Callable[[], Any]) -> Any:
        """Calls ``action`` in the middle of :meth:`read`; events do not interrupt it, but :meth:`step` takes them."""
        reading, self._reading = self._reading, False
        try:
            return action()
        finally:
            self._reading = reading

    # Signals -------------------------------------------------------------------------------

    def _handle(self, number: int, frame: FrameType | None) -> None:
        # Python calls this on the main thread, between any two bytecodes: it raises only where a line is read.
        if self._nudged and number == signal.SIGINT:
            # It is from post(). By now the main thread may have seen the event without it.
            self._nudged = False
            if self._reading and not self._events.empty:
                raise Woken
            return
        if self._closing:
            os._exit(_SIGNALLED + number)
        if self._reading:
            if number == signal.SIGINT:
                raise KeyboardInterrupt
            self._events.put(lambda: self._ask(number))
            raise Woken
        self._events.put(self.on_interrupt if number == signal.SIGINT else lambda: self._ask(number))

    def _look(self, number: int, frame: FrameType | None) -> None:
        # As above; while the runtime closes there is nothing more to see.
        if self._closing:
            return
        if self._reading:
            # The main thread holds nothing, and what it has read so far would be lost with an exception.
            self._dump()
        else:
            self._events.put(self._dump)

    def _dump(self) -> None:
        from jsbridge.dump import dump

        # Those of workers, too.
        for program in sorted(open_programs(), key=lambda program: program.number):
            sys.stderr.write(dump(program))
        sys.stderr.flush()

    def _ask(self, number: int) -> None:
        # Whether the script handles the signal is known when its listener has been asked, in a fiber.
        callback = self.program.signal_callback
        if callback is None:
            self.finish(_SIGNALLED + number)
            return
        self._unheard.setdefault(number, time.monotonic() + ATTENTION_SECONDS)

        def answered(handled: Any, failure: BaseException | None) -> None:
            self.post(lambda: self._answered(number, handled, failure))

        def ask() -> tuple[bool]:
            # From here on it takes as long as its listener likes: without one it answers at once.
            self._unheard.pop(number, None)
            # The call below is a nested one: a fiber that has not entered the engine yet has no stack limit of its own.
            self.program.engine.update_stack_top()
            # In a tuple it comes out as it is: a bare value could be taken for a marker of the boundary.
            return (callback(Signals(number).name),)

        self.program.start(ask, answered)

    def _answered(self, number: int, handled: Any, failure: BaseException | None) -> None:
        if failure is not None:
            self.program.report(failure)
        elif handled[0] is not True:
            self.finish(_SIGNALLED + number)

    # The end -------------------------------------------------------------------------------

    def close(self) -> int:
        """Closes the runtime, delivers what was sent, writes out what was printed; returns the exit code."""
        self._closing = True
        code = self.exit_code or 0
        try:
            self.runtime.close()
        except Exception as error:
            # Whatever a module could not close: the program is at its end, where all that is left is to tell.
            sys.stderr.write(describe_error(error))
            code = code or 1
        self._deliver()
        failure = self.streams.flush()
        if failure is not None:
            sys.stderr.write(f"jsbridge: cannot write the output: {failure.strerror}\n")
            self.streams.flush()
            code = code or 1
        # What the operating system keeps of it.
        return code & 0xFF

    def _deliver(self) -> None:
        began = time.monotonic()
        for finish in self._finishers:
            finish()
        # Set when a script has used zmq; nobody else in this process uses that context.
        context = self.program._zmq_context
        if context is None:
            return
        # A socket that somebody has left open would hold this up for ever.
        thread = threading.Thread(target=context.term, name="jsbridge-deliver", daemon=True)
        thread.start()
        left = max(0.0, began + self._linger_ms / 1000 - time.monotonic()) + CONTEXT_SECONDS
        thread.join(None if self._linger_ms < 0 else left)
