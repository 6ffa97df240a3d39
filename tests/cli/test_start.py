"""The start of a process: what a short script does not need is not imported for it."""

from __future__ import annotations

import subprocess
import sys

# Each of them takes a millisecond or more, with what it brings along.
DEAR = [
    "asyncio", "concurrent.futures", "dataclasses", "datetime", "inspect", "linecache", "logging", "pathlib", "pickle",
    "socket", "ssl", "subprocess", "tokenize", "traceback", "zmq",
]  # fmt: skip


def imported_by(code: str) -> list[str]:
    """The dear modules that the command has imported at the end of a script."""
    program = (
        # An editable installation imports some before anything else.
        "import sys\nbefore = set(sys.modules)\nfrom jsbridge.cli import main\n"
        f"assert main(['-e', {code!r}]) == 0\nprint(*[name for name in {DEAR!r} if name in set(sys.modules) - before])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    return done.stdout.split()


def test_a_short_script_imports_nothing_dear() -> None:
    assert imported_by("0") == []


def test_what_is_needed_is_imported_when_it_is() -> None:
    assert "zmq" in imported_by("require('zmq')")


def test_the_command_ends_with_the_exit_code_of_its_script() -> None:
    command = [sys.executable, "-m", "jsbridge", "-e", "process.exitCode = 7; console.log('said')"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (7, "said\n", "")
