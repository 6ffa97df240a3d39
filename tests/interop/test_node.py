"""Messages to and from the npm package zeromq 6, in a process of its own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import jsbridge

pytestmark = pytest.mark.node

_PEER = Path(__file__).with_name("peer.js")
COUNT = 50
DEADLINE_SECONDS = 60


@contextmanager
def peer(role: str, address: str) -> Iterator[subprocess.Popen[str]]:
    assert os.environ.get("JSBRIDGE_NODE_MODULES"), (
        "JSBRIDGE_NODE_MODULES names the folder that zeromq was installed to"
    )
    command = ["node", str(_PEER), role, address, str(COUNT)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
            assert process.wait(DEADLINE_SECONDS) == 0
        finally:
            if process.poll() is None:
                process.kill()


def endpoint(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def bound(runtime: jsbridge.Runtime, kind: str) -> str:
    code = f"var zmq = require('zmq'); var s = new zmq.Socket(zmq.{kind}); s.bind('tcp://127.0.0.1:*'); s.lastEndpoint"
    return str(runtime.eval(code))


def test_our_client_asks_their_server(runtime: jsbridge.Runtime) -> None:
    with peer("reply", "tcp://127.0.0.1:*") as process:
        code = f"""
            const zmq = require('zmq'), client = new zmq.Socket(zmq.REQ);
            client.connect('{endpoint(process)}');
            let right = 0;
            for (let i = 0; i < {COUNT}; i++) {{
              client.send(['a', '', Buffer.alloc(i, i)]);
              const reply = client.recvMultipart();
              if (reply.length === 3 && reply[2].equals(Buffer.alloc(i, i))) right++;
            }}
            client.close();
            right
        """
        assert runtime.eval(code) == COUNT


def test_their_client_asks_our_server(runtime: jsbridge.Runtime) -> None:
    with peer("request", bound(runtime, "REP")) as process:
        runtime.eval(f"for (let i = 0; i < {COUNT}; i++) s.send(s.recvMultipart()); s.close()")
        assert endpoint(process) == "all replies right"


def test_they_push_large_frames_to_us(runtime: jsbridge.Runtime) -> None:
    with peer("push", bound(runtime, "PULL")):
        code = f"""
            let right = 0;
            for (let i = 0; i < {COUNT}; i++) {{
              const [number, data] = s.recvMultipart();
              if (number.toString() === String(i) && data.length === 1 << 20 && data[0] === i && data[data.length - 1] === i) right++;
            }}
            s.close();
            right
        """
        assert runtime.eval(code) == COUNT


def test_they_publish_and_we_subscribe(runtime: jsbridge.Runtime) -> None:
    with peer("publish", "tcp://127.0.0.1:*") as process:
        code = f"""
            const zmq = require('zmq'), sub = new zmq.Socket(zmq.SUB);
            sub.subscribe('topic');
            sub.connect('{endpoint(process)}');
            const seen = [];
            for (let i = 0; i < {COUNT}; i++) seen.push(sub.recvMultipart().join(' '));
            sub.close();
            seen
        """
        assert runtime.eval(code) == [f"topic {n}" for n in range(COUNT)]


def test_our_router_serves_their_dealer(runtime: jsbridge.Runtime) -> None:
    with peer("dealer", bound(runtime, "ROUTER")) as process:
        runtime.eval(
            f"""
            for (let i = 0; i < {COUNT}; i++) {{
              const [identity, empty, number] = s.recvMultipart();
              s.send([identity, empty, identity + ' ' + number]);
            }}
            s.close();
            """
        )
        assert endpoint(process) == "all replies right"
