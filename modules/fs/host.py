"""Python's half of the ``fs`` module."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from jsbridge.modules.fs.descriptor import BLOCK_BYTES
from jsbridge.modules.fs.entries import Entries, facts, nanoseconds
from jsbridge.modules.fs.handles import Handles
from jsbridge.modules.fs.paths import Path, Paths, decode

if TYPE_CHECKING:
    from jsbridge.host.api import Api

_SYSTEM_CONSTANTS = (
    "O_RDONLY", "O_WRONLY", "O_RDWR", "O_CREAT", "O_EXCL", "O_NOCTTY", "O_TRUNC", "O_APPEND", "O_DIRECTORY",
    "O_NOATIME", "O_NOFOLLOW", "O_SYNC", "O_DSYNC", "O_SYMLINK", "O_DIRECT", "O_NONBLOCK",
    "F_OK", "R_OK", "W_OK", "X_OK",
)  # fmt: skip
_MODE_CONSTANTS = (
    "S_IFREG", "S_IFDIR", "S_IFCHR", "S_IFBLK", "S_IFIFO", "S_IFLNK", "S_IFSOCK", "S_IRWXU", "S_IRUSR", "S_IWUSR",
    "S_IXUSR", "S_IRWXG", "S_IRGRP", "S_IWGRP", "S_IXGRP", "S_IRWXO", "S_IROTH", "S_IWOTH", "S_IXOTH",
)  # fmt: skip
#: Of Node's own; the last two ask for what copying does anyway where it can.
_COPY_CONSTANTS = {"COPYFILE_EXCL": 1, "COPYFILE_FICLONE": 2, "COPYFILE_FICLONE_FORCE": 4}
_ALL_BITS = 0xFFFF


def _constants() -> dict[str, int]:
    return {
        **{name: getattr(os, name) for name in _SYSTEM_CONSTANTS if hasattr(os, name)},
        "S_IFMT": stat.S_IFMT(_ALL_BITS),
        **{name: getattr(stat, name) for name in _MODE_CONSTANTS},
        **_COPY_CONSTANTS,
        **{f"UV_FS_{name}": value for name, value in _COPY_CONSTANTS.items()},
    }


class Files:
    """The host functions that take the number of an open file, and those that open one for as long as they need it."""

    def __init__(self, api: Api, paths: Paths) -> None:
        self.handles = Handles(api, paths)

    def open(self, path: Path, flags: int, mode: int) -> int:
        """Opens a file; returns its number."""
        return self.handles.open(path, flags, mode).fd

    def close(self, fd: int) -> None:
        """Closes a file."""
        self.handles.close(self.handles.find(fd, "close"))

    def read(self, fd: int, size: int, position: int | None) -> bytes:
        """Reads once: as much as there is, at most ``size`` bytes."""
        return self.handles.find(fd, "read").read(size, position)

    def read_block(self, fd: int) -> bytes:
        """Reads a block of a size that is convenient."""
        return self.handles.find(fd, "read").read(BLOCK_BYTES)

    def read_fully(self, fd: int, size: int) -> bytes:
        """Reads ``size`` bytes, fewer only at the end."""
        return self.handles.find(fd, "read").read_fully(size)

    def read_rest(self, fd: int) -> bytes:
        """Reads up to the end."""
        return self.handles.find(fd, "read").read_rest()

    def write(self, fd: int, data: bytes, position: int | None) -> int:
        """Writes all of it."""
        return self.handles.find(fd, "write").write(data, position)

    def read_file(self, path: Path, flags: int) -> bytes:
        """Reads a whole file."""
        descriptor = self.handles.open(path, flags, 0o666)
        try:
            return descriptor.read_rest()
        finally:
            self.handles.close(descriptor)

    def write_file(self, path: Path, data: bytes, flags: int, mode: int, flush: bool) -> None:
        """Writes a whole file; with ``flush`` it is on the disk when this returns."""
        descriptor = self.handles.open(path, flags, mode)
        try:
            descriptor.write(data)
            if flush:
                descriptor.outside(lambda: os.fsync(descriptor.fd), "fsync")
        finally:
            self.handles.close(descriptor)

    def truncate(self, path: Path, size: int) -> None:
        """Sets the size of a file by its name."""
        descriptor = self.handles.open(path, os.O_RDWR, 0o666)
        try:
            descriptor.outside(lambda: os.ftruncate(descriptor.fd, size), "ftruncate")
        finally:
            self.handles.close(descriptor)

    def seek(self, fd: int, offset: int, whence: int) -> int:
        """Moves to a position; returns it."""
        descriptor = self.handles.find(fd, "lseek")
        return descriptor.outside(lambda: os.lseek(descriptor.fd, offset, whence), "lseek")

    def ftruncate(self, fd: int, size: int) -> None:
        """Sets the size of an open file."""
        descriptor = self.handles.find(fd, "ftruncate")
        descriptor.outside(lambda: os.ftruncate(descriptor.fd, size), "ftruncate")

    def fstat(self, fd: int) -> list[int]:
        """What the system knows of an open file."""
        descriptor = self.handles.find(fd, "fstat")
        return descriptor.outside(lambda: facts(os.fstat(descriptor.fd)), "fstat")

    def fsync(self, fd: int, data_only: bool) -> None:
        """Waits until what was written is on the disk."""
        syscall = "fdatasync" if data_only else "fsync"
        # macOS has no fdatasync.
        sync = getattr(os, "fdatasync", os.fsync) if data_only else os.fsync
        descriptor = self.handles.find(fd, syscall)
        descriptor.outside(lambda: sync(descriptor.fd), syscall)

    def fchmod(self, fd: int, mode: int) -> None:
        """Sets the permissions of an open file."""
        descriptor = self.handles.find_changeable(fd, "fchmod")
        descriptor.outside(lambda: os.fchmod(descriptor.fd, mode & 0o7777), "fchmod")

    def fchown(self, fd: int, uid: int, gid: int) -> None:
        """Sets the owner of an open file."""
        descriptor = self.handles.find_changeable(fd, "fchown")
        descriptor.outside(lambda: os.fchown(descriptor.fd, uid, gid), "fchown")

    def futimes(self, fd: int, accessed: float, modified: float) -> None:
        """Sets the times of an open file, in seconds since 1970."""
        descriptor = self.handles.find_changeable(fd, "futime")
        times = (nanoseconds(accessed), nanoseconds(modified))
        descriptor.outside(lambda: os.utime(descriptor.fd, ns=times), "futime")


def exports(api: Api) -> dict[str, object]:
    """Returns what ``index.js`` finds on ``host``.

    Args:
        api: what the runtime offers to host modules.

    Returns:
        Functions by name, and ``constants``. They park their fiber, or step out of the runtime, whenever they block.
    """
    paths = Paths(api)
    entries = Entries(api, paths)
    files = Files(api, paths)
    return {
        "constants": _constants(),
        "mintToken": api.raw(files.handles.mint_token),
        "decode": decode,
        "access": entries.access,
        "exists": entries.exists,
        "stat": entries.stat,
        "readlink": entries.readlink,
        "realpath": entries.realpath,
        "readdir": entries.readdir,
        "scan": entries.scan,
        "mkdir": entries.mkdir,
        "makeFolders": entries.make_folders,
        "mkdtemp": entries.mkdtemp,
        "link": entries.link,
        "symlink": entries.symlink,
        "copy": entries.copy,
        "rename": entries.rename,
        "chmod": entries.chmod,
        "chown": entries.chown,
        "utimes": entries.utimes,
        "unlink": entries.unlink,
        "rmdir": entries.rmdir,
        "removeTree": entries.remove_tree,
        "open": files.open,
        "close": files.close,
        "read": files.read,
        "readBlock": files.read_block,
        "readFully": files.read_fully,
        "readRest": files.read_rest,
        "write": files.write,
        "readFile": files.read_file,
        "writeFile": files.write_file,
        "truncate": files.truncate,
        "seek": files.seek,
        "ftruncate": files.ftruncate,
        "fstat": files.fstat,
        "fsync": files.fsync,
        "fchmod": files.fchmod,
        "fchown": files.fchown,
        "futimes": files.futimes,
    }
