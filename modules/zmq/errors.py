"""zmq errors as scripts see them: code, number, syscall, address, and what to do about it."""

from __future__ import annotations

import errno
import os

import zmq
from jsbridge.host.api import HostError

#: fibjs's number for a call that its object does not allow.
INVALID_CALL = 100009

_ADVICE = {
    zmq.EFSM: {
        zmq.REQ: "a REQ socket must recv() the reply before it may send() again, and send() before it may recv()",
        zmq.REP: "a REP socket must recv() a request before it may send() the reply, and send() before the next recv()",
    },
    zmq.EADDRINUSE: "the address is in use: close the socket that is bound to it, or bind to another one ('tcp://127.0.0.1:*')",
    zmq.EADDRNOTAVAIL: "this machine has no such address to bind to",
    zmq.EPROTONOSUPPORT: "the transport is not supported: use tcp://, ipc:// or inproc://",
    errno.EINVAL: "the address is malformed: 'tcp://host:port', 'ipc:///path' or 'inproc://name'",
    errno.ENODEV: "the address names a network interface that does not exist",
    errno.ENAMETOOLONG: "the ipc path is too long: a socket's path has at most 107 bytes",
    errno.EAGAIN: "nothing happened within the socket's timeout",
    zmq.EHOSTUNREACH: "no peer has that identity",
    zmq.ETERM: "the zmq context was terminated by the application",
    zmq.ENOTSUP: "a socket of this type cannot do that",
    errno.EMFILE: "too many sockets are open",
    errno.EACCES: "permission denied",
}


def code_of(number: int) -> str:
    """The symbol of an errno of the system or of libzmq, such as ``EADDRINUSE`` or ``EFSM``."""
    try:
        return zmq.Errno(number).name
    except ValueError:
        return errno.errorcode.get(number, f"E{number}")


def zmq_error(error: zmq.ZMQError, syscall: str, *, kind: int | None = None, address: str | None = None) -> HostError:
    """The script's error for a ZMQError of a socket of type ``kind``."""
    number = error.errno or 0
    code = code_of(number)
    advice = _ADVICE.get(number)
    if isinstance(advice, dict):
        advice = advice.get(kind if kind is not None else -1)
    text = advice or zmq.strerror(number) or os.strerror(number)
    where = f" ({address})" if address is not None else ""
    return HostError(f"{code}: {text}{where}", code=code, number=number, syscall=syscall, address=address)


def closed_error() -> HostError:
    """The script's error for a call on a closed socket."""
    return HostError("Invalid procedure call. The socket is closed.", code="ENOTSOCK", number=INVALID_CALL)


def timeout_error(syscall: str) -> HostError:
    """The script's error for RCVTIMEO or SNDTIMEO."""
    return HostError(f"EAGAIN: {_ADVICE[errno.EAGAIN]}", code="EAGAIN", number=errno.EAGAIN, syscall=syscall)
