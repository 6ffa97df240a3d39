"""The runner's own failures, reports and exit codes: programs of their own, as scripts of users are."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SCRIPTS = Path(__file__).parent / "scripts"
DEADLINE_S = 60
CROSS = "\N{MULTIPLICATION SIGN}"


def run(script: str, *argv: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "jsbridge", str(SCRIPTS / f"{script}.js"), *argv]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=DEADLINE_S, check=False)


def explanation(output: str, title: str) -> str:
    """The part of a report below the title of one failure."""
    parts = re.split(r"^  \d+\) ", output, flags=re.MULTILINE)
    found = [part for part in parts if part.startswith(f"{title}\n")]
    assert len(found) == 1, output
    return found[0].partition("\n")[2]


@pytest.fixture(scope="module")
def failures() -> subprocess.CompletedProcess[str]:
    return run("failures")


def test_failures_make_the_program_fail(failures: subprocess.CompletedProcess[str]) -> None:
    assert failures.returncode == 1
    assert "returned 14 1" in failures.stdout
    assert f"  {CROSS} 14 of 15 tests failed (" in failures.stdout
    assert failures.stderr == ""


def test_failures_are_numbered_in_the_tree(failures: subprocess.CompletedProcess[str]) -> None:
    tree = failures.stdout.partition(CROSS)[0]
    assert re.search(r"^  failures$", tree, re.MULTILINE)
    assert re.search(r"^    √ passes \(\d+ms", tree, re.MULTILINE)
    assert re.search(r"^    1\) compares \(\d+ms", tree, re.MULTILINE)
    assert re.search(r"^    14\) overflows the stack \(\d+ms", tree, re.MULTILINE)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("compares", ["AssertionError: Expected values to be loosely deep-equal:", "+     2", "-     3"]),
        ("has a message of its own", ["AssertionError: my message", "+ actual - expected", "+   1", "-   2"]),
        ("throws an object", ["thrown: { a: 1 }", "in the test at"]),
        ("throws undefined", ["thrown: undefined", "in the test at"]),
        (
            "throws an error with a code and a cause",
            ["RangeError: coded", "{ code: 'ECODED' }", "caused by TypeError: the cause"],
        ),
        ("throws something hostile", ["Error"]),
        ("throws a revoked proxy", ["thrown: something that cannot be shown"]),
        ("rejects", ["Error: rejected"]),
        ("rejects with undefined", ["thrown: undefined", "in the test at"]),
        ("calls done with an error", ["Error: given to done"]),
        ("calls done with a string", ["thrown: 'a string'"]),
        ("takes done and returns a promise", ["Error: the test takes done and returns a promise"]),
        ("calls done twice", ["Error: done() was called more than once by the test"]),
        ("overflows the stack", ["Error: ", "at deeper"]),
    ],
)
def test_what_a_failure_says(failures: subprocess.CompletedProcess[str], title: str, lines: list[str]) -> None:
    text = explanation(failures.stdout, f"failures > {title}")
    for line in lines:
        assert line in text


def test_the_failing_line_is_named(failures: subprocess.CompletedProcess[str]) -> None:
    source = (SCRIPTS / "failures.js").read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(source, 1) if "assert.deepEqual" in text)
    first, *others = re.findall(
        r"^ +at .*failures\.js:(\d+)", explanation(failures.stdout, "failures > compares"), re.M
    )
    assert int(first) == line
    assert not others


def test_frames_of_the_runner_are_left_out(failures: subprocess.CompletedProcess[str]) -> None:
    assert "jsbridge:" not in failures.stdout


def test_hooks_that_fail() -> None:
    result = run("hook_failures")
    assert result.returncode == 1
    assert "returned 6 after runs, afterEach runs" in result.stdout
    assert f"  {CROSS} 3 of 4 tests failed" in result.stdout
    assert f"  {CROSS} 2 hooks failed" in result.stdout
    assert "  - 2 not run because of that" in result.stdout
    assert "  - 1 skipped" in result.stdout
    assert "Error: in before" in explanation(result.stdout, 'before > "before" hook')
    assert "Error: in after" in explanation(result.stdout, 'after > "after" hook')
    assert 'in the "beforeEach" hook:\n     Error: in beforeEach' in explanation(result.stdout, "beforeEach > fails")
    assert "fails twice (" in result.stdout
    assert 'fails twice ("afterEach" hook)' in result.stdout


def test_only() -> None:
    result = run("only")
    assert result.returncode == 0
    assert "returned 0 b before, b2, b3, c1, cc1, dd1" in result.stdout
    assert "  √ 5 tests completed" in result.stdout
    assert "  - 1 skipped\n  - 6 skipped because of only" in result.stdout
    tree = result.stdout.partition("√ 5 tests")[0]
    assert not re.search(r"^ +(?:a|aa|bb|empty)$|a1|b1|d1\b(?<!dd1)|dd2", tree, re.MULTILINE)


def test_skipping() -> None:
    result = run("skipped")
    assert result.returncode == 0
    assert "returned 0 undefined" in result.stdout
    for line in ("- x", "- y", "- z (no block)", "whole suite (skipped)", "no tests in here (no tests)"):
        assert f"    {line}\n" in result.stdout
    assert "  √ 1 test completed" in result.stdout
    assert "  - 4 skipped" in result.stdout


def test_nothing_to_run() -> None:
    result = run("nothing")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "\n  - 0 tests: nothing was registered\n\nreturned 0 undefined\n"


def test_running_again() -> None:
    result = run("again")
    assert result.returncode == 1
    for line in ("first run 0", "second run 1", "third run 0 1"):
        assert f"\n{line}\n" in result.stdout


def test_what_is_never_done() -> None:
    result = run("timeouts")
    assert result.returncode == 1
    assert "returned 2" in result.stdout
    assert "√ not for long" in result.stdout
    assert "the test did not call done() within 30 ms" in explanation(result.stdout, "waiting > for done")
    assert "the promise of the test was not settled within 30 ms" in explanation(
        result.stdout, "waiting > for a promise"
    )


def test_slow_tests_are_marked() -> None:
    result = run("slow")
    assert re.search(r"√ quick \(\d+ms\)\n", result.stdout)
    assert re.search(r"√ sluggish \(\d+ms, slow\)\n", result.stdout)


def test_an_error_in_describe_ends_the_program() -> None:
    result = run("broken_describe")
    assert result.returncode == 1
    assert "RangeError: in describe" in result.stderr
    assert "registered" not in result.stdout


def test_errors_of_other_fibers_make_the_program_fail() -> None:
    result = run("late_error")
    assert result.returncode == 1
    assert "returned 0" in result.stdout
    assert "Error: in a fiber" in result.stderr


@pytest.mark.parametrize(
    ("level", "shows_log", "shows_error", "explained"),
    [
        (None, False, True, "after"),
        ("ERROR", False, True, "after"),
        ("FATAL", False, False, "never"),
        ("WARN", False, True, "at once"),
        ("DEBUG", True, True, "at once"),
    ],
)
def test_log_levels(level: str | None, shows_log: bool, shows_error: bool, explained: str) -> None:
    result = run("quiet", *([] if level is None else [level]))
    assert result.returncode == 1
    assert "before\n" in result.stdout
    assert "after true\n" in result.stdout
    assert ("text of log" in result.stdout) is shows_log
    assert ("text of error" in result.stderr) is shows_error
    tree, _, rest = result.stdout.partition(f"{CROSS} 1 of 3 tests failed")
    assert ("Error: the failure" in tree) is (explained == "at once")
    assert ("Error: the failure" in rest) is (explained == "after")


def test_colours_on_a_terminal() -> None:
    master, slave = os.openpty()
    command = [sys.executable, "-m", "jsbridge", str(SCRIPTS / "skipped.js")]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=slave, stderr=slave) as program:
        os.close(slave)
        shown = b""
        # Linux ends the reading with an error when the last writer is gone, others with nothing.
        with contextlib.suppress(OSError):
            while chunk := os.read(master, 65536):
                shown += chunk
        os.close(master)
    assert program.returncode == 0
    assert b"\x1b[32m" in shown


def test_no_colours_without_a_terminal(failures: subprocess.CompletedProcess[str]) -> None:
    assert "\x1b" not in failures.stdout
