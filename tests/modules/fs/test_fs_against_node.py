"""What the functions of fs give and throw, beside what Node's do."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from jsbridge import Policy, Runtime

HERE = Path(__file__).parent
SHOWN_DIFFERENCES = 8
DEADLINE_S = 120


def test_same_as_node(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for side in ("node", "jsbridge"):
        (tmp_path / side).mkdir()

    def source(side: str) -> str:
        return f"JSON.stringify(require('./node_cases/cases').run({str(tmp_path / side)!r}))"

    command = ["node", "-e", f"process.stdout.write({source('node')})"]
    node = subprocess.run(command, cwd=HERE, capture_output=True, check=True, timeout=DEADLINE_S)
    expected = json.loads(node.stdout)
    monkeypatch.chdir(tmp_path)
    with Runtime(root=HERE, policy=Policy.everything()) as runtime:
        actual = json.loads(runtime.eval(source("jsbridge")))
    assert len(actual) == len(expected) > 0
    different = [
        f"node:     {one}\njsbridge: {other}" for one, other in zip(expected, actual, strict=True) if one != other
    ]
    assert not different, "\n".join([f"{len(different)} differences", *different[:SHOWN_DIFFERENCES]])
