"""Which endpoints a pattern allows.

What counts is what libzmq makes of an address, not how it is written: ``tcp://127.1:80``, ``tcp://[::ffff:7f00:1]:080``
and ``tcp://127.0.0.1:80`` are one endpoint, and ``ipc:///run/app/../x`` is none of ``/run/app``. A name of a host stays
a name: what it means may be another address the next time that libzmq asks, so only a pattern with that name, or with
any host, allows it.
"""

from __future__ import annotations

import os
import re
import sys
from typing import NamedTuple

ANY = "*"
#: Names of inproc that libzmq and the runtime use themselves: whoever answers at ``inproc://zeromq.zap.01`` decides who
#: may connect to any server of the zmq context. A pattern has to name them.
RESERVED = ("zeromq.", "jsbridge.")
_SEPARATOR = "://"
# What inet_aton(3), which getaddrinfo(3) asks first, takes for an IPv4 address: one to four numbers of any base.
_NUMBERS = re.compile(r"(?:0[xX])?[0-9a-fA-F]+(?:\.(?:0[xX])?[0-9a-fA-F]+){0,3}")
_HAS_ABSTRACT_NAMES = sys.platform == "linux"
MAX_PORT = 65535


class Pattern(NamedTuple):
    """A pattern of endpoints.

    Attributes:
        transport: such as ``tcp``.
        text: the name, path or host; ``*``: any.
        port: of tcp; None: any.
        beginning: whether ``text`` is only the beginning of a name, or the folder of a path.
    """

    transport: str
    text: str
    port: int | None = None
    beginning: bool = False


def parse_pattern(pattern: str) -> Pattern:
    """Understands a pattern.

    Raises:
        ValueError: it is none; the message says why.

    Example:
        >>> parse_pattern("tcp://[::1]:*")
        Pattern(transport='tcp', text='::1', port=None, beginning=False)
        >>> parse_pattern("ipc:///run/app/*")
        Pattern(transport='ipc', text='/run/app', port=None, beginning=True)
    """
    transport, separator, rest = pattern.partition(_SEPARATOR)
    if not separator or not rest or not re.fullmatch("[a-z]+", transport):
        raise ValueError(f"a pattern of endpoints is such as 'tcp://127.0.0.1:*', not {pattern!r}")
    if transport == "tcp":
        return _parse_tcp(pattern, rest)
    if rest == ANY:
        return Pattern(transport, ANY)
    beginning = rest.endswith(ANY)
    text = rest[:-1] if beginning else rest
    if ANY in text:
        raise ValueError(f"in a pattern of endpoints, * is the last character: {pattern!r}")
    if transport == "ipc" and not _is_abstract(rest) and beginning:
        if not text.endswith("/"):
            raise ValueError(f"* stands for what is in a folder, as in 'ipc:///run/app/*', not {pattern!r}")
        text = text.rstrip("/") or "/"
    return Pattern(transport, text, None, beginning)


def _parse_tcp(pattern: str, rest: str) -> Pattern:
    host, colon, port = rest.rpartition(":")
    if not colon or not host or ";" in rest or (ANY in host and host != ANY):
        raise ValueError(f"a pattern of tcp endpoints is 'tcp://host:port', * for any, not {pattern!r}")
    if port != ANY and not (port.isascii() and port.isdigit() and int(port) <= MAX_PORT):
        raise ValueError(f"a port is a number up to {MAX_PORT}, or * for any: {pattern!r}")
    return Pattern("tcp", host if host == ANY else normal_host(host), None if port == ANY else int(port))


