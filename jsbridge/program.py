"""All parts of one runtime, put together, and the life of the program that runs in it."""

from __future__ import annotations

import math
import os
import sys
import threading
from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING, Any, TextIO

from jsbridge import fibers, loader, values
from jsbridge.bounds import Bounds
from jsbridge.closing import close, note_open
from jsbridge.engine import Engine, EngineError
from jsbridge.errors import JSError, JSTimeoutError, ProcessExit, RuntimeClosedError
from jsbridge.fibers import FORKED, Boundary, Fiber, FiberNatives, Jobs, Scheduler, TimeLimits, orphan, signal_guard
from jsbridge.fibers.stacks import Stacks
from jsbridge.host import Api, Elsewhere, Registry, StreamReadiness, TestRecord
from jsbridge.host.worker import WorkerCount
from jsbridge.loader import Loader, main_path
from jsbridge.log import DEBUG, ERROR, INFO, log
from jsbridge.policy import Permissions
from jsbridge.report import describe_error
from jsbridge.stats import Traffic
from jsbridge.values import Values

_numbers = count(1)
_INTERRUPTED = ("InternalError", "interrupted")

if TYPE_CHECKING:
    import asyncio


class Program:
    """The engine, its scheduler, values, modules, and what a script may know of the program it is.

    Attributes:
        number: 1 for the first runtime of the process, 2 for the next.
        bounds: how much of what is counted scripts may have.
        workers: how many workers there are, those of workers included.
        traces: whether the events of zmq sockets are printed on stderr; set before a script runs.
        waits: tells what fibers wait for on zmq sockets.
        traffic: tells what has gone through them.
        argv: what ``process.argv`` shows.
        exit_code: the exit code that the script has set, or None.
        failed: whether an error was reported that nobody caught.
        signal_callback: the script's handler of signals.
        closers: what is called when the runtime closes, with its fibers ended and its engine alive.
        finishers: what is called after that, at the end of the process; None when the runtime is an application's.
        leavers: what is called when the script ends the program by ``process.exit()``.
        uncaught: what is done about an error that nobody caught; it is printed.
        master: what a worker's program knows of the one that made it, or None.
        tests: what the module ``test`` has run, and which tests it is to run.
        permissions: what its scripts may do.
    """

    def __init__(
        self,
        *,
        memory_limit: int | None,
        time_limit: float | None,
        stack_size: int,
        bounds: Bounds,
        zmq_context: Any,
        linger_ms: int,
        root: str,
        permissions: Permissions,
        stdout: TextIO | None,
        stderr: TextIO | None,
        loop: asyncio.AbstractEventLoop | None,
    ) -> None:
        self._zmq_context = zmq_context
        self.linger_ms = linger_ms
        self.root = root
        self.permissions = permissions
        self._stdout = stdout
        self._stderr = stderr
        self.argv: list[str] = [sys.executable]
        self.exit_code: int | None = None
        self.failed = False
        self.signal_callback: Callable[[str], bool] | None = None
        self.closers: list[Callable[[], None]] = []
        self.finishers: list[Callable[[], None]] | None = None
        self.leavers: list[Callable[[], None]] = []
        self.uncaught: Callable[[BaseException], None] = self._print_error
        self.master: object = None
        self.tests = TestRecord()
        self._parent: Program | None = None
        self._settings: dict[str, Any] = {
            "memory_limit": memory_limit,
            "time_limit": time_limit,
            "stack_size": stack_size,
            "bounds": bounds,
            "linger_ms": linger_ms,
            "root": root,
            "permissions": permissions,
            "stdout": stdout,
            "stderr": stderr,
            "loop": loop,
        }
        self.number = next(_numbers)
        self.bounds = bounds
        self.workers = WorkerCount(bounds.workers)
        self.traces = False
        self.waits: Callable[[], dict[object, str]] = dict
        self.traffic: Callable[[], Traffic] = Traffic
        self.closed = False
        self.orphaned = False
        self.close_lock = threading.Lock()
        # What was started and has not begun.
        self.waiting: set[Callable[[BaseException], None]] = set()

        # The limit comes last: a start-up that runs out of memory half way would leave half an engine.
        self.engine = Engine(memory_limit=None, stack_size=stack_size)
        self.scheduler = Scheduler(self.engine)
        self.values = Values(self.engine)
        self.jobs = Jobs(self.scheduler)
        self.limits = TimeLimits(self.scheduler, time_limit, bounds.total_time)
        self.limits.on_spent = self._spent
        self.boundary = Boundary(self.scheduler, self.values, self.jobs)
        self.natives = FiberNatives(self.scheduler, self.boundary, self.values, self.limits, self.jobs, bounds)
        self.elsewhere = Elsewhere(self.scheduler, loop)
        self.streams = StreamReadiness(self.scheduler)
        self.registry = Registry(lambda: Api(self))
        self.loader = Loader(self.engine, self.values, self.boundary, self.registry, root, permissions)
        self.boundary.wait_for = self.elsewhere.wait_for
        self.values.report = self.scheduler.report = self.jobs.report = self.natives.report = self.report
        self.guards = False
        try:
            self._boot()
            self.guards = signal_guard.open()
            # The runtime itself is made without limits of time.
            self.limits.open()
        except BaseException:
            # There is no memory, thread or descriptor for the rest.
            self.close()
            raise
        if memory_limit is not None:
            self.engine.set_memory_limit(memory_limit)
        note_open(self)
        log(DEBUG, "runtime %d is open", self.number)

    def _boot(self) -> None:
        engine = self.engine
        # The boot scripts define functions only; those that the native functions are defined for come before their
        # first use.
        engine.boot_beside(values.__file__, "values")
        self.values.connect()
        engine.boot_beside(fibers.__file__, "fibers")
        self.natives.connect()
        engine.define("collect", self.boundary.guard(engine.collect))
        self.loader.connect()
        engine.boot_beside(loader.__file__, "globals")
        self.stacks = Stacks(self.scheduler, self.values.take)
        self._emit = engine.entry("emitProcess")
        self._take_rejection = engine.entry("takeRejection")
        self.jobs.take_rejection = self._rejection
        global_require = engine.entry("globalRequire")
        self.boundary.call(lambda: global_require(self.values.pack([self.root])))
        self._global_handle = engine.entry("globalHandle")

    def offspring(self) -> Program:
        """A program of its own with this one's limits, policy, output and zmq context. On a thread of its own."""
        child = Program(zmq_context=self._zmq_context, **self._settings)
        child._parent = self
        child.workers = self.workers
        child.traces = self.traces
        return child

    # Calls ---------------------------------------------------------------------------------

    def call(self, body: Callable[..., Any], *args: Any) -> Any:
        """Runs ``body``, which enters the engine, under the baton; converts its result."""
        if threading.get_ident() == signal_guard.main_thread:
            signal_guard.shield()
        return self.boundary.call(body, *args)

    def run_main(self, path: str, argv: list[str], *, given: bool = True) -> int:
        """Runs a script to the end of its last coroutine; returns the exit code. Called through the boundary.

        With ``given`` it is the application that says so, and not a script: then the policy does not forbid it.
        """
        full = os.path.abspath(os.path.join(self.root, path))
        if given or self.permissions.sources.allow(full):
            # Which looks what there is.
            full = main_path(path, self.root)
        if given:
            self.loader.give(full)
        return self.run_program([sys.executable, full, *argv], lambda: self.values.take(self.loader.run_main(full)))

    def run_program(self, argv: list[str], main: Callable[[], object]) -> int:
        """Runs ``main`` as a program, from here to its exit event; returns the exit code. In a fiber."""
        self.argv = argv
        self.exit_code = None
        self.failed = False
        emit = self._emit
        try:
            main()
            self.natives.wait_until_idle()
            # They count for the exit code.
            self.jobs.report_rejections()
            self.values.take(emit(0, self.result))
            while self.natives.alive:
                # A listener found more to do.
                self.natives.wait_until_idle()
                self.values.take(emit(0, self.result))
        except Exception:
            # An error of the script's own; a script that is ended from outside is told nothing more.
            if not self.scheduler.must_end():
                self.exit_code = 1
                self.values.take(emit(1, self.result))
            raise
        self.values.take(emit(1, self.result))
        return self.result

    @property
    def result(self) -> int:
        """The program's exit code as it stands."""
        return self.exit_code if self.exit_code is not None else int(self.failed)

    def global_object(self) -> Any:
        """The global object as a proxy. Called through the boundary, which passes it on as it is."""
        return self.values.object(self._global_handle(), "global")

    def start(self, body: Callable[[], Any], done: Callable[[Any, BaseException | None], None]) -> None:
        """Runs ``body`` in a fiber of its own, on a thread of the cache; tells ``done`` its result or exception."""
        waiting = self.waiting

        def dropped(reason: BaseException) -> None:
            # It ends before it has begun.
            waiting.discard(dropped)
            done(None, reason)

        def run(fiber: Fiber) -> None:
            waiting.discard(dropped)
            result, failure = None, None
            # The body may call functions of the script before it enters the engine itself.
            self.engine.update_stack_top()
            try:
                result = self.boundary.run(fiber, body, ())
            except BaseException as error:
                failure = error
            if fiber.interrupt is not None:
                fiber.interrupt = None
                self.scheduler.settle_alarm()
            done(result, failure)

        def begin() -> None:
            self.scheduler.start(run, host=True, dropped=dropped)

        waiting.add(dropped)
        if self.scheduler.closing is not None:
            waiting.discard(dropped)
            closing = self.scheduler.closing
            raise type(closing)(closing.message, name=closing.name)
        self.scheduler.post(begin)

    def exit(self, code: int | None) -> None:
        """``process.exit(code)``: ends every fiber and timer of the program. None: with the code as it stands."""
        code = self.result if code is None else code
        self.exit_code = code
        reason = ProcessExit(code)
        for fiber in list(self.scheduler.fibers.values()):
            if isinstance(fiber, Fiber):
                self.scheduler.interrupt(fiber, reason)
            else:
                self.scheduler.fibers.pop(fiber.number, None)
                self.scheduler.ready.remove(fiber)
                self.natives.dropped(fiber.number)
                if fiber.dropped is not None:
                    fiber.dropped(reason)
        self._leave()
        self.boundary.check()

    def _leave(self) -> None:
        self.natives.drop_timers()
        for leave in self.leavers:
            leave()

    def _spent(self, reason: JSTimeoutError) -> None:
        # Called under the baton: the total time is used up. Who has not begun yet ends when it does, so that those who
        # wait for its end are told; a call of the application that has not begun has a new total.
        for fiber in list(self.scheduler.fibers.values()):
            if isinstance(fiber, Fiber) and not (fiber.host and fiber.number > self.limits.last_call):
                self.scheduler.interrupt(fiber, reason)
        self._leave()
        self.report(reason)

    def interrupt(self, make: Callable[[], BaseException]) -> None:
        """From any thread: ends the calls of the application that are open, and what computes now."""
        log(INFO, "runtime %d is interrupted", self.number)
        scheduler = self.scheduler
        for fiber in list(scheduler.fibers.values()):
            if isinstance(fiber, Fiber) and (fiber.host or fiber is scheduler.current):
                scheduler.interrupt(fiber, make())

    # Output
    # ---------------------------------------------------------------------------------

    @property
    def stdout(self) -> TextIO:
        """Where the program's output goes: what was given, or ``sys.stdout`` as it is now."""
        return self._stdout if self._stdout is not None else sys.stdout

    @property
    def stderr(self) -> TextIO:
        """Where the program's errors go."""
        return self._stderr if self._stderr is not None else sys.stderr

    def report(self, error: BaseException) -> None:
        """Takes an error that nobody caught."""
        if isinstance(error, (ProcessExit, RuntimeClosedError)):
            # Not a failure of the script's: it was told to end.
            return
        if type(error) is JSError and (error.name, error.message) == _INTERRUPTED:
            # The promise of an async function that was ended from outside. Whoever ended it knows.
            return
        if self.limits.is_total(error):
            # It ends many at once: the call of the application gets it, or else it is reported once.
            if self.limits.told:
                return
            self.limits.told = True
        self.failed = True
        log(ERROR, "runtime %d: uncaught %s", self.number, error)
        self.uncaught(error)

    def _print_error(self, error: BaseException) -> None:
        text = describe_error(error, self.permissions.sources.allow)
        try:
            self.stderr.write(text.encode("utf-8", "backslashreplace").decode("utf-8"))
            self.stderr.flush()
        except (OSError, ValueError):
            # Nobody reads it any more; the exit code still tells.
            return

    def _rejection(self, number: int) -> BaseException:
        try:
            self._take_rejection(number)
        except EngineError:
            # Describing the reason ran code of the script, which was ended: whoever ended it knows.
            return JSError("interrupted", name="InternalError")
        return self.values.take_error()

    def zmq_context(self) -> Any:
        """The zmq context of this runtime's sockets."""
        # The threads that it makes with the first socket are to inherit no core.
        self.scheduler.placement.let_go()
        if self._zmq_context is None and self._parent is not None:
            self._zmq_context = self._parent.zmq_context()
        if self._zmq_context is None:
            import zmq

            self._zmq_context = zmq.Context.instance()
        return self._zmq_context

    # The end
    # ---------------------------------------------------------------------------------

    def orphan(self) -> None:
        """In a forked child: the runtime is the parent's."""
        self.closed = self.orphaned = True
        self.values.orphaned = RuntimeClosedError(FORKED, name="Error")
        self.elsewhere.orphan()
        orphan(self.scheduler)

    def close(self, patience: float = math.inf) -> None:
        """Ends all fibers, closes what the modules opened, joins the threads and frees the engine.

        Args:
            patience: how long, in seconds, to wait for host functions that have not returned.

        Raises:
            RuntimeError: one has not, and what it may come back to is left as it is.
        """
        close(self, patience)
