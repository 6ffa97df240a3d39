"""The open files of one runtime, by their numbers."""

from __future__ import annotations

import errno
import os
import stat
from typing import TYPE_CHECKING

from jsbridge.modules.fs.descriptor import Descriptor
from jsbridge.modules.fs.paths import Path, Paths, decode, encode

if TYPE_CHECKING:
    from jsbridge.host.api import Api

#: Standard input, output and error: scripts may use them, but not close them.
STANDARD_STREAMS = range(3)
#: How long to wait, in seconds, before looking again for a reader of a fifo: at first, and at most.
FIRST_PAUSE_SECONDS = 0.001
LONGEST_PAUSE_SECONDS = 0.05


class Handles:
    """Opens and finds the files of one runtime. What scripts leave open is closed with the runtime.

    A script can use no other descriptors of the process than those that it has opened, and, if the policy allows them,
    the standard streams.
    """

    def __init__(self, api: Api, paths: Paths) -> None:
        self._api = api
        self._paths = paths
        self._open: dict[int, Descriptor] = {}
        api.at_close(self._close_all)

    def open(self, path: Path, flags: int, mode: int) -> Descriptor:
        """Opens a file; waits for a reader where there has to be one (a fifo that is opened for writing).

        Raises:
            HostError: what the system says, or the policy.
        """
        pause = FIRST_PAUSE_SECONDS
        while True:
            try:
                descriptor = Descriptor(self._api, self._open_now(path, flags | os.O_NONBLOCK | os.O_CLOEXEC, mode))
            except OSError as error:
                if error.errno != errno.ENXIO or not _is_fifo(path):
                    raise self._api.system_error(error, "open", decode(path)) from None
            else:
                self._open[descriptor.fd] = descriptor
                return descriptor
            # The system would block the thread, and nothing could end that: so the fiber asks again and again.
            self._api.scheduler.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE_SECONDS)

    def _open_now(self, path: Path, flags: int, mode: int) -> int:
        opened: list[int] = []

        def open_admitted() -> None:
            with self._paths.to_open(path, flags) as (name, admitted_flags):
                opened.append(os.open(name, admitted_flags, mode))

        try:
            self._api.outside(open_admitted, "open")
        except BaseException:
            # The fiber was ended meanwhile: nobody will ever know the number.
            for fd in opened:
                os.close(fd)
            raise
        return opened[0]

    def find(self, fd: int, syscall: str) -> Descriptor:
        """The open file of that number.

        Raises:
            HostError: EBADF, there is none; EACCES for a standard stream.
        """
        found = self._open.get(fd)
        if found is None and fd in STANDARD_STREAMS:
            self._api.permissions.check_descriptor(fd, syscall)
            try:
                found = self._open[fd] = Descriptor(self._api, fd, borrowed=True)
            except OSError as error:
                raise self._api.system_error(error, syscall) from None
        if found is None:
            raise self._api.system_error(OSError(errno.EBADF, ""), syscall)
        return found

    def find_changeable(self, fd: int, syscall: str) -> Descriptor:
        """The same for a file whose mode, owner or times are to be changed.

        Raises:
            HostError: EBADF, EACCES.
        """
        found = self.find(fd, syscall)
        self._api.permissions.check_changes(found.is_writable, syscall)
        return found

    def close(self, descriptor: Descriptor) -> None:
        """Closes a file.

        Raises:
            HostError: EPERM for a standard stream; what the system says when it could not write everything.
        """
        if descriptor.borrowed:
            raise self._api.system_error(OSError(errno.EPERM, ""), "close")
        if not descriptor.closed:
            del self._open[descriptor.fd]
            try:
                descriptor.close()
            except OSError as error:
                raise self._api.system_error(error, "close") from None

    def mint_token(self, fd: int) -> None:
        """Makes the object with which a script's File dies: the file is then closed, unless it is already."""
        descriptor = self.find(fd, "open")
        self._api.mint_token(lambda: self._forget(descriptor))

    def _forget(self, descriptor: Descriptor) -> None:
        if not descriptor.closed and self._open.pop(descriptor.fd, None) is not None:
            try:
                descriptor.close()
            except OSError as error:
                self._api.report(self._api.system_error(error, "close"))

    def _close_all(self) -> None:
        failures = []
        while self._open:
            try:
                self._open.popitem()[1].close()
            except OSError as error:
                failures.append(error)
        if failures:
            raise failures[0]


def _is_fifo(path: Path) -> bool:
    try:
        return stat.S_ISFIFO(os.stat(encode(path)).st_mode)
    except OSError:
        # It is gone, or not to be seen: then the error of open() tells enough.
        return False
