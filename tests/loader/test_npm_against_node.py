"""Packages of the npm registry that are plain JavaScript: what they print here is what they print in node."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "npm_cases"
ROOT = Path(__file__).resolve().parents[2]
DEADLINE_SECONDS = 110
#: ajv: later ones have patterns that the older engine does not take.
PACKAGES = [
    "ajv@8.12.0",
    "async@3",
    "bluebird@3",
    "dayjs@1",
    "handlebars@4",
    "immutable@4",
    "js-yaml@4",
    "lodash@4",
    "moment@2",
    "mustache@4",
    "qs@6",
    "semver@7",
    "underscore@1",
    "validator@13",
]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the packages and the cases."""
    folder = tmp_path_factory.mktemp("npm")
    (folder / "package.json").write_text("{}")
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", *PACKAGES]
    subprocess.run(command, cwd=folder, timeout=DEADLINE_SECONDS, check=True)
    shutil.copytree(CASES, folder / "cases")
    return folder / "cases"


def printed(*command: str) -> str:
    """What a command prints; it must end well and report nothing."""
    done = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        timeout=DEADLINE_SECONDS,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize("case", sorted(path.stem for path in CASES.glob("*.js")))
def test_prints_what_node_prints(case: str, installed: Path) -> None:
    script = str(installed / f"{case}.js")
    expected = printed("node", script)
    assert expected
    assert printed(sys.executable, "-m", "jsbridge", script) == expected


def test_there_is_a_case_for_each_package() -> None:
    assert sorted(path.stem for path in CASES.glob("*.js")) == sorted(name.rpartition("@")[0] for name in PACKAGES)
