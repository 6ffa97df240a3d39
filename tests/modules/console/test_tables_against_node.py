"""console.table against Node: the same script runs in both, and prints the same."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import jsbridge

SCRIPT = Path(__file__).parent / "tables.js"


def test_tables_are_those_of_node(runtime: jsbridge.Runtime, output: io.StringIO) -> None:
    done = subprocess.run(["node", str(SCRIPT)], capture_output=True, encoding="utf-8", timeout=60, check=True)
    assert runtime.run(SCRIPT) == 0
    assert len(done.stdout.splitlines()) > 150
    assert output.getvalue() == done.stdout
