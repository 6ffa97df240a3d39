"""Paths that stay what they were when they were looked at.

To look where a path leads, and then to use the path, is no protection: in between, somebody can put a symbolic link
into it. On Linux, the file or folder is opened first, without any effect on it (``O_PATH``); the system tells where it
really is, and what is used afterwards is the open one, under its name in ``/proc/self/fd``. Elsewhere the path without
links is used, which leaves that moment.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

_DESCRIPTORS = b"/proc/self/fd/"
_O_PATH: int = getattr(os, "O_PATH", 0)
#: Whether a path that was looked at is exactly what is used.
EXACT = bool(_O_PATH) and os.path.isdir(_DESCRIPTORS)
#: As many links as Linux follows in a path.
MOST_LINKS = 40
_NO_ENTRIES = (b"", b".", b"..")


class Place(NamedTuple):
    """A path, looked at.

    Attributes:
        name: what to give to the system.
        real: where it is: absolute, without links.
    """

    name: bytes
    real: bytes


@contextmanager
def existing(path: bytes) -> Iterator[Place]:
    """What a path leads to; the name is valid inside of the ``with``.

    Raises:
        OSError: nothing, or it cannot be reached.
    """
    if not EXACT:
        real = os.path.realpath(path, strict=True)
        yield Place(real, real)
        return
    fd = os.open(path, _O_PATH | os.O_CLOEXEC)
    try:
        name = _DESCRIPTORS + str(fd).encode()
        yield Place(name, os.readlink(name))
    finally:
        os.close(fd)


@contextmanager
def entry(path: bytes) -> Iterator[Place]:
    """The entry of a folder that a path means, whether or not there is one: a link is not followed.

    Whoever uses the name must not follow links either.

    Raises:
        OSError: there is no such folder.
    """
    folder, name = os.path.split(path.rstrip(b"/"))
    if name in _NO_ENTRIES:
        with existing(path) as place:
            yield place
        return
    with existing(folder or b".") as place:
        found = Place(os.path.join(place.name, name), os.path.join(place.real, name))
        if path.endswith(b"/"):
            _check_folder(found.name)
        yield found


def _check_folder(name: bytes) -> None:
    try:
        mode = os.lstat(name).st_mode
    except FileNotFoundError:
        # It may be about to be made.
        return
    if not stat.S_ISDIR(mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))


def followed(path: bytes) -> bytes:
    """The path of the entry that is made when a file is opened with ``O_CREAT``: links that lead nowhere are followed.

    Raises:
        OSError: there is no such folder, or the links go in a circle.
    """
    for _ in range(MOST_LINKS):
        with entry(path) as place:
            try:
                content = os.readlink(place.name)
            except OSError:
                # No link, or nothing: then this is the entry.
                return path
        path = os.path.join(os.path.dirname(path), content)
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))


class Roots:
    """The files and folders of one permission.

    Args:
        grant: True, False, or paths.
        root: the folder that the paths are relative to.
    """

    def __init__(self, grant: bool | tuple[str, ...], root: str) -> None:
        self.everything = grant is True
        paths = grant if isinstance(grant, tuple) else ()
        self._real = [os.path.realpath(os.fsencode(os.path.join(root, path))) for path in paths]

    def cover(self, real: bytes) -> bool:
        """Whether a path without links is one of these, or in one of these folders."""
        return self.everything or any(
            real == each or real.startswith(each if each == b"/" else each + b"/") for each in self._real
        )
