"""Sockets under a policy: every way to an endpoint asks."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zmq

from jsbridge import Policy, Runtime

Outcome = Callable[[Runtime, str], list[Any]]
BIND = ["EACCES", "bind"]
CONNECT = ["EACCES", "connect"]
SOCKET = "new (require('zmq').Socket)(require('zmq').{})"


def test_binding_is_not_connecting(outcome: Outcome) -> None:
    with Runtime(policy=Policy(bind=["tcp://127.0.0.1:*"], connect=["tcp://127.0.0.2:*"])) as runtime:
        runtime.eval(f"const s = {SOCKET.format('PAIR')}")
        assert outcome(runtime, "s.bind('tcp://127.0.0.1:*'), s.lastEndpoint.slice(0, 16)") == [
            "done",
            "tcp://127.0.0.1:",
        ]
        assert outcome(runtime, "s.connect(s.lastEndpoint)") == CONNECT
        assert outcome(runtime, "s.bind('inproc://x')") == BIND
        assert outcome(runtime, "s.bind('tcp://*:*')") == BIND
        assert outcome(runtime, "s.bind('tcp://0.0.0.0:*')") == BIND
        assert outcome(runtime, "s.connect('tcp://127.0.0.2:1')")[0] == "done"
        # A refusal leaves the socket as it was.
        assert outcome(runtime, "s.disconnect('tcp://127.0.0.2:1')")[0] == "done"
        runtime.eval("s.close()")


def test_the_error(outcome: Outcome) -> None:
    with Runtime(policy=Policy(connect=False)) as runtime:
        told = runtime.eval(
            f"const s = {SOCKET.format('REQ')}; try {{ s.connect('tcp://10.0.0.1:80') }} catch (e) {{"
            " [e.message, e.number, e.syscall, e.address] }"
        )
        message = (
            "EACCES: permission denied, connect 'tcp://10.0.0.1:80': "
            "needs the permission connect (Policy(connect=…), --allow-connect)"
        )
        assert told == [message, 13, "connect", "tcp://10.0.0.1:80"]
        # What is no address at all is told first.
        assert outcome(runtime, "s.connect('tcp://10.0.0.1:99999')")[0] == "EINVAL"
        assert outcome(runtime, "s.connect('tcp://10.0.0.1:80\\0')")[0] == "EINVAL"
        assert outcome(runtime, "s.connect('nothing')")[0] == "EINVAL"
        runtime.eval("s.close()")


def test_without_a_word_no_file_is_an_endpoint(tmp_path: Path, outcome: Outcome) -> None:
    # libzmq removes what is at the path before it binds.
    precious = tmp_path / "precious"
    precious.write_text("kept")
    with Runtime() as runtime:
        runtime.eval(f"const s = {SOCKET.format('PAIR')}")
        for address in (f"ipc://{precious}", "ipc://*", "ipc://@abstract", f"ipc://{tmp_path}/new"):
            assert outcome(runtime, f"s.bind('{address}')") == BIND
            assert outcome(runtime, f"s.connect('{address}')") == CONNECT
        for address in ("tipc://{5555,0,0}", "pgm://lo;239.1.1.1:1", "ws://127.0.0.1:1", "udp://127.0.0.1:1"):
            assert outcome(runtime, f"s.connect('{address}')") == CONNECT
        runtime.eval("s.bind('inproc://policy.test'); s.bind('tcp://127.0.0.1:*'); s.close()")
    assert precious.read_text() == "kept"
    assert os.listdir(tmp_path) == ["precious"]


def test_a_folder_of_ipc_endpoints(tmp_path: Path, outcome: Outcome) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    for folder in (inside, outside):
        folder.mkdir()
    (outside / "precious").write_text("kept")
    (inside / "away").symlink_to(outside)
    pattern = f"ipc://{inside}/*"
    with Runtime(policy=Policy(bind=pattern, connect=pattern)) as runtime:
        runtime.eval(f"const a = {SOCKET.format('PAIR')}, b = {SOCKET.format('PAIR')}")
        for path in (
            f"{inside}/../out/precious",
            f"{inside}/away/precious",
            f"{outside}/precious",
            f"{inside}/away/new",
        ):
            assert outcome(runtime, f"a.bind('ipc://{path}')") == BIND
            assert outcome(runtime, f"a.connect('ipc://{path}')") == CONNECT
        runtime.eval(f"a.bind('ipc://{inside}/s'); b.connect('ipc://{inside}/s'); b.send('x')")
        assert runtime.eval("String(a.recv())") == "x"
        runtime.eval("a.close(); b.close()")
    assert (outside / "precious").read_text() == "kept"


@pytest.mark.parametrize("host", ["127.1", "0x7f.1", "2130706433", "0177.0.0.1", "[::ffff:127.0.0.1]"])
def test_libzmq_understands_a_host_as_the_policy_does(outcome: Outcome, host: str) -> None:
    with (
        zmq.Context() as context,
        context.socket(zmq.PAIR) as peer,
        Runtime(zmq_context=context, policy=Policy(connect=["tcp://127.0.0.1:*"])) as runtime,
    ):
        port = peer.bind_to_random_port("tcp://127.0.0.1")
        runtime.eval(f"const s = {SOCKET.format('PAIR')}")
        assert outcome(runtime, f"s.connect('tcp://{host}:{port}'), s.send('x'), 1") == ["done", 1]
        assert peer.recv() == b"x"
    with Runtime(policy=Policy(connect=["tcp://10.0.0.1:*", "tcp://localhost:*"])) as runtime:
        assert outcome(runtime, f"{SOCKET.format('PAIR')}.connect('tcp://{host}:1')") == CONNECT


def test_a_name_is_no_address(outcome: Outcome) -> None:
    with Runtime(policy=Policy(bind=["tcp://127.0.0.1:*"], connect=["tcp://127.0.0.1:*"])) as runtime:
        runtime.eval(f"const s = {SOCKET.format('PAIR')}")
        assert outcome(runtime, "s.connect('tcp://localhost:1')") == CONNECT
        assert outcome(runtime, "s.bind('tcp://lo:*')") == BIND
        runtime.eval("s.close()")


def test_where_a_connection_comes_from_counts_as_bound(outcome: Outcome) -> None:
    with Runtime(policy=Policy(bind=["tcp://127.0.0.1:*"], connect=["tcp://127.0.0.2:*"])) as runtime:
        runtime.eval(f"const s = {SOCKET.format('PAIR')}")
        assert outcome(runtime, "s.connect('tcp://127.0.0.1:*;127.0.0.2:1')")[0] == "done"
        assert outcome(runtime, "s.connect('tcp://127.0.0.3:*;127.0.0.2:1')") == BIND
        assert outcome(runtime, "s.connect('tcp://127.0.0.2:*;127.0.0.1:1')") == CONNECT
        runtime.eval("s.setsockopt('LINGER', 0); s.close()")


def test_options_lead_nowhere_else(outcome: Outcome) -> None:
    with Runtime(policy=Policy(connect=["tcp://127.0.0.1:1080", "tcp://10.0.0.1:*"])) as runtime:
        runtime.eval(f"const s = {SOCKET.format('PAIR')}")
        for proxy in (
            "'10.0.0.2:1080'",
            "'localhost:1080'",
            "'127.0.0.1:1081'",
            "Buffer.from('10.0.0.2:1')",
            "'127.0.0.1'",
        ):
            assert outcome(runtime, f"s.setsockopt('SOCKS_PROXY', {proxy})") == CONNECT
        for proxy in ("'127.0.0.1:1080\\0'", "'10.0.0.3:1;127.0.0.1:1080x'", "Buffer.from([255, 58, 49])"):
            assert outcome(runtime, f"s.setsockopt('ZMQ_SOCKS_PROXY', {proxy})") == CONNECT
        assert outcome(runtime, "s.setsockopt('SOCKS_PROXY', '127.0.0.1:1080')")[0] == "done"
        assert outcome(runtime, "s.setsockopt('BINDTODEVICE', 'lo')") == BIND
        # A descriptor of the application's would be listened on, and closed.
        assert outcome(runtime, "s.setsockopt('USE_FD', 1)") == ["EACCES", "process"]
        runtime.eval("s.close()")


def test_who_may_let_clients_in(outcome: Outcome) -> None:
    with Runtime(policy=Policy(bind=["tcp://127.0.0.1:*"])) as runtime:
        assert outcome(runtime, "require('zmq').Socket.authenticate({ plain: { a: 'b' } })") == BIND
        assert outcome(runtime, f"{SOCKET.format('REP')}.bind('inproc://zeromq.zap.01')") == BIND
    # The application's servers may be in the same context: by itself, a script decides nothing about them, nor may it ask.
    with zmq.Context() as context, Runtime(zmq_context=context) as runtime:
        assert outcome(runtime, "require('zmq').Socket.authenticate({ plain: { a: 'b' } })") == BIND
        assert outcome(runtime, f"{SOCKET.format('REQ')}.connect('inproc://zeromq.zap.01')") == CONNECT
    policy = Policy(bind=["inproc://zeromq.zap.01"])
    with zmq.Context() as context, Runtime(zmq_context=context, policy=policy) as runtime:
        assert outcome(runtime, "require('zmq').Socket.authenticate({ plain: { a: 'b' } })")[0] == "done"


def test_monitors_and_proxies_have_no_endpoint_of_their_own(outcome: Outcome) -> None:
    with Runtime(policy=Policy(bind=["tcp://127.0.0.1:*"], connect=False)) as runtime:
        runtime.eval(f"const a = {SOCKET.format('ROUTER')}, b = {SOCKET.format('DEALER')}")
        assert outcome(runtime, "a.monitor(() => undefined), a.bind('tcp://127.0.0.1:*'), 1") == ["done", 1]
        assert outcome(runtime, "b.bind('tcp://127.0.0.1:*'), require('zmq').Socket.proxy(a, b).stop(), 1") == [
            "done",
            1,
        ]
        runtime.eval("a.close(); b.close()")
