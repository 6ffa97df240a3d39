"""A process that does one side's work, on order; see work/serve.py for its half of the protocol."""

from __future__ import annotations

import os
import selectors
import subprocess
import tempfile
import time
from collections.abc import Mapping
from types import TracebackType

Parameters = Mapping[str, "int | str"]

#: Seconds until a worker that has not answered counts as hung.
PATIENCE_SECONDS = 120.0
_LEAVING_SECONDS = 5.0
_CHUNK_BYTES = 4096
_SHOWN_LINES = 6


class WorkerError(Exception):
    """A worker failed, ended or hung; the message has the end of what it wrote to standard error."""


class Worker:
    """One worker process. A context manager.

    Args:
        command: how it is started.
        environment: variables besides the present ones.
    """

    def __init__(self, command: list[str], environment: Mapping[str, str]) -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the worker
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**os.environ, **environment},
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._input = self._process.stdin
        self._stdout = self._process.stdout
        self._received = b""
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._stdout, selectors.EVENT_READ)

    def order(self, work: str, parameters: Parameters) -> None:
        """Gives an order; :meth:`answer` waits for its result."""
        self.tell(" ".join([work, *(f"{name}={value}" for name, value in parameters.items())]))

    def tell(self, line: str) -> None:
        """Sends a line."""
        try:
            self._input.write(f"{line}\n".encode())
            self._input.flush()
        except OSError as error:
            raise self._failure(f"the worker has ended: {error}") from None

    def answer(self) -> float | str:
        """The result of the order, or what the worker says for the other one of its pair before that."""
        line = self._line()
        if line.startswith("@"):
            return line[1:]
        try:
            return float(line)
        except ValueError:
            raise self._failure(line.lstrip("!")) from None

    def _line(self) -> str:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while b"\n" not in self._received:
            if not self._selector.select(deadline - time.monotonic()):
                raise self._failure(f"no answer within {PATIENCE_SECONDS:g} s")
            chunk = os.read(self._stdout.fileno(), _CHUNK_BYTES)
            if not chunk:
                raise self._failure("the worker has ended")
            self._received += chunk
        line, _, self._received = self._received.partition(b"\n")
        return line.decode()

    def _failure(self, text: str) -> WorkerError:
        self._process.kill()
        self._process.wait()
        self._errors.seek(0)
        lines = self._errors.read().decode(errors="replace").splitlines()[-_SHOWN_LINES:]
        return WorkerError("\n    ".join([text, *lines]))

    def close(self) -> None:
        """Lets the worker end, or ends it."""
        try:
            self._input.close()
        except OSError:
            # It has ended already, with something unread.
            pass
        try:
            self._process.wait(_LEAVING_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._selector.close()
        self._stdout.close()
        self._errors.close()

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
