"""Socket options by libzmq's own names, with pyzmq's tables."""

from __future__ import annotations

import difflib
import errno
from typing import Any

import zmq
from jsbridge.host.api import HostError
from jsbridge.modules.zmq.errors import zmq_error
from jsbridge.modules.zmq.socket import HostSocket

_PREFIX = "ZMQ_"
_INT_RANGE = {int: 2**31, "int64": 2**63}


def find_option(name: str) -> zmq.SocketOption:
    """The option of that name, with or without ``ZMQ_``, in any case.

    Raises:
        HostError: EINVAL, with the names that come near.
    """
    plain = name.upper()
    plain = plain[len(_PREFIX) :] if plain.startswith(_PREFIX) else plain
    try:
        return zmq.SocketOption[plain]
    except KeyError:
        near = difflib.get_close_matches(plain, zmq.SocketOption.__members__, n=3)
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        raise HostError(
            f"EINVAL: libzmq has no socket option {name!r}{hint}", code="EINVAL", number=errno.EINVAL, syscall="setsockopt"
        ) from None


def set_option(socket: HostSocket, name: str, value: Any) -> None:
    """Sets an option.

    Raises:
        HostError: an unknown option, a value of the wrong type, or what libzmq refuses.
    """
    option = find_option(name)
    if option in (zmq.SUBSCRIBE, zmq.UNSUBSCRIBE):
        socket.subscribe(_to_bytes(option, value), option == zmq.SUBSCRIBE)
        return
    kind = option._opt_type.name
    checked = _to_bytes(option, value) if kind == "bytes" else _to_int(option, value)
    try:
        socket.zmq.set(option, checked)
    except zmq.ZMQError as error:
        raise zmq_error(error, "setsockopt", kind=socket.kind) from None
    socket.option_set(option, checked)


def get_option(socket: HostSocket, name: str) -> Any:
    """Reads an option.

    Raises:
        HostError: an unknown option, or what libzmq refuses.
    """
    option = find_option(name)
    try:
        value = socket.zmq.get(option)
    except zmq.ZMQError as error:
        raise zmq_error(error, "getsockopt", kind=socket.kind) from None
    socket.touched()
    if option == zmq.LAST_ENDPOINT:
        return value.rstrip(b"\0").decode("utf-8", "replace")
    return value


def _to_int(option: zmq.SocketOption, value: Any) -> int:
    if isinstance(value, bool):
        return int(value)
    limit = _INT_RANGE["int64" if option._opt_type.name == "int64" else int]
    if not isinstance(value, int) or not -limit <= value < limit:
        raise _wrong_type(option, f"an integer of {64 if limit > 2**31 else 32} bits", value)
    return value


def _to_bytes(option: zmq.SocketOption, value: Any) -> bytes:
    if isinstance(value, str):
        return value.encode("utf-8", "replace")
    if isinstance(value, bytes):
        return value
    raise _wrong_type(option, "a string or Buffer", value)


def _wrong_type(option: zmq.SocketOption, wanted: str, value: Any) -> HostError:
    return HostError(
        f"The argument could not be coerced to the specified type. {option.name} takes {wanted}, not {value!r}.",
        name="TypeError",
        number=100005,
    )
