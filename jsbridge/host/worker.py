"""A runtime of its own in a thread of its own: what a worker is, whatever messages it exchanges.

The thread makes the runtime, starts the script in it, waits for the end, and frees the runtime. So the end is always on
a thread that is in none of the runtime's scripts, and nobody else has to wait for it.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Protocol

from jsbridge.bounds import limit_error
from jsbridge.errors import ProcessExit, RuntimeClosedError

if TYPE_CHECKING:
    from jsbridge.host.api import Api
    from jsbridge.program import Program

#: The exit code of a worker that failed, or that was ended from outside.
FAILED = 1


class Master(Protocol):
    """Whoever made a worker, as its thread sees it. All methods are called on threads of the worker."""

    def prepare(self, api: Api) -> None:
        """The runtime is there, and no script has run in it yet."""

    def loaded(self) -> None:
        """The script has run to its end; coroutines, timers and listeners of it may be left."""

    def failed(self, error: BaseException) -> None:
        """The script threw, or an error was reported that nobody caught."""

    def ended(self, code: int) -> None:
        """The runtime is gone. Nothing else is told after this."""


class WorkerCount:
    """How many workers there are below one runtime of an application; from any thread.

    Args:
        most: how many there may be, workers of workers included, or None.
    """

    def __init__(self, most: int | None) -> None:
        self._most = most
        self._lock = threading.Lock()
        self.count = 0

    def enter(self) -> None:
        """There is one more.

        Raises:
            JSLimitError: EAGAIN: there may be none.
        """
        with self._lock:
            if self._most is not None and self.count >= self._most:
                raise limit_error("EAGAIN", f"the runtime allows {self._most} workers at a time", "max_workers")
            self.count += 1

    def leave(self) -> None:
        """One has ended."""
        with self._lock:
            self.count -= 1


class WorkerThread:
    """The life of one worker.

    Args:
        parent: the program that makes it.
        path: the script.
        argv: what the script finds in ``process.argv`` behind its own path.
        master: who is told what happens.
    """

    def __init__(self, parent: Program, path: str, argv: list[str], master: Master) -> None:
        self._parent = parent
        self._path = path
        self._argv = argv
        self._master = master
        self._over = threading.Event()
        self._code: int | None = None
        # A daemon: the process's exit closes the runtimes, and so ends it, after it has waited for all other threads.
        self._thread = threading.Thread(target=self._live, name="jsbridge-worker", daemon=True)

    def begin(self) -> None:
        """Starts it.

        Raises:
            RuntimeError: the system has no thread for it.
            JSLimitError: there may be no worker more.
        """
        workers = self._parent.workers
        workers.enter()
        try:
            self._thread.start()
        except BaseException:
            workers.leave()
            raise

    def end(self) -> None:
        """From any thread: ends it, whatever it does. Returns at once."""
        self._over.set()

    def join(self, timeout: float) -> bool:
        """Waits for its end; False when the timeout (seconds) passed before."""
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _live(self) -> None:
        code = FAILED
        try:
            program = self._parent.offspring()
            try:
                program.uncaught = self._master.failed
                program.master = self._master
                self._start(program)
                self._over.wait()
            finally:
                program.close()
            code = FAILED if self._code is None else self._code
        except Exception as error:
            # There was no memory for a runtime, or a module could not close what it had opened.
            self._master.failed(error)
        # Before its end is told: whoever waits for that may make another one.
        self._parent.workers.leave()
        self._master.ended(code)

    def _start(self, program: Program) -> None:
        from jsbridge.host.api import Api

        loader, values, natives = program.loader, program.values, program.natives
        # Until its script is loaded it has work, even if all that it does is to wait.
        natives.hold()
        self._master.prepare(Api(program))
        run = loader.run_main

        def run_main(path: str) -> None:
            values.take(run(path))
            self._master.loaded()
            natives.release()

        # The life of a program is Program.run_main's, from here to its exit event.
        # A pipe that nobody writes to would hold the end of the worker up, which nobody could hasten.
        loader.main_is_file = True
        loader.run_main = run_main  # type: ignore[method-assign]
        if not self._over.is_set():
            program.start(
                lambda: program.run_main(self._path, self._argv, given=False), lambda *end: self._end(program, *end)
            )

    def _end(self, program: Program, result: Any, failure: BaseException | None) -> None:
        if failure is None:
            self._code = program.result
        elif isinstance(failure, ProcessExit):
            self._code = failure.exit_code
        elif not isinstance(failure, RuntimeClosedError):
            self._master.failed(failure)
            self._code = program.exit_code or FAILED
        self._over.set()
