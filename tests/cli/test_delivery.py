"""What a script has sent arrives, although the script ends at once."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
import zmq

Run = Callable[..., tuple[int, str, str]]
Start = Callable[..., Any]
COUNT, SIZE = 2000, 10_000
SEND = f"""
const zmq = require('zmq');
const socket = new zmq.Socket(zmq.PUSH);
socket.connect(process.argv[1]);
const body = 'x'.repeat({SIZE});
require('coroutine').start(() => {{ for (let i = 0; i < {COUNT}; i++) socket.send(`${{i}} ${{body}}`); %s }});
"""


@pytest.mark.parametrize("end", ["", "process.exit(0)"])
def test_everything_arrives(start: Start, end: str) -> None:
    with zmq.Context() as context, context.socket(zmq.PULL) as pull:
        pull.rcvhwm = 10
        port = pull.bind_to_random_port("tcp://127.0.0.1")
        command = start("-e", SEND % end, f"tcp://127.0.0.1:{port}")
        for number in range(COUNT):
            assert pull.poll(60_000), f"message {number} does not arrive"
            assert pull.recv().split(b" ")[0] == str(number).encode()
        assert command.end() == (0, "", "")


def test_what_nobody_takes_does_not_hold_the_end_up_for_ever(run: Run) -> None:
    began = time.monotonic()
    code = "const zmq = require('zmq'), s = new zmq.Socket(zmq.PUSH); s.connect('tcp://127.0.0.1:9'); s.send('lost')"
    report = (
        "jsbridge: 1 socket had undelivered messages when LINGER was over:\n  PUSH connected to tcp://127.0.0.1:9\n"
    )
    assert run("--linger", "50", "-e", code) == (0, "", report)
    assert time.monotonic() - began < 60


def test_a_context_that_was_not_used_is_not_made(run: Run) -> None:
    assert run("-p", "require('zmq').PUSH") == (0, "8\n", "")
