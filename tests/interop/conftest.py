"""Processes that take one side of an exchange: this project's command, pyzmq, and zeromq under node."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from processes import DEADLINE_SECONDS, JSBRIDGE, LineProcess

_PEERS = Path(__file__).with_name("peers")
_COMMANDS = {
    "jsbridge": (*JSBRIDGE, str(_PEERS / "ours.js")),
    "pyzmq": (sys.executable, str(_PEERS / "pyzmq_side.py")),
    "node": ("node", str(_PEERS / "node.js")),
}


class Peer:
    """A process that plays one role after the other, each in a socket of its own; after a failure, another process."""

    def __init__(self, kind: str) -> None:
        if kind == "node":
            folder = os.environ.get("JSBRIDGE_NODE_MODULES")
            assert folder, "JSBRIDGE_NODE_MODULES names the folder that zeromq was installed to"
        self._kind = kind
        self._busy = False
        self._process = LineProcess(*_COMMANDS[kind])

    def begin(self, role: str, kind: str, address: str, *, bind: bool, options: dict[str, Any], **order: Any) -> str:
        """Makes its socket, and lets it play its role; returns the address that others connect to."""
        if self._busy:
            # The test before has failed in the middle of a role.
            self._process.close()
            self._process = LineProcess(*_COMMANDS[self._kind])
        self._busy = True
        whole = {"role": role, "type": kind, "address": address, "bind": bind, "options": options, **order}
        self._process.write(json.dumps(whole, default=bytes.hex))
        return str(self.expect("endpoint"))

    def go(self) -> None:
        """Ends the greetings of a publisher."""
        self._process.write("go")

    def expect(self, fact: str) -> Any:
        """Waits for what it says next, which has to be that."""
        said = json.loads(self._process.line())
        assert fact in said, f"{self._kind}: {said.get('error', said)}"
        return said[fact]

    def end(self) -> None:
        """Closes its socket: both sides are done with theirs."""
        self._process.write("end")
        self._busy = False

    def close(self) -> None:
        """Ends the process, which has to end well by itself if it is not in the middle of a role."""
        assert self._process.process.stdin is not None
        self._process.process.stdin.close()
        try:
            if not self._busy:
                assert self._process.process.wait(DEADLINE_SECONDS) == 0
        finally:
            self._process.close()


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
