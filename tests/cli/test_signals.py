"""Ctrl-C and SIGTERM while scripts run."""

from __future__ import annotations

import signal
import socket
import time
from collections.abc import Callable
from typing import Any

import pytest

Start = Callable[..., Any]
READY = "process.stdout.write('ready\\n');"
LISTEN = "process.on('%s', (name, number) => process.stdout.write(`${name} ${number}\\n`));"

BUSY = {
    "sleeps": f"{READY} require('coroutine').sleep(1e6)",
    "computes": "for (let i = 0; ; i++) if (i === 1000) process.stdout.write('ready\\n')",
    "receives": f"const s = new (require('zmq').Socket)(require('zmq').PULL); s.bind('inproc://x'); {READY} s.recv()",
    "has coroutines": "const c = require('coroutine'); for (let i = 0; i < 50; i++) c.start(() => c.sleep(1e6));"
    f"c.start(() => {{ {READY} }})",
    "sends": f"const s = new (require('zmq').Socket)(require('zmq').PUSH); {READY} s.send('nobody takes it')",
    "joins": f"const c = require('coroutine'); const f = c.start(() => c.sleep(1e6)); {READY} f.join()",
    "joins what computes": f"{READY} require('coroutine').start(() => {{ for (;;); }}).join()",
    "reads": f"{READY} process.stdin.readLine()",
    "runs promise jobs": f"const next = () => Promise.resolve().then(next); {READY} next()",
    "waits for a promise": f"setInterval(() => {{}}, 1e6); {READY} (async () => {{ await new Promise(() => {{}}) }})()",
    "has a worker that computes": "const { Worker } = require('coroutine'), fs = require('fs');"
    "fs.writeFile('worker.js', \"Master.postMessage('up'); for (;;);\"); const worker = new Worker(require('path').fullpath('worker.js'));"
    f"worker.onmessage = () => {{ {READY} }};",
    "swallows errors": "for (let i = 0; ; i++) try { if (i === 9) process.stdout.write('ready\\n'); f() } catch (e) {}",
}


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
@pytest.mark.parametrize("busy", BUSY)
def test_ends_in_good_order(start: Start, busy: str, number: int, code: int) -> None:
    command = start("-e", BUSY[busy])
    command.expect("ready\n")
    command.signal(number)
    assert command.end() == (code, "", "")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_before_there_is_a_script(start: Start, number: int, code: int) -> None:
    command = start("-")
    # More than a pipe holds: when all of it is written, it is being read.
    command.type(" " * (1 << 20))
    command.signal(number)
    assert command.end() == (code, "", "")


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_a_script_that_listens_decides(start: Start, name: str) -> None:
    number = signal.Signals[name]
    command = start("-e", f"{LISTEN % name} const c = require('coroutine'); {READY} for (;;) c.sleep(1000)")
    command.expect("ready\n")
    for _ in range(3):
        command.signal(number)
        command.expect(f"{name} {int(number)}\n")
    assert command.process.poll() is None


def test_a_listener_may_end_the_program(start: Start) -> None:
    command = start("-e", f"process.on('SIGINT', () => process.exit(5)); {READY} require('coroutine').sleep(1e6)")
    command.expect("ready\n")
    command.signal(signal.SIGINT)
    assert command.end() == (5, "", "")


def test_a_listener_may_let_the_script_end(start: Start) -> None:
    command = start(
        "-e",
        "const c = require('coroutine'); let on = true; process.on('SIGTERM', () => { on = false });"
        f"{READY} while (on) c.sleep(1); process.stdout.write('in order')",
    )
    command.expect("ready\n")
    command.signal(signal.SIGTERM)
    assert command.end() == (0, "in order", "")


