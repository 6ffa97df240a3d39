"""Standard output and error of the command: UTF-8, and quiet when nobody reads them any more.

``jsbridge script.js | head -1`` closes the pipe while the script still prints. Python reports that as an exception at
every write and once more when it exits; here the first one ends the program, and nothing is said.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class Output(io.FileIO):
    """A standard stream as bytes. From the moment when its reader has gone, what is written is dropped.

    Args:
        descriptor: the file descriptor, which stays open when this object is closed.
        on_broken: called once, from whatever thread writes, when the reader has gone.
    """

    def __init__(self, descriptor: int, on_broken: Callable[[], None]) -> None:
        super().__init__(descriptor, "w", closefd=False)
        self._on_broken = on_broken
        self.dropping = False

    def write(self, data: ReadableBuffer, /) -> int:
        """Writes bytes; returns how many were taken."""
        if not self.dropping:
            try:
                return super().write(data)
            except BrokenPipeError:
                self.dropping = True
                self._on_broken()
        return memoryview(data).nbytes


class Streams:
    """Puts :class:`Output` under ``sys.stdout`` and ``sys.stderr``.

    Args:
        on_broken: called, from any thread, when nobody reads standard output any more.
    """

    def __init__(self, on_broken: Callable[[], None]) -> None:
        self._outputs: list[tuple[TextIO, Output]] = []
        sys.stdout = self._wrapped(sys.stdout, on_broken)
        # Errors that nobody wants to read are no reason to end.
        sys.stderr = self._wrapped(sys.stderr, lambda: None)

    def _wrapped(self, stream: TextIO | None, on_broken: Callable[[], None]) -> TextIO:
        if stream is None:
            # The descriptor was closed when the program started: scripts print all the same.
            return open(os.devnull, "w", encoding="utf-8")
        stream.flush()
        raw = Output(stream.fileno(), on_broken)
        text = io.TextIOWrapper(
            io.BufferedWriter(raw), encoding="utf-8", errors="replace", newline="\n", line_buffering=raw.isatty()
        )
        self._outputs.append((text, raw))
        return text

    def flush(self) -> OSError | None:
        """Writes out what is buffered; returns why that failed. After a failure the rest is dropped."""
        failure: OSError | None = None
        for text, raw in self._outputs:
            try:
                text.flush()
            except OSError as error:
                failure = failure or error
                raw.dropping = True
                text.flush()
        return failure


def colored(stream: TextIO) -> bool:
    """Whether what is shown on a stream may have colours: on a terminal, unless NO_COLOR is set (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR")
