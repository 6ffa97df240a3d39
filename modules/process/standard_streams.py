"""Standard input, output and error of the process."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from jsbridge.host.api import Api

_READ_BYTES = 64 * 1024
STDIN_FD = 0


class StandardInput:
    """Standard input as bytes, read past Python's own buffer, whose lock a reader that never ends would hold at exit.

    One reader at a time: ``index.js`` sees to that.

    Args:
        receive: waits for some bytes, at most so many; none at the end.
    """

    def __init__(self, receive: Callable[[int], bytes]) -> None:
        self._receive = receive
        self._buffer = bytearray()

    def _fill(self) -> bool:
        block = self._receive(_READ_BYTES)
        self._buffer += block
        return bool(block)

    def _take(self, size: int) -> bytes:
        data = bytes(self._buffer[:size])
        del self._buffer[:size]
        return data

    def read(self, size: int | None = None) -> bytes | None:
        """Waits until there is something to read.

        Args:
            size: the most bytes to return; None for as many as have come.

        Returns:
            At least one byte, or None at the end.
        """
        if not self._buffer and not self._fill():
            return None
        return self._take(len(self._buffer) if size is None else size)

    def read_line(self) -> str | None:
        """Waits until there is a whole line, or the last one at the end.

        Returns:
            The line without its end (LF or CR LF), decoded from UTF-8 with U+FFFD for what is none; None at the end.
        """
        searched = 0
        while (end := self._buffer.find(b"\n", searched)) < 0:
            searched = len(self._buffer)
            if not self._fill():
                return self._take(searched).decode(errors="replace") if searched else None
        return self._take(end + 1)[:-1].removesuffix(b"\r").decode(errors="replace")


def receiver(api: Api, fd: int = STDIN_FD) -> Callable[[int], bytes]:
    """A function that reads a descriptor while its fiber is parked.

    A fiber that has to end leaves nothing behind: a thread that still read would take what comes next from others.
    """
    readiness = api.readiness(fd, shared=True)

    def receive(size: int) -> bytes:
        try:
            readiness.readable("read")
            return api.outside(lambda: os.read(fd, size), "read")
        except OSError as error:
            raise api.system_error(error, "read") from None

    return receive


def write(stream: TextIO, data: str | bytes) -> None:
    """Writes to a standard stream and flushes it.

    Args:
        stream: the stream; one without a ``buffer`` underneath, as an application may have put in place, gets text.
        data: text, of which lone surrogates become U+FFFD, or bytes.
    """
    if isinstance(data, str):
        data = data.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
    buffer = getattr(stream, "buffer", None)
    if buffer is None:
        stream.write(data.decode(errors="replace"))
    else:
        # What was written as text before comes first.
        stream.flush()
        buffer.write(data)
    stream.flush()
