"""What the command tells of a running program: SIGUSR1 and --trace."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Callable
from typing import Any

Start = Callable[..., Any]
Run = Callable[..., tuple[int, str, str]]

_WAITING = """
require('coroutine').start(function serve() { require('coroutine').sleep(1e6) });
console.log('ready');
"""


def test_a_signal_shows_who_waits_and_again(start: Start) -> None:
    command = start("-e", _WAITING)
    command.expect("ready")
    for _ in range(2):
        command.signal(signal.SIGUSR1)
        text = command.errors.expect("at serve ")
        assert re.search(r"jsbridge: runtime 1, 1 coroutine, 0 timers\n", text)
        assert "sleep() of coroutine" in text
    command.signal(signal.SIGTERM)
    assert command.end()[0] == 128 + signal.SIGTERM


def test_while_a_script_computes(start: Start) -> None:
    command = start("-e", "console.log('ready'); (function spin() { for (;;); })()")
    command.expect("ready")
    for _ in range(2):
        command.signal(signal.SIGUSR1)
        assert command.errors.expect("at spin ").endswith(": runs\n    ")
    command.signal(signal.SIGTERM)
    assert command.end()[0] == 128 + signal.SIGTERM


def test_while_standard_input_is_read(start: Start) -> None:
    command = start("-")
    command.type("console.log('goes on')" + " " * 100_000)
    while not command.handles(signal.SIGUSR1):
        pass
    command.signal(signal.SIGUSR1)
    assert command.errors.expect("0 timers\n") == "jsbridge: runtime 1, 0 coroutines, "
    command.process.stdin.close()
    code, output, _ = command.end()
    assert (code, output) == (0, "goes on\n")


def test_who_ignores_the_signal_is_not_contradicted(start: Start) -> None:
    ignoring = (
        "import os, signal, sys; signal.signal(signal.SIGUSR1, signal.SIG_IGN); os.execv(sys.argv[1], sys.argv[1:])"
    )
    command = start(
        "-e", "console.log('ready'); require('coroutine').sleep(200)", before=(sys.executable, "-c", ignoring)
    )
    command.expect("ready")
    command.signal(signal.SIGUSR1)
    assert command.end() == (0, "\n", "")


_LINE = re.compile(r"jsbridge (?P<seconds>\d+\.\d{6}) 1 (?P<socket>[A-Z]+ \d+) (?P<event>.*)")


def _events(errors: str) -> list[tuple[str, str]]:
    lines = [_LINE.fullmatch(line) for line in errors.splitlines()]
    assert all(lines), errors
    times = [float(line["seconds"]) for line in lines if line]
    assert times == sorted(times)
    return [(line["socket"], line["event"]) for line in lines if line]


def test_a_trace_within_the_process(run: Run) -> None:
    code, output, errors = run(
        "--trace",
        "-e",
        """
        const zmq = require('zmq'), { start, sleep } = require('coroutine');
        const pull = new zmq.Socket(zmq.PULL), push = new zmq.Socket(zmq.PUSH);
        pull.bind('inproc://t'); push.connect('inproc://t');
        push.send('hello'); pull.recv();
        push.send(['a', 'bc']); pull.recvMultipart();
        push.send(['a', 'bc']); pull.recv(); pull.recv();
        start(() => { sleep(1); push.send(Buffer.alloc(70000)) }); console.log(pull.recv().length);
        try { pull.bind('inproc://t') } catch (error) {}
        push.disconnect('inproc://t'); pull.unbind('inproc://t'); push.close(); pull.close();
        """,
    )
    assert (code, output) == (0, "70000\n")
    assert _events(errors) == [
        ("PULL 1", "open"),
        ("PUSH 2", "open"),
        ("PULL 1", "bind inproc://t"),
        ("PUSH 2", "connect inproc://t"),
        ("PUSH 2", "send 5 B inproc://t"),
        ("PULL 1", "recv 5 B inproc://t"),
        ("PUSH 2", "send 3 B in 2 frames inproc://t"),
        ("PULL 1", "recv 3 B in 2 frames inproc://t"),
        ("PUSH 2", "send 3 B in 2 frames inproc://t"),
        ("PULL 1", "recv 1 B and more inproc://t"),
        ("PULL 1", "recv 2 B inproc://t"),
        ("PUSH 2", "send 70000 B inproc://t"),
        ("PULL 1", "recv 70000 B inproc://t"),
        ("PULL 1", "bind failed: EADDRINUSE inproc://t"),
        ("PUSH 2", "disconnect inproc://t"),
        ("PULL 1", "unbind inproc://t"),
        ("PUSH 2", "close"),
        ("PULL 1", "close"),
    ]


def test_a_trace_of_connections(run: Run) -> None:
    code, _, errors = run(
        "--trace",
        "-e",
        """
        const zmq = require('zmq'), { sleep } = require('coroutine');
        const pull = new zmq.Socket(zmq.PULL), push = new zmq.Socket(zmq.PUSH);
        pull.bind('tcp://127.0.0.1:*'); push.connect(pull.lastEndpoint);
        let seen = 0; pull.monitor((event) => { if (event.event === 'DISCONNECTED') seen++ });
        push.send('x'); pull.recv(); push.close();
        while (!seen) sleep(1);
        pull.close();
        """,
    )
    assert code == 0
    events = _events(errors)
    port = next(event for socket, event in events if event.startswith("bind")).rpartition(":")[2]
    for expected in (
        ("PULL 1", f"accepted tcp://127.0.0.1:{port}"),
        ("PUSH 2", f"connected tcp://127.0.0.1:{port}"),
        ("PULL 1", f"disconnected tcp://127.0.0.1:{port}"),
    ):
        assert expected in events


def test_a_trace_of_callbacks_and_a_proxy(run: Run) -> None:
    code, _, errors = run(
        "--trace",
        "-e",
        """
        const zmq = require('zmq'), { sleep } = require('coroutine');
        const [push, front, back, pull] = [zmq.PUSH, zmq.PULL, zmq.PUSH, zmq.PULL].map((type) => new zmq.Socket(type));
        front.bind('inproc://f'); push.connect('inproc://f'); back.bind('inproc://b'); pull.connect('inproc://b');
        const relay = zmq.Socket.proxy(front, back);
        let got; pull.recv((error, data) => { got = data }); push.send('abc'); while (!got) sleep(1);
        relay.stop(); relay.join();
        """,
    )
    assert code == 0
    sizes = [(socket, event.split(" inproc")[0]) for socket, event in _events(errors) if " B" in event]
    assert sizes == [("PUSH 1", "send 3 B"), ("PULL 2", "recv 3 B"), ("PUSH 3", "send 3 B"), ("PULL 4", "recv 3 B")]


def test_an_address_cannot_forge_a_line(run: Run) -> None:
    code, _, errors = run(
        "--trace", "-e", "new (require('zmq').Socket)(7).bind('inproc://a\\njsbridge 0.000000 1 PULL 1 close')"
    )
    assert code == 0
    assert ("PULL 1", "bind inproc://a?jsbridge 0.000000 1 PULL 1 close") in _events(errors)


def test_without_it_nothing_is_traced(run: Run) -> None:
    assert run("-e", "new (require('zmq').Socket)().close()") == (0, "", "")
