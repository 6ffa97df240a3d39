"""Python's half of the ``process`` module."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from signal import Signals
from typing import TYPE_CHECKING

from jsbridge.modules.process.environment import Environment
from jsbridge.modules.process.standard_streams import STDIN_FD, StandardInput, receiver, write
from jsbridge.modules.process.system import architecture, platform_name, resident_bytes, runtime_options, umask

if TYPE_CHECKING:
    from jsbridge.host.api import Api


def _working_folder() -> str:
    try:
        return os.getcwd()
    except FileNotFoundError:
        # It was removed.
        return ""


def _chdir(api: Api) -> Callable[[str], None]:
    def chdir(directory: str) -> None:
        api.permissions.check("process", "chdir", directory)
        try:
            os.chdir(directory)
        except OSError as error:
            before = _working_folder()
            raise api.system_error(error, "chdir", before, directory) from None

    return chdir


def exports(api: Api) -> dict[str, object]:
    """Returns what ``index.js`` finds on ``host``.

    Args:
        api: what the runtime offers to host modules.

    Returns:
        Functions and constants by name.
    """
    started = time.monotonic()
    environment = Environment(api)
    stdin = StandardInput(receiver(api))

    def change_umask(mask: int | None = None) -> int:
        # To read the mask is to change it for a moment.
        api.permissions.check("process", "umask")
        return umask(mask)

    def allowed(read: Callable[..., object]) -> Callable[..., object]:
        def read_allowed(*args: object) -> object:
            api.permissions.check("stdin", "read")
            return read(*args)

        return read_allowed

    def exit_code(*code: int | None) -> int | None:
        if code:
            (api.exit_code,) = code
        return api.exit_code

    return {
        "argv": list(api.argv),
        "execArgv": runtime_options(sys.orig_argv, list(api.argv)),
        "execPath": sys.executable,
        "versions": lambda: dict(api.versions),
        "arch": architecture(),
        "platform": platform_name(),
        "pid": os.getpid(),
        "parentId": os.getppid,
        "signals": {signal.name: int(signal) for signal in Signals},
        "onSignal": api.on_signal,
        "exit": api.exit,
        "exitCode": exit_code,
        "findVariable": environment.find,
        "getVariable": environment.get,
        "setVariable": environment.set,
        "deleteVariable": environment.delete,
        "variableNames": environment.names,
        "readInput": allowed(stdin.read),
        "readLine": allowed(stdin.read_line),
        "inputIsTerminal": os.isatty(STDIN_FD),
        "writeOutput": lambda data: write(api.stdout, data),
        "writeError": lambda data: write(api.stderr, data),
        "outputIsTerminal": api.stdout.isatty(),
        "errorIsTerminal": api.stderr.isatty(),
        "umask": change_umask,
        "cwd": os.getcwd,
        "chdir": _chdir(api),
        "uptime": api.raw(lambda: time.monotonic() - started),
        "nanoseconds": api.raw(time.monotonic_ns),
        "residentBytes": resident_bytes,
        "heapBytes": lambda: [api.memory()[name] for name in ("malloc_size", "memory_used_size")],
    }