def normal_host(host: str) -> str:
    """What libzmq understands by a host: an IP address in its one usual form, or a name in lower case.

    >>> normal_host("0x7f.1"), normal_host("[::FFFF:127.0.0.1]"), normal_host("LocalHost")
    ('127.0.0.1', '127.0.0.1', 'localhost')
    """
    import ipaddress
    import socket

    if host.startswith("[") and host.endswith("]"):
        host = host[1:-1]
    if "%" in host:
        # An address on one interface of the machine.
        return host.lower()
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        pass
    else:
        mapped = getattr(address, "ipv4_mapped", None)
        return str(address if mapped is None else mapped)
    if _NUMBERS.fullmatch(host):
        try:
            return socket.inet_ntoa(socket.inet_aton(host))
        except OSError:
            return host.lower()
    return host.lower()


class Endpoints:
    """The endpoints that scripts may bind sockets to, or connect them to.

    Args:
        grant: True, False, or patterns.
        root: the folder that paths in patterns are relative to.
    """

    def __init__(self, grant: bool | tuple[str, ...], root: str) -> None:
        self.everything = grant is True
        patterns = [parse_pattern(pattern) for pattern in grant] if isinstance(grant, tuple) else []
        self._patterns = [_located(pattern, root) for pattern in patterns]

    def allow(self, address: str, *, binds: bool) -> bool:
        """Whether an address may be used. What is before the ``;`` of a tcp address is not looked at."""
        if self.everything:
            return True
        transport, separator, rest = address.partition(_SEPARATOR)
        if not separator:
            # No address at all, which libzmq says.
            return True
        patterns = [pattern for pattern in self._patterns if pattern.transport == transport]
        if "\0" in rest or not patterns:
            return False
        if transport == "tcp":
            return _allow_tcp(patterns, rest)
        if transport == "ipc" and not _is_abstract(rest):
            return _allow_path(patterns, rest, binds=binds)
        return any(_matches(pattern, rest) for pattern in patterns)


def source_of(address: str) -> str | None:
    """The address of this machine that a tcp address says to connect from, or None."""
    transport, _, rest = address.partition(_SEPARATOR)
    source, semicolon, _ = rest.rpartition(";")
    return f"tcp://{source}" if transport == "tcp" and semicolon else None


def _located(pattern: Pattern, root: str) -> Pattern:
    if pattern.transport != "ipc" or pattern.text == ANY or _is_abstract(pattern.text):
        return pattern
    return pattern._replace(text=os.path.realpath(os.path.join(root, pattern.text)))


def _is_abstract(path: str) -> bool:
    return _HAS_ABSTRACT_NAMES and path.startswith("@")


def _matches(pattern: Pattern, name: str) -> bool:
    if pattern.transport == "inproc" and name.startswith(RESERVED) and not pattern.text.startswith(RESERVED):
        return False
    if pattern.text == ANY:
        return True
    if pattern.transport == "ipc" and "/" in name:
        # libzmq removes the file of that name, too, before it binds.
        return False
    return name.startswith(pattern.text) if pattern.beginning else name == pattern.text


def _allow_tcp(patterns: list[Pattern], rest: str) -> bool:
    host, _, port = rest.rpartition(";")[2].rpartition(":")
    if port == ANY:
        number = 0
    elif port.isascii() and port.isdigit():
        number = int(port)
    else:
        return False
    fitting = [pattern for pattern in patterns if pattern.port in (None, number)]
    if any(pattern.text == ANY for pattern in fitting):
        return True
    return bool(fitting) and normal_host(host) in [pattern.text for pattern in fitting]


def _allow_path(patterns: list[Pattern], path: str, *, binds: bool) -> bool:
    if any(pattern.text == ANY for pattern in patterns):
        return True
    if path.startswith(ANY):
        # libzmq chooses a path.
        return False
    folder, name = os.path.split(path)
    if binds and name not in ("", ".", ".."):
        # What is removed and made is the entry itself, even if it is a link.
        real = os.path.join(os.path.realpath(folder), name)
    else:
        real = os.path.realpath(path)
    for pattern in patterns:
        inside = real.startswith(pattern.text.rstrip("/") + "/")
        if inside if pattern.beginning else real == pattern.text:
            return True
    return False
