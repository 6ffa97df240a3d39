"""util.inspect and util.format against Node: the same script runs in both, and prints the same."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

import jsbridge

HERE = Path(__file__).parent
NODE_SECONDS = 60
RANDOM_VALUES = 150


def node(script: str, *args: object) -> Any:
    """What the script prints in Node, as JSON."""
    command = ["node", str(HERE / script), *map(str, args)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=NODE_SECONDS, check=True)
    return json.loads(done.stdout)


def here(script: str, *args: object) -> Any:
    """What the script prints in jsbridge, as JSON."""
    output, errors = io.StringIO(), io.StringIO()
    with jsbridge.Runtime(stdout=output, stderr=errors) as runtime:
        assert runtime.run(HERE / script, *map(str, args)) == 0, errors.getvalue()
    return json.loads(output.getvalue())


def test_cases_print_as_in_node() -> None:
    expected, printed = node("inspect_report.js"), here("inspect_report.js")
    assert len(expected) > 300
    assert list(printed) == list(expected)
    for name in expected:
        assert printed[name] == expected[name], name


@pytest.mark.parametrize("seed", range(6))
def test_random_values_print_as_in_node(seed: int) -> None:
    expected, printed = node("inspect_random.js", seed, RANDOM_VALUES), here("inspect_random.js", seed, RANDOM_VALUES)
    for (text, options), (mine, _) in zip(expected, printed, strict=True):
        assert mine == text, options


def test_formats_as_in_node() -> None:
    expected, printed = node("format_report.js"), here("format_report.js")
    assert len(expected) > 300
    for (arguments, text), (_, mine) in zip(expected, printed, strict=True):
        assert mine == text, arguments
