"""Addresses: what libzmq leaves unchecked, and those that this process gave up a moment ago."""

from __future__ import annotations

import errno
import os
import re
import stat
import threading
import time
from collections.abc import Iterable

from jsbridge.host.api import HostError

MAX_PORT = 65535
#: sizeof(sockaddr_un.sun_path) less the NUL, on Linux.
MAX_IPC_PATH_BYTES = 107
#: How long, in seconds, a bind waits for an address that this process has just closed: libzmq frees it a moment later.
REBIND_SECONDS = 1.0

_IPC = "ipc://"
_TCP = re.compile(r"tcp://(?:(?P<source>[^;]*);)?(?P<host>[^;]+):(?P<port>[^:;]*)\Z", re.DOTALL)


def check_address(address: str, syscall: str) -> None:
    """Refuses what libzmq would take for something else.

    libzmq reads port 99999 as 34463 and -1 as 65535, connects to port 0, and cuts an address at a NUL.

    Raises:
        HostError: EINVAL, or ENAMETOOLONG.
    """
    if "\0" in address:
        raise _refusal("an address has no NUL character", address, syscall)
    try:
        encoded = address.encode()
    except UnicodeEncodeError:
        raise _refusal("an address has no lone surrogates", address, syscall) from None
    if address.startswith("tcp://"):
        _check_tcp(address, syscall)
    if address.startswith(_IPC) and len(encoded) - len(_IPC) > MAX_IPC_PATH_BYTES:
        reason = f"an ipc path has at most {MAX_IPC_PATH_BYTES} bytes"
        raise _refusal(reason, address, syscall, errno.ENAMETOOLONG)


def check_vacant(address: str) -> None:
    """Refuses to bind to an ipc path at which there is a file that is no socket: libzmq would remove that.

    Raises:
        HostError: EADDRINUSE.
    """
    path = address[len(_IPC) :] if address.startswith(_IPC) else ""
    if not path or path[0] in "@*":
        # No path: a name of Linux's own kind, or one that libzmq is to choose.
        return
    try:
        mode = os.lstat(path).st_mode
    except OSError:
        # It is not there, or bind() says what is wrong with it.
        return
    if not stat.S_ISSOCK(mode):
        reason = "there is a file at the ipc path that is no socket: take another path, or remove it"
        raise _refusal(reason, address, "bind", errno.EADDRINUSE)


def _check_tcp(address: str, syscall: str) -> None:
    found = _TCP.match(address)
    if found is None:
        raise _refusal("a tcp address is 'tcp://host:port'", address, syscall)
    binds = syscall == "bind"
    if not (binds and found["port"] == "*"):
        _check_port(found["port"], address, syscall)
        if not binds and int(found["port"]) == 0:
            raise _refusal("port 0 cannot be connected to", address, syscall)
    if found["source"] is not None:
        # 'tcp://source:port;host:port' connects from an address and port of this machine.
        source_port = found["source"].rpartition(":")[2]
        if source_port != "*":
            _check_port(source_port, address, syscall)


def _check_port(port: str, address: str, syscall: str) -> None:
    if not (port.isascii() and port.isdigit() and int(port) <= MAX_PORT):
        wildcard = ", or * for any that is free" if syscall == "bind" else ""
        raise _refusal(f"a tcp port is a number up to {MAX_PORT}{wildcard}", address, syscall)


def _refusal(reason: str, address: str, syscall: str, number: int = errno.EINVAL) -> HostError:
    code = errno.errorcode[number]
    return HostError(f"{code}: {reason} ({shown(address)})", code=code, number=number, syscall=syscall, address=address)


def shown(address: str) -> str:
    """An address as messages show it, whatever is in it."""
    return address.encode("utf-8", "backslashreplace").decode().replace("\0", "\\0")


class ClosedAddresses:
    """Addresses that sockets of this process were bound to until a moment ago; from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._closed: dict[str, float] = {}

    def note(self, addresses: Iterable[str]) -> None:
        """Notes addresses that are being given up now."""
        now = time.monotonic()
        with self._lock:
            for key in [key for key, when in self._closed.items() if now - when > REBIND_SECONDS]:
                del self._closed[key]
            for address in addresses:
                self._closed[_key(address)] = now

    def pending(self, address: str) -> bool:
        """Whether libzmq may still be about to free the address."""
        with self._lock:
            when = self._closed.get(_key(address))
        return when is not None and time.monotonic() - when <= REBIND_SECONDS


def _key(address: str) -> str:
    # 'tcp://*:5555', 'tcp://localhost:5555' and 'tcp://127.0.0.1:5555' get into each other's way.
    return f"tcp:{address.rpartition(':')[2]}" if address.startswith("tcp://") else address


closed_addresses = ClosedAddresses()
