"""Paths on their way between scripts and the operating system. Every path that a script names passes here."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jsbridge.host.api import Api

# Lone surrogates that do not stand for a byte.
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")

Path = str | bytes


class Paths:
    """Translates paths, and admits those that the policy allows.

    A name that is not UTF-8 is shown to scripts with a lone surrogate (U+DC80 to U+DCFF) for each byte that is none
    (PEP 383), so that it can be handed back.

    What a ``with`` on one of the methods gives is what the system is to be asked in place of the path; it is valid
    inside of the ``with``, which belongs to where the system is asked: to open a path can take time. The path is text,
    or the bytes of a Buffer, without NUL: index.js sees to that.
    """

    def __init__(self, api: Api) -> None:
        self._permissions = api.permissions

    def to_read(self, path: Path, syscall: str, *, follow: bool = True) -> AbstractContextManager[bytes]:
        """For a path that is to be looked at; with ``follow``, what is meant is where a link leads."""
        return self._permissions.reading(encode(path), syscall, follow=follow)

    def to_write(
        self, path: Path, syscall: str, *, follow: bool = False, moves: bool = False
    ) -> AbstractContextManager[bytes]:
        """For a path that is to be made, changed or removed; with ``moves``, its content gets another name."""
        return self._permissions.writing(encode(path), syscall, follow=follow, moves=moves)

    def to_open(self, path: Path, flags: int, syscall: str = "open") -> AbstractContextManager[tuple[bytes, int]]:
        """For a path that is to be opened; gives the flags to use, too."""
        return self._permissions.opening(encode(path), flags, syscall)


def encode(path: Path) -> bytes:
    r"""The bytes of a path.

    >>> encode("ä\udcff\ud800")
    b'\xc3\xa4\xff\xef\xbf\xbd'
    """
    return path if isinstance(path, bytes) else _NO_BYTE.sub("\ufffd", path).encode("utf-8", "surrogateescape")


def decode(path: Path) -> str:
    r"""The text of a path.

    >>> decode(b"\xc3\xa4\xff") == "ä\udcff"
    True
    """
    return path if isinstance(path, str) else path.decode("utf-8", "surrogateescape")
