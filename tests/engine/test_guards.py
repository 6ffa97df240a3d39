"""No script runs while the GIL is held: the scripts that would end the process otherwise, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import jsbridge
from jsbridge.engine import IS_NG

SCRIPTS = Path(__file__).parent / "hostile"
SEPARATOR = "// --- next eval\n"
# Each part is one call of the application: what it throws is looked at as closely as a report would.
RUN = """
import sys, time, jsbridge
parts = open(sys.argv[1]).read().split(sys.argv[2])
runtime = jsbridge.Runtime(time_limit=0.1)
runtime.globals["host"] = lambda *args: len(args)
for part in parts:
    began = time.monotonic()
    try:
        print("result", repr(runtime.eval(part)))
    except Exception as error:
        print("error", type(error).__name__, repr(str(error)), repr(getattr(error, "value", None)))
    print("late" if time.monotonic() - began > 20 else "in time")
    assert runtime.eval("1 + 1") == 2
runtime.close()
print("survived")
"""


def run(script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", RUN, str(SCRIPTS / script), SEPARATOR],
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("survived\n")
    assert "late" not in done.stdout
    assert "SystemError" not in done.stdout + done.stderr
    return done.stdout


def test_every_script_is_run_by_a_test() -> None:
    source = Path(__file__).read_text()
    assert all(f'run("{script.name}")' in source for script in SCRIPTS.glob("*.js"))


def test_an_error_that_ends_a_script_can_be_stolen_and_thrown_again() -> None:
    output = run("stolen_from_promise.js")
    assert output.startswith("error JSTimeoutError")
    assert "error JSInterrupted" in output or "error JSError" in output


def test_an_error_that_ends_a_script_can_be_stolen_and_thrown_again_at_once() -> None:
    assert run("stolen_at_once.js").startswith("error JSTimeoutError")


def test_the_prototypes_of_errors_may_be_changed() -> None:
    output = run("changed_prototypes.js")
    assert "error JSTimeoutError" in output
    assert "error JSStackError" in output or "error JSError" in output


def test_stacks_may_be_prepared_by_the_script() -> None:
    output = run("prepared_stacks.js")
    assert "error JSTimeoutError" in output
    assert "error JSSyntaxError" in output
    assert "with a stack" in output


def test_jobs_may_throw_what_calls_back() -> None:
    assert run("jobs_that_throw.js").count("result 0") == 2


def test_the_functions_of_the_bridge_are_not_in_its_frames() -> None:
    assert run("frames.js").startswith("result")


def test_a_script_that_swallows_its_end_is_ended_all_the_same() -> None:
    assert run("swallowed.js").count("error JSTimeoutError") == 4


def test_a_script_may_change_what_is_being_converted() -> None:
    assert "error JSError" not in run("changing_while_converted.js")


# Error.prepareStackTrace, which only quickjs-ng has ------------------------------------------------------------------------

if IS_NG:

    def test_a_stack_is_prepared_when_it_is_first_looked_at(runtime: jsbridge.Runtime) -> None:
        runtime.eval(
            "let calls = 0; Error.prepareStackTrace = (error, frames) => { calls++; return [error.message, frames.length > 0] }"
        )
        assert runtime.eval("const error = new Error('lazy'); calls") == 0
        assert runtime.eval("[error.stack, error.stack, calls]") == [["lazy", True], ["lazy", True], 1]

    def test_frames_tell_their_places(runtime: jsbridge.Runtime) -> None:
        runtime.eval(
            "Error.prepareStackTrace = (error, [{}, frame = arguments]) => 0; Error.prepareStackTrace = (e, frames) => frames"
        )
        source = "(function here() {\n  return new Error('x').stack })()[0]"
        frame = runtime.eval(source, "/scripts/here.js")
        assert (frame.getFunctionName(), frame.getFileName(), frame.getLineNumber()) == ("here", "/scripts/here.js", 2)
        assert frame.getFunction() is None

    def test_an_error_has_its_stack_in_python_whatever_the_script_makes_of_it(runtime: jsbridge.Runtime) -> None:
        runtime.eval("Error.prepareStackTrace = (error, frames) => frames")
        with pytest.raises(jsbridge.JSError) as caught:
            runtime.eval("(function fail() { throw new Error('x') })()", "/scripts/fail.js")
        assert caught.value.stack.startswith("    at fail (/scripts/fail.js:1:")
        runtime.eval("Error.prepareStackTrace = (error) => `prepared ${error.message}`")
        with pytest.raises(jsbridge.JSError) as caught:
            runtime.eval("throw new Error('x')")
        assert caught.value.stack == "prepared x"
        runtime.eval("Error.prepareStackTrace = () => { throw new Error('again') }")
        with pytest.raises(jsbridge.JSError) as caught:
            runtime.eval("throw new Error('first')")
        assert caught.value.message == "first"

    def test_a_captured_stack_is_prepared_at_once(runtime: jsbridge.Runtime) -> None:
        runtime.eval("Error.prepareStackTrace = (error, frames) => frames.map((frame) => frame.getFunctionName())")
        source = "function outer() { return inner() } function inner() { const it = {}; Error.captureStackTrace(it, {}); return it.stack }"
        names = runtime.eval(f"{source.replace('it, {}', 'it')} outer()")
        assert names[:2] == ["inner", "outer"]
        runtime.eval("Error.prepareStackTrace = undefined")
        text = runtime.eval("const plain = {}; Error.captureStackTrace(plain); plain.stack")
        assert isinstance(text, str)
        assert text.startswith("    at <eval>")

    def test_the_limit_of_stacks_is_a_number_or_nothing(runtime: jsbridge.Runtime) -> None:
        count = (
            "(() => { const f = (n) => n ? f(n - 1) : new Error('x').stack.split('\\n').length - 1; return f(50) })()"
        )
        assert runtime.eval(f"Error.stackTraceLimit = 3; {count}") == 3
        assert runtime.eval(f"Error.stackTraceLimit = 30; {count}") == 30
        assert runtime.eval(f"Error.stackTraceLimit = 'no number'; {count}") == 0
        assert runtime.eval("Error.stackTraceLimit") == "no number"


def test_an_internal_error_is_like_any_other(runtime: jsbridge.Runtime) -> None:
    source = "'use strict'; const it = new InternalError('text'); const before = `${it}`; it.name = 'Own'; it.message = 'new'"
    assert runtime.eval(f"{source}; [before, `${{it}}`, Object.keys(it)]") == [
        "InternalError: text",
        "Own: new",
        ["name"],
    ]
    assert runtime.eval("const own = new InternalError(); own.toString = () => 'mine'; `${own}`") == "mine"
    assert runtime.eval("class Mine extends InternalError { name = 'Mine' } `${new Mine('x')}`") == "Mine: x"
    assert "<eval>" in runtime.eval("new InternalError('x').stack")
