"""Files to require, and Node beside to compare with."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import jsbridge

Tree = Callable[[Mapping[str, str | bytes]], Path]
NODE_TIMEOUT_SECONDS = 120


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder, by its real path."""
    return tmp_path.resolve()


@pytest.fixture
def tree(folder: Path) -> Tree:
    """Writes files, by their paths in :func:`folder`."""

    def write(files: Mapping[str, str | bytes]) -> Path:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return write


@pytest.fixture
def rooted(folder: Path) -> Iterator[jsbridge.Runtime]:
    """A runtime whose root is :func:`folder`."""
    with jsbridge.Runtime(root=folder) as runtime:
        yield runtime


@pytest.fixture
def node() -> Callable[[str, Path], Any]:
    """Runs an expression in Node, in a folder; returns its value, by way of JSON."""

    def run(expression: str, cwd: Path) -> Any:
        done = subprocess.run(
            ["node", "--no-deprecation", "-e", f"process.stdout.write(JSON.stringify({expression}))"],
            cwd=cwd,
            capture_output=True,
            check=True,
            timeout=NODE_TIMEOUT_SECONDS,
        )
        return json.loads(done.stdout)

    return run
