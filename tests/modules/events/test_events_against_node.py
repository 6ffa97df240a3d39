"""What emitters do in random sequences of calls, beside what Node's do."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from jsbridge import Policy, Runtime

HERE = Path(__file__).parent
SOURCE = "JSON.stringify(require('./node_cases/scenarios').report())"
SHOWN_DIFFERENCES = 5
DEADLINE_S = 120


def test_same_as_node() -> None:
    command = ["node", "-e", f"process.stdout.write({SOURCE})"]
    node = subprocess.run(command, cwd=HERE, capture_output=True, check=True, timeout=DEADLINE_S)
    expected = json.loads(node.stdout)
    with Runtime(root=HERE, policy=Policy.everything()) as runtime:
        actual = json.loads(runtime.eval(SOURCE))
    assert len(actual) == len(expected) > 0
    different = [
        f"node:     {one}\njsbridge: {other}" for one, other in zip(expected, actual, strict=True) if one != other
    ]
    assert not different, "\n".join([f"{len(different)} differences", *different[:SHOWN_DIFFERENCES]])
