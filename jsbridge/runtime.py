"""The Python API: a runtime in which fibjs-style scripts run."""

from __future__ import annotations

import atexit
import os
import threading
import warnings
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, TextIO

from jsbridge.bounds import LEAST_MEMORY, LEAST_STACK_SIZE, Bounds, check_number
from jsbridge.closing import close_all
from jsbridge.errors import JSInterrupted, ProcessExit
from jsbridge.fibers import Fiber, signal_guard
from jsbridge.policy import Permissions, Policy
from jsbridge.program import Program
from jsbridge.stats import Stats, take_stats
from jsbridge.variables import Globals

if TYPE_CHECKING:
    import asyncio

    import zmq

#: Bytes of C stack for the scripts of one coroutine; some 2 000 to 4 000 nested calls.
DEFAULT_STACK_SIZE = 1 << 20
DEFAULT_LINGER_MS = 5000


class Runtime:
    """An embedded JavaScript runtime. Use it as a context manager, from any thread.

    Args:
        memory_limit: bytes that scripts may use, at least 1 MiB, or None for no limit.
        time_limit: seconds that a script may compute without once waiting, or None for no limit. Waiting does not
            count.
        stack_size: bytes of C stack for the nested calls of one coroutine.
        total_time_limit: seconds that scripts may compute in all, from a call of the application on, or None for no
            limit. See docs/limits.md, as for those that follow.
        max_coroutines: coroutines that there may be at a time, or None.
        max_sockets: zmq sockets that may be open at a time, or None.
        max_timers: timers that may be set at a time, or None.
        max_workers: workers that there may be at a time, together with workers of workers, or None.
        max_queued_bytes: bytes that any one queue of messages may hold, or None.
        zmq_context: the ``zmq.Context`` of the sockets of ``require('zmq')``; None: ``zmq.Context.instance()``.
        linger_ms: how long, in milliseconds, sockets that are closed at the end try to deliver what was sent; -1: until
            it is.
        root: the folder that paths given to :meth:`run` and :meth:`require` are relative to; None: the current one.
        policy: what scripts may do; None: ``Policy()``, which lets them load modules from ``root``, use ``inproc://``
            and ``tcp://`` endpoints, and nothing else of the machine.
        stdout: where scripts print; None: ``sys.stdout``.
        stderr: where errors are reported; None: ``sys.stderr``.
        loop: the asyncio loop, running in another thread, for host functions that are ``async def``; None: one of its
            own.

    Raises:
        EngineUnsupported: the installed ``quickjs`` module cannot carry jsbridge.
        TypeError, ValueError: an argument of the wrong type or out of range.

    Example:
        >>> import jsbridge
        >>> with jsbridge.Runtime() as runtime:
        ...     runtime.register("app", {"greet": lambda name: f"hello {name}"})
        ...     runtime.eval("require('app').greet('world')")
        'hello world'
    """

    def __init__(
        self,
        *,
        memory_limit: int | None = None,
        time_limit: float | None = None,
        stack_size: int = DEFAULT_STACK_SIZE,
        total_time_limit: float | None = None,
        max_coroutines: int | None = None,
        max_sockets: int | None = None,
        max_timers: int | None = None,
        max_workers: int | None = None,
        max_queued_bytes: int | None = None,
        zmq_context: zmq.Context[Any] | None = None,
        linger_ms: int = DEFAULT_LINGER_MS,
        root: str | os.PathLike[str] | None = None,
        policy: Policy | None = None,
        stdout: TextIO | None = None,
        stderr: TextIO | None = None,
        loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        check_number("memory_limit", memory_limit, int, least=LEAST_MEMORY, optional=True)
        check_number("time_limit", time_limit, (int, float), least=0, optional=True)
        check_number("stack_size", stack_size, int, least=LEAST_STACK_SIZE)
        bounds = Bounds(total_time_limit, max_coroutines, max_sockets, max_timers, max_workers, max_queued_bytes)
        bounds.check()
        check_number("linger_ms", linger_ms, int, least=-1)
        if policy is not None and not isinstance(policy, Policy):
            raise TypeError(f"policy is a Policy, not {type(policy).__name__}")
        root_folder = os.path.abspath(os.fspath(root) if root is not None else os.getcwd())
        self._closed = True
        with signal_guard.deferred() as raised:
            self._program = Program(
                memory_limit=memory_limit,
                time_limit=time_limit,
                stack_size=stack_size,
                bounds=bounds,
                zmq_context=zmq_context,
                linger_ms=linger_ms,
                root=root_folder,
                permissions=Permissions(Policy() if policy is None else policy, root_folder),
                stdout=stdout,
                stderr=stderr,
                loop=loop,
            )
            self._closed = False
        if raised:
            # A signal came meanwhile.
            self.close()
            raise raised[0]

    # Running scripts ---------------------------------------------------------------------------------

    def eval(self, code: str, filename: str = "<eval>") -> Any:
        """Runs a script in the global scope and returns the value of its last statement, converted.

        The script runs on the calling thread and may block (``socket.recv()``); other coroutines go on meanwhile.

        Raises:
            JSError: the script threw; a Python exception that passed through it uncaught is raised as itself.
        """
        if not isinstance(code, str) or not isinstance(filename, str):
            raise TypeError("eval takes the code and a file name as str")
        return self._program.call(self._program.loader.evaluate, code, filename)

    def run(self, path: str | os.PathLike[str], *argv: str) -> int:
        """Runs a script file as the main module, and waits for all coroutines and timers.

        The policy does not limit where that file is. What the script requires has to be where the policy allows it.

        Returns:
            The exit code: what the script set (``process.exitCode``, ``process.exit()``), 1 after an error in a
            coroutine that nobody caught, else 0.

        Raises:
            JSError: the script itself threw.
        """
        try:
            return int(self._program.call(self._program.run_main, os.fspath(path), list(argv)))
        except ProcessExit as end:
            return end.exit_code

    def start(self, path: str | os.PathLike[str], *argv: str) -> Run:
        """Begins :meth:`run` in the background and returns at once."""
        return Run(self._program, os.fspath(path), list(argv))

    def require(self, name: str) -> Any:
        """Requires a module as a script in the root folder would; returns its exports, converted."""
        return self._program.call(self._program.loader.require, name)

    async def eval_async(self, code: str, filename: str = "<eval>") -> Any:
        """Like :meth:`eval`, without blocking the asyncio loop; a promise is awaited. Cancelling it ends the script."""
        program = self._program
        result = await self._in_background(lambda: program.loader.evaluate(code, filename))
        return await result if isinstance(result, Awaitable) else result

    async def run_async(self, path: str | os.PathLike[str], *argv: str) -> int:
        """Like :meth:`run`, without blocking the asyncio loop. Cancelling it ends the script."""
        program = self._program
        try:
            return int(await self._in_background(lambda: program.run_main(os.fspath(path), list(argv))))
        except ProcessExit as end:
            return end.exit_code

    async def _in_background(self, body: Callable[[], Any]) -> Any:
        import asyncio

        loop = asyncio.get_running_loop()
        future: asyncio.Future[Any] = loop.create_future()
        scheduler = self._program.scheduler
        fibers: list[Fiber | None] = []
        cancelled = False

        def begin() -> Any:
            # In this order: either this here sees the cancellation, or that one sees the fiber.
            fibers.append(scheduler.current)
            if cancelled:
                raise JSInterrupted("cancelled")
            return body()

        def done(result: Any, failure: BaseException | None) -> None:
            fibers.append(None)
            try:
                loop.call_soon_threadsafe(_settle, future, result, failure)
            except RuntimeError:
                # The loop is closed: nobody waits any more.
                return

        self._program.start(begin, done)
        try:
            return await future
        except asyncio.CancelledError:
            cancelled = True
            match fibers:
                case [Fiber() as running]:
                    scheduler.interrupt(running, JSInterrupted("cancelled"))
            raise

    # Values ---------------------------------------------------------------------------------

    def register(self, name: str, module: object) -> None:
        """Makes ``module`` what ``require(name)`` returns in scripts.

        Args:
            name: the module's name (no path); it goes before a built-in module of that name.
            module: a mapping of names to functions, ``async def`` functions, constants and nested mappings; a Python
                module or an object, whose public members are taken; or one function. An ``async def`` function runs on
                the asyncio loop while the calling coroutine waits; a plain one runs at once and holds all coroutines up
                meanwhile.

        Raises:
            ValueError: the name is a path, or empty.
        """
        self._program.registry.register(name, module)

    @property
    def globals(self) -> Globals:
        """The script's global variables, as a mutable mapping."""
        return Globals(self._program)

    # Looking on ------------------------------------------------------------------------------

    def stats(self) -> Stats:
        """From any thread: how many coroutines, sockets, messages and so on there are, and have been."""
        return take_stats(self._program)

    def dump(self) -> str:
        """From any thread: a text that shows each coroutine, what it waits for, and the JavaScript stack of it.

        While a host function holds all scripts up there are no stacks; the text says so, after half a second.
        """
        from jsbridge.dump import dump

        return dump(self._program)

    # Ending ---------------------------------------------------------------------------------

    def interrupt(self) -> None:
        """From any thread: ends the calls of :meth:`eval`, :meth:`run` and so on that are open, and what computes now.

        The calls raise :class:`JSInterrupted`. Coroutines that wait go on; the runtime can be used as before.
        """
        self._program.interrupt(lambda: JSInterrupted("interrupted"))

    def close(self) -> None:
        """Ends all coroutines, closes the sockets and frees everything. Calls that are open raise RuntimeClosedError.

        It waits for host functions that have not returned, at the exit of the interpreter for 5 s, and for 1 s when the
        handler of a signal raises.

        Raises:
            RuntimeError: called from inside one of the runtime's own scripts; or a host function has not returned.
        """
        if not self._closed:
            self._program.close()
            self._closed = True

    @property
    def closed(self) -> bool:
        """Whether :meth:`close` was called."""
        return self._closed

    def __reduce__(self) -> Any:
        raise TypeError("a Runtime lives in its process: it cannot be copied or pickled; create one where it is used")

    def __enter__(self) -> Runtime:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    async def __aenter__(self) -> Runtime:
        return self

    async def __aexit__(self, *exception: object) -> None:
        import asyncio

        loop = asyncio.get_running_loop()
        future: asyncio.Future[Any] = loop.create_future()

        def close() -> None:
            failure: BaseException | None = None
            try:
                self.close()
            except BaseException as error:
                failure = error
            loop.call_soon_threadsafe(_settle, future, None, failure)

        # Not a thread of the loop's pool: all of those may be in calls that wait for this end.
        threading.Thread(target=close, name="jsbridge-close", daemon=True).start()
        try:
            await asyncio.shield(future)
        except asyncio.CancelledError:
            # Whoever cancels it, too, wants nothing to be left.
            await future
            raise
        finally:
            # Signals can be given back on the main thread only.
            signal_guard.settle()

    def __del__(self) -> None:
        if not getattr(self, "_closed", True) and not self._program.closed:
            warnings.warn("a jsbridge.Runtime was not closed", ResourceWarning, source=self, stacklevel=2)
            # The collector may run on any thread, in the middle of anything: the end is left to a thread of its own.
            self._closed = True
            threading.Thread(target=self._program.close, name="jsbridge-close", daemon=True).start()


class Run:
    """A script that runs in the background; made by :meth:`Runtime.start`.

    Attributes:
        exit_code: the exit code, or None while it runs, or when it threw.
        error: what the script threw, or None.
    """

    def __init__(self, program: Program, path: str, argv: list[str]) -> None:
        self.exit_code: int | None = None
        self.error: BaseException | None = None
        self._ended = threading.Event()
        program.start(lambda: program.run_main(path, argv), self._end)

    def _end(self, result: Any, failure: BaseException | None) -> None:
        if isinstance(failure, ProcessExit):
            self.exit_code = failure.exit_code
        elif failure is not None:
            self.error = failure
        else:
            self.exit_code = int(result)
        self._ended.set()

    @property
    def done(self) -> bool:
        """Whether the script has ended."""
        return self._ended.is_set()

    def join(self, timeout: float | None = None) -> int | None:
        """Waits for the end; returns the exit code.

        Args:
            timeout: seconds to wait at most; None: as long as it takes.

        Raises:
            TimeoutError: it has not ended in that time.
            JSError: the script threw.
        """
        if not self._ended.wait(timeout):
            raise TimeoutError(f"the script has not ended within {timeout:g} s")
        if self.error is not None:
            raise self.error
        return self.exit_code


def _settle(future: asyncio.Future[Any], result: Any, failure: BaseException | None) -> None:
    # On the future's loop.
    if future.done():
        return
    if isinstance(failure, StopIteration):
        # No future takes it.
        wrapped = RuntimeError("a host function raised StopIteration")
        wrapped.__cause__ = failure
        failure = wrapped
    if failure is None:
        future.set_result(result)
    else:
        future.set_exception(failure)


atexit.register(close_all)
