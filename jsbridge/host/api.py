"""What a built-in module's host.py may use: ``def exports(api)`` gets one of these."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

from jsbridge.bounds import QUEUED_MESSAGES, Bounds, limit_error
from jsbridge.engine import engine_version
from jsbridge.fibers import Scheduler
from jsbridge.fibers.fiber import FiberKilled
from jsbridge.host.readiness import Readiness
from jsbridge.host.system_errors import system_error
from jsbridge.host.tests import TestRecord
from jsbridge.host.worker import Master, WorkerThread
from jsbridge.loader import Raw
from jsbridge.log import DEBUG, INFO, WARNING, log
from jsbridge.policy import Permissions
from jsbridge.report import error_facts
from jsbridge.stats import Traffic
from jsbridge.values import HostError
from jsbridge.versions import versions

if TYPE_CHECKING:
    from jsbridge.program import Program

__all__ = [
    "DEBUG",
    "INFO",
    "QUEUED_MESSAGES",
    "WARNING",
    "Api",
    "FiberKilled",
    "HostError",
    "Master",
    "Raw",
    "Traffic",
    "WorkerThread",
    "error_facts",
    "limit_error",
    "log",
]

_Result = TypeVar("_Result")


class Api:
    """The services of one runtime for the host functions of one module.

    Attributes:
        scheduler: parking, waking, deadlines and descriptors, for functions that wait.
        bounds: how much of what is counted the scripts of the runtime may have.
        linger_ms: how long, in milliseconds, sockets that are closed at the end try to deliver what was sent.
        started: ``time.monotonic()`` when the runtime was created.
        permissions: what the runtime's scripts may do; whoever opens a door of the machine asks here.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        self._engine = program.engine
        self.scheduler: Scheduler = program.scheduler
        self.bounds: Bounds = program.bounds
        self.linger_ms: int = program.linger_ms
        self.started: float = program.registry.started
        self.permissions: Permissions = program.permissions
        # The hot ones, without a detour.
        self.staged_bytes = self._engine.staged_bytes
        self.staged_text = self._engine.read_text
        self.staged_utf8 = self._engine.read_utf8
        self.mailed_frames = self._engine.mailed_frames
        self.mail_frames = self._engine.mail_frames

    # Kinds of functions ----------------------------------------------------------------------------------------------

    @staticmethod
    def raw(function: Callable[..., Any]) -> Raw:
        """Marks a function for a hot path.

        Its arguments are numbers, booleans, None and short ASCII constants, as they are. It returns None, bool, int,
        float, str, or bytes, which arrive as an ArrayBuffer. What the script staged right before the call is in
        :attr:`staged_bytes` (a memoryview that is valid until the function returns or parks), :attr:`staged_text` and
        :attr:`staged_utf8`.
        """
        return Raw(function)

    @staticmethod
    def raw_bytes(function: Callable[[int], bytes | memoryview]) -> Raw:
        """Marks a function for the hottest paths: it takes one number, nothing is staged for it, and it returns bytes.

        The script gets them as a Buffer.
        """
        return Raw(function, gives_bytes=True)

    def thread(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Marks a function that blocks: it runs on a helper thread while the calling fiber is parked."""
        elsewhere = self._program.elsewhere

        def threaded(*args: Any) -> Any:
            return elsewhere.run_in_thread(function, args)

        return threaded

    def outside(self, function: Callable[[], _Result], syscall: str = "a host function") -> _Result:
        """Calls a function that blocks, but ends by itself (one that asks a disk), while other fibers run.

        It runs on the thread of the calling fiber, which costs less than :meth:`thread`, but a runtime that closes has
        to wait for its end.

        Raises:
            FiberKilled: the fiber has to end; what the function returned is lost.
        """
        result: _Result = self.scheduler.outside(function, syscall)
        return result

    def readiness(self, fd: int, *, shared: bool = False) -> Readiness:
        """What lets fibers wait until a descriptor can be read or written, for what may never end by itself.

        Args:
            fd: the descriptor. Before a module closes one of its own, it calls ``close()`` of what this returns.
            shared: whether it is a standard stream, which other modules wait for, too.
        """
        return self._program.streams.of(fd) if shared else Readiness(self.scheduler, fd)

    @staticmethod
    def system_error(error: OSError, syscall: str, path: str | None = None, dest: str | None = None) -> HostError:
        """The script's error for an error of the operating system, as Node has it; see :func:`system_error`."""
        return system_error(error, syscall, path, dest)

    @staticmethod
    def error(message: str, *, name: str = "Error", **members: object) -> HostError:
        """An exception that is thrown in the script as an error of that name with those properties."""
        return HostError(message, name=name, **members)

    # The program -----------------------------------------------------------------------------------------------------

    @property
    def argv(self) -> list[str]:
        """What ``process.argv`` shows: the program, the script, the arguments."""
        return self._program.argv

    @property
    def exit_code(self) -> int | None:
        """The exit code that the script has set, or None."""
        return self._program.exit_code

    @exit_code.setter
    def exit_code(self, code: int | None) -> None:
        self._program.exit_code = code

    def exit(self, code: int | None) -> None:
        """Ends the program: the calling fiber does not go on. None: with the exit code as it stands.

        Raises:
            FiberKilled: always.
        """
        self._program.exit(code)

    @property
    def stdout(self) -> TextIO:
        """Where the program's output goes."""
        return self._program.stdout

    @property
    def stderr(self) -> TextIO:
        """Where the program's errors go."""
        return self._program.stderr

    @property
    def versions(self) -> dict[str, str]:
        """Versions of jsbridge, the engine, pyzmq and libzmq."""
        return versions()

    @property
    def engine(self) -> str:
        """The engine's distribution and version."""
        return engine_version()

    @property
    def tests(self) -> TestRecord:
        """What the module ``test`` has run in this program, and which tests it is to run."""
        return self._program.tests

    def memory(self) -> dict[str, int]:
        """The engine's own account of its memory: bytes and counts by name."""
        return self._engine.memory()

    def collect(self) -> None:
        """Under the baton: runs the engine's cycle collector, which knows nothing of what its objects hold outside."""
        self._engine.collect()

    def on_signal(self, callback: Callable[[str], bool]) -> None:
        """Sets who hears of SIGINT and SIGTERM: called with the name in a fiber; True means that it handles it."""
        self._program.signal_callback = callback

    def zmq_context(self) -> Any:
        """The zmq context that this runtime's sockets belong to."""
        return self._program.zmq_context()

    def at_exit(self, action: Callable[[], None]) -> None:
        """Calls ``action`` when the script ends the program by ``process.exit()``; it raises nothing."""
        self._program.leavers.append(action)

    def at_close(self, action: Callable[[], None]) -> None:
        """Calls ``action`` when the runtime closes, after its last fiber has ended and before the engine is freed."""
        self._program.closers.append(action)

    def at_finish(self, action: Callable[[], None]) -> bool:
        """Calls ``action`` when the program has ended, its runtime is closed, and only the process is left to end.

        Returns:
            False when it will not be called: the runtime is an application's, which goes on.
        """
        finishers = self._program.finishers
        if finishers is None:
            return False
        finishers.append(action)
        return True

    @property
    def number(self) -> int:
        """The runtime's: 1 for the first one of the process, 2 for the next."""
        return self._program.number

    @property
    def traces(self) -> bool:
        """Whether the command was given ``--trace``."""
        return self._program.traces

    def on_look(self, waits: Callable[[], dict[object, str]], traffic: Callable[[], Traffic]) -> None:
        """Sets who tells onlookers of zmq sockets, from any thread: what fibers wait for, and what has been sent."""
        self._program.waits = waits
        self._program.traffic = traffic

    def mint_token(self, action: Callable[[], None]) -> None:
        """Makes the object that ``host.takeToken`` returns: ``action`` is called when the last reference to it goes.

        It is called under the baton, at the next scheduling point, and must raise nothing.
        """
        scheduler = self.scheduler
        self._engine.mint(Collectible(lambda: scheduler.post(action)))

    # Other programs --------------------------------------------------------------------------------------------------

    @property
    def master(self) -> Any:
        """In the runtime of a worker: what :meth:`worker` was given for it. Else None."""
        return self._program.master

    def worker(self, path: str, argv: list[str], master: Master) -> WorkerThread:
        """Makes a runtime of its own, which runs a script in a thread of its own when it is started."""
        return WorkerThread(self._program, path, argv, master)

    def load(self, name: str) -> None:
        """Loads a built-in module; for a runtime in which no script has run yet."""
        # Its exports are not wanted here: to convert them would call their getters.
        self._program.call(self._program.loader.evaluate, f"void require('node:{name}')", f"jsbridge:{name}")

    @property
    def has_timers(self) -> bool:
        """Whether a timer is set, also one that does not keep the program going."""
        return self._program.natives.timers > 0

    def start(self, action: Callable[[], object]) -> None:
        """Under the baton: calls a function of the script's in a coroutine of its own, which may block.

        Those that were started first begin first. What one throws is reported.
        """
        self._program.natives.start(action)

    def hold(self) -> None:
        """Under the baton: keeps the program going until :meth:`release`."""
        self._program.natives.hold()

    def release(self) -> None:
        """Under the baton: ends one :meth:`hold`."""
        self._program.natives.release()

    def listen(self, listening: bool) -> None:
        """Under the baton: whether the program goes on when it has nothing to do."""
        self._program.natives.listen(listening)

    def on_idle(self, action: Callable[[], None]) -> None:
        """Calls ``action`` under the baton when the program has nothing to do but to listen; it must raise nothing."""
        self._program.natives.on_idle = action

    def report(self, error: BaseException) -> None:
        """Reports an error that nobody catches: it is printed, and the program's exit code becomes 1."""
        self._program.report(error)


class Collectible:
    """Calls ``dead`` when the engine collects the JS function that it was minted as; calling it does nothing."""

    __slots__ = ("_dead",)

    def __init__(self, dead: Callable[[], None]) -> None:
        self._dead = dead

    def __call__(self, *args: object) -> None:
        return None

    def __del__(self) -> None:
        self._dead()
