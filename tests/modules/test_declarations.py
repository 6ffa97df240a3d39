"""The modules' TypeScript declarations are valid, and what the zmq module's say holds for a script that uses all of it."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

pytestmark = pytest.mark.node

_ROOT = Path(__file__).parent.parent.parent
_DECLARATIONS = sorted((_ROOT / "modules").glob("*/index.d.ts"))
_GLOBALS = _ROOT / "jsbridge" / "loader" / "globals.d.ts"
_SCRIPT = Path(__file__).parent / "zmq" / "every_member.ts"
_MEMBER = re.compile(r"^    (?:static )?(?:readonly )?\[?(?:Symbol\.)?(\w+)\]?[(:]", re.MULTILINE)


def compile_strictly(*files: Path) -> str:
    folder = os.environ.get("JSBRIDGE_NODE_MODULES")
    assert folder, "JSBRIDGE_NODE_MODULES names the folder that typescript was installed to"
    compiler = str(Path(folder) / "typescript" / "lib" / "tsc.js")
    options = ["--strict", "--noEmit", "--target", "es2020", "--lib", "es2020", "--module", "commonjs"]
    command = ["node", compiler, *options, "--moduleResolution", "node", *map(str, files)]
    found = subprocess.run(command, cwd=_ROOT, stdout=subprocess.PIPE, text=True, timeout=100, check=False)
    return found.stdout


def test_all_declarations_are_valid() -> None:
    assert compile_strictly(_GLOBALS, *_DECLARATIONS) == ""


def test_a_script_may_use_every_member_of_zmq() -> None:
    assert compile_strictly(_GLOBALS, *_DECLARATIONS, _SCRIPT) == ""


def test_the_script_uses_every_member_of_zmq() -> None:
    text = (_ROOT / "modules" / "zmq" / "index.d.ts").read_text(encoding="utf-8")
    members = set(_MEMBER.findall(text)) - {"constructor", "asyncIterator"}
    script = _SCRIPT.read_text(encoding="utf-8")
    assert len(members) > 25
    assert not [member for member in sorted(members) if not re.search(rf"\.{member}\b|{member}:", script)]


def test_every_member_of_zmq_has_an_example() -> None:
    text = (_ROOT / "modules" / "zmq" / "index.d.ts").read_text(encoding="utf-8")
    members = text[text.index("export class Socket") :]
    comments = re.findall(r"    /\*\*(.*?)\*/\n    (.*)", members, re.DOTALL)
    assert not [declared for comment, declared in comments if "```js" not in comment]
