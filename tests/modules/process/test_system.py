"""The facts about the process that need no script."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from jsbridge.modules.process.standard_streams import StandardInput
from jsbridge.modules.process.system import resident_bytes, runtime_options, umask


@pytest.mark.parametrize(
    ("line", "argv", "options"),
    [
        ("python -m jsbridge a.js", ["/bin/python", "/x/a.js"], ["-m", "jsbridge"]),
        ("python -m jsbridge a b", ["/bin/python", "/x/a.js", "b"], ["-m", "jsbridge"]),
        (
            "python -X dev -m jsbridge -q x/a.js 1",
            ["/bin/python", "/x/a.js", "1"],
            ["-X", "dev", "-m", "jsbridge", "-q"],
        ),
        ("python app.py", ["/bin/python"], []),
        ("python app.py", ["/bin/python", "/x/a.js"], []),
        ("python app.py 1 2", ["/bin/python", "/x/a.js", "3"], []),
        ("python", ["/bin/python", "/x/a.js", "1", "2"], []),
    ],
)
def test_options_of_the_runtime(line: str, argv: list[str], options: list[str]) -> None:
    assert runtime_options(line.split(), argv) == options


def test_resident_memory_follows_what_is_allocated() -> None:
    before = resident_bytes()
    block = bytearray(os.urandom(64 << 20))
    assert resident_bytes() - before > 32 << 20
    del block


def test_reading_the_umask_does_not_change_it() -> None:
    script = "from jsbridge.modules.process.system import umask; umask(0o31); print(umask(), umask())"
    root = Path(__file__).resolve().parents[3]
    # In a process of its own: the mask belongs to the whole process.
    printed = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True
    ).stdout
    assert printed.split() == [str(0o31)] * 2
    assert umask() == umask()


def test_lines_that_come_in_pieces() -> None:
    read, write = os.pipe()
    source = StandardInput(partial(os.read, read))
    try:
        os.write(write, b"first\nsec")
        assert source.read_line() == "first"
        assert source.read(1) == b"s"
        os.write(write, b"ond\r\nthird")
        os.close(write)
        assert [source.read_line() for _ in range(3)] == ["econd", "third", None]
        assert source.read() is None
    finally:
        os.close(read)