def test_a_listener_may_take_its_time(start: Start) -> None:
    command = start(
        "-e",
        "const c = require('coroutine'); let times = 0; process.on('SIGINT', () => {"
        "  process.stdout.write('begins\\n'); c.sleep(1200); times++; process.stdout.write(`ends ${times}\\n`);"
        "  if (times === 2) process.exit(6); });"
        f"{READY} c.sleep(1e6)",
    )
    command.expect("ready\n")
    command.signal(signal.SIGINT)
    command.expect("begins\n")
    command.signal(signal.SIGINT)
    command.expect("begins\n")
    command.expect("ends 1\n")
    assert command.end() == (6, "ends 2\n", "")


def test_a_script_that_computes_and_does_not_listen(start: Start) -> None:
    command = start("-e", f"process.argv; {READY} for (;;);")
    command.expect("ready\n")
    command.signal(signal.SIGINT)
    assert command.end() == (130, "", "")


def test_a_listener_for_another_signal_is_none(start: Start) -> None:
    command = start("-e", f"{LISTEN % 'SIGTERM'} {READY} require('coroutine').sleep(1e6)")
    command.expect("ready\n")
    command.signal(signal.SIGINT)
    assert command.end() == (130, "", "")


def test_a_listener_that_is_gone_is_none(start: Start) -> None:
    command = start(
        "-e",
        f"process.once('SIGINT', () => process.stdout.write('once\\n'));{READY} require('coroutine').sleep(1e6)",
    )
    command.expect("ready\n")
    command.signal(signal.SIGINT)
    command.expect("once\n")
    command.signal(signal.SIGINT)
    assert command.end() == (130, "", "")


def test_a_listener_that_throws_is_reported(start: Start) -> None:
    command = start(
        "-e",
        f"process.on('SIGINT', () => {{ throw new Error('in the listener') }});{READY} require('coroutine').sleep(1e6)",
    )
    command.expect("ready\n")
    command.signal(signal.SIGINT)
    command.errors.expect("Uncaught Error: in the listener\n")
    assert command.process.poll() is None


def refuses(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def test_a_second_one_ends_at_once(start: Start) -> None:
    # What was sent to nobody keeps the end waiting for ever. That the end has begun shows when the bound socket is gone.
    command = start(
        "--linger=-1",
        "-e",
        """
        const zmq = require('zmq');
        const bound = new zmq.Socket(zmq.PULL);
        bound.bind('tcp://127.0.0.1:*');
        const lost = new zmq.Socket(zmq.PUSH);
        lost.connect('tcp://127.0.0.1:9');
        lost.send('never arrives');
        process.stdout.write(`${bound.lastEndpoint}\\n`);
        bound.recv();
        """,
    )
    port = int(command.expect("\n").rpartition(":")[2])
    command.signal(signal.SIGINT)
    deadline = time.monotonic() + 60
    while not refuses(port):
        assert time.monotonic() < deadline, "the sockets are not closed"
        time.sleep(0.01)
    assert command.process.poll() is None
    command.signal(signal.SIGINT)
    assert command.end() == (130, "", "")


@pytest.mark.parametrize("busy", ["sleeps", "computes", "has coroutines"])
def test_two_at_once_end_it_once(start: Start, busy: str) -> None:
    command = start("-e", BUSY[busy])
    command.expect("ready\n")
    command.signal(signal.SIGINT)
    command.signal(signal.SIGTERM)
    code, output, errors = command.end()
    assert (code in (130, 143), output, errors) == (True, "", "")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_at_any_moment_of_the_start(start: Start, number: int) -> None:
    # Until the command has its own handlers, Python's do what they do.
    for milliseconds in range(0, 120, 15):
        command = start("-e", "require('coroutine').sleep(1e6)")
        time.sleep(milliseconds / 1000)
        command.signal(number)
        code, output, _ = command.end()
        assert (code in (-number, 128 + number, 1), output) == (True, ""), milliseconds


def test_who_is_told_to_ignore_it_does(start: Start) -> None:
    command = start(
        "-e",
        f"{READY} process.stdin.readLine(); process.stdout.write('still here')",
        before=("sh", "-c", "trap '' INT; exec \"$@\"", "sh"),
    )
    command.expect("ready\n")
    command.signal(signal.SIGINT)
    command.type("\n")
    assert command.end() == (0, "still here", "")
