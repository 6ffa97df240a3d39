"""Reading what is required, and exact places of what is wrong in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jsbridge.loader.source import JSONProblem, SyntaxFinding, parse_json, place_in, read_source, read_text
from jsbridge.values import HostError


def test_place_in() -> None:
    text = "a\nbc\n\nd"
    assert [place_in(text, position) for position in range(len(text) + 1)] == [
        (1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (3, 1), (4, 1), (4, 2),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "line", "column", "offset", "byte"),
    [
        (b"\xff", 1, 1, 0, "ff"),
        (b"abc\n\n  d\x80", 3, 4, 8, "80"),
        ("é€😀".encode() + b"\xc3(", 1, 4, 9, "c3"),
        (b"\xef\xbb\xbfab\n\xe2\x82", 2, 1, 6, "e2"),
        (b"ok \xed\xa0\x80", 1, 4, 3, "ed"),
        (b"a\r\nb\xf8", 2, 2, 4, "f8"),
    ],
)
def test_a_bad_byte_is_located(tmp_path: Path, data: bytes, line: int, column: int, offset: int, byte: str) -> None:
    path = tmp_path / "x.js"
    path.write_bytes(data)
    with pytest.raises(HostError) as caught:
        read_text(str(path))
    assert str(caught.value).startswith(f"{path}:{line}:{column}: not UTF-8: byte 0x{byte} at offset {offset}, ")
    members = caught.value.members
    assert (members["line"], members["column"], members["offset"]) == (line, column, offset)
    assert (members["code"], members["path"]) == ("ERR_ENCODING_INVALID_ENCODED_DATA", str(path))


def test_utf16_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "x.js"
    path.write_bytes("var x".encode("utf-16"))
    with pytest.raises(HostError, match="it looks like UTF-16: save it as UTF-8"):
        read_text(str(path))


def test_what_cannot_be_read(tmp_path: Path) -> None:
    for path, code, words in ((tmp_path / "gone", "ENOENT", "no such file"), (tmp_path, "EISDIR", "directory")):
        with pytest.raises(HostError, match=words) as caught:
            read_text(str(path))
        assert (caught.value.members["code"], caught.value.members["path"]) == (code, str(path))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"x", "x"),
        (b"", ""),
        (b"\xef\xbb\xbfx", "x"),
        (b"#!/usr/bin/env jsbridge\nx", "//#!/usr/bin/env jsbridge\nx"),
        (b"\xef\xbb\xbf#!/bin/x\r\ny", "//#!/bin/x\r\ny"),
        (b"#!only", "//#!only"),
        (b" #!no shebang", " #!no shebang"),
        (b"\xef\xbb\xbf\xef\xbb\xbfx", "\ufeffx"),
    ],
)
def test_source(tmp_path: Path, data: bytes, text: str) -> None:
    path = tmp_path / "x.js"
    path.write_bytes(data)
    assert read_source(str(path)) == text


@pytest.mark.parametrize(("extension", "code"), [(".mjs", "ERR_REQUIRE_ESM"), (".node", "ERR_DLOPEN_FAILED")])
def test_kinds_of_files_that_cannot_be_required(tmp_path: Path, extension: str, code: str) -> None:
    path = tmp_path / f"x{extension}"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(HostError) as caught:
        read_source(str(path))
    assert caught.value.members["code"] == code


@pytest.mark.parametrize("text", ["1", ' {"a": [1.5e3, -0, null, true, "\\u00e9\\n"]}\n', '"\u2028"', "[]", '"NaN"'])
def test_json(text: str) -> None:
    assert parse_json(text) == json.loads(text)


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("", 1, 1, "unexpected end of JSON input"),
        ("\n [1,\n", 3, 1, "unexpected end of JSON input"),
        ('{"a": 1,\n "b": }', 2, 7, "expecting value"),
        ('{"a": 1,}', 1, 9, "expecting property name enclosed in double quotes"),
        ("[1] x", 1, 5, "extra data"),
        ('{"a" 1}', 1, 6, "expecting ':' delimiter"),
        ('["a\tb"]', 1, 4, "invalid control character at"),
        ('["NaN", "\\"NaN",\n -Infinity]', 2, 2, "-Infinity is not JSON"),
        ('{"Infinity": Infinity}', 1, 14, "Infinity is not JSON"),
        ("'x'", 1, 1, "expecting value"),
        ("1.", 1, 2, "extra data"),
        ("-01", 1, 3, "extra data"),
        ('"\\x41"', 1, 2, "invalid \\escape"),
    ],
)
def test_what_is_no_json_is_located(text: str, line: int, column: int, message: str) -> None:
    with pytest.raises(JSONProblem) as caught:
        parse_json(text)
    assert caught.value.message.startswith(message)
    assert (caught.value.line, caught.value.column) == (line, column)


def test_json_too_deep_for_python_is_left_to_the_engine() -> None:
    with pytest.raises(RecursionError):
        parse_json("[" * 100_000 + "]" * 100_000)


def finding(source: str, message: str, place: str) -> SyntaxFinding:
    return SyntaxFinding(source, "/x y(1).js", message, f"    at /x y(1).js{place}\n    at f (g:1)\n")


def test_a_finding_names_place_and_asker() -> None:
    described = finding("a\nb c", "unexpected c", ":2:3").describe("/main.js")
    assert described["message"] == "unexpected c (/x y(1).js:2:3, required by /main.js)"
    assert described["stack"] == "    at /x y(1).js:2:3\n    at f (g:1)\n"
    assert described["code"] is None
    assert finding("a\nb c", "unexpected c", ":2").describe("")["message"] == "unexpected c (/x y(1).js:2)"


def test_a_finding_behind_the_end_is_told_apart() -> None:
    assert not finding("a\nb", "m", ":2:1").beyond
    assert finding("a\nb", "m", ":3:1").beyond
    assert finding("f(\n  1\n\n", "m", ":6:1").unclosed().describe("")["stack"].startswith("    at /x y(1).js:2:4\n")
    assert finding("f(\n  1\n\n", "m", ":6").unclosed().describe("")["stack"].startswith("    at /x y(1).js:2\n")


def test_a_private_name_is_looked_up_when_it_is_there_once() -> None:
    frames = "    at f (g:1)\n"
    once = SyntaxFinding("class A {\n m() { this.#x$ } #x$y }", "/a.js", "undefined private field '#x$'", frames)
    assert once.describe("")["message"].endswith("(/a.js:2:13)")
    assert once.describe("")["stack"] == f"    at /a.js:2:13\n{frames}"
    twice = SyntaxFinding("class A { #x } class B { m() { this.#x } }", "/a.js", "undefined private field '#x'", frames)
    assert twice.describe("")["message"].endswith("(/a.js)")


@pytest.mark.parametrize(
    "line",
    [
        "import x from 'y'",
        "import 'y'",
        'import"y"',
        "import * as x from 'y'",
        "import {a} from 'y'",
        "import{a}from'y'",
        "import a, {b} from 'y'",
        "export default 5",
        "export {a}",
        "export{a}",
        "export * from 'x'",
        "const a=1;export const b = 2",
        "export async function f() {}",
        "export class A {}",
        "if (import.meta.main) x()",
    ],
)
def test_module_syntax_is_recognised(line: str) -> None:
    described = finding(f"\n{line}", "odd", ":2:1").describe("")
    assert described["code"] == "ERR_REQUIRE_ESM"
    assert "use require() and module.exports" in described["message"]
    assert "odd" in described["message"]


@pytest.mark.parametrize(
    "line", ["imports x from", "x.export = ;", "import(", "exports.a = ;", "reimport {", "var s = 'x"]
)
def test_other_syntax_is_not_taken_for_module_syntax(line: str) -> None:
    assert finding(line, "odd", ":1:1").describe("") == {
        "message": "odd (/x y(1).js:1:1)",
        "stack": "    at /x y(1).js:1:1\n    at f (g:1)\n",
        "code": None,
    }


@pytest.mark.parametrize(("line", "told"), [("await f()", True), ("const x = await f()", True), ("x.await f", False)])
def test_await_at_the_top_is_recognised(line: str, told: bool) -> None:
    message = finding(line, "odd", ":1:1").describe("")["message"]
    assert message.startswith("await works in async functions only") is told
