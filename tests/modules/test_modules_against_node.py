"""What modules do that Node has, too, beside what Node does with the same calls: every ``against_node/*.js``."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from jsbridge import Policy, Runtime

HERE = Path(__file__).parent
REPORT = "JSON.stringify(require('./report').report(require('./{}')))"
SHOWN_DIFFERENCES = 20
CASES = sorted(path.relative_to(HERE).as_posix() for path in HERE.glob("*/against_node/*.js"))


@pytest.mark.parametrize("path", CASES)
def test_same_as_node(path: str) -> None:
    source = REPORT.format(path)
    node = subprocess.run(
        ["node", "--no-deprecation", "-e", f"process.stdout.write({source})"],
        cwd=HERE,
        capture_output=True,
        check=True,
        timeout=120,
    )
    expected = json.loads(node.stdout)
    with Runtime(root=HERE, policy=Policy.everything()) as runtime:
        actual = json.loads(runtime.eval(source))
    assert len(actual) == len(expected) > 0
    differences = [
        f"node:     {one}\njsbridge: {other}" for one, other in zip(expected, actual, strict=True) if one != other
    ]
    assert not differences, "\n".join([f"{len(differences)} differences", *differences[:SHOWN_DIFFERENCES]])
