"""Checks of addresses that libzmq leaves out."""

from __future__ import annotations

import errno
import re

from jsbridge.host.api import HostError

_TCP = re.compile(r"tcp://(?P<host>.+):(?P<port>[^:]*)$", re.DOTALL)
MAX_PORT = 65535
#: sizeof(sockaddr_un.sun_path) less the NUL, on Linux.
MAX_IPC_PATH_BYTES = 107


def check_address(address: str, syscall: str) -> None:
    """Refuses what libzmq would take for something else.

    libzmq reads port 99999 as 34463, and cuts an address at a NUL.

    Raises:
        HostError: EINVAL, or ENAMETOOLONG.
    """
    if "\0" in address:
        raise _refusal("an address has no NUL character", address, syscall)
    try:
        address.encode()
    except UnicodeEncodeError:
        raise _refusal("an address has no lone surrogates", address, syscall) from None
    found = _TCP.match(address)
    if found:
        port = found["port"]
        bindable = syscall == "bind" and port in ("*", "!")
        if not bindable and not (port.isascii() and port.isdigit() and int(port) <= MAX_PORT):
            raise _refusal(f"a tcp port is a number up to {MAX_PORT}{' or *' * (syscall == 'bind')}", address, syscall)
        if syscall == "connect" and int(port) == 0:
            raise _refusal("port 0 cannot be connected to", address, syscall)
    elif address.startswith("tcp://"):
        raise _refusal("a tcp address is 'tcp://host:port'", address, syscall)
    if address.startswith("ipc://") and len(address[6:].encode()) > MAX_IPC_PATH_BYTES:
        raise HostError(
            f"ENAMETOOLONG: an ipc path has at most {MAX_IPC_PATH_BYTES} bytes ({address})",
            code="ENAMETOOLONG",
            number=errno.ENAMETOOLONG,
            syscall=syscall,
            address=address,
        )


def _refusal(reason: str, address: str, syscall: str) -> HostError:
    shown = address.encode("utf-8", "backslashreplace").decode().replace("\0", "\\0")
    return HostError(
        f"EINVAL: {reason} ({shown})", code="EINVAL", number=errno.EINVAL, syscall=syscall, address=address
    )
