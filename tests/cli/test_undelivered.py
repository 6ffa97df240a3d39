"""The end of a program that has sent messages: delivered with a live peer, reported without one."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from typing import Any

import pytest
import zmq

Run = Callable[..., tuple[int, str, str]]
Start = Callable[..., Any]
ROUNDS = 20
NOBODY = "tcp://127.0.0.1:1"
HEAD = "jsbridge: {} had undelivered messages when LINGER was over:\n"
OPEN = """
const zmq = require('zmq');
function open(type, address) {
  const socket = new zmq.Socket(type);
  socket.connect(address);
  return socket;
}
"""


@pytest.mark.parametrize("end", ["", "socket.close()", "process.exit(0)"])
def test_what_nobody_takes_is_reported(end: str, run: Run) -> None:
    code = f"{OPEN} const socket = open(zmq.PUSH, '{NOBODY}'); socket.send('lost'); {end}"
    began = time.monotonic()
    report = HEAD.format("1 socket") + f"  PUSH connected to {NOBODY}\n"
    assert run("--linger", "300", "-e", code) == (0, "", report)
    assert time.monotonic() - began >= 0.3


def test_every_socket_is_named_with_its_addresses(run: Run) -> None:
    code = f"""{OPEN}
        open(zmq.PUSH, '{NOBODY}').send('lost');
        const dealer = open(zmq.DEALER, '{NOBODY}');
        dealer.connect('ipc:///nobody/here');
        dealer.bind('inproc://bound');
        dealer.send(['lost', 'too']);
        open(zmq.REQ, 'inproc://nobody').send('lost');
    """
    code_, output, errors = run("--linger", "100", "-e", code)
    assert (code_, output) == (0, "")
    head, *lines = errors.splitlines(keepends=True)
    assert head == HEAD.format("3 sockets")
    assert sorted(lines) == [
        f"  DEALER bound to inproc://bound connected to {NOBODY}, ipc:///nobody/here\n",
        f"  PUSH connected to {NOBODY}\n",
        "  REQ connected to inproc://nobody\n",
    ]


def test_many_are_counted(run: Run) -> None:
    code = f"{OPEN} for (let i = 0; i < 25; i++) open(zmq.PUSH, '{NOBODY}').send('lost');"
    code_, _, errors = run("--linger", "50", "-e", code)
    assert code_ == 0
    assert errors == HEAD.format("25 sockets") + f"  PUSH connected to {NOBODY}\n" * 10 + "  … and 15 more\n"


@pytest.mark.parametrize(
    "code",
    [
        f"open(zmq.PUSH, '{NOBODY}')",
        f"const s = open(zmq.PUSH, '{NOBODY}'); s.send('x'); s.setsockopt('LINGER', 0)",
        f"open(zmq.SUB, '{NOBODY}').subscribe('x')",
        "open(zmq.PUSH, 'inproc://nobody')",
        "const s = new zmq.Socket(zmq.PUB); s.bind('tcp://127.0.0.1:*'); s.send('nobody listens')",
        "const s = new zmq.Socket(zmq.PAIR), t = new zmq.Socket(zmq.PAIR);"
        "s.bind('inproc://s'); t.connect('inproc://s'); t.send('taken')",
        f"const s = open(zmq.PUSH, '{NOBODY}'); s.send('x'); s.disconnect('{NOBODY}'); s.setsockopt('LINGER', 0)",
    ],
)
def test_nothing_undelivered_nothing_reported(code: str, run: Run) -> None:
    assert run("-e", f"{OPEN} {code}") == (0, "", "")


def test_a_socket_s_own_linger_counts(run: Run) -> None:
    code = f"{OPEN} const s = open(zmq.PUSH, '{NOBODY}'); s.setsockopt('LINGER', 50); s.send('lost')"
    report = HEAD.format("1 socket") + f"  PUSH connected to {NOBODY}\n"
    began = time.monotonic()
    assert run("--linger", "60000", "-e", code) == (0, "", report)
    assert time.monotonic() - began < 50


def test_what_was_lost_while_the_program_went_on_is_reported_too(run: Run) -> None:
    code = f"""{OPEN}
        const s = open(zmq.PUSH, '{NOBODY}');
        s.setsockopt('LINGER', 20);
        s.send('lost');
        s.close();
        require('coroutine').sleep(1000);
        console.log('end');
    """
    report = HEAD.format("1 socket") + f"  PUSH connected to {NOBODY}\n"
    assert run("-e", code) == (0, "end\n", report)


@pytest.mark.parametrize("transport", ["tcp://127.0.0.1:*", "ipc://*"])
def test_a_live_peer_gets_everything(
    transport: str, start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    send = "for (let i = 0; i < 500; i++) socket.send(`${i}`.padEnd(5000)); socket.close()"
    with zmq.Context() as context, context.socket(zmq.PULL) as pull:
        pull.bind(transport)
        address = pull.last_endpoint.decode()
        for _ in range(ROUNDS):
            command = start("-e", f"{OPEN} const socket = open(zmq.PUSH, '{address}'); {send}")
            for number in range(500):
                assert pull.poll(60_000), f"message {number} does not arrive"
                assert int(pull.recv()) == number
            assert command.end() == (0, "", "")


def test_many_short_lives_leave_nothing_behind(run: Run) -> None:
    code = """
        const zmq = require('zmq');
        const pull = new zmq.Socket(zmq.PULL);
        pull.bind('tcp://127.0.0.1:*');
        for (let i = 0; i < 1500; i++) {
          const push = new zmq.Socket(zmq.PUSH);
          push.connect(pull.lastEndpoint);
          push.send(String(i));
          push.close();
          pull.recv();
        }
    """
    assert run("-e", code) == (0, "", "")


def test_a_second_interrupt_ends_at_once(start: Start) -> None:
    code = f"{OPEN} const s = open(zmq.PUSH, '{NOBODY}'); s.send('lost'); console.log('sent'); s.recv = 1; new zmq.Socket(zmq.PULL).recv()"
    command = start("--linger", "3600000", "-e", code)
    command.expect("sent\n")
    began = time.monotonic()
    while command.process.poll() is None:
        assert time.monotonic() - began < 60
        command.signal(signal.SIGINT)
        time.sleep(0.02)
    assert command.end()[0] == 128 + signal.SIGINT


def test_many_short_lives_within_the_process_leave_nothing_behind(run: Run) -> None:
    code = """
        const zmq = require('zmq');
        const pull = new zmq.Socket(zmq.PULL);
        pull.bind('inproc://short');
        for (let i = 0; i < 3000; i++) {
          const push = new zmq.Socket(zmq.PUSH);
          push.monitor(() => {});
          push.connect('inproc://short');
          push.send(String(i));
          push.close();
          pull.recv();
        }
    """
    assert run("-e", code) == (0, "", "")
