"""Socket options by libzmq's own names, with pyzmq's tables."""

from __future__ import annotations

import errno
from collections.abc import Callable
from typing import Any

import zmq

from jsbridge.host.api import HostError
from jsbridge.modules.zmq.errors import zmq_error
from jsbridge.modules.zmq.socket import HostSocket

_PREFIX = "ZMQ_"
_BITS = {"int": 32, "int64": 64, "fd": 32}
_SUBSCRIPTIONS = (zmq.SUBSCRIBE, zmq.UNSUBSCRIBE)
_NEAR_NAMES = 3
#: What counts at once. Everything else counts for what is bound or connected afterwards: zmq_setsockopt(3) says so and
#: names these exceptions, but for those from RCVTIMEO on, which libzmq asks for whenever it uses them.
_AT_ONCE = frozenset(
    zmq.SocketOption.__members__[name]
    for name in (
        "SUBSCRIBE", "UNSUBSCRIBE", "LINGER", "ROUTER_HANDOVER", "ROUTER_MANDATORY", "PROBE_ROUTER", "XPUB_VERBOSE",
        "XPUB_VERBOSER", "REQ_CORRELATE", "REQ_RELAXED", "SNDHWM", "RCVHWM",
        "RCVTIMEO", "SNDTIMEO", "CONNECT_ROUTING_ID", "INVERT_MATCHING", "XPUB_NODROP", "XPUB_MANUAL",
        "XPUB_MANUAL_LAST_VALUE", "XPUB_WELCOME_MSG", "ONLY_FIRST_SUBSCRIBE", "XSUB_VERBOSE_UNSUBSCRIBE",
    )
    if name in zmq.SocketOption.__members__
)  # fmt: skip


def find_option(name: str, syscall: str) -> zmq.SocketOption:
    """The option of that name, with or without ``ZMQ_``, in any case.

    Raises:
        HostError: EINVAL, with the names that come near.
    """
    plain = name.upper()
    plain = plain[len(_PREFIX) :] if plain.startswith(_PREFIX) else plain
    try:
        return zmq.SocketOption[plain]
    except KeyError:
        pass
    # Only here: it is slow to import.
    import difflib

    near = difflib.get_close_matches(plain, zmq.SocketOption.__members__, n=_NEAR_NAMES)
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    message = f"EINVAL: libzmq has no socket option {name!r}{hint}"
    raise HostError(message, code="EINVAL", number=errno.EINVAL, syscall=syscall)


def set_option(
    socket: HostSocket, name: str, value: Any, *, check: Callable[[int, Any], None] | None = None
) -> str | None:
    """Sets an option.

    Args:
        check: raises if the runtime does not allow that option to have that value.

    Returns:
        A warning, the first time that it comes too late for what is bound or connected already; else None.

    Raises:
        HostError: an unknown option, a value of the wrong type or out of range, or what libzmq refuses.
    """
    option = find_option(name, "setsockopt")
    if option in _SUBSCRIPTIONS:
        socket.subscriptions.change(_to_bytes(option, value), option == zmq.SUBSCRIBE)
        return None
    checked = _to_bytes(option, value) if _kind(option) == "bytes" else _to_int(option, value)
    _check_permission(socket, option, checked)
    if check is not None:
        check(option, checked)
    try:
        socket.zmq.set(option, checked)
    except zmq.ZMQError as error:
        raise zmq_error(error, "setsockopt", option=option.name) from None
    socket.option_set(option, checked)
    if option in _AT_ONCE or not socket.endpoints or option in socket.late_options:
        return None
    socket.late_options.add(option)
    return f"{option.name} was set after bind() or connect(): it counts only for those that come from now on"


def _check_permission(socket: HostSocket, option: zmq.SocketOption, value: int | bytes) -> None:
    # These lead to elsewhere than the address says, which is all that bind() and connect() look at.
    permissions = socket.permissions
    if option == zmq.USE_FD:
        # libzmq listens on a descriptor of this process, whatever it belongs to, and closes it.
        permissions.check("process", "setsockopt", option.name)
    elif option == zmq.BINDTODEVICE:
        permissions.check_all_endpoints("setsockopt", option.name)
    elif option == zmq.SOCKS_PROXY and isinstance(value, bytes) and value:
        permissions.check_endpoint("connect", f"tcp://{value.decode('utf-8', 'backslashreplace')}")


def get_option(socket: HostSocket, name: str) -> Any:
    """Reads an option: a number, bytes, or the text of LAST_ENDPOINT.

    Raises:
        HostError: an unknown option, or what libzmq refuses.
    """
    option = find_option(name, "getsockopt")
    if option == zmq.LAST_ENDPOINT:
        return socket.endpoints.last
    if option == zmq.RCVMORE:
        return int(socket.more)
    try:
        value = socket.zmq.get(option)
    except zmq.ZMQError as error:
        raise zmq_error(error, "getsockopt", option=option.name) from None
    socket.waiting.touched()
    if option == zmq.EVENTS and socket.inbox.filled:
        return value | zmq.POLLIN
    return value


def _kind(option: zmq.SocketOption) -> str:
    return option._opt_type.name


def _to_int(option: zmq.SocketOption, value: Any) -> int:
    bits = _BITS[_kind(option)]
    wanted = f"{option.name} takes an integer of {bits} bits"
    if not isinstance(value, int):
        raise _wrong_type(wanted, value)
    if not -(2 ** (bits - 1)) <= value < 2 ** (bits - 1):
        raise HostError(
            f"Value is out of range. {wanted}, not {value}.", name="RangeError", number=100006, code="ERR_OUT_OF_RANGE"
        )
    return int(value)


def _to_bytes(option: zmq.SocketOption, value: Any) -> bytes:
    if isinstance(value, str):
        # Lone surrogates become U+FFFD, as in messages.
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode()
    if isinstance(value, bytes):
        return value
    raise _wrong_type(f"{option.name} takes a string or Buffer", value)


_JS_NAMES = {
    type(None): "null or undefined",
    bool: "a boolean",
    int: "a number",
    float: "a number with a fraction",
    str: "a string",
}


def _wrong_type(wanted: str, value: object) -> HostError:
    # The value itself could be a key.
    got = _JS_NAMES.get(type(value), "a function" if callable(value) else "an object")
    message = f"The argument could not be coerced to the specified type. {wanted}, not {got}."
    return HostError(message, name="TypeError", number=100005, code="ERR_INVALID_ARG_TYPE")
