"""One open file: reading and writing it while other fibers run.

A file on a disk is asked on the fiber's own thread, outside of the runtime: the system answers in its own time, but it
answers. What may never answer (a fifo, a terminal, a socket) is not blocking, and is watched by the poller: a fiber
that waits for it can be ended at any time.
"""

from __future__ import annotations

import fcntl
import os
import select
import stat
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from jsbridge.host.api import Api

BLOCK_BYTES = 64 * 1024
#: What Node reads and writes at most.
LARGEST_BYTES = 2**31 - 1

_Result = TypeVar("_Result")


class Descriptor:
    """An open file of a script, or one of the standard streams, which it only borrows.

    Attributes:
        fd: its number.
        borrowed: whether it is a standard stream, which stays open.
        is_writable: whether it is open for writing.
        closed: whether the script has closed it. The number itself is given back when the last operation has ended.
    """

    def __init__(self, api: Api, fd: int, *, borrowed: bool = False) -> None:
        self._api = api
        self.fd = fd
        self.closed = False
        self.borrowed = borrowed
        self._users = 0
        self._readiness = api.readiness(fd, shared=borrowed)
        mode = os.fstat(fd).st_mode
        access = fcntl.fcntl(fd, fcntl.F_GETFL) & os.O_ACCMODE
        self._may_wait = not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or stat.S_ISBLK(mode))
        self._is_readable = access != os.O_WRONLY
        self.is_writable = access != os.O_RDONLY
        # A fifo that no writer has opened yet looks as if it were at its end.
        self._is_new_fifo = stat.S_ISFIFO(mode) and access == os.O_RDONLY and not borrowed

    @property
    def _waits(self) -> bool:
        return self._may_wait and self._readiness.known

    # Operations ------------------------------------------------------------------------------------------------------

    def read(self, size: int, position: int | None = None) -> bytes:
        """Waits for up to ``size`` bytes; none at the end."""
        if position is not None:
            return self.outside(lambda: os.pread(self.fd, size, position), "read")
        while self._waits and self._is_readable:
            if self._is_new_fifo or self.borrowed:
                self._is_new_fifo = False
                if self._readiness.readable("read") and self.borrowed:
                    break
            try:
                return os.read(self.fd, size)
            except BlockingIOError:
                self._readiness.readable("read")
            except OSError as error:
                raise self._api.system_error(error, "read") from None
        return self.outside(lambda: os.read(self.fd, size), "read")

    def read_fully(self, size: int) -> bytes:
        """Waits for ``size`` bytes, or the end."""
        blocks = []
        while size > 0 and (block := self.read(min(size, LARGEST_BYTES))):
            blocks.append(block)
            size -= len(block)
        return blocks[0] if len(blocks) == 1 else b"".join(blocks)

    def read_rest(self) -> bytes:
        """Waits for all bytes up to the end.

        Raises:
            HostError: ``ERR_FS_FILE_TOO_LARGE``.
        """
        if not self._waits:
            return self.outside(self._read_rest_of_file, "read")
        blocks = []
        total = 0
        while block := self.read(BLOCK_BYTES):
            blocks.append(block)
            total += len(block)
            if total > LARGEST_BYTES:
                raise self._too_large(total)
        return b"".join(blocks)

    def _read_rest_of_file(self) -> bytes:
        size = os.fstat(self.fd).st_size
        if size > LARGEST_BYTES:
            raise self._too_large(size)
        data = bytearray()
        rest = max(0, size - os.lseek(self.fd, 0, os.SEEK_CUR))
        # One byte more than there should be: its absence is the end. Files in /proc have no size.
        while block := os.read(self.fd, max(rest - len(data) + 1, BLOCK_BYTES)):
            if not data and len(block) == rest:
                # By far the most frequent: all at once, without a copy.
                more = os.read(self.fd, BLOCK_BYTES)
                if not more:
                    return block
                data += block
                block = more
            data += block
            if len(data) > LARGEST_BYTES:
                raise self._too_large(len(data))
        return bytes(data)

    def _too_large(self, size: int) -> Exception:
        return self._api.error(
            f"File size ({size}) is greater than 2 GiB", name="RangeError", code="ERR_FS_FILE_TOO_LARGE"
        )

    def write(self, data: bytes, position: int | None = None) -> int:
        """Waits until all bytes are written; returns their number."""
        view = memoryview(data)
        while view and self._waits and self.is_writable and position is None:
            if self.borrowed:
                # It must stay as it is, since others have it, too: so much can be written without blocking.
                if self._readiness.writable("write"):
                    block = view[: select.PIPE_BUF]
                    view = view[self.outside(partial(os.write, self.fd, block), "write") :]
                continue
            try:
                view = view[os.write(self.fd, view) :]
            except BlockingIOError:
                self._readiness.writable("write")
            except OSError as error:
                raise self._api.system_error(error, "write") from None
        if view:
            self.outside(lambda: self._write_all(view, position), "write")
        elif not data:
            # An empty write tells whether it may be written to.
            self.outside(lambda: os.write(self.fd, b""), "write")
        return len(data)

    def _write_all(self, view: memoryview, position: int | None) -> None:
        while view:
            written = os.write(self.fd, view) if position is None else os.pwrite(self.fd, view, position)
            view = view[written:]
            position = None if position is None else position + written

    def outside(self, function: Callable[[], _Result], syscall: str) -> _Result:
        """Calls a function that blocks but ends; the descriptor stays open until it has ended."""
        self._users += 1
        try:
            return self._api.outside(function, syscall)
        except OSError as error:
            raise self._api.system_error(error, syscall) from None
        finally:
            self._users -= 1
            self._give_back()

    # The end ---------------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Closes it; the fibers that wait get EBADF."""
        self.closed = True
        self._readiness.close()
        self._give_back()

    def _give_back(self) -> None:
        if self.closed and self._users == 0 and self.fd >= 0 and not self.borrowed:
            fd, self.fd = self.fd, -1
            os.close(fd)
