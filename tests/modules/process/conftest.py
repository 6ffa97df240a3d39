"""Scripts as programs, for tests that look at exit codes, signals and standard streams."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import jsbridge

ROOT = Path(__file__).resolve().parents[3]
#: The same in Node and here, and needs no other module.
PRELUDE = "const write = (...values) => process.stdout.write(values.join(' ') + '\\n');\n"


class Programs:
    """Runs scripts that may call ``write(…values)``, each in a process of its own.

    Args:
        folder: where the script is put.
    """

    deadline_s = 30

    def __init__(self, folder: Path) -> None:
        self.script = folder / "script.js"

    def _command(self, source: str) -> list[str]:
        self.script.write_text(PRELUDE + source, encoding="utf-8")
        return [sys.executable, "-m", "jsbridge", str(self.script)]

    def run(self, source: str, *args: str, data: bytes = b"", **variables: str) -> subprocess.CompletedProcess[bytes]:
        """Runs a script to its end, with ``data`` as its input and ``variables`` in its environment."""
        return subprocess.run(
            [*self._command(source), *args],
            cwd=ROOT,
            env={**os.environ, **variables},
            input=data,
            capture_output=True,
            timeout=self.deadline_s,
            check=False,
        )

    def run_node(self) -> subprocess.CompletedProcess[bytes]:
        """Runs the script of the last :meth:`run` in Node."""
        return subprocess.run(["node", self.script], capture_output=True, timeout=self.deadline_s, check=False)

    def open(self, source: str) -> subprocess.Popen[str]:
        """Starts a script whose streams are pipes."""
        pipe = subprocess.PIPE
        command = self._command(source)
        return subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe, encoding="utf-8")

    @staticmethod
    def line(program: subprocess.Popen[str]) -> str:
        """Waits for the next line of a program's output; empty at its end."""
        assert program.stdout is not None
        return program.stdout.readline().rstrip("\n")


@pytest.fixture
def programs(tmp_path: Path) -> Programs:
    """Runs scripts, each in a process of its own."""
    return Programs(tmp_path)


@pytest.fixture
def policy() -> jsbridge.Policy:
    """What the scripts of ``runtime`` may do."""
    return jsbridge.Policy.everything()
