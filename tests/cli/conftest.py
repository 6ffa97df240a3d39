"""The command as its users have it: a process, with pipes or with a terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import selectors
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import jsbridge

DEADLINE_SECONDS = 60.0
_COLUMNS, _ROWS = 200, 50
_PACKAGE_PARENT = str(Path(jsbridge.__file__).parent.parent)
# Takes the terminal on standard input for its own, as a shell does, and becomes the command.
_LAUNCHER = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"
_PROMPT = re.compile(r"(?<![^\n])(> |\.\.\. )$")


def _environment(more: dict[str, str]) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "JSBRIDGE", "COV"))}
    return {**kept, "PYTHONPATH": _PACKAGE_PARENT, "TERM": "dumb", "NO_COLOR": "1", **more}


class Reader:
    """What comes out of a descriptor, waited for with a deadline."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._buffer = b""
        self.ended = False

    def _more(self, deadline: float) -> bool:
        with selectors.DefaultSelector() as selector:
            selector.register(self._descriptor, selectors.EVENT_READ)
            if not selector.select(max(0.0, deadline - time.monotonic())):
                return False
        try:
            data = os.read(self._descriptor, 65536)
        except OSError:
            # Linux's answer when the other side of a terminal is closed.
            data = b""
        self.ended = not data
        self._buffer += data
        return bool(data)

    def until(self, wanted: Callable[[str], int]) -> str:
        """The text up to where ``wanted``, which gets all that has come, says (-1: not yet)."""
        deadline = time.monotonic() + DEADLINE_SECONDS
        while True:
            text = self._buffer.decode(errors="replace").replace("\r\n", "\n")
            end = wanted(text)
            if end >= 0:
                self._buffer = text[end:].encode()
                return text[:end]
            if not self._more(deadline):
                raise AssertionError(f"{'it ended' if self.ended else 'nothing more came'} after {text!r}")

    def expect(self, wanted: str) -> str:
        """Waits for a text; returns what came before it."""
        found = self.until(lambda text: text.find(wanted) + len(wanted) if wanted in text else -1)
        return found[: -len(wanted)]

    def rest(self) -> str:
        """All that comes until the end."""
        deadline = time.monotonic() + DEADLINE_SECONDS
        while not self.ended:
            if not self._more(deadline) and not self.ended:
                raise AssertionError(f"it does not end, after {self._buffer!r}")
        return self._buffer.decode(errors="replace").replace("\r\n", "\n")


class Command:
    """A running command with pipes."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        assert process.stderr is not None
        self.output = Reader(process.stdout.fileno() if process.stdout is not None else -1)
        self.errors = Reader(process.stderr.fileno())

    def expect(self, wanted: str) -> str:
        """Waits for a text in its output."""
        return self.output.expect(wanted)

    def type(self, text: str) -> None:
        """Writes to its standard input."""
        assert self.process.stdin is not None
        self.process.stdin.write(text.encode())
        self.process.stdin.flush()

    def signal(self, number: int) -> None:
        """Sends it a signal."""
        self.process.send_signal(number)

    def handles(self, number: int) -> bool:
        """Whether it has got as far as to handle a signal; Linux only."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(r"^SigCgt:\s*([0-9a-f]+)$", status, re.MULTILINE)
        return found is not None and bool(int(found[1], 16) >> (number - 1) & 1)

    def end(self) -> tuple[int, str, str]:
        """Waits for its end; returns the exit code, and what is left of output and errors."""
        output, errors = self.output.rest(), self.errors.rest()
        return self.process.wait(DEADLINE_SECONDS), output, errors

    def close(self) -> None:
        """Ends it whatever it does."""
        self.process.kill()
        self.process.wait(DEADLINE_SECONDS)
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None and not stream.closed:
                stream.close()


class TerminalCommand:
    """A running command on a terminal of its own."""

    def __init__(self, process: subprocess.Popen[bytes], master: int) -> None:
        self.process = process
        self._master = master
        self.screen = Reader(master)

    def prompt(self) -> str:
        """Waits until it asks for input; returns what it showed before."""

        def end(text: str) -> int:
            return len(text) if _PROMPT.search(text) else -1

        return self.screen.until(end)

    def type(self, text: str) -> None:
        """Presses keys; Enter is ``\\r``."""
        os.write(self._master, text.encode())

    def ask(self, line: str) -> str:
        """Types a line; returns what it answered, without the echo, up to the next prompt."""
        self.type(f"{line}\r")
        shown = self.prompt()
        assert shown.startswith(f"{line}\n"), f"the echo of {line!r} is {shown!r}"
        return _PROMPT.sub("", shown[len(line) + 1 :])

    def end(self) -> tuple[int, str]:
        """Waits for its end; returns the exit code and what it still showed."""
        rest = self.screen.rest()
        return self.process.wait(DEADLINE_SECONDS), rest

    def close(self) -> None:
        """Ends it whatever it does."""
        self.process.kill()
        self.process.wait(DEADLINE_SECONDS)
        os.close(self._master)


@pytest.fixture(autouse=True)
def _interruptible() -> Iterator[None]:
    # Children inherit that SIGINT is ignored, and a shell's background job has it so.
    before = signal.getsignal(signal.SIGINT)
    if before is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Command]]:
    """Starts the command with pipes: ``start(*words, env=, before=)``; ``before`` is a command line to go first."""
    commands: list[Command] = []

    def begin(*words: str, env: dict[str, str] | None = None, before: tuple[str, ...] = (), **options: Any) -> Command:
        options = {"cwd": tmp_path, "stdin": subprocess.PIPE, "stdout": subprocess.PIPE, **options}
        line = [*before, sys.executable, "-m", "jsbridge", *words]
        process = subprocess.Popen(line, stderr=subprocess.PIPE, env=_environment(env or {}), **options)
        commands.append(Command(process))
        return commands[-1]

    yield begin
    for command in commands:
        command.close()


@pytest.fixture
def run(start: Callable[..., Command]) -> Callable[..., tuple[int, str, str]]:
    """Runs the command to its end: ``run(*words, text=…)`` → exit code, output, errors."""

    def complete(*words: str, text: str = "", **options: Any) -> tuple[int, str, str]:
        command = start(*words, **options)
        output, errors = command.process.communicate(text.encode(), DEADLINE_SECONDS)
        return command.process.returncode, (output or b"").decode(), errors.decode()

    return complete


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """The history file of :func:`terminal`."""
    return tmp_path / "history"


@pytest.fixture
def terminal(tmp_path: Path, history: Path) -> Iterator[Callable[..., TerminalCommand]]:
    """Starts the command on a terminal: ``terminal(*words, env=…)``; it is at its first prompt."""
    commands: list[TerminalCommand] = []

    def begin(*words: str, env: dict[str, str] | None = None) -> TerminalCommand:
        master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", _ROWS, _COLUMNS, 0, 0))
        try:
            process = subprocess.Popen(
                [sys.executable, "-c", _LAUNCHER, sys.executable, "-m", "jsbridge", *words],
                stdin=slave,
                stdout=slave,
                stderr=slave,
                cwd=tmp_path,
                env=_environment({"JSBRIDGE_HISTORY": str(history), **(env or {})}),
                start_new_session=True,
            )
        finally:
            os.close(slave)
        commands.append(TerminalCommand(process, master))
        commands[-1].prompt()
        return commands[-1]

    yield begin
    for command in commands:
        command.close()
