"""Runs a script of this folder in a runtime of its own, and gives what it printed: figures as JSON."""

from __future__ import annotations

import io
import json
import os
import resource
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jsbridge

TRANSPORTS = ("tcp", "ipc", "inproc")
SETTLE_SECONDS = 10.0
_SCRIPTS = Path(__file__).with_name("scripts")
_STATM = Path("/proc/self/statm")
_DESCRIPTORS = next(folder for folder in ("/proc/self/fd", "/dev/fd") if os.path.isdir(folder))


def look() -> dict[str, int]:
    """What this process holds now: resident memory in KiB, descriptors, threads."""
    if _STATM.exists():
        resident = int(_STATM.read_text().split()[1]) * resource.getpagesize() // 1024
    else:
        # The most that it ever was, in bytes: what macOS tells.
        resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"residentKb": resident, "descriptors": len(os.listdir(_DESCRIPTORS)), "threads": len(sys._current_frames())}


class Measure:
    """What scripts get as ``require('measure')``."""

    def __init__(self) -> None:
        self._descriptors = 0

    def look(self) -> dict[str, int]:
        """What the process holds."""
        return look()

    def settle(self) -> dict[str, int]:
        """What it holds when libzmq, which frees closed sockets in a thread of its own, has caught up."""
        self._descriptors = self._descriptors or look()["descriptors"]
        deadline = time.monotonic() + SETTLE_SECONDS
        while (held := look())["descriptors"] > self._descriptors and time.monotonic() < deadline:
            time.sleep(0.001)
        self._descriptors = min(self._descriptors, held["descriptors"])
        return held


@contextmanager
def fresh_address(transport: str) -> Iterator[str]:
    """An address to bind to, again and again."""
    with tempfile.TemporaryDirectory() as folder:
        yield {
            "tcp": "tcp://127.0.0.1:*",
            "ipc": f"ipc://{folder}/socket",
            "inproc": f"inproc://{uuid.uuid4()}",
        }[transport]


def figures(script: str, transport: str, *arguments: object) -> dict[str, Any]:
    """Runs ``scripts/{script}.js ADDRESS arguments…``, which has to end well."""
    output, errors = io.StringIO(), io.StringIO()
    with (
        fresh_address(transport) as address,
        jsbridge.Runtime(stdout=output, stderr=errors, policy=jsbridge.Policy.everything()) as runtime,
    ):
        runtime.register("measure", Measure())
        code = runtime.run(_SCRIPTS / f"{script}.js", address, *map(str, arguments))
    assert code == 0, errors.getvalue()
    assert errors.getvalue() == ""
    result: dict[str, Any] = json.loads(output.getvalue())
    return result
