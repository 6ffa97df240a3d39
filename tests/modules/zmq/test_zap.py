"""The ZAP handler beside the application: one for each context, and nothing of it left at the end."""

from __future__ import annotations

import contextlib
import struct
from collections.abc import Iterator
from typing import Any

import pytest
import zmq
from hypothesis import given
from hypothesis import strategies as st
from peers import Aside, bound, eventually
from zmq.auth import Authenticator
from zmq.utils import z85

import jsbridge
from jsbridge.host.api import HostError
from jsbridge.modules.zmq.zap import ADDRESS, Policy, read_policy

#: To decide for all servers of a context takes more than a runtime has by itself.
ALL = jsbridge.Policy.everything()
AUTHENTICATE = "require('zmq').Socket.authenticate(%s)"


@pytest.fixture
def context() -> Iterator[zmq.Context[Any]]:
    """A context of the application's own."""
    with zmq.Context() as made:
        yield made


def ask(context: zmq.Context[Any], frames: list[bytes]) -> list[bytes]:
    with context.socket(zmq.REQ) as client:
        client.linger = 0
        client.rcvtimeo = 60_000
        client.connect(ADDRESS)
        client.send_multipart(frames)
        return client.recv_multipart()


def test_the_application_s_own_handler_is_told_of(context: zmq.Context[Any]) -> None:
    authenticator = Authenticator(context)
    authenticator.start()
    try:
        with jsbridge.Runtime(zmq_context=context, policy=ALL) as runtime:
            for _ in range(2):
                with pytest.raises(jsbridge.JSError) as raised:
                    runtime.eval(AUTHENTICATE % "{}")
                assert raised.value.message == (
                    "EADDRINUSE: this zmq context has a ZAP handler already, the application's own or that of another "
                    f"runtime: only that one can let clients in ({ADDRESS})"
                )
                assert raised.value.code == "EADDRINUSE"
    finally:
        authenticator.stop()


def test_there_is_one_handler_for_two_runtimes_until_its_own_ends(context: zmq.Context[Any]) -> None:
    with jsbridge.Runtime(zmq_context=context, policy=ALL) as second:
        with jsbridge.Runtime(zmq_context=context, policy=ALL) as first:
            first.eval(AUTHENTICATE % "{}")
            first.eval(AUTHENTICATE % "{ plain: { a: 'b' } }")
            with pytest.raises(jsbridge.JSError, match="EADDRINUSE"):
                second.eval(AUTHENTICATE % "{}")
        second.eval(AUTHENTICATE % "{}")
    # And the application may have it after that.
    with jsbridge.Runtime(zmq_context=context, policy=ALL) as third:
        third.eval(AUTHENTICATE % "{}")


def test_it_guards_the_application_s_servers_of_the_context(context: zmq.Context[Any]) -> None:
    public, secret = zmq.curve_keypair()
    server_public, server_secret = zmq.curve_keypair()
    with jsbridge.Runtime(zmq_context=context, policy=ALL) as runtime, context.socket(zmq.PULL) as pull:
        runtime.eval(AUTHENTICATE % f"{{ curve: [{public.decode()!r}] }}")
        pull.curve_server = True
        pull.curve_secretkey = server_secret
        port = pull.bind_to_random_port("tcp://127.0.0.1")
        for keys, passes in (((public, secret), True), (zmq.curve_keypair(), False)):
            with context.socket(zmq.PUSH) as push:
                push.linger = 0
                push.curve_serverkey = server_public
                push.curve_publickey, push.curve_secretkey = keys
                push.connect(f"tcp://127.0.0.1:{port}")
                # Once it is refused, libzmq gives the connection up.
                with contextlib.nullcontext() if passes else contextlib.suppress(zmq.Again):
                    push.send(b"x", 0 if passes else zmq.NOBLOCK)
                # No script runs meanwhile.
                assert bool(pull.poll(60_000 if passes else 100)) is passes
                if passes:
                    message = pull.recv(copy=False)
                    assert message.get("User-Id") == public.decode()


def test_a_terminated_context_ends_it(context: zmq.Context[Any]) -> None:
    with jsbridge.Runtime(zmq_context=context, policy=ALL) as runtime:
        runtime.eval(f"{AUTHENTICATE % '{}'}; var s = new (require('zmq').Socket)(); s.monitor(() => {{}}); null")
        Aside(context.term).result()
        with pytest.raises(jsbridge.JSError, match="ETERM"):
            runtime.eval("s.recv()")


