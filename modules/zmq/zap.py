"""Who may connect to the CURVE and PLAIN servers of a zmq context: its ZAP handler (https://rfc.zeromq.org/spec/27).

libzmq asks a REP socket at a fixed inproc address about each handshake. There can be one in a context; the poller
answers for it at once, so that it needs no thread. (pyzmq's Authenticator lets NULL clients in and logs passwords.)
"""

from __future__ import annotations

import contextlib
import hmac
import struct
from collections.abc import Callable
from typing import Any, NamedTuple

import zmq
from zmq.utils import z85

from jsbridge.host.api import INFO, Api, HostError, log
from jsbridge.modules.zmq.outbox import send_message
from jsbridge.modules.zmq.socket import HostSocket

ADDRESS = "inproc://zeromq.zap.01"
KEY_BYTES = 32
Z85_CHARACTERS = 40
_VERSION = b"1.0"
_REQUEST_FRAMES = 6
_GRANTED, _REFUSED, _MALFORMED = b"200", b"400", b"500"


class Policy(NamedTuple):
    """Who is let in.

    Attributes:
        keys: the public keys of CURVE clients, 32 bytes each.
        passwords: the passwords of PLAIN clients, by their names, all as UTF-8.
    """

    keys: frozenset[bytes]
    passwords: dict[bytes, bytes]

    def user(self, mechanism: bytes, credentials: list[bytes]) -> bytes | None:
        """The user id of a client that may connect, else None."""
        if mechanism == b"CURVE" and len(credentials) == 1 and credentials[0] in self.keys:
            return z85.encode(credentials[0])
        if mechanism == b"PLAIN" and len(credentials) == 2:
            name, password = credentials
            known = self.passwords.get(name)
            if known is not None and hmac.compare_digest(known, password):
                return name
        return None


class Authenticator:
    """The ZAP handler of the runtime's context.

    Args:
        terminated: called when it turns out that the context was terminated.

    Raises:
        HostError: EADDRINUSE: the context has one already.
    """

    def __init__(self, api: Api, policy: Policy, terminated: Callable[[], None]) -> None:
        self.policy = policy
        self._poller = api.scheduler.poller
        self._terminated = terminated
        self._socket = HostSocket(api, zmq.REP, terminated)
        self._socket.zmq.set(zmq.LINGER, 0)
        try:
            self._socket.endpoints.bind(ADDRESS)
        except HostError as error:
            self._socket.close()
            if error.members.get("code") != "EADDRINUSE":
                raise
            raise HostError(
                "EADDRINUSE: this zmq context has a ZAP handler already, the application's own or that of another "
                f"runtime: only that one can let clients in ({ADDRESS})",
                code="EADDRINUSE", number=int(zmq.EADDRINUSE), syscall="authenticate", address=ADDRESS,
            ) from None  # fmt: skip
        self._descriptor: int = self._socket.zmq.get(zmq.FD)
        self._poller.watch(self._descriptor, self)
        self._poller.touch(self)

    def ready(self) -> bool:
        """Answers libzmq's questions; called by the poller."""
        try:
            while True:
                request = self._socket.inbox.message()
                send_message(self._socket.zmq, zmq.REP, self._answer([frame.bytes for frame in request]))
        except zmq.Again:
            return True
        except zmq.ZMQError:
            self._terminated()
            return True

    def rest(self) -> None:
        """Never: it watches until it is closed."""

    def _answer(self, request: list[bytes]) -> list[bytes]:
        if len(request) < _REQUEST_FRAMES or request[0] != _VERSION:
            return [_VERSION, request[1] if len(request) > 1 else b"", _MALFORMED, b"not understood", b"", b""]
        user = self.policy.user(request[5], request[_REQUEST_FRAMES:])
        if user is None:
            log(
                INFO,
                "a client is refused: %s from %s",
                request[5].decode("ascii", "replace"),
                request[3].decode("ascii", "replace"),
            )
        status, text = (_GRANTED, b"OK") if user is not None else (_REFUSED, b"no access")
        return [_VERSION, request[1], status, text, user or b"", b""]

    def close(self) -> None:
        """Ends it."""
        self._poller.unwatch(self._descriptor)
        self._poller.forget(self)
        self._socket.close()


def asks(socket: HostSocket) -> bool:
    """Whether libzmq asks a ZAP handler about the clients that connect to the socket."""
    options = (zmq.CURVE_SERVER, zmq.PLAIN_SERVER, zmq.ZAP_DOMAIN)
    return any(socket.zmq.get(option) for option in options)


def read_policy(options: Any) -> Policy:
    """Makes a policy of what the script gave: ``{curve: [key, …], plain: {name: password}}``.

    Raises:
        HostError: it is something else. The message does not show what could be a key or a password.
    """
    if not isinstance(options, dict):
        raise _wrong_type("authenticate() takes an object such as { curve: [key], plain: { name: password } }")
    if not options.keys() <= {"curve", "plain"}:
        raise _wrong_type("authenticate() knows the members curve and plain only")
    keys, passwords = options.get("curve"), options.get("plain")
    if keys is not None and not isinstance(keys, list):
        raise _wrong_type("curve is an array of public keys")
    if passwords is not None and not isinstance(passwords, dict):
        raise _wrong_type("plain is an object of passwords by the names of users")
    return Policy(
        frozenset(_key(key, index) for index, key in enumerate(keys or [])),
        {_text(name): _text(password) for name, password in (passwords or {}).items()},
    )


def _key(value: Any, index: int) -> bytes:
    if isinstance(value, bytes) and len(value) == KEY_BYTES:
        return value
    if isinstance(value, (str, bytes)) and len(value) == Z85_CHARACTERS:
        with contextlib.suppress(KeyError, ValueError, struct.error):
            return z85.decode(value)
    raise _wrong_type(f"curve[{index}] is a public key: {Z85_CHARACTERS} characters of Z85, or {KEY_BYTES} bytes")


def _text(value: Any) -> bytes:
    if isinstance(value, str):
        with contextlib.suppress(UnicodeEncodeError):
            return value.encode()
    raise _wrong_type("plain has names and passwords that are strings")


def _wrong_type(wanted: str) -> HostError:
    text = f"The argument could not be coerced to the specified type. {wanted}."
    return HostError(text, name="TypeError", number=100005, code="ERR_INVALID_ARG_TYPE")


def make_keypair() -> dict[str, str]:
    """A new pair of CURVE keys, in Z85 (zmq_curve_keypair(3)).

    Raises:
        HostError: ENOTSUP: libzmq was built without CURVE.
    """
    try:
        public, secret = zmq.curve_keypair()
    except zmq.ZMQError as error:
        if error.errno != zmq.ENOTSUP:
            raise
        text = "ENOTSUP: this libzmq was built without CURVE"
        raise HostError(text, code="ENOTSUP", number=int(zmq.ENOTSUP), syscall="curveKeypair") from None
    return {"publicKey": public.decode(), "secretKey": secret.decode()}
