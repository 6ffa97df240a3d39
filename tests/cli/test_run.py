"""Scripts, code and standard input, run to their end by the command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jsbridge.engine import IS_NG, engine_version

Run = Callable[..., tuple[int, str, str]]
Start = Callable[..., Any]
PRINT_ARGUMENTS = "process.stdout.write(JSON.stringify(process.argv.slice(%d)))"


@pytest.fixture
def script(tmp_path: Path) -> Callable[[str], str]:
    """Writes a script; returns its path."""

    def write(source: str, name: str = "script.js") -> str:
        path = tmp_path / name
        path.write_text(source, encoding="utf-8")
        return str(path)

    return write


def test_runs_a_script_with_its_arguments(run: Run, script: Callable[[str], str]) -> None:
    path = script(PRINT_ARGUMENTS % 1)
    assert run("script.js", "-e", "--help", "ä") == (0, f'["{path}","-e","--help","ä"]', "")


def test_the_ending_may_be_left_out(run: Run, script: Callable[[str], str]) -> None:
    script("process.stdout.write(require.main === module ? 'main' : 'not')")
    assert run("script") == (0, "main", "")


def test_waits_for_coroutines_and_timers(run: Run, script: Callable[[str], str]) -> None:
    script("""
        const coroutine = require('coroutine');
        coroutine.start(() => {
            coroutine.sleep(20);
            process.stdout.write('coroutine ');
            setTimeout(() => process.stdout.write('timer'), 20);
        });
    """)
    assert run("script.js") == (0, "coroutine timer", "")


def test_runs_code(run: Run) -> None:
    assert run("-e", PRINT_ARGUMENTS % 1, "a", "--", "-b") == (0, '["a","--","-b"]', "")
    assert run("-e", PRINT_ARGUMENTS % 1, "--", "-b") == (0, '["-b"]', "")
    assert run("--eval=require('coroutine').sleep(1)") == (0, "", "")


def test_code_waits_for_coroutines_and_ends_like_a_script(run: Run) -> None:
    code = """
        require('coroutine').start(() => process.stdout.write('coroutine '));
        process.on('beforeExit', () => process.stdout.write('beforeExit '));
        process.on('exit', (code) => process.stdout.write(`exit ${code}`));
        process.exitCode = 6;
    """
    assert run("-e", code) == (6, "coroutine beforeExit exit 6", "")


def test_code_requires_from_the_current_folder(run: Run, script: Callable[..., str]) -> None:
    script("module.exports = 'helper'", "helper.js")
    assert run("-e", "process.stdout.write(require('./helper'))") == (0, "helper", "")


def test_the_result_of_code_may_be_anything(run: Run) -> None:
    assert run("-e", "const a = {}; a.a = a; a") == (0, "", "")
    assert run("-e", "Symbol('x')") == (0, "", "")


def test_prints_a_result(run: Run) -> None:
    assert run("-p", "({a: [1, 'x']})") == (0, "{ a: [ 1, 'x' ] }\n", "")
    assert run("-p", "process.argv.slice(1)", "x") == (0, "[ 'x' ]\n", "")
    assert run("--print=undefined") == (0, "undefined\n", "")


def test_prints_before_coroutines_run_on(run: Run) -> None:
    code = "const c = require('coroutine'); c.start(() => { c.sleep(1); process.stdout.write('later\\n') }); 'now'"
    assert run("-p", code) == (0, "'now'\nlater\n", "")


@pytest.mark.parametrize("words", [[], ["-"]])
def test_standard_input_is_a_script(run: Run, words: list[str]) -> None:
    source = "#!/usr/bin/env jsbridge\nprocess.stdout.write('ä' + new Error('x').stack.includes('[stdin]:2'))"
    assert run(*words, text=source) == (0, "ätrue", "")


def test_standard_input_takes_arguments(run: Run) -> None:
    assert run("-", "-x", "y", text=PRINT_ARGUMENTS % 1) == (0, '["-x","y"]', "")


def test_standard_input_that_is_no_text(start: Start, tmp_path: Path) -> None:
    (tmp_path / "bytes").write_bytes(b"'\xff'")
    with (tmp_path / "bytes").open("rb") as source:
        command = start(stdin=source)
        assert command.end() == (1, "", "jsbridge: standard input is not UTF-8: invalid start byte at byte 1\n")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("process.exit(7)", 7),
        ("process.exitCode = 3", 3),
        ("process.exitCode = 3; process.exit()", 3),
        ("setTimeout(() => process.exit(4), 1); require('coroutine').sleep(100000)", 4),
        ("require('coroutine').start(() => process.exit(5))", 5),
        ("process.exit(256 + 9)", 9),
        ("process.exit(-1)", 255),
    ],
)
def test_the_exit_code_is_the_script_s(run: Run, code: str, expected: int) -> None:
    assert run("-e", code) == (expected, "", "")


def test_an_error_in_a_coroutine_is_told_and_the_others_go_on(run: Run, script: Callable[[str], str]) -> None:
    script("""
        const coroutine = require('coroutine');
        coroutine.start(() => { throw new Error('lost') });
        coroutine.sleep(20);
        process.stdout.write('done');
    """)
    code, output, errors = run("script.js")
    assert (code, output) == (1, "done")
    assert "Uncaught Error: lost\n" in errors


@pytest.mark.parametrize("in_file", [True, False])
def test_an_unhandled_rejection_is_told(run: Run, script: Callable[[str], str], in_file: bool) -> None:
    rejection = "Promise.reject(new Error('nobody'))"
    code, output, errors = run(script(rejection)) if in_file else run("-e", rejection)
    assert (code, output) == (1, "")
    assert "Uncaught Error: nobody\n" in errors


def test_an_uncaught_error_shows_its_place(run: Run, script: Callable[[str], str]) -> None:
    path = script("function fail(value) {\n\n  return value.missing.deep;\n}\n\nfail({});\n")
    code, output, errors = run("script.js")
    assert (code, output) == (1, "")
    lines = errors.splitlines()
    assert lines[:2] == [f"{path}:3", "  return value.missing.deep;"]
    assert lines[2].strip() == "^"
    assert lines[3] == "Uncaught TypeError: cannot read property 'deep' of undefined"
    if IS_NG:
        # Which part of the expression it points at is the engine's choice; the caret stands there, too.
        assert lines[4:] == [f"    at fail ({path}:3:{lines[2].index('^') + 1})", f"    at <anonymous> ({path}:6:1)"]
    else:
        assert lines[4:] == [f"    at fail ({path}:3)", f"    at <anonymous> ({path}:6)"]


def test_a_syntax_error_shows_its_place(run: Run, script: Callable[[str], str]) -> None:
    path = script("let a = 1;\nlet b = = 2;\n")
    code, output, errors = run("script.js")
    assert (code, output) == (1, "")
    lines = errors.splitlines()
    assert lines[:2] == [f"{path}:2", "let b = = 2;"]
    assert lines[2] == ("        ^" if IS_NG else "^")
    assert lines[3].startswith("Uncaught SyntaxError: unexpected token in expression: '='")


@pytest.mark.parametrize(("words", "name"), [(("-e",), "[eval]"), (("-p",), "[eval]"), ((), "[stdin]")])
def test_an_error_in_code_shows_its_line(run: Run, words: tuple[str, ...], name: str) -> None:
    code = "let a = 1;\n  throw new Error('x')"
    exit_code, output, errors = run(*words, code) if words else run(text=code)
    assert (exit_code, output) == (1, "")
    assert errors.startswith(f"{name}:2\n  throw new Error('x')\n  ")
    assert "^\nUncaught Error: x\n" in errors


def test_a_script_that_is_missing(run: Run, tmp_path: Path) -> None:
    code, output, errors = run("missing.js")
    assert (code, output) == (1, "")
    assert errors.startswith(f"Uncaught Error [MODULE_NOT_FOUND]: Cannot find module '{tmp_path}/missing.js'\n")


@pytest.mark.parametrize(
    "end", ["process.exit(3)", "require('coroutine').start(() => process.exit(3))", "process.exitCode = 3"]
)
def test_exit_is_told_once(run: Run, end: str) -> None:
    code = f"process.on('exit', (code) => process.stdout.write(`exit ${{code}}\\n`)); {end}"
    assert run("-e", code) == (3, "exit 3\n", "")


def test_an_error_still_lets_exit_listeners_run(run: Run) -> None:
    code = "process.on('exit', (code) => process.stdout.write('exit ' + code)); throw new Error('x')"
    exit_code, output, errors = run("-e", code)
    assert (exit_code, output) == (1, "exit 1")
    assert "Uncaught Error: x" in errors


def test_limits(run: Run) -> None:
    code, _, errors = run("--time-limit", "0.2", "-e", "for (;;);")
    assert (code, errors) == (1, "Uncaught TimeoutError: the script computed for more than 0.2 s without waiting\n")
    code, _, errors = run("--memory-limit", "16", "-e", "new Uint8Array(64 << 20)")
    assert code == 1
    assert "out of memory" in errors


def test_unlimited_is_not_limited(run: Run) -> None:
    assert run("--time-limit=0.3", "-e", "require('coroutine').sleep(600)") == (0, "", "")


def test_a_wrong_command_line(run: Run) -> None:
    assert run("--wrong", "x.js") == (2, "", "jsbridge: unknown option --wrong\nTry: jsbridge --help\n")
    assert run("-e") == (2, "", "jsbridge: -e needs a value: -e CODE\nTry: jsbridge --help\n")


def test_help_and_version(run: Run) -> None:
    code, output, errors = run("--help")
    assert (code, errors) == (0, "")
    assert output.startswith("Usage: jsbridge [options] script.js [arguments]\n")
    assert max(map(len, output.splitlines())) <= 120
    code, output, errors = run("--version")
    assert (code, errors) == (0, "")
    own, engine, pyzmq, libzmq = output.splitlines()
    assert own.startswith("jsbridge ")
    assert engine == engine_version()
    assert pyzmq.startswith("pyzmq ")
    assert libzmq.startswith("libzmq 4.")


def imported(*words: str) -> set[str]:
    process = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "jsbridge", *words], capture_output=True, check=True, text=True
    )
    return {line.rpartition("|")[2].strip() for line in process.stderr.splitlines()}


def test_what_is_not_used_is_not_imported() -> None:
    modules = imported("-e", "0")
    assert "jsbridge.cli.session" in modules
    assert not modules & {"zmq", "argparse", "difflib", "readline", "jsbridge.cli.repl", "jsbridge.cli.terminal"}


def test_nobody_reads_the_output(start: Start) -> None:
    command = start("-e", "for (;;) process.stdout.write('line\\n')")
    command.expect("line\n")
    command.process.stdout.close()
    assert command.errors.rest() == ""
    assert command.process.wait(60) == 141


def test_nobody_reads_the_errors(start: Start) -> None:
    command = start("-e", "process.stdin.readLine(); process.stderr.write('x'); process.stdout.write('on')")
    command.process.stderr.close()
    command.type("\n")
    assert command.output.rest() == "on"
    assert command.process.wait(60) == 0


def test_the_output_is_closed(run: Run) -> None:
    shell = ("sh", "-c", 'exec "$@" >&-', "sh")
    assert run("-e", "process.stdout.write('x')", before=shell) == (0, "", "")


def test_the_output_does_not_fit(start: Start) -> None:
    with open("/dev/full", "w") as full:
        command = start("-p", "1", stdout=full)
        errors = command.errors.rest()
        assert command.process.wait(60) == 1
    assert errors == "jsbridge: cannot write the output: No space left on device\n"


def test_standard_input_is_closed(run: Run) -> None:
    assert run(before=("sh", "-c", 'exec "$@" <&-', "sh")) == (0, "", "")


def test_a_large_output_arrives_whole(run: Run) -> None:
    size = 1 << 20
    code, output, _ = run("-e", f"process.stdout.write('x'.repeat({size})); process.exit(0)")
    assert code == 0
    assert len(output) == size


def test_environment_is_the_process_s(run: Run) -> None:
    code, output, _ = run("-e", "process.stdout.write(process.env.MARK)", env={"MARK": "ä"})
    assert (code, output) == (0, "ä")
    assert "MARK" not in os.environ


def test_exit_without_a_code_ends_with_the_code_as_it_stands(run: Run, tmp_path: Path) -> None:
    script = tmp_path / "failed.js"
    script.write_text(
        "setTimeout(() => { throw new Error('nobody catches it') }); setTimeout(() => process.exit(), 20)"
    )
    code, _, errors = run(str(script))
    assert (code, "nobody catches it" in errors) == (1, True)
    script.write_text("process.exitCode = 0; process.exit()")
    assert run(str(script))[0] == 0
