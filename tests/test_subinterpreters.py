"""A subinterpreter is refused, and harms nobody."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import jsbridge

PROGRAM = """
try:
    import _interpreters as interpreters
except ImportError:
    import _xxsubinterpreters as interpreters
import jsbridge

INSIDE = '\\n'.join([
    "try:",
    "    import jsbridge",
    "except ImportError as error:",
    "    print(error, flush=True)",
])
with jsbridge.Runtime() as runtime:
    other = interpreters.create()
    interpreters.run_string(other, INSIDE)
    interpreters.destroy(other)
    print(runtime.eval("20 + 3"), flush=True)
"""


def test_it_is_refused_with_the_reason() -> None:
    # Another interpreter has not the path that this one was given.
    environment = {**os.environ, "PYTHONPATH": str(Path(jsbridge.__file__).parent.parent)}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    refusal, value = done.stdout.splitlines()
    # From Python 3.12 on the extension module itself refuses to be imported there.
    assert "_quickjs" in refusal or refusal == (
        "jsbridge does not run in a subinterpreter: use a thread, or a process, with a Runtime"
    )
    assert (value, done.stderr, done.returncode) == ("23", "", 0)
