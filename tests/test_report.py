"""Uncaught errors as people read them."""

from __future__ import annotations

from pathlib import Path

import pytest

import jsbridge
from jsbridge.errors import JSError, JSTimeoutError
from jsbridge.report import BOTTOM_FRAMES, LINE_COLUMNS, TOP_FRAMES, describe_error, place_of, remember_source
from jsbridge.values.exceptions import HostError, note_stack


@pytest.mark.parametrize(
    ("stack", "place"),
    [
        ("    at f (/a/b.js:3:5)", ("/a/b.js", 3, 5)),
        ("    at f (/a/b.js:3)", ("/a/b.js", 3, None)),
        ("    at /a/b.js:3:5", ("/a/b.js", 3, 5)),
        ("    at /a/b.js:3", ("/a/b.js", 3, None)),
        ("    at <anonymous> (/a b/c.js:3:5)\n    at g (/d.js:1:1)", ("/a b/c.js", 3, 5)),
        ("    at get x (C.js:2)", ("C.js", 2, None)),
        ("    at map (native)\n    at f (/a.js:7:1)", ("/a.js", 7, 1)),
        ("    at <eval> ([eval]:2:3)", ("[eval]", 2, 3)),
        # The engine does not know the line: those of the callers would mislead.
        ("    at f (/a.js)\n    at <anonymous> (/a.js:9)", None),
        ("", None),
        ("something else", None),
    ],
)
def test_place_of(stack: str, place: tuple[str, int, int | None] | None) -> None:
    assert place_of(stack) == place


def report(source: str, stack: str, name: str = "report-test") -> list[str]:
    remember_source(name, source)
    return describe_error(JSError("m", name="E", stack=stack)).splitlines()


def test_shows_the_line_with_a_caret() -> None:
    stack = "    at f (report-test:2:9)\n    at g (report-test:1:1)"
    assert report("first\n  let x = y;\nthird", stack) == [
        "report-test:2",
        "  let x = y;",
        "        ^",
        "Uncaught E: m",
        "    at f (report-test:2:9)",
        "    at g (report-test:1:1)",
    ]


def test_without_a_column_the_caret_is_at_the_beginning() -> None:
    assert report("\n\t  call()", "    at report-test:2")[:3] == ["report-test:2", "      call()", "      ^"]


@pytest.mark.parametrize(
    ("source", "column", "caret"),
    [
        # The engine counts the bytes of UTF-8; the terminal counts columns.
        ("ä = y", 6, "    ^"),
        ("日本 = y", 10, "       ^"),
        ("'😀' + y", 10, "       ^"),
        ("e\u0301 = y", 7, "    ^"),
        ("\ty", 2, "    ^"),
        ("y", 1, "^"),
        ("y", 500, " ^"),
    ],
)
def test_the_caret_stands_where_the_terminal_shows_the_place(source: str, column: int, caret: str) -> None:
    assert report(source, f"    at report-test:1:{column}")[2] == caret


def test_a_long_line_is_cut_around_the_place() -> None:
    _, line, caret, *_ = report("a" * 5000 + "HERE" + "b" * 5000, "    at report-test:1:5001")
    assert len(line) <= LINE_COLUMNS + 2
    assert line.startswith("…aaa")
    assert line.endswith("bbb…")
    assert line[caret.index("^") :].startswith("HERE")


def test_a_long_line_is_cut_behind_a_place_at_its_beginning() -> None:
    _, line, caret, *_ = report("HERE" + "b" * 5000, "    at report-test:1:1")
    assert line == "HERE" + "b" * (LINE_COLUMNS - 4) + "…"
    assert caret == "^"


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert report("a\x1b[2J\u202e = y", "    at report-test:1:1")[1] == "a [2J  = y"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_for_the_engine(end: str) -> None:
    assert report(f"1\x0c{end}second{end}3", "    at report-test:2:1")[1] == "second"


def test_a_file_that_has_changed_shows_the_place_only() -> None:
    assert report("one line", "    at report-test:7:1")[:2] == ["report-test:7", "Uncaught E: m"]


def test_reads_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.js"
    path.write_bytes(b"\xef\xbb\xbfthrow '\xff'")
    text = describe_error(JSError("m", stack=f"    at {path}:1:1"))
    assert text == f"{path}:1\nthrow '\ufffd'\n^\nUncaught Error: m\n    at {path}:1:1\n"
    path.unlink()
    assert describe_error(JSError("m", stack=f"    at {path}:1:1")) == f"Uncaught Error: m\n    at {path}:1:1\n"


