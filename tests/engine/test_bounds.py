"""The stack is bounded, and what leaves its wrapper is bounded, too."""

from __future__ import annotations

from pathlib import Path

import pytest

import jsbridge


@pytest.mark.parametrize("stack_size", [256 << 10, 4 << 20])
def test_the_stack_is_bounded(stack_size: int) -> None:
    with jsbridge.Runtime(stack_size=stack_size) as runtime:
        with pytest.raises(jsbridge.JSStackError):
            runtime.eval("(function endless() { endless() })()")
        depth = runtime.eval("let depth = 0; try { (function f() { depth++; f() })() } catch (e) {} depth")
        assert depth > stack_size // 2000


def test_code_that_would_leave_its_wrapper_runs_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "escape.js"
    path.write_text("}); globalThis.escaped = require; (function () {")
    with jsbridge.Runtime() as runtime:
        runtime.register("app", {"touch": lambda: 1})
        try:
            runtime.run(path)
        except jsbridge.JSError as error:
            assert error.name in ("ReferenceError", "SyntaxError", "TypeError")
        assert runtime.eval("require('app').touch()") == 1
