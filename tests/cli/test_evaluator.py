"""Results as they are shown, and the names that the Tab key offers."""

from __future__ import annotations

import pytest

import jsbridge
from jsbridge.cli.evaluator import Evaluator, Incomplete


@pytest.fixture
def evaluator(runtime: jsbridge.Runtime) -> Evaluator:
    made = Evaluator(runtime._program)
    runtime._program.call(made.keep_results)
    return made


def show(runtime: jsbridge.Runtime, evaluator: Evaluator, code: str) -> str:
    return str(runtime._program.call(lambda: (evaluator.show_input(code, "input", colors=False),))[0])


def complete(runtime: jsbridge.Runtime, evaluator: Evaluator, text: str) -> list[str]:
    return list(runtime._program.call(lambda: evaluator.complete(text)))


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("1 + 1", "2"),
        ("'a'", "'a'"),
        ("undefined", "undefined"),
        ("'a\\0'", "'a\\x00'"),
        ("({a: [1, {b: null}]})", "{ a: [ 1, { b: null } ] }"),
        ("{a: 1}", "{ a: 1 }"),
        ("  {a: 1, b: {}}  ", "{ a: 1, b: {} }"),
        ("{a: 1};", "1"),
        ("{ let x = 3; x }", "3"),
        ("{}", "{}"),
        ("var v = 1", "undefined"),
        ("// nothing", "undefined"),
    ],
)
def test_shows(runtime: jsbridge.Runtime, evaluator: Evaluator, code: str, shown: str) -> None:
    assert show(runtime, evaluator, code) == shown


@pytest.mark.parametrize("code", ["{a: 1,", "{a: 1, b:", "{ let x = 3", "[1,"])
def test_asks_for_more(runtime: jsbridge.Runtime, evaluator: Evaluator, code: str) -> None:
    with pytest.raises(Incomplete):
        show(runtime, evaluator, code)


def test_shows_colours(runtime: jsbridge.Runtime, evaluator: Evaluator) -> None:
    shown = runtime._program.call(lambda: (evaluator.show("1", "input", colors=True),))[0]
    assert "\x1b[" in shown
    assert "1" in shown


def test_keeps_the_last_result_and_the_last_error(runtime: jsbridge.Runtime, evaluator: Evaluator) -> None:
    show(runtime, evaluator, "({a: 1})")
    assert show(runtime, evaluator, "_.a + 1") == "2"
    with pytest.raises(jsbridge.JSError, match="boom"):
        show(runtime, evaluator, "throw new Error('boom')")
    assert show(runtime, evaluator, "_") == "2"
    assert show(runtime, evaluator, "_error.message") == "'boom'"


def test_a_script_may_have_the_names_for_itself(runtime: jsbridge.Runtime, evaluator: Evaluator) -> None:
    show(runtime, evaluator, "_ = 5")
    assert show(runtime, evaluator, "7") == "7"
    assert show(runtime, evaluator, "_") == "5"


def test_a_file_may_begin_with_a_brace(runtime: jsbridge.Runtime, evaluator: Evaluator) -> None:
    assert runtime._program.call(lambda: (evaluator.show_file("{\n a: 1\n}", "f", colors=False),))[0] == "1"
    with pytest.raises(jsbridge.JSSyntaxError):
        runtime._program.call(lambda: evaluator.show_file("{", "f", colors=False))


def test_a_result_that_cannot_be_shown_is_an_error(runtime: jsbridge.Runtime, evaluator: Evaluator) -> None:
    with pytest.raises(jsbridge.JSError, match="hidden"):
        show(runtime, evaluator, "({ [Symbol.for('nodejs.util.inspect.custom')]() { throw new Error('hidden') } })")
    assert show(runtime, evaluator, "1") == "1"


def test_completes_global_names(runtime: jsbridge.Runtime, evaluator: Evaluator) -> None:
    runtime.eval("var someThing = 1, someOther = 2, $other = 3")
    assert complete(runtime, evaluator, "some") == ["someOther", "someThing"]
    assert complete(runtime, evaluator, "$oth") == ["$other"]
    assert complete(runtime, evaluator, "nothingLikeThis") == []


def test_completes_members(runtime: jsbridge.Runtime, evaluator: Evaluator) -> None:
    runtime.eval("const a = { alpha: { beta: 1, 'no name': 2, 0: 3 }, text: 'x' }")
    assert complete(runtime, evaluator, "a.al") == ["a.alpha"]
    assert complete(runtime, evaluator, "a.alpha.b") == ["a.alpha.beta"]
    names = complete(runtime, evaluator, "a.alpha.")
    assert "a.alpha.beta" in names
    assert "a.alpha.hasOwnProperty" in names
    assert not any(" " in name or name.endswith(".0") for name in names)
    assert "a.text.padStart" in complete(runtime, evaluator, "a.text.pad")


@pytest.mark.parametrize("text", ["missing.", "a..", "a.none.", "later.", "1.", "a[0].", "null.", ".", "a-b."])
def test_completes_nothing_where_nothing_is(runtime: jsbridge.Runtime, evaluator: Evaluator, text: str) -> None:
    runtime.eval("var a = {}")
    with pytest.raises(jsbridge.JSError, match="early"):
        runtime.eval("throw new Error('early'); let later = 1")
    assert complete(runtime, evaluator, text) == []


def test_completion_calls_no_getter(runtime: jsbridge.Runtime, evaluator: Evaluator) -> None:
    runtime.eval("var calls = 0; var a = { get b() { calls++; return { c: 1 } } }")
    assert complete(runtime, evaluator, "a.b") == ["a.b"]
    assert complete(runtime, evaluator, "a.b.c") == []
    assert runtime.eval("calls") == 0
