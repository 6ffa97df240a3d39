"""Processes that take one side of an exchange: this project's command, pyzmq, and zeromq under node."""

from __future__ import annotations

import json
import os
import selectors
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import jsbridge

DEADLINE_SECONDS = 60.0
_PEERS = Path(__file__).with_name("peers")
_PACKAGE_PARENT = str(Path(jsbridge.__file__).parent.parent)
_COMMANDS = {
    "jsbridge": [sys.executable, "-m", "jsbridge", str(_PEERS / "ours.js")],
    "pyzmq": [sys.executable, str(_PEERS / "pyzmq_side.py")],
    "node": ["node", str(_PEERS / "node.js")],
}


class Peer:
    """A process that plays one role after the other, each in a socket of its own; after a failure, another process."""

    def __init__(self, kind: str) -> None:
        if kind == "node":
            folder = os.environ.get("JSBRIDGE_NODE_MODULES")
            assert folder, "JSBRIDGE_NODE_MODULES names the folder that zeromq was installed to"
        self._kind = kind
        self._start()

    def _start(self) -> None:
        self._buffer = b""
        self._busy = False
        self._process = subprocess.Popen(
            _COMMANDS[self._kind],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": _PACKAGE_PARENT, "PYTHONUNBUFFERED": "1"},
        )

    def begin(self, role: str, kind: str, address: str, *, bind: bool, options: dict[str, Any], **order: Any) -> str:
        """Makes its socket, and lets it play its role; returns the address that others connect to."""
        if self._busy:
            # The test before has failed in the middle of a role.
            self.close()
            self._start()
        self._busy = True
        self._write(
            json.dumps(
                {"role": role, "type": kind, "address": address, "bind": bind, "options": options, **order},
                default=bytes.hex,
            )
        )
        return str(self.expect("endpoint"))

    def go(self) -> None:
        """Ends the greetings of a publisher."""
        self._write("go")

    def expect(self, fact: str) -> Any:
        """Waits for what it says next, which has to be that."""
        said = json.loads(self._line())
        assert fact in said, f"{self._kind}: {said.get('error', said)}"
        return said[fact]

    def end(self) -> None:
        """Closes its socket: both sides are done with theirs."""
        self._write("end")
        self._busy = False

    def close(self) -> None:
        """Ends the process, which has to end well by itself if it is not in the middle of a role."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        try:
            if not self._busy:
                assert self._process.wait(DEADLINE_SECONDS) == 0
        finally:
            self._process.kill()
            self._process.wait()
            self._process.stdout.close()

    def _write(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line.encode() + b"\n")
        self._process.stdin.flush()

    def _line(self) -> bytes:
        assert self._process.stdout is not None
        descriptor = self._process.stdout.fileno()
        deadline = time.monotonic() + DEADLINE_SECONDS
        with selectors.DefaultSelector() as selector:
            selector.register(descriptor, selectors.EVENT_READ)
            while b"\n" not in self._buffer:
                assert selector.select(max(0.0, deadline - time.monotonic())), f"{self._kind} says nothing"
                data = os.read(descriptor, 65536)
                assert data, f"{self._kind} has ended"
                self._buffer += data
        line, _, self._buffer = self._buffer.partition(b"\n")
        return line


@pytest.fixture(scope="module")
def ours() -> Iterator[Peer]:
    """This project's command."""
    peer = Peer("jsbridge")
    yield peer
    peer.close()


@pytest.fixture(scope="module", params=["pyzmq", pytest.param("node", marks=pytest.mark.node)])
def theirs(request: pytest.FixtureRequest) -> Iterator[Peer]:
    """Each of the others in turn."""
    peer = Peer(request.param)
    yield peer
    peer.close()
