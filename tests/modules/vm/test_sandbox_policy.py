"""A sandbox of the module vm is inside of the runtime's policy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jsbridge import Policy, Runtime

Outcome = Callable[[Runtime, str], list[Any]]


def test_a_sandbox_may_do_no_more(tmp_path: Path, outcome: Outcome) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "secret.js").write_text("module.exports = 'secret'")
    (root / "own.js").write_text("module.exports = 'own'")
    (root / "out.js").write_text("require('../secret')")
    with Runtime(root=root, policy=Policy(modules=["vm"])) as runtime:
        runtime.eval("var box = new (require('vm').SandBox)({}), own = new (require('vm').SandBox)({}, {})")
        for box in ("box", "own"):
            assert outcome(runtime, f"{box}.require('./own', {str(root)!r})") == ["done", "own"]
            for call in (
                "require('../secret', '.')", f"require('./secret', {str(tmp_path)!r})", "require('/etc/passwd')",
                "run('../secret.js')", "run('./out')", "resolve('../secret')", "addScript('a.js', \"require('../secret')\")",
                "addScript('/etc/b.js', \"require('./passwd')\")",
            ):  # fmt: skip
                assert outcome(runtime, f"{box}.{call}") == ["EACCES", "require"], call
            assert outcome(runtime, f"{box}.addScript('c.js', \"module.exports = process.env.HOME\")") == [
                "EACCES",
                "env",
            ]
            assert outcome(runtime, f"{box}.require('fs')")[0] == "MODULE_NOT_FOUND"
