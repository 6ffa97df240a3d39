"""zmq errors as scripts see them: code, number, syscall, address, and what to do about it."""

from __future__ import annotations

import errno
import os

import zmq

from jsbridge.host.api import HostError

#: fibjs's number for a call that its object does not allow.
INVALID_CALL = 100009

#: What ``ZMQ_ETERM`` means here; also the advice for a context that libzmq no longer knows.
_TERMINATED = "the application has terminated the zmq context, and with it this socket"

_DENIED = "permission denied: take a port from 1024 on, or an ipc path in a folder of your own"

# By errno alone, or by errno together with the call, or with the type of the socket.
_ADVICE: dict[object, str] = {
    (zmq.EFSM, zmq.REQ): (
        "a REQ socket must recv() the reply before it may send() again, and send() before it may recv()"
    ),
    (zmq.EFSM, zmq.REP): (
        "a REP socket must recv() a request before it may send() the reply, and send() it before it may recv() again"
    ),
    zmq.EADDRINUSE: "the address is in use: close the socket that is bound to it, or bind to another one ('tcp://127.0.0.1:*')",
    zmq.EADDRNOTAVAIL: "this machine has no such address to bind to: take one that it has, or * for all",
    zmq.EPROTONOSUPPORT: "the transport is not supported: use tcp://, ipc:// or inproc://",
    zmq.ENOCOMPATPROTO: "a socket of this type cannot use that transport: use tcp://, ipc:// or inproc://",
    (errno.EINVAL, "bind"): "the address is malformed: 'tcp://host:port', 'ipc:///path' or 'inproc://name'",
    (errno.EINVAL, "connect"): "the address is malformed: 'tcp://host:port', 'ipc:///path' or 'inproc://name'",
    (errno.EINVAL, "setsockopt"): "it is read-only, or not for a socket of this type, or the value is out of its range",
    (errno.EINVAL, "getsockopt"): "it cannot be read from a socket of this type",
    errno.ENODEV: (
        "the host does not resolve, or there is no such network interface: bind to an address of this machine, "
        "or * for all (IPv6 needs setsockopt('IPV6', 1) first)"
    ),
    errno.ENOENT: "the folder of the ipc path does not exist: make it first",
    errno.ENOTDIR: "the folder of the ipc path is none: take another path",
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: "the folder of the ipc path cannot be written to: take another path",
    (errno.EAGAIN, "recv"): "no message came within RCVTIMEO",
    (errno.EAGAIN, "send"): "no peer could take the message within SNDTIMEO",
    (errno.EAGAIN, "bind"): "the transport is not available on this machine: use tcp://, ipc:// or inproc://",
    (errno.EAGAIN, "connect"): "the transport is not available on this machine: use tcp://, ipc:// or inproc://",
    zmq.EHOSTUNREACH: "no peer with that routing id is connected",
    zmq.ETERM: _TERMINATED,
    (zmq.ENOTSUP, zmq.SUB): "a SUB socket cannot send(): subscribe(topic) and recv()",
    (zmq.ENOTSUP, zmq.PULL): "a PULL socket cannot send(): PUSH does",
    (zmq.ENOTSUP, zmq.PUB): "a PUB socket cannot recv(): SUB does, and XPUB gets the subscriptions",
    (zmq.ENOTSUP, zmq.PUSH): "a PUSH socket cannot recv(): PULL does",
    zmq.ENOTSUP: "a socket of this type cannot do that",
    errno.EMFILE: "too many sockets are open: close() those that are done with",
}  # fmt: skip


def code_of(number: int) -> str:
    """The symbol of an errno of the system or of libzmq, such as ``EADDRINUSE`` or ``EFSM``."""
    try:
        return zmq.Errno(number).name
    except ValueError:
        return errno.errorcode.get(number, f"E{number}")


def advice_for(number: int, syscall: str, kind: int | None = None) -> str:
    """What an errno means in that call of a socket of type ``kind``, and what to do about it."""
    for key in ((number, kind), (number, syscall), number):
        if key in _ADVICE:
            return _ADVICE[key]
    return zmq.strerror(number) or os.strerror(number)


def zmq_error(
    error: zmq.ZMQError, syscall: str, *, kind: int | None = None, address: str | None = None, option: str | None = None
) -> HostError:
    """The script's error for a ZMQError of a socket of type ``kind``."""
    number = error.errno or 0
    subject = f"{option}: " if option is not None else ""
    where = f" ({address})" if address is not None else ""
    code = code_of(number)
    text = f"{code}: {subject}{advice_for(number, syscall, kind)}{where}"
    return HostError(text, code=code, number=number, syscall=syscall, address=address)


def closed_error(syscall: str | None = None) -> HostError:
    """The script's error for a call on a closed socket."""
    message = "Invalid procedure call. The socket is closed."
    return HostError(message, code="ENOTSOCK", number=INVALID_CALL, syscall=syscall)


def forked_error(syscall: str | None = None) -> HostError:
    """The script's error for a call in a child process on what its parent has opened."""
    message = (
        "Invalid procedure call. This zmq context is the parent process's, and does not survive a fork: "
        "start a process of its own instead."
    )
    return HostError(message, code="ERR_FORKED", number=INVALID_CALL, syscall=syscall)


def terminated_error(syscall: str | None = None) -> HostError:
    """The script's error for a call on a socket whose context was terminated."""
    return HostError(f"ETERM: {_TERMINATED}", code="ETERM", number=int(zmq.ETERM), syscall=syscall)


def timeout_error(syscall: str) -> HostError:
    """The script's error for RCVTIMEO or SNDTIMEO."""
    message = f"EAGAIN: {advice_for(errno.EAGAIN, syscall)}"
    return HostError(message, code="EAGAIN", number=errno.EAGAIN, syscall=syscall)


def unfinished_error(kind: int) -> HostError:
    """The script's error for a REQ or REP that sends before it has read the whole message that it got."""
    name = zmq.SocketType(kind).name
    message = (
        f"EFSM: a {name} socket must recv() all frames of a message before it may send(): some are left (see .more)"
    )
    return HostError(message, code="EFSM", number=int(zmq.EFSM), syscall="send")


def unguarded_error(address: str) -> HostError:
    """The script's error for clients that would be checked when some have been let in unchecked."""
    text = "EINVAL: authenticate() comes before bind(): clients may have connected unchecked already"
    return HostError(f"{text} ({address})", code="EINVAL", number=errno.EINVAL, syscall="authenticate", address=address)
