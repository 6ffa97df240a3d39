"""Start-up stays lazy: what a script does not use is not loaded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import jsbridge
from jsbridge.loader.loader import Loader

ROOT = Path(__file__).resolve().parents[2]
PROBE = """
import json, sys, jsbridge
with jsbridge.Runtime() as runtime:
    runtime.eval(sys.argv[1])
print(json.dumps(sorted(sys.modules)))
"""


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the built-in modules of which a file was compiled, in order."""
    names: list[str] = []
    compile_builtin = Loader._compile_builtin

    def compile_and_note(self: Loader, name: str, file: str) -> bool:
        names.append(name)
        return compile_builtin(self, name, file)

    monkeypatch.setattr(Loader, "_compile_builtin", compile_and_note)
    return names


@pytest.mark.parametrize(
    ("code", "modules"),
    [
        ("1 + 1", []),
        ("[].map.call('abc', (letter) => letter.toUpperCase())", []),
        ("require('zmq')", ["zmq"]),
        ("new (require('zmq').Socket)().close()", ["zmq"]),
        ("require('coroutine').start(() => undefined)", ["coroutine"]),
        ("typeof setTimeout", ["timers"]),
        ("typeof structuredClone", ["globals"]),
    ],
)
def test_a_script_loads_what_it_uses(code: str, modules: list[str], compiled: list[str]) -> None:
    with jsbridge.Runtime() as runtime:
        runtime.eval(f"{code}; 0")
    assert sorted(set(compiled)) == modules


def test_a_worker_loads_what_workers_need(tmp_path: Path, compiled: list[str]) -> None:
    (tmp_path / "worker.js").write_text("Master.postMessage(1)")
    (tmp_path / "main.js").write_text("new (require('coroutine').Worker)(`${__dirname}/worker.js`)")
    with jsbridge.Runtime(root=tmp_path) as runtime:
        assert runtime.run(tmp_path / "main.js") == 0
    # The older engine has no DOMException of its own.
    assert set(compiled) - {"globals"} == {"coroutine", "events"}


@pytest.mark.parametrize(("code", "modules"), [("0", []), ("require('zmq'); 0", ["zmq"])])
def test_no_other_python_module_is_loaded(code: str, modules: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    loaded = {name.split(".")[2] for name in json.loads(done.stdout) if name.startswith("jsbridge.modules.")}
    # What modules share is code of no module.
    assert sorted(loaded - {"shared"}) == modules
    assert ("zmq" in json.loads(done.stdout)) == ("zmq" in modules)
