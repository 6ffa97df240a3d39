"""Paths on their way between scripts and the operating system. Every path that a script names passes here."""

from __future__ import annotations

import re

# Lone surrogates that do not stand for a byte.
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")


class Paths:
    """Admits paths, and translates them.

    A name that is not UTF-8 is shown to scripts with a lone surrogate (U+DC80 to U+DCFF) for each byte that is none
    (PEP 383), so that it can be handed back.
    """

    def to_read(self, path: str | bytes) -> bytes:
        """The system's form of a path that is to be looked at.

        Args:
            path: text, or the bytes of a Buffer, without NUL: index.js sees to that.
        """
        return encode(path)

    def to_write(self, path: str | bytes) -> bytes:
        """The system's form of a path that is to be made, changed or removed."""
        return encode(path)


def encode(path: str | bytes) -> bytes:
    r"""The bytes of a path.

    >>> encode("ä\udcff\ud800")
    b'\xc3\xa4\xff\xef\xbf\xbd'
    """
    return path if isinstance(path, bytes) else _NO_BYTE.sub("\ufffd", path).encode("utf-8", "surrogateescape")


def decode(path: str | bytes) -> str:
    r"""The text of a path.

    >>> decode(b"\xc3\xa4\xff") == "ä\udcff"
    True
    """
    return path if isinstance(path, str) else path.decode("utf-8", "surrogateescape")
