"""Scripts are compiled under their real names, with every line and column where it is, and never run by that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from jsbridge import JSError, JSSyntaxError, Runtime
from jsbridge.engine import IS_NG, Engine

STACK = 1 << 20
NAMES = {
    "plain": "/scripts/plain.js",
    "spaces": "/scripts/with some spaces.js",
    "non-ASCII": "/skripte/größe/日本.js",
    "astral": "/scripts/\U0001f600.js",
    "no UTF-8": "/scripts/\udcff.js",
    "a high surrogate": "/scripts/\ud800.js",
    "percent": "/scripts/%s%n.js",
    "colon and parentheses": "/scripts/a:1 (2).js",
    "long": "/" + "x" * 3000 + ".js",
}


@pytest.fixture
def engine() -> Iterator[Engine]:
    made = Engine(memory_limit=None, stack_size=STACK)
    yield made
    made.close()


def place(name: str, line: int, column: int) -> str:
    """How a stack shows a place: only quickjs-ng knows columns."""
    return f"({name}:{line}:{column})" if IS_NG else f"({name}:{line})"


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_stack_shows_the_file_s_name_line_and_column(runtime: Runtime, name: str) -> None:
    with pytest.raises(JSError) as caught:
        runtime.eval("let a = 1;\n\n  function fail() {\n    throw new Error('x');\n  }\nfail();", name)
    first = caught.value.stack.splitlines()[0]
    if IS_NG:
        assert first == f"    at fail {place(name, 4, 15)}"
    else:
        # The older engine leaves the line out where a frame has only one.
        assert first in (f"    at fail {place(name, 4, 15)}", f"    at fail ({name})")


def test_a_name_with_a_nul_is_shown(runtime: Runtime) -> None:
    with pytest.raises(JSError) as caught:
        runtime.eval("throw new Error('x')", "a\0b.js")
    assert "a\\0b.js" in caught.value.stack


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [("let a = ;", 1, 9), ("\n\n  let b = ;", 3, 11), ("let c = 'é'; let d = ;", 1, 23), ("(\n", 2, 1), ("", 0, 0)],
)
def test_a_syntax_error_tells_the_place(runtime: Runtime, source: str, line: int, column: int) -> None:
    # The engine counts columns in bytes of UTF-8.
    if not source:
        assert runtime.eval(source) is None
        return
    with pytest.raises(JSSyntaxError) as caught:
        runtime.eval(source, "/scripts/bad.js")
    first = caught.value.stack.splitlines()[0]
    assert first == f"    at /scripts/bad.js:{line}" + (f":{column}" if IS_NG else "")
    assert caught.value.name == "SyntaxError"


@pytest.mark.parametrize("body", ["throw new Error('x')", "let a;\n\n\nthrow new Error('x')"])
def test_the_wrapper_of_a_module_moves_no_line_and_no_column(runtime: Runtime, tmp_path: Path, body: str) -> None:
    file = tmp_path / "module.js"
    file.write_text(f"function fail() {{ {body} }}\nfail()")
    with pytest.raises(JSError) as caught:
        runtime.run(file)
    line = body.count("\n") + 1
    column = body.rsplit("\n", 1)[-1].index("Error('x')") + 1 + (len("function fail() { ") if line == 1 else 0)
    first = caught.value.stack.splitlines()[0]
    if IS_NG:
        assert first == f"    at fail ({file}:{line}:{column})"
    else:
        assert first in (f"    at fail ({file}:{line})", f"    at fail ({file})")


def test_a_syntax_error_in_a_module_is_on_its_own_line(runtime: Runtime, tmp_path: Path) -> None:
    for lines in (0, 1, 5):
        file = tmp_path / f"bad{lines}.js"
        file.write_text("\n" * lines + "let a = ;")
        with pytest.raises(JSSyntaxError) as caught:
            runtime.run(file)
        assert caught.value.stack.splitlines()[0] == f"    at {file}:{lines + 1}" + (":9" if IS_NG else "")


ESCAPES = [
    "}); globalThis.x = 1; (function () {",
    "}\n)\nglobalThis.x = 1\n(function(){",
    "*/}); globalThis.x = 1; (() => {/*",
]


@pytest.mark.parametrize("source", ESCAPES)
def test_compiling_runs_nothing(engine: Engine, source: str) -> None:
    seen: list[object] = []
    engine.define("seen", seen.append)
    engine.boot(
        "(kernel) => { Object.defineProperty(globalThis, 'x', { set() { kernel.natives.seen(1) } }) }", "jsbridge:test"
    )
    engine.compile(source, "escape.js", prefix="(function (exports) {", suffix="\n})")
    engine.compile("globalThis.x = 1", "plain.js")
    assert seen == []


@pytest.mark.parametrize("source", ESCAPES)
def test_source_that_closes_the_wrapper_runs_in_its_entry_or_not_at_all(
    runtime: Runtime, tmp_path: Path, source: str
) -> None:
    file = tmp_path / "escape.js"
    file.write_text(source)
    # It calls back into Python: with the GIL held that would be the end of the process.
    called: list[int] = []
    runtime.globals["call"] = lambda: called.append(1)
    runtime.eval("Object.defineProperty(globalThis, 'x', { set() { call() } }); 0")
    try:
        runtime.run(file)
    except JSSyntaxError:
        assert called == []
    assert runtime.eval("1 + 1") == 2


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("'a\0b'", "a\0b"),
        ("'\ud800'", "\ud800"),
        ("`\udfff\0`", "\udfff\0"),
        ("'\U0001f600'.length", 2),
        ("/* \0 \ud800 */ 5", 5),
        ("'\u2028'.length", 1),
        ("var ñ = 1; ñ", 1),
        ("'" + "x" * 100_000 + "'.length", 100_000),
        ("// only a comment", None),
        ("#!shebang\n7", 7),
    ],
)
def test_source_is_any_text(runtime: Runtime, source: str, value: object) -> None:
    assert runtime.eval(source) == value


@pytest.mark.parametrize("source", ["1 +\0 2", "\ud800", "a\0", "\0"])
def test_source_with_a_stray_character_is_a_syntax_error(runtime: Runtime, source: str) -> None:
    with pytest.raises(JSSyntaxError):
        runtime.eval(source)
    assert runtime.eval("1 + 1") == 2


def test_a_script_runs_in_the_global_scope(runtime: Runtime) -> None:
    runtime.eval("let lexical = 1; var variable = 2; function declared() { return lexical + variable }")
    assert runtime.eval("declared()") == 3
    assert runtime.globals["variable"] == 2


def test_compiled_code_that_is_never_run_is_given_back(engine: Engine) -> None:
    engine.collect()
    before = engine.memory()["malloc_size"]
    for _ in range(200):
        assert engine.compile("(function () { " + "x();" * 500 + "})", "unused.js")
    engine.compile("0", "last.js")
    engine.collect()
    assert engine.memory()["malloc_size"] < before + 100_000
