"""Python's half of the ``uuid`` module: the standard library's uuid."""

from __future__ import annotations

import hashlib
import secrets
import time
import uuid
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jsbridge.host.api import Api

# By fibjs's numbers.
_NAMESPACES = (uuid.NAMESPACE_DNS, uuid.NAMESPACE_URL, uuid.NAMESPACE_OID, uuid.NAMESPACE_X500)
_MD5_VERSION = 3
_SHA1_VERSION = 5
_NODE_BITS = 48
#: No network card has it in its address (RFC 9562, 6.10).
_MULTICAST = 1 << 40


def _name_bytes(namespace: int, name: str) -> bytes:
    # uuid.uuid3 and uuid5 do not take lone surrogates, which become U+FFFD here as everywhere.
    text = name.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _NAMESPACES[namespace].bytes + text.encode()


def md5(namespace: int, name: str) -> bytes:
    """The name-based UUID of version 3.

    >>> md5(0, "python.org").hex() == uuid.uuid3(uuid.NAMESPACE_DNS, "python.org").hex
    True
    """
    data = _name_bytes(namespace, name)
    return uuid.UUID(bytes=hashlib.md5(data, usedforsecurity=False).digest(), version=_MD5_VERSION).bytes


def sha1(namespace: int, name: str) -> bytes:
    """The name-based UUID of version 5.

    >>> sha1(0, "python.org").hex() == uuid.uuid5(uuid.NAMESPACE_DNS, "python.org").hex
    True
    """
    data = _name_bytes(namespace, name)
    return uuid.UUID(bytes=hashlib.sha1(data, usedforsecurity=False).digest()[:16], version=_SHA1_VERSION).bytes


def _now() -> int:
    # Milliseconds since 1970.
    return time.time_ns() // 1_000_000


def exports(api: Api) -> dict[str, object]:
    """Returns what the scripts of the module find on ``host``: ``now()``, and functions that give the bytes of UUIDs.

    Args:
        api: what the runtime offers to host modules.
    """
    # The address of a network card tells which machine it is.
    node = None if api.permissions.allows("system") else secrets.randbits(_NODE_BITS) | _MULTICAST

    return {
        "node": lambda: uuid.uuid1(node).bytes,
        "random": lambda: uuid.uuid4().bytes,
        "md5": md5,
        "sha1": sha1,
        "now": api.raw(_now),
    }
