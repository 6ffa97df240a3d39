"""Test files in fibjs's manner: run as a script, by run(), and by require()."""

from __future__ import annotations

import io
from pathlib import Path

import jsbridge

FOLDER = Path(__file__).parent / "manner"


def test_alone(runtime: jsbridge.Runtime, output: io.StringIO) -> None:
    assert runtime.run(FOLDER / "first.js") == 0
    assert "the first file" in output.getvalue()
    assert "1 test completed" in output.getvalue()


def test_alone_with_a_failure(runtime: jsbridge.Runtime, output: io.StringIO) -> None:
    assert runtime.run(FOLDER / "second.js") == 1
    assert "1 of 2 tests failed" in output.getvalue()


def test_together_by_run(runtime: jsbridge.Runtime, output: io.StringIO) -> None:
    assert runtime.run(FOLDER / "all.js") == 11
    text = output.getvalue()
    assert text.index("the first file") < text.index("the second file")
    assert "1 of 3 tests failed" in text
    assert "all > the second file > fails" in text
    assert "second.js" in text


def test_required_it_registers_and_does_not_run(runtime: jsbridge.Runtime, output: io.StringIO) -> None:
    runtime.globals["file"] = str(FOLDER / "first.js")
    runtime.eval("require(file)")
    assert output.getvalue() == ""
    assert runtime.eval("require('test').run()") == 0
    assert "1 test completed" in output.getvalue()
