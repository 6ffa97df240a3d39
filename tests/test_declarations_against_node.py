"""The TypeScript declarations say what they say in the strictest way, and scripts with types find what they expect."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
OPTIONS = ["--strict", "--noEmit", "--pretty", "false", "--lib", "es2022", "--module", "commonjs", "--target", "es2020"]


def test_declarations_compile() -> None:
    packages = os.environ.get("JSBRIDGE_NODE_MODULES")
    assert packages, "JSBRIDGE_NODE_MODULES names the folder that typescript was installed to"
    files = [
        *(ROOT / "modules").glob("*/index.d.ts"),
        ROOT / "jsbridge" / "loader" / "globals.d.ts",
        *(ROOT / "tests" / "declarations").glob("*.ts"),
    ]
    compiler = Path(packages) / "typescript" / "bin" / "tsc"
    done = subprocess.run(["node", compiler, *OPTIONS, *files], capture_output=True, text=True, cwd=ROOT, timeout=100)
    assert done.returncode == 0, done.stdout + done.stderr
