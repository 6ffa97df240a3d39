"""Processes that a test speaks to line by line, with a deadline for everything that it waits for.

What a process prints is always taken, so that one whose lines nobody waits for yet is not held up by a full pipe.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from queue import Empty, SimpleQueue

import jsbridge

DEADLINE_SECONDS = 60.0
#: The command of the jsbridge that is under test, wherever it is.
JSBRIDGE = (sys.executable, "-m", "jsbridge")
_PACKAGE_PARENT = str(Path(jsbridge.__file__).parent.parent)


class LineProcess:
    """A running command with pipes for its input and output; errors go where the test's go.

    Args:
        errors: keep what it reports, for :meth:`end`.
    """

    def __init__(self, *command: str, errors: bool = False) -> None:
        self.name = " ".join(Path(word).name for word in command)
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE if errors else None,
            env={**os.environ, "PYTHONPATH": _PACKAGE_PARENT, "PYTHONUNBUFFERED": "1"},
        )
        # None: there will be no more.
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def write(self, line: str) -> None:
        """Sends it a line."""
        assert self.process.stdin is not None
        self.process.stdin.write(line.encode() + b"\n")
        self.process.stdin.flush()

    def line(self) -> str:
        """Waits for its next line."""
        line = self._next()
        assert line is not None, f"{self.name} has ended"
        return line

    def lines(self, count: int) -> list[str]:
        """Waits for its next lines."""
        return [self.line() for _ in range(count)]

    def rest(self) -> list[str]:
        """Waits until it has closed its output; returns the lines that are left."""
        lines = []
        while (line := self._next()) is not None:
            lines.append(line)
        return lines

    def kill(self) -> list[str]:
        """Kills it with SIGKILL; returns what it had still written."""
        self.process.kill()
        rest = self.rest()
        self.close()
        return rest

    def end(self) -> tuple[int, list[str], str]:
        """Waits for its end; returns the exit code, the lines that are left, and what it reported."""
        lines = self.rest()
        reported = self.process.stderr.read().decode() if self.process.stderr is not None else ""
        return self.process.wait(DEADLINE_SECONDS), lines, reported

    def close(self) -> None:
        """Ends it whatever it does."""
        self.process.kill()
        self.process.wait()
        self._reader.join()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            if stream is not None and not stream.closed:
                stream.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            # A line that was cut off by the end of the process is none.
            if line.endswith(b"\n"):
                self._lines.put(line[:-1].decode())
        self._lines.put(None)

    def _next(self) -> str | None:
        try:
            return self._lines.get(timeout=DEADLINE_SECONDS)
        except Empty:
            raise AssertionError(f"{self.name} says nothing more") from None
