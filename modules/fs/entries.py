"""What can be done with the names in folders: making, removing, renaming, linking, and asking about them."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from jsbridge.modules.fs.paths import Paths, decode

if TYPE_CHECKING:
    from jsbridge.host.api import Api

_Result = TypeVar("_Result")
Path = str | bytes

_RANDOM_BYTES = 3
_MKDTEMP_TRIES = 100
_NS_PER_S = 1_000_000_000
_PERMISSIONS = 0o7777
_COPY_BYTES = 1 << 20


class Entries:
    """The host functions that take paths. Whatever blocks runs outside of the runtime: other fibers go on."""

    def __init__(self, api: Api, paths: Paths) -> None:
        self._api = api
        self._to_read = paths.to_read
        self._to_write = paths.to_write

    def _run(self, function: Callable[[], _Result], syscall: str, path: Path, dest: Path | None = None) -> _Result:
        try:
            return self._api.outside(function, syscall)
        except OSError as error:
            shown = None if dest is None else decode(dest)
            raise self._api.system_error(error, syscall, decode(path), shown) from None

    # Asking ----------------------------------------------------------------------------------------------------------

    def access(self, path: Path, mode: int) -> None:
        """Tells by an error if the process may not do with a file what ``mode`` says."""
        name = self._to_read(path)

        def access() -> None:
            if not os.access(name, mode):
                # It does not say why. That a file is there which must not be used is EACCES, or EROFS to the system.
                os.stat(name)
                read_only = mode & os.W_OK and os.statvfs(name).f_flag & os.ST_RDONLY
                raise OSError(errno.EROFS if read_only else errno.EACCES, "")

        self._run(access, "access", path)

    def exists(self, path: Path) -> bool:
        """Whether there is something of that name, to which a link leads if it is one."""
        name = self._to_read(path)
        return self._run(lambda: os.access(name, os.F_OK), "access", path)

    def stat(self, path: Path, follow: bool) -> list[int]:
        """What the system knows of a file, or of a link itself; see :func:`facts`."""
        name = self._to_read(path)
        return self._run(lambda: facts(os.stat(name, follow_symlinks=follow)), "stat" if follow else "lstat", path)

    def readlink(self, path: Path) -> bytes:
        """What a symbolic link says."""
        name = self._to_read(path)
        return self._run(lambda: os.readlink(name), "readlink", path)

    def realpath(self, path: Path) -> bytes:
        """The absolute path without links."""
        name = self._to_read(path)
        where: list[tuple[str, bytes]] = []

        def resolve() -> bytes:
            full = os.path.abspath(name)
            try:
                return os.path.realpath(full, strict=True)
            except OSError:
                where.append(_first_failure(full))
                raise

        try:
            return self._api.outside(resolve, "realpath")
        except OSError as error:
            syscall, place = where[0]
            raise self._api.system_error(error, syscall, decode(place)) from None

    def readdir(self, path: Path, raw: bool) -> list[str] | list[bytes]:
        """The names in a folder, in the order of their bytes; ``raw``: as bytes."""
        name = self._to_read(path)
        names = sorted(self._run(lambda: os.listdir(name), "scandir", path))
        return names if raw else [decode(each) for each in names]

    def scan(self, path: Path, raw: bool) -> list[list[Path | int]]:
        """The same with the kind of file that each one is (``S_IFMT``)."""
        name = self._to_read(path)

        def scan() -> list[tuple[bytes, int]]:
            with os.scandir(name) as found:
                return sorted((entry.name, _kind(entry)) for entry in found)

        return [[each if raw else decode(each), kind] for each, kind in self._run(scan, "scandir", path)]

    # Making ----------------------------------------------------------------------------------------------------------

    def mkdir(self, path: Path, mode: int) -> None:
        """Makes a folder."""
        name = self._to_write(path)
        self._run(lambda: os.mkdir(name, mode), "mkdir", path)

    def make_folders(self, path: Path, mode: int) -> bytes | None:
        """Makes a folder and those above it that are missing; returns the first that it had to make."""
        name = self._to_write(path)
        return self._run(lambda: _make_folders(name, mode), "mkdir", path)

    def mkdtemp(self, prefix: Path) -> bytes:
        """Makes a folder with a name that begins with ``prefix`` and is new; only its owner can enter it."""
        start = self._to_write(prefix)

        def make() -> bytes:
            for _ in range(_MKDTEMP_TRIES):
                name = start + secrets.token_hex(_RANDOM_BYTES).encode()
                try:
                    os.mkdir(name, stat.S_IRWXU)
                except FileExistsError:
                    continue
                return name
            raise OSError(errno.EEXIST, "")

        return self._run(make, "mkdtemp", decode(prefix) + "XXXXXX")

    def link(self, path: Path, new: Path) -> None:
        """Gives a file one more name."""
        name, new_name = self._to_write(path), self._to_write(new)
        self._run(lambda: os.link(name, new_name), "link", path, new)

    def symlink(self, target: Path, path: Path) -> None:
        """Makes a symbolic link."""
        # What it leads to is looked up, and admitted, when somebody follows it.
        content, name = self._to_read(target), self._to_write(path)
        self._run(lambda: os.symlink(content, name), "symlink", target, path)

    def copy(self, path: Path, dest: Path, exclusive: bool) -> None:
        """Copies the content and the permissions of a file."""
        name, new_name = self._to_read(path), self._to_write(dest)
        self._run(lambda: _copy(name, new_name, exclusive), "copyfile", path, dest)

    # Changing --------------------------------------------------------------------------------------------------------

    def rename(self, path: Path, new: Path) -> None:
        """Renames a file or folder; replaces a file of the new name."""
        name, new_name = self._to_write(path), self._to_write(new)
        self._run(lambda: os.rename(name, new_name), "rename", path, new)

    def chmod(self, path: Path, mode: int) -> None:
        """Sets the permissions of a file."""
        name = self._to_write(path)
        self._run(lambda: os.chmod(name, mode & _PERMISSIONS), "chmod", path)

    def chown(self, path: Path, uid: int, gid: int, follow: bool) -> None:
        """Sets the owner of a file, or of a link itself."""
        name = self._to_write(path)
        syscall = "chown" if follow else "lchown"
        self._run(lambda: os.chown(name, uid, gid, follow_symlinks=follow), syscall, path)

    def utimes(self, path: Path, accessed: float, modified: float) -> None:
        """Sets the times of a file, in seconds since 1970."""
        name = self._to_write(path)
        times = (nanoseconds(accessed), nanoseconds(modified))
        self._run(lambda: os.utime(name, ns=times), "utime", path)

    # Removing --------------------------------------------------------------------------------------------------------

    def unlink(self, path: Path) -> None:
        """Removes a name of a file."""
        name = self._to_write(path)
        self._run(lambda: os.unlink(name), "unlink", path)

    def rmdir(self, path: Path) -> None:
        """Removes an empty folder."""
        name = self._to_write(path)
        self._run(lambda: os.rmdir(name), "rmdir", path)

    def remove_tree(self, path: Path) -> None:
        """Removes a file, or a folder with all that is in it."""
        name = self._to_write(path)

        def remove() -> None:
            if stat.S_ISDIR(os.lstat(name).st_mode):
                shutil.rmtree(name)
            else:
                os.unlink(name)

        self._run(remove, "rm", path)


def facts(status: os.stat_result) -> list[int]:
    """What ``fs.Stats`` is made of: the numbers of a file, then seconds and nanoseconds of its times.

    The time of birth is that of the last change where Python does not tell it.
    """
    change = status.st_ctime_ns
    birth: float | None = getattr(status, "st_birthtime", None)
    born = change if birth is None else nanoseconds(birth)
    numbers = [
        status.st_dev, status.st_mode, status.st_nlink, status.st_uid, status.st_gid, status.st_rdev,
        status.st_blksize, status.st_ino, status.st_size, status.st_blocks,
    ]  # fmt: skip
    for moment in (status.st_atime_ns, status.st_mtime_ns, change, born):
        numbers += divmod(moment, _NS_PER_S)
    return numbers


def nanoseconds(seconds: float) -> int:
    """Seconds as the system takes them.

    >>> nanoseconds(-1.5)
    -1500000000
    """
    whole = int(seconds)
    return whole * _NS_PER_S + round((seconds - whole) * _NS_PER_S)


def _first_failure(path: bytes) -> tuple[str, bytes]:
    # Which part of a path cannot be resolved, as Node says it: one that is not there, or a link that leads nowhere.
    end = 0
    while end >= 0:
        end = path.find(b"/", end + 1)
        part = path if end < 0 else path[:end]
        if not os.path.lexists(part):
            return "lstat", part
        if os.path.islink(part) and not os.path.exists(part):
            return "stat", part
    return "lstat", path


def _kind(entry: os.DirEntry[bytes]) -> int:
    if entry.is_symlink():
        return stat.S_IFLNK
    if entry.is_dir(follow_symlinks=False):
        return stat.S_IFDIR
    if entry.is_file(follow_symlinks=False):
        return stat.S_IFREG
    try:
        return stat.S_IFMT(entry.stat(follow_symlinks=False).st_mode)
    except FileNotFoundError:
        # It went in between. That it was there is what the list says.
        return 0


def _make_folders(path: bytes, mode: int) -> bytes | None:
    wanted = [path]
    first = made = None
    while wanted:
        folder = wanted[-1]
        try:
            os.mkdir(folder, mode)
            first = first or folder
        except FileNotFoundError:
            above = os.path.dirname(folder.rstrip(b"/"))
            if above in (b"", folder, made):
                raise
            wanted.append(above)
            continue
        except FileExistsError:
            if not os.path.isdir(folder):
                raise OSError(errno.EEXIST if folder == path else errno.ENOTDIR, "") from None
        made = wanted.pop()
    return first


@contextmanager
def _opened(path: bytes, flags: int, mode: int = 0) -> Iterator[int]:
    # Not blocking, since a fifo may lie there.
    fd = os.open(path, flags | os.O_NONBLOCK | os.O_CLOEXEC, mode)
    try:
        yield fd
    finally:
        os.close(fd)


def _copy(path: bytes, dest: bytes, exclusive: bool) -> None:
    with _opened(path, os.O_RDONLY) as source:
        status = os.fstat(source)
        if not stat.S_ISREG(status.st_mode):
            # Only files have an end.
            raise OSError(errno.EISDIR if stat.S_ISDIR(status.st_mode) else errno.EINVAL, "")
        mode = stat.S_IMODE(status.st_mode)
        with _opened(dest, os.O_WRONLY | os.O_CREAT | (os.O_EXCL if exclusive else 0), mode) as target:
            if os.path.sameopenfile(source, target):
                return
            os.ftruncate(target, 0)
            os.fchmod(target, mode)
            try:
                while block := memoryview(os.read(source, _COPY_BYTES)):
                    while block:
                        block = block[os.write(target, block) :]
            except OSError:
                # A part of a file must not be taken for the whole.
                os.unlink(dest)
                raise
