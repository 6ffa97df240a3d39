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

from jsbridge.modules.fs.paths import Path, Paths, decode, encode

if TYPE_CHECKING:
    from jsbridge.host.api import Api

_Result = TypeVar("_Result")
_RANDOM_BYTES = 3
_MKDTEMP_TRIES = 100
_NS_PER_S = 1_000_000_000
_PERMISSIONS = 0o7777
_COPY_BYTES = 1 << 20


class Entries:
    """The host functions that take paths. Whatever blocks runs outside of the runtime: other fibers go on."""

    def __init__(self, api: Api, paths: Paths) -> None:
        self._api = api
        self._paths = paths

    def _run(self, function: Callable[[], _Result], syscall: str, path: Path, dest: Path | None = None) -> _Result:
        try:
            return self._api.outside(function, syscall)
        except OSError as error:
            shown = None if dest is None else decode(dest)
            raise self._api.system_error(error, syscall, decode(path), shown) from None

    def _read(self, function: Callable[[bytes], _Result], syscall: str, path: Path, *, follow: bool = True) -> _Result:
        def read() -> _Result:
            with self._paths.to_read(path, syscall, follow=follow) as name:
                return function(name)

        return self._run(read, syscall, path)

    def _change(
        self, function: Callable[[bytes], _Result], syscall: str, path: Path, *, follow: bool = False
    ) -> _Result:
        def change() -> _Result:
            with self._paths.to_write(path, syscall, follow=follow) as name:
                return function(name)

        return self._run(change, syscall, path)

    def _change_both(self, function: Callable[[bytes, bytes], None], syscall: str, path: Path, new: Path) -> None:
        def change() -> None:
            with (
                self._paths.to_write(path, syscall, moves=True) as name,
                self._paths.to_write(new, syscall) as new_name,
            ):
                function(name, new_name)

        self._run(change, syscall, path, new)

    # Asking ----------------------------------------------------------------------------------------------------------

    def access(self, path: Path, mode: int) -> None:
        """Tells by an error if the process may not do with a file what ``mode`` says."""

        def access(name: bytes) -> None:
            if not os.access(name, mode):
                # It does not say why. That a file is there which must not be used is EACCES, or EROFS to the system.
                os.stat(name)
                read_only = mode & os.W_OK and os.statvfs(name).f_flag & os.ST_RDONLY
                raise OSError(errno.EROFS if read_only else errno.EACCES, "")

        self._read(access, "access", path)

    def exists(self, path: Path) -> bool:
        """Whether there is something of that name, to which a link leads if it is one."""

        def exists() -> bool:
            try:
                with self._paths.to_read(path, "access") as name:
                    return os.access(name, os.F_OK)
            except OSError:
                return False

        return self._run(exists, "access", path)

    def stat(self, path: Path, follow: bool) -> list[int]:
        """What the system knows of a file, or of a link itself; see :func:`facts`."""
        syscall = "stat" if follow else "lstat"
        # With a slash behind it, a link is followed in any case.
        follow = follow or encode(path).endswith(b"/")
        # What was followed may have a name that is a link itself.
        return self._read(lambda name: facts(os.stat(name) if follow else os.lstat(name)), syscall, path, follow=follow)

    def readlink(self, path: Path) -> bytes:
        """What a symbolic link says."""
        return self._read(os.readlink, "readlink", path, follow=False)

    def realpath(self, path: Path) -> bytes:
        """The absolute path without links."""
        where: list[tuple[str, bytes]] = []

        def resolve() -> bytes:
            full = os.path.abspath(encode(path))
            try:
                with self._paths.to_read(full, "realpath") as name:
                    return os.path.realpath(name, strict=True)
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
        names = sorted(self._read(os.listdir, "scandir", path))
        return names if raw else [decode(each) for each in names]

    def scan(self, path: Path, raw: bool) -> list[list[Path | int]]:
        """The same with the kind of file that each one is (``S_IFMT``)."""

        def scan(name: bytes) -> list[tuple[bytes, int]]:
            with os.scandir(name) as found:
                return sorted((entry.name, _kind(entry)) for entry in found)

        return [[each if raw else decode(each), kind] for each, kind in self._read(scan, "scandir", path)]

    # Making ----------------------------------------------------------------------------------------------------------

    def mkdir(self, path: Path, mode: int) -> None:
        """Makes a folder."""
        self._change(lambda name: os.mkdir(name, mode), "mkdir", path)

    def make_folders(self, path: Path, mode: int) -> bytes | None:
        """Makes a folder and those above it that are missing; returns the first that it had to make."""

        def mkdir(folder: bytes) -> None:
            with self._paths.to_write(folder, "mkdir") as name:
                os.mkdir(name, mode)

        return self._run(lambda: _make_folders(encode(path), mkdir), "mkdir", path)

    def mkdtemp(self, prefix: Path) -> bytes:
        """Makes a folder with a name that begins with ``prefix`` and is new; only its owner can enter it."""
        start = encode(prefix)

        def make() -> bytes:
            for _ in range(_MKDTEMP_TRIES):
                path = start + secrets.token_hex(_RANDOM_BYTES).encode()
                try:
                    with self._paths.to_write(path, "mkdtemp") as name:
                        os.mkdir(name, stat.S_IRWXU)
                except FileExistsError:
                    continue
                return path
            raise OSError(errno.EEXIST, "")

        return self._run(make, "mkdtemp", decode(prefix) + "XXXXXX")

    def link(self, path: Path, new: Path) -> None:
        """Gives a file one more name."""
        self._change_both(os.link, "link", path, new)

    def symlink(self, target: Path, path: Path) -> None:
        """Makes a symbolic link."""
        self._api.permissions.check_links("symlink", encode(path))
        self._run(lambda: os.symlink(encode(target), encode(path)), "symlink", target, path)

    def copy(self, path: Path, dest: Path, exclusive: bool) -> None:
        """Copies the content and the permissions of a file."""

        def copy() -> None:
            flags = os.O_WRONLY | os.O_CREAT | (os.O_EXCL if exclusive else 0)
            with (
                self._paths.to_open(path, os.O_RDONLY, "copyfile") as source,
                self._paths.to_open(dest, flags, "copyfile") as target,
            ):
                _copy(source, target)

        self._run(copy, "copyfile", path, dest)

    # Changing --------------------------------------------------------------------------------------------------------

    def rename(self, path: Path, new: Path) -> None:
        """Renames a file or folder; replaces a file of the new name."""
        self._change_both(os.rename, "rename", path, new)

    def chmod(self, path: Path, mode: int) -> None:
        """Sets the permissions of a file."""
        self._change(lambda name: os.chmod(name, mode & _PERMISSIONS), "chmod", path, follow=True)

    def chown(self, path: Path, uid: int, gid: int, follow: bool) -> None:
        """Sets the owner of a file, or of a link itself."""
        chown = os.chown if follow else os.lchown
        self._change(lambda name: chown(name, uid, gid), "chown" if follow else "lchown", path, follow=follow)

    def utimes(self, path: Path, accessed: float, modified: float) -> None:
        """Sets the times of a file, in seconds since 1970."""
        times = (nanoseconds(accessed), nanoseconds(modified))
        self._change(lambda name: os.utime(name, ns=times), "utime", path, follow=True)

    # Removing --------------------------------------------------------------------------------------------------------

    def unlink(self, path: Path) -> None:
        """Removes a name of a file."""
        self._change(os.unlink, "unlink", path)

    def rmdir(self, path: Path) -> None:
        """Removes an empty folder."""
        self._change(os.rmdir, "rmdir", path)

    def remove_tree(self, path: Path) -> None:
        """Removes a file, or a folder with all that is in it."""

        def remove(name: bytes) -> None:
            if stat.S_ISDIR(os.lstat(name).st_mode):
                shutil.rmtree(name)
            else:
                os.unlink(name)

        self._change(remove, "rm", path)


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


def _make_folders(path: bytes, mkdir: Callable[[bytes], None]) -> bytes | None:
    wanted = [path]
    first = made = None
    while wanted:
        folder = wanted[-1]
        try:
            mkdir(folder)
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


def _copy(path: tuple[bytes, int], dest: tuple[bytes, int]) -> None:
    with _opened(*path) as source:
        status = os.fstat(source)
        if not stat.S_ISREG(status.st_mode):
            # Only files have an end.
            raise OSError(errno.EISDIR if stat.S_ISDIR(status.st_mode) else errno.EINVAL, "")
        mode = stat.S_IMODE(status.st_mode)
        with _opened(*dest, mode) as target:
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
                os.unlink(dest[0])
                raise
