"""What the assertions decide and say, beside what Node's do with the same values."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from jsbridge import Policy, Runtime

HERE = Path(__file__).parent
SHOWN_DIFFERENCES = 20
DEADLINE_S = 120


def in_node(source: str) -> Any:
    """The JSON value of an expression, evaluated in Node."""
    command = ["node", "--no-deprecation", "-e", f"process.stdout.write({source})"]
    return json.loads(subprocess.run(command, cwd=HERE, capture_output=True, check=True, timeout=DEADLINE_S).stdout)


def here(source: str) -> Any:
    """The same, evaluated in a runtime."""
    with Runtime(root=HERE, policy=Policy.everything()) as runtime:
        return json.loads(runtime.eval(source))


def differences(actual: list[Any], expected: list[Any]) -> str:
    """Says where two lists differ; empty when they do not."""
    assert len(actual) == len(expected) > 0
    pairs = [(index, *pair) for index, pair in enumerate(zip(expected, actual, strict=True)) if pair[0] != pair[1]]
    lines = [f"{index}:\n  node:     {one}\n  jsbridge: {other}" for index, one, other in pairs[:SHOWN_DIFFERENCES]]
    return "\n".join([f"{len(pairs)} differences", *lines]) if pairs else ""


@pytest.fixture(scope="module")
def verdicts() -> tuple[Any, Any]:
    source = "JSON.stringify(require('./node_cases/verdicts').report())"
    return here(source), in_node(source)


@pytest.mark.parametrize("group", [0, 1], ids=["deepStrictEqual", "deepEqual"])
@pytest.mark.parametrize("kind", ["values", "structures"])
def test_same_verdicts(verdicts: tuple[Any, Any], group: int, kind: str) -> None:
    actual, expected = (report[group][kind] for report in verdicts)
    found = differences(actual, expected)
    assert not found, found
    # Cases that are all equal, or all different, would prove nothing.
    text = "".join(expected)
    assert 0 < text.count("=") < len(text)


def test_same_failures() -> None:
    source = "JSON.stringify(require('./node_cases/failures').report())"
    found = differences(here(source), in_node(source))
    assert not found, found
