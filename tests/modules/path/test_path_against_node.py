"""path.posix and path.win32 beside Node's, on paths made of what paths are made of."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jsbridge import Policy, Runtime

pytestmark = pytest.mark.node

#: One answer for each line of calls: what they gave, as JSON text, or the error's name, code and message.
ANSWER = """
    const answer = (calls) => calls.map(([flavour, name, args]) => {
        try {
            return JSON.stringify(require('path')[flavour][name](...args));
        } catch (error) {
            return `${error.name} ${error.code} ${error.message}`;
        }
    });
"""
LOOP = "require('readline').createInterface(process.stdin).on('line', (line) => console.log(JSON.stringify(answer(JSON.parse(line)))));"

FRAGMENTS = [
    "a", "bc", ".", "..", "/", "\\", "//", "\\\\", "C:", "c:", "d:", "CON", "nul", "con:", "COM1", "LPT\u00b9", "?",
    ".x", "x.js", " ", "...", ":", "server", "share", "\U0001f600", "é", "..a", "a..", "\n", "\0",
]  # fmt: skip
PATHS = st.lists(st.sampled_from(FRAGMENTS), max_size=8).map("".join)
ONE = st.tuples(PATHS)
CALLS = {
    "normalize": ONE,
    "dirname": ONE,
    "extname": ONE,
    # Of '/..' Node says that '.' is its extension.
    "parse": ONE.filter(lambda args: args[0].rstrip("/") != "/.."),
    "isAbsolute": ONE,
    "toNamespacedPath": ONE,
    "basename": ONE | st.tuples(PATHS, st.sampled_from([".js", "x", "a", "bc", ""]) | PATHS),
    "join": st.lists(PATHS, max_size=4),
    "resolve": st.lists(PATHS, max_size=4),
    "relative": st.tuples(PATHS, PATHS),
    "format": st.tuples(
        st.dictionaries(st.sampled_from(["root", "dir", "base", "name", "ext"]), PATHS, max_size=5),
    ),
}
WRONG = [None, 5, True, {}, []]


class Sides:
    """Both sides of the comparison: a Node that answers line by line, and a runtime."""

    def __init__(self, node: subprocess.Popen[str], runtime: Runtime) -> None:
        self._node = node
        self._runtime = runtime
        runtime.eval(ANSWER)

    def compare(self, calls: list[list[Any]]) -> None:
        assert self._node.stdin is not None
        assert self._node.stdout is not None
        self._node.stdin.write(json.dumps(calls) + "\n")
        self._node.stdin.flush()
        expected = json.loads(self._node.stdout.readline())
        actual = self._runtime.eval(f"answer({json.dumps(calls)})")
        for call, one, other in zip(calls, expected, actual, strict=True):
            assert other == one, call


@pytest.fixture
def sides() -> Iterator[Sides]:
    pipe = subprocess.PIPE
    folder = Path.cwd()
    with (
        subprocess.Popen(["node", "-e", ANSWER + LOOP], cwd=folder, stdin=pipe, stdout=pipe, encoding="utf-8") as node,
        Runtime(root=folder, policy=Policy.everything()) as runtime,
    ):
        yield Sides(node, runtime)
        assert node.stdin is not None
        node.stdin.close()


@pytest.mark.parametrize("flavour", ["posix", "win32"])
@pytest.mark.parametrize("name", CALLS)
def test_same_as_node(sides: Sides, flavour: str, name: str) -> None:
    @given(st.lists(CALLS[name], min_size=20, max_size=60))
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    def compare(arguments: list[Any]) -> None:
        sides.compare([[flavour, name, list(args)] for args in arguments])

    compare()


@pytest.mark.parametrize("flavour", ["posix", "win32"])
def test_wrong_arguments_as_in_node(sides: Sides, flavour: str) -> None:
    names = [name for name in CALLS if name != "toNamespacedPath"]
    calls: list[list[Any]] = [
        [flavour, name, [value]] for name in names for value in WRONG if not (name == "format" and value == {})
    ]
    calls += [[flavour, "basename", ["a", value]] for value in WRONG]
    calls += [[flavour, "relative", ["a", value]] for value in WRONG]
    calls += [[flavour, name, ["a", value, "b"]] for name in ("join", "resolve") for value in WRONG]
    calls += [[flavour, "toNamespacedPath", [value]] for value in WRONG]
    calls += [[flavour, name, []] for name in names if name not in ("join", "resolve")]
    sides.compare(calls)


@pytest.mark.parametrize("flavour", ["posix", "win32"])
def test_resolving_in_the_working_folder(sides: Sides, flavour: str) -> None:
    sides.compare(
        [[flavour, "resolve", []], [flavour, "resolve", [""]], [flavour, "resolve", [os.getcwd(), "..", "x"]]]
    )
