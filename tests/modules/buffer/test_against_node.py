"""What Buffer does, beside what Node does with the same calls."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from jsbridge import Runtime

HERE = Path(__file__).parent
REPORT = "JSON.stringify(require('./node_cases/report').report(require('./node_cases/{}')))"
SHOWN_DIFFERENCES = 20


@pytest.mark.parametrize("group", ["codecs", "forms", "numbers", "random", "search"])
def test_same_as_node(group: str) -> None:
    source = REPORT.format(group)
    node = subprocess.run(
        ["node", "--no-deprecation", "-e", f"process.stdout.write({source})"],
        cwd=HERE,
        capture_output=True,
        check=True,
        timeout=120,
    )
    expected = json.loads(node.stdout)
    with Runtime(root=HERE) as runtime:
        actual = json.loads(runtime.eval(source))
    assert len(actual) == len(expected) > 0
    differences = [
        f"node:     {one}\njsbridge: {other}" for one, other in zip(expected, actual, strict=True) if one != other
    ]
    assert not differences, "\n".join([f"{len(differences)} differences", *differences[:SHOWN_DIFFERENCES]])