def test_a_monitor_alone_lets_a_context_terminate(context: zmq.Context[Any]) -> None:
    with jsbridge.Runtime(zmq_context=context, policy=ALL) as runtime:
        runtime.eval("var s = new (require('zmq').Socket)(); s.monitor(() => {}); null")
        Aside(context.term).result()


def test_events_reach_a_script_that_does_not_run(runtime: jsbridge.Runtime) -> None:
    names: list[str] = []
    runtime.register("app", {"heard": names.append})
    with bound(zmq.PULL, "tcp") as (_, address):
        runtime.eval(
            "var s = new (require('zmq').Socket)(8); s.monitor((e) => require('app').heard(e.event));"
            f"s.connect('{address}'); null"
        )
        eventually(lambda: "HANDSHAKE_SUCCEEDED" in names)


@pytest.mark.parametrize(
    ("request_frames", "status"),
    [
        ([b"1.0", b"7", b"", b"127.0.0.1", b"", b"NULL"], b"400"),
        ([b"1.0", b"7", b"", b"127.0.0.1", b"", b"PLAIN", b"user", b"word"], b"200"),
        ([b"1.0", b"7", b"any", b"127.0.0.1", b"", b"PLAIN", b"user", b"word"], b"200"),
        ([b"1.0", b"7", b"", b"127.0.0.1", b"", b"PLAIN", b"user", b"wrong"], b"400"),
        ([b"1.0", b"7", b"", b"127.0.0.1", b"", b"PLAIN", b"user"], b"400"),
        ([b"1.0", b"7", b"", b"127.0.0.1", b"", b"CURVE", b"k" * 32], b"400"),
        ([b"1.0", b"7", b"", b"127.0.0.1", b"", b"CURVE"], b"400"),
        ([b"1.0", b"7", b"", b"127.0.0.1", b"", b"GSSAPI", b"principal"], b"400"),
        ([b"2.0", b"7", b"", b"127.0.0.1", b"", b"NULL"], b"500"),
        ([b"1.0", b"7"], b"500"),
        ([b"1.0"], b"500"),
    ],
)
def test_the_protocol(context: zmq.Context[Any], request_frames: list[bytes], status: bytes) -> None:
    with jsbridge.Runtime(zmq_context=context, policy=ALL) as runtime:
        runtime.eval(AUTHENTICATE % "{ plain: { user: 'word' } }")
        reply = ask(context, request_frames)
    assert len(reply) == 6
    assert reply[:3] == [b"1.0", request_frames[1] if len(request_frames) > 1 else b"", status]
    assert reply[4] == (b"user" if status == b"200" else b"")


@given(st.binary(min_size=32, max_size=32))
def test_keys_may_be_bytes_or_z85(key: bytes) -> None:
    encoded = z85.encode(key)
    for form in (key, encoded, encoded.decode()):
        policy = read_policy({"curve": [form]})
        assert policy == Policy(frozenset([key]), {})
        assert policy.user(b"CURVE", [key]) == encoded
        assert policy.user(b"CURVE", [bytes(32) if key != bytes(32) else b"\1" * 32]) is None


@given(st.text(max_size=45) | st.binary(max_size=45) | st.none() | st.integers() | st.lists(st.integers(), max_size=2))
def test_anything_else_is_no_key(value: object) -> None:
    if isinstance(value, bytes) and len(value) == 32:
        return
    try:
        policy = read_policy({"curve": [value]})
    except HostError as error:
        assert str(error).endswith("curve[0] is a public key: 40 characters of Z85, or 32 bytes.")
    else:
        assert isinstance(value, (str, bytes))
        (key,) = policy.keys
        assert z85.encode(key) == (value.encode() if isinstance(value, str) else value)


def test_what_z85_cannot_say_is_refused() -> None:
    with pytest.raises((KeyError, struct.error)):
        z85.decode("#" * 40)
    with pytest.raises(HostError):
        read_policy({"curve": ["#" * 40]})


@given(st.dictionaries(st.text(max_size=9), st.text(max_size=9), max_size=4))
def test_users_and_passwords(users: dict[str, str]) -> None:
    policy = read_policy({"plain": users})
    for name, password in users.items():
        assert policy.user(b"PLAIN", [name.encode(), password.encode()]) == name.encode()
        assert policy.user(b"PLAIN", [name.encode(), password.encode() + b"x"]) is None
    assert policy.user(b"PLAIN", [b"nobody of them", b""]) is None
