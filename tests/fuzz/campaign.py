"""Runs many sessions in processes of their own, which may crash and hang, and gathers what they find."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

import jsbridge

WORKER = Path(__file__).with_name("worker.py")
TARGETS = ("zmq", "Buffer", "coroutine", "require", "all")
#: A session ends itself before that.
SILENCE_SECONDS = 120.0
SHOWN_CALLS = 15


@dataclass
class Found:
    """What some sessions have found.

    Attributes:
        calls: how many were made.
        kinds: the errors that came out of them, by name and code.
        findings: by what is wrong, the session that shows it first.
    """

    calls: int = 0
    seconds: float = 0.0
    sessions: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    findings: dict[str, str] = field(default_factory=dict)

    def add(self, line: dict[str, Any], again: str) -> None:
        """Takes what a session has told."""
        self.calls += line["made"]
        self.seconds += line["seconds"]
        self.sessions += 1
        self.kinds.update(line["kinds"])
        for what, details in line["findings"].items():
            self.findings.setdefault(what, f"{details}\n  again: {again}")


def _read(stream: Any, lines: SimpleQueue[str | None]) -> None:
    for line in stream:
        lines.put(line)
    lines.put(None)


def sessions(
    target: str, seed: int, first: int, count: int, calls: int, found: Found, python: str = sys.executable
) -> None:
    """Runs ``count`` sessions of ``calls`` calls each; after a crash or a hang the next one is the next session."""
    at, end = first, first + count
    while at < end:
        at = _run(target, seed, at, end, calls, found, python)


def _run(target: str, seed: int, first: int, end: int, calls: int, found: Found, python: str) -> int:
    # Returns the session that comes next.
    def again(session: int) -> str:
        return f"{python} tests/fuzz/full.py --target {target} --seed {seed} --session {session} --calls {calls}"

    with tempfile.TemporaryDirectory() as folder:
        recent = Path(folder, "recent")
        recent.touch()
        arguments = [target, str(seed), str(first), str(end - first), str(calls), str(recent)]
        environment = {**os.environ, "PYTHONPATH": str(Path(jsbridge.__file__).parent.parent)}
        with (
            open(Path(folder, "errors"), "w+") as errors,
            subprocess.Popen(
                [python, str(WORKER), *arguments], stdout=subprocess.PIPE, stderr=errors, text=True, env=environment
            ) as process,
        ):
            lines: SimpleQueue[str | None] = SimpleQueue()
            reader = threading.Thread(target=_read, args=(process.stdout, lines))
            reader.start()
            session = first
            ended = False
            try:
                while (line := lines.get(timeout=SILENCE_SECONDS)) is not None:
                    found.add(json.loads(line), again(session))
                    session += 1
                ended = True
            except Empty:
                found.findings.setdefault(f"{target}: a session hangs", again(session))
                process.kill()
            reader.join()
            process.wait()
            if ended and (process.returncode != 0 or session < end):
                what = f"{target}: the process ended with {process.returncode}"
                errors.seek(0)
                calls_made = "\n".join(sorted(recent.read_text("utf-8", "replace").splitlines())[-SHOWN_CALLS:])
                found.findings.setdefault(what, f"{errors.read()[-4000:]}\n{calls_made}\n  again: {again(session)}")
    return max(session, first) + (session < end)