def test_a_code_is_shown_once() -> None:
    assert describe_error(JSError("no", code="EX")) == "Uncaught Error [EX]: no\n"
    assert describe_error(JSError("EX: no", code="EX")) == "Uncaught Error: EX: no\n"
    assert describe_error(JSError("", name="E", code=7)) == "Uncaught E [7]\n"


def test_an_endless_recursion_is_cut() -> None:
    stack = "\n".join(f"    at f{number} (x)" for number in range(1000))
    lines = describe_error(JSError("deep", stack=stack)).splitlines()
    assert len(lines) == 1 + TOP_FRAMES + 1 + BOTTOM_FRAMES
    assert lines[1] == "    at f0 (x)"
    assert lines[TOP_FRAMES + 1] == f"    … {1000 - TOP_FRAMES - BOTTOM_FRAMES} more"
    assert lines[-1] == "    at f999 (x)"


def test_one_frame_too_many_is_shown() -> None:
    stack = "\n".join(f"    at f{number} (x)" for number in range(TOP_FRAMES + BOTTOM_FRAMES + 1))
    assert "…" not in describe_error(JSError("deep", stack=stack))


def test_causes_follow() -> None:
    error, cause, deepest = JSError("outer"), JSError("inner", stack="    at g (x)"), ValueError("deepest")
    error.__cause__, cause.__cause__, deepest.__cause__ = cause, deepest, error
    assert describe_error(error) == (
        "Uncaught Error: outer\ncaused by Error: inner\n    at g (x)\ncaused by ValueError: deepest\n"
    )


def test_an_error_of_a_host_function_is_the_script_s() -> None:
    error = HostError("no such thing", name="RangeError", code="EX")
    error.__cause__ = OSError(2, "cause")
    note_stack(error, "    at f (/x.js:1:1)")
    assert describe_error(error) == "Uncaught RangeError [EX]: no such thing\n    at f (/x.js:1:1)\n"


def test_an_error_of_the_system_is_the_script_s() -> None:
    error = FileNotFoundError(2, "No such file or directory", "/x")
    assert describe_error(error) == "Uncaught Error [ENOENT]: No such file or directory: /x\n"


def test_a_mistake_in_a_host_function_tells_where_it_is(runtime: jsbridge.Runtime) -> None:
    def fail() -> None:
        raise LookupError("not here")

    runtime.register("app", {"fail": fail})
    with pytest.raises(LookupError) as caught:
        runtime.eval("let a;\nrequire('app').fail()", "/report-test.js")
    text = describe_error(caught.value)
    assert text.startswith("Uncaught LookupError: not here\n    at <eval> (/report-test.js:2")
    assert text.endswith(f"    in the host function at {__file__}:{fail.__code__.co_firstlineno + 1}\n")


class OwnError(Exception):
    """An exception of an application."""


def test_an_exception_has_its_full_name() -> None:
    assert describe_error(OwnError()) == f"Uncaught {__name__}.OwnError\n"


def test_a_limit() -> None:
    assert describe_error(JSTimeoutError("too long", name="TimeoutError")) == "Uncaught TimeoutError: too long\n"


@pytest.mark.parametrize(
    ("thrown", "shown"),
    [
        ("{a: 1, b: [true, null]}", '{"a": 1, "b": [true, null]}'),
        ("'text'", '"text"'),
        ("12", "12"),
        ("undefined", "null"),
        ("new Date(0)", '"datetime.datetime(1970, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)"'),
        ("new Map([[{a: 1}.a, 2]])", '{"1": 2}'),
    ],
)
def test_a_thrown_value(runtime: jsbridge.Runtime, thrown: str, shown: str) -> None:
    with pytest.raises(JSError) as caught:
        runtime.eval(f"throw ({thrown})")
    assert describe_error(caught.value) == f"Uncaught {shown}\n"


def test_a_message_that_only_looks_like_a_thrown_value(runtime: jsbridge.Runtime) -> None:
    with pytest.raises(JSError) as caught:
        runtime.eval("throw new Error('uncaught value: x')")
    assert "Uncaught Error: uncaught value: x\n" in describe_error(caught.value)
