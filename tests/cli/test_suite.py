"""``--test``: test files, each in a runtime of its own, and the summary over all."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jsbridge.cli.suite import find

Run = Callable[..., tuple[int, str, str]]
Start = Callable[..., Any]
CROSS = "\N{MULTIPLICATION SIGN}"
GOOD = """
const test = require('test');
test.setup();
describe('math', () => {
  it('adds', () => assert.equal(1 + 1, 2));
  it('multiplies', () => assert.equal(2 * 3, 6));
  xit('divides', () => assert.fail());
});
require.main === module && test.run(console.DEBUG);
"""
BAD = """
const test = require('test');
test.setup();
describe('lists', () => {
  it('are equal', () => {
    assert.deepEqual([1, 2], [1, 3]);
  });
  it('are empty', () => assert.equal([].length, 0));
});
require.main === module && test.run(console.ERROR);
"""


@pytest.fixture
def files(tmp_path: Path) -> Callable[..., None]:
    """Writes files: path → text."""

    def write(**texts: str) -> None:
        for name, text in texts.items():
            path = tmp_path / (name.replace("__", "/") + ".js")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    return write


def summary(output: str) -> list[str]:
    """The lines behind the last empty one, without times."""
    return re.sub(r" \(\d+\.\d s\)", "", output).rpartition("\n\n")[2].splitlines()


def test_all_pass(run: Run, files: Callable[..., None]) -> None:
    files(t__a_test=GOOD, t__sub__b_test=GOOD)
    code, output, errors = run("--test", "t")
    assert (code, errors) == (0, "")
    assert summary(output) == ["√ 2 files passed", "  4 tests, 2 skipped"]
    assert output.index("t/a_test.js") < output.index("√ adds") < output.index("t/sub/b_test.js")


def test_a_failure_shows_its_diff_and_line(run: Run, files: Callable[..., None]) -> None:
    files(t__a_test=GOOD, t__b_test=BAD)
    code, output, errors = run("--test", "t")
    assert (code, errors) == (1, "")
    assert "1) lists > are equal" in output
    assert re.search(r"\+ +2\n.*- +3", output)
    assert "b_test.js:6" in output
    assert summary(output) == [f"{CROSS} 1 of 2 files failed", "    t/b_test.js", "  4 tests, 1 failed, 1 skipped"]


def test_a_file_that_does_not_load_fails(run: Run, files: Callable[..., None]) -> None:
    files(
        t__a_test="let a = ;",
        t__b_test="throw new Error('while it loads')",
        t__c_test=GOOD,
        t__d_test="require('./none')",
    )
    code, output, errors = run("--test", "t")
    assert code == 1
    assert "SyntaxError" in errors
    assert "Uncaught Error: while it loads" in errors
    assert "Cannot find module './none'" in errors
    failed = [f"    t/{name}_test.js (exit code 1)" for name in "abd"]
    assert summary(output) == [f"{CROSS} 3 of 4 files failed", *failed, "  2 tests, 1 skipped"]


def test_an_error_that_nobody_catches_fails_its_file(run: Run, files: Callable[..., None]) -> None:
    files(a_test=GOOD + "setTimeout(() => { throw new Error('later') }, 1);", b_test=GOOD + "process.exit(7)")
    code, output, errors = run("--test", "*_test.js")
    assert code == 1
    assert "Uncaught Error: later" in errors
    lines = summary(output)
    assert lines[1:3] == ["    a_test.js (exit code 1)", "    b_test.js (exit code 7)"]


def test_each_file_has_a_runtime_of_its_own(run: Run, files: Callable[..., None]) -> None:
    text = "if (globalThis.shared) throw new Error('seen'); globalThis.shared = true; console.log(process.argv.length);"
    files(
        a_test=text,
        b_test=text + "new (require('zmq').Socket)().bind('inproc://x'); require('coroutine');",
        c_test=text,
    )
    code, output, errors = run("--test", ".")
    assert (code, errors) == (0, "")
    assert output.count("\n2\n") == 3
    assert summary(output)[-3:] == [
        "- ./a_test.js ran no test",
        "- ./b_test.js ran no test",
        "- ./c_test.js ran no test",
    ]


def test_grep_chooses_tests(run: Run, files: Callable[..., None]) -> None:
    files(a_test=GOOD, b_test=BAD)
    code, output, _ = run("--test", "a_test.js", "--grep", "math add", "b_test.js")
    assert code == 0
    assert "√ adds" in output
    assert "multiplies" not in output
    assert summary(output) == ["√ 2 files passed", "  1 test, 4 skipped"]
    code, output, _ = run("--grep=are equal", "--test", "b_test.js")
    assert code == 1
    assert summary(output) == [f"{CROSS} 1 of 1 file failed", "    b_test.js", "  1 test, 1 failed, 1 skipped"]


def test_a_hook_that_fails_counts(run: Run, files: Callable[..., None]) -> None:
    files(a_test=GOOD.replace("it('adds'", "before(() => { throw new Error('hook') }); it('adds'"))
    code, output, _ = run("--test", "a_test.js")
    assert code == 1
    assert summary(output) == [f"{CROSS} 1 of 1 file failed", "    a_test.js", "  1 test, 1 failed, 3 skipped"]


def test_nothing_matches(run: Run) -> None:
    assert run("--test", "no/such/*.js") == (1, "", "jsbridge: no test file matches 'no/such/*.js'\n")


def test_one_signal_ends_all(start: Start, files: Callable[..., None]) -> None:
    files(
        a_test="process.stdout.write('ready\\n'); require('coroutine').sleep(1e6)",
        b_test="process.stdout.write('never')",
    )
    command = start("--test", ".")
    command.expect("ready\n")
    command.signal(signal.SIGINT)
    code, output, errors = command.end()
    assert (code, errors) == (130, "")
    assert "never" not in output


def test_limits_hold_for_each_file(run: Run, files: Callable[..., None]) -> None:
    files(a_test="for (;;);", b_test=GOOD)
    code, output, errors = run("--time-limit", "0.5", "--test", ".")
    assert code == 1
    assert "without waiting" in errors
    assert summary(output)[:2] == [f"{CROSS} 1 of 2 files failed", "    ./a_test.js (exit code 1)"]


def test_what_patterns_mean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = [
        "a_test.js",
        "b.test.js",
        "helper.js",
        "d/c_test.js",
        "d/e/f_test.js",
        "node_modules/x/y_test.js",
        "[odd]/g_test.js",
    ]
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert find(".") == ["./[odd]/g_test.js", "./a_test.js", "./b.test.js", "./d/c_test.js", "./d/e/f_test.js"]
    assert find("d") == ["d/c_test.js", "d/e/f_test.js"]
    assert find("d/") == ["d/c_test.js", "d/e/f_test.js"]
    assert find("[odd]") == ["[odd]/g_test.js"]
    assert find("*.js") == ["a_test.js", "b.test.js", "helper.js"]
    assert find("**/*_test.js") == ["[odd]/g_test.js", "a_test.js", "d/c_test.js", "d/e/f_test.js"]
    assert find("helper.js") == ["helper.js"]
    assert find("nothing") == []
