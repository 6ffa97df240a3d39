"""Python's half of the ``encoding`` module: base32."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jsbridge.host.api import Api

_DIGITS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
# Upper case, and what fibjs takes for a digit that was misread.
_READING = bytes.maketrans(b"abcdefghijklmnopqrstuvwxyz019", b"ABCDEFGHIJKLMNOPQRSTUVWXYZOLG")
_JUNK = bytes(code for code in range(256) if bytes([code]).translate(_READING) not in _DIGITS)
_GROUP = 8
#: How many digits are worth nothing: what a group has beyond its whole bytes.
_USELESS = {1: 1, 3: 1, 6: 1}


def encode(data: bytes | memoryview) -> str:
    """Base32 (RFC 4648) in lower case and without padding, as fibjs writes it.

    >>> encode(b"hello")
    'nbswy3dp'
    >>> encode(b"f")
    'my'
    """
    return base64.b32encode(data).decode("ascii").rstrip("=").lower()


def decode(text: str) -> bytes:
    """The bytes of base32 in either case, padded or not.

    ``0``, ``1`` and ``9`` are read as ``O``, ``L`` and ``G``; other characters that are no digits are skipped, and so
    are bits beyond the last whole byte.

    >>> decode("NB SWY3-DP"), decode("my======"), decode("mz"), decode("m")
    (b'hello', b'f', b'f', b'')
    """
    digits = text.encode("ascii", "ignore").translate(_READING, _JUNK)
    rest = len(digits) % _GROUP
    digits = digits[: len(digits) - _USELESS.get(rest, 0)]
    return base64.b32decode(digits + b"=" * (-len(digits) % _GROUP))


def exports(api: Api) -> dict[str, object]:
    """Returns what the scripts of the module find on ``host``.

    Args:
        api: what the runtime offers to host modules.

    Returns:
        ``base32Encode()`` and ``base32Decode()``, both of what was staged.
    """
    return {
        "base32Encode": api.raw(lambda: encode(api.staged_bytes())),
        "base32Decode": api.raw(lambda: decode(api.staged_text())),
    }
