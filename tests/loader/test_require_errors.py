"""What `require` throws, in scripts and in Python."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import jsbridge
from jsbridge.engine import IS_NG

Tree = Callable[[Mapping[str, str | bytes]], Path]


def failure(runtime: jsbridge.Runtime, request: str) -> jsbridge.JSError:
    with pytest.raises(jsbridge.JSError) as caught:
        runtime.require(request)
    return caught.value


def place(path: Path, line: int, column: int) -> str:
    """A place as the engine tells it: one of them knows no columns."""
    return f"{path}:{line}:{column}" if IS_NG else f"{path}:{line}"


def test_a_missing_module(tree: Tree, rooted: jsbridge.Runtime) -> None:
    folder = tree({"a.js": "require('./b')", "b.js": "\nrequire('./gone')"})
    error = failure(rooted, "./a")
    looked = [f"- {folder / 'gone'}{extension}" for extension in ("", ".js", ".json")]
    assert error.message.splitlines() == [
        "Cannot find module './gone'",
        "Require stack:",
        f"- {folder / 'b.js'}",
        f"- {folder / 'a.js'}",
        f"- {folder / '<eval>'}",
        "Looked for:",
        *looked,
    ]
    assert (type(error), error.name, error.code) == (jsbridge.JSError, "Error", "MODULE_NOT_FOUND")
    assert error.stack.splitlines()[0].strip().startswith(f"at <anonymous> ({folder / 'b.js'}:2")
    assert rooted.eval("try { require('./a') } catch (e) { e.requireStack.length }") == 3


def test_a_directory(tree: Tree, rooted: jsbridge.Runtime) -> None:
    folder = tree({"empty/readme": "", "main.js": "require('./empty')"})
    error = failure(rooted, "./main")
    assert error.code == "MODULE_NOT_FOUND"
    assert f"- {folder / 'empty/index.js'}\n" in error.message
    with pytest.raises(jsbridge.JSError) as caught:
        rooted.run("empty")
    assert caught.value.code == "MODULE_NOT_FOUND"


def test_a_missing_main_script(folder: Path, rooted: jsbridge.Runtime) -> None:
    with pytest.raises(jsbridge.JSError) as caught:
        rooted.run("gone.js")
    lines = caught.value.message.splitlines()
    assert lines[:2] == [f"Cannot find module '{folder / 'gone.js'}'", "Looked for:"]


@pytest.mark.parametrize(
    ("id_", "code", "message"),
    [
        ("", "ERR_INVALID_ARG_TYPE", 'The "id" argument must be of type string. Received undefined'),
        ("null", "ERR_INVALID_ARG_TYPE", 'The "id" argument must be of type string. Received null'),
        ("5", "ERR_INVALID_ARG_TYPE", 'The "id" argument must be of type string. Received type number (5)'),
        ("5n", "ERR_INVALID_ARG_TYPE", 'The "id" argument must be of type string. Received type bigint (5)'),
        (
            "Symbol('s')",
            "ERR_INVALID_ARG_TYPE",
            'The "id" argument must be of type string. Received type symbol (Symbol(s))',
        ),
        ("function f() {}", "ERR_INVALID_ARG_TYPE", 'The "id" argument must be of type string. Received function f'),
        ("[1]", "ERR_INVALID_ARG_TYPE", 'The "id" argument must be of type string. Received an instance of Array'),
        ("{}", "ERR_INVALID_ARG_TYPE", 'The "id" argument must be of type string. Received an object'),
        ("''", "ERR_INVALID_ARG_VALUE", "The \"id\" argument must be a non-empty string. Received ''"),
        (r"'./a\0b'", "ERR_INVALID_ARG_VALUE", 'The "id" argument must be a string without null bytes'),
    ],
)
@pytest.mark.parametrize("function", ["require", "require.resolve", "module.require"])
def test_what_is_no_request(rooted: jsbridge.Runtime, function: str, id_: str, code: str, message: str) -> None:
    with pytest.raises(jsbridge.JSError) as caught:
        rooted.eval(f"{function}({id_})")
    assert (caught.value.name, caught.value.code, caught.value.message) == ("TypeError", code, message)


def test_a_syntax_error_names_place_and_asker(tree: Tree, rooted: jsbridge.Runtime) -> None:
    folder = tree({"user.js": "\nrequire('./bad')", "bad.js": "let fine = 1\n  let odd = ;\n"})
    error = failure(rooted, "./user")
    assert type(error) is jsbridge.JSSyntaxError
    where = place(folder / "bad.js", 2, 13)
    assert error.message == f"unexpected token in expression: ';' ({where}, required by {folder / 'user.js'})"
    lines = error.stack.splitlines()
    assert lines[0] == f"    at {where}"
    assert f"{folder / 'user.js'}:2" in lines[1]


def test_a_syntax_error_in_the_main_script(tree: Tree, rooted: jsbridge.Runtime) -> None:
    folder = tree({"main.js": "#!/usr/bin/env jsbridge\n'use strict'\nvar 1\n"})
    with pytest.raises(jsbridge.JSSyntaxError) as caught:
        rooted.run("main.js")
    where = place(folder / "main.js", 3, 5)
    assert caught.value.message == f"variable name expected ({where})"
    assert caught.value.stack.splitlines()[0] == f"    at {where}"


@pytest.mark.parametrize(
    ("source", "line", "column", "message"),
    [
        (
            "function f() {\n  if (x) {\n",
            2,
            11,
            "unexpected end of the script: a bracket, a quote or a comment is not closed",
        ),
        ("f(1,\n\n", 1, 5, "unexpected end of the script: a bracket, a quote or a comment is not closed"),
        ("return [1,\n2", 2, 2, "unexpected end of the script: a bracket, a quote or a comment is not closed"),
        ("f()\n})\n", 2, 2, "expecting ';'"),
        (
            "} } }); (function (run) { { {\n",
            1,
            1,
            "a bracket is closed that was not opened: unexpected token in expression: '}'",
        ),
    ],
)
def test_brackets_that_do_not_match(
    tree: Tree, rooted: jsbridge.Runtime, source: str, line: int, column: int, message: str
) -> None:
    folder = tree({"m.js": source})
    error = failure(rooted, "./m")
    where = place(folder / "m.js", line, column)
    assert error.message == f"{message} ({where}, required by {folder / '<eval>'})"
    assert error.stack.splitlines()[0] == f"    at {where}"


def test_a_private_name_that_no_class_declares(tree: Tree, rooted: jsbridge.Runtime) -> None:
    folder = tree({"m.js": "class A {\n  get() { return this.#gone }\n}"})
    error = failure(rooted, "./m")
    assert error.message == f"undefined private field '#gone' ({folder / 'm.js'}:2:23, required by {folder / '<eval>'})"
    assert error.stack.splitlines()[0] == f"    at {folder / 'm.js'}:2:23"


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [
        ("'use strict'\nimport fs from 'fs'\n", 2, 8),
        ("import 'fs'", 1, 8),
        ("const a = 1\n  export { a }", 2, 3),
        ("var here = import.meta.url", 1, 19),
    ],
)
def test_an_es_module_says_what_to_do(
    tree: Tree, rooted: jsbridge.Runtime, source: str, line: int, column: int
) -> None:
    folder = tree({"m.js": source, "package.json": '{"type": "module"}'})
    error = failure(rooted, "./m")
    assert (error.name, error.code) == ("SyntaxError", "ERR_REQUIRE_ESM")
    assert error.message.startswith(
        "import and export belong to ES modules, which cannot be required: use require() and module.exports, or convert "
        "the file to CommonJS; "
    )
    assert error.message.endswith(f" ({place(folder / 'm.js', line, column)}, required by {folder / '<eval>'})")


def test_await_at_the_top(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree({"m.js": "const x = await f()"})
    assert failure(rooted, "./m").message.startswith(
        "await works in async functions only, not at the top of a script: "
    )


@pytest.mark.parametrize(("name", "code"), [("m.mjs", "ERR_REQUIRE_ESM"), ("m.node", "ERR_DLOPEN_FAILED")])
def test_files_of_other_kinds(tree: Tree, rooted: jsbridge.Runtime, name: str, code: str) -> None:
    folder = tree({name: "exports.x = 1"})
    error = failure(rooted, f"./{name}")
    assert error.code == code
    assert error.message.startswith(f"{folder / name}: ")
    assert error.message.endswith(f"(required by {folder / '<eval>'})")


@pytest.mark.parametrize(
    ("content", "where", "message"),
    [
        ('{\n  "a": 1,\n  "b": oops\n}', "3:8", "expecting value"),
        ("", "1:1", "unexpected end of JSON input"),
        ("[1, 2", "1:6", "unexpected end of JSON input"),
        ("[NaN]", "1:2", "NaN is not JSON"),
        ("[01]", "1:3", "expecting ',' delimiter"),
        ("[1.]", "1:3", "expecting ',' delimiter"),
        ('["\\x41"]', "1:3", "invalid \\escape"),
        ("// no\n1", "1:1", "expecting value"),
        ("#!/bin/x\n1", "1:1", "expecting value"),
    ],
)
def test_a_json_error_names_the_place(
    tree: Tree, rooted: jsbridge.Runtime, content: str, where: str, message: str
) -> None:
    folder = tree({"user.js": "require('./data')", "data.json": content})
    error = failure(rooted, "./user")
    assert type(error) is jsbridge.JSSyntaxError
    assert error.message == f"{message} ({folder / 'data.json'}:{where}, required by {folder / 'user.js'})"
    assert rooted.eval("Object.keys(require.cache)") == []


def test_deep_json(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree({"data.json": "[" * 2000 + "5" + "]" * 2000, "deeper.json": "[" * 1_000_000 + "]" * 1_000_000})
    assert rooted.eval(
        "let x = require('./data'), depth = 0; while (Array.isArray(x)) { x = x[0]; depth++ } [depth, x]"
    ) == [2000, 5]
    assert failure(rooted, "./deeper").name in ("InternalError", "RangeError", "SyntaxError")


def test_a_file_that_is_not_utf8(tree: Tree, rooted: jsbridge.Runtime) -> None:
    folder = tree({"user.js": "require('./latin')", "latin.js": b"// ok\nvar s = 'caf\xe9'\n"})
    error = failure(rooted, "./user")
    assert (error.name, error.code) == ("SyntaxError", "ERR_ENCODING_INVALID_ENCODED_DATA")
    assert error.message == (
        f"{folder / 'latin.js'}:2:13: not UTF-8: byte 0xe9 at offset 18, invalid continuation byte "
        f"(required by {folder / 'user.js'})"
    )
    assert rooted.eval("try { require('./user') } catch (e) { [e.line, e.column, e.offset, e.path] }") == [
        2, 13, 18, str(folder / "latin.js"),
    ]  # fmt: skip


def test_a_module_that_throws_is_not_cached(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree(
        {
            "outer.js": "exports.inner = require('./inner')",
            "inner.js": "global.tries = (global.tries || 0) + 1; if (tries < 3) throw new RangeError('try ' + tries); exports.ok = tries",
        }
    )
    for attempt in (1, 2):
        error = failure(rooted, "./outer")
        assert (error.name, error.message) == ("RangeError", f"try {attempt}")
        assert rooted.eval("[Object.keys(require.cache).length, module.children.length]") == [0, 0]
    assert rooted.require("./outer") == {"inner": {"ok": 3}}


@pytest.mark.parametrize("thrown", ["null", "undefined", "5", "'text'", "{a: 1}", "Object.freeze(new Error('frozen'))"])
def test_whatever_is_thrown_comes_out_as_it_is(tree: Tree, rooted: jsbridge.Runtime, thrown: str) -> None:
    tree({"m.js": f"global.thrown = {thrown}; throw thrown"})
    assert rooted.eval("let caught = 'nothing'; try { require('./m') } catch (e) { caught = e } caught === thrown")


def test_errors_of_nested_requires_keep_the_inner_stack(tree: Tree, rooted: jsbridge.Runtime) -> None:
    folder = tree(
        {
            "a.js": "exports.b = require('./b')",
            "b.js": "\n\nexports.c = require('./c')",
            "c.js": "function inner() {\n  throw new TypeError('deep down')\n}\n\ninner()",
        }
    )
    lines = failure(rooted, "./a").stack.splitlines()
    assert f"at inner ({folder / 'c.js'}:2" in lines[0]
    assert f"({folder / 'c.js'}:5" in lines[1]
    assert f"({folder / 'b.js'}:3" in lines[2]
    assert f"({folder / 'a.js'}" in lines[3]


def test_a_python_exception_comes_through(tree: Tree, rooted: jsbridge.Runtime) -> None:
    error = ValueError("from Python")

    def fail() -> None:
        raise error

    tree({"m.js": "require('app').fail()"})
    rooted.register("app", {"fail": fail})
    with pytest.raises(ValueError, match="from Python") as caught:
        rooted.require("./m")
    assert caught.value is error


def test_a_time_limit_in_a_module_leaves_it_unloaded(tree: Tree, folder: Path) -> None:
    tree({"m.js": "if (!global.ready) for (;;);\nexports.ok = true", "user.js": "exports.m = require('./m')"})
    with jsbridge.Runtime(root=folder, time_limit=0.1) as runtime:
        with pytest.raises(jsbridge.JSTimeoutError):
            runtime.require("./user")
        runtime.globals["ready"] = True
        assert runtime.require("./user") == {"m": {"ok": True}}


def test_a_local_time_limit_in_a_module_leaves_it_unloaded(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree({"m.js": "if (!global.ready) for (;;);\nexports.ok = true", "user.js": "exports.m = require('./m')"})
    assert rooted.eval("""
        const timers = require('timers')
        let code
        try { timers.call(() => require('./user'), 50) } catch (error) { code = error.code }
        global.ready = true
        ;[code, require('./user')]
    """) == ["ETIMEDOUT", {"m": {"ok": True}}]


def test_everything_goes_on_after_errors(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree({"bad.js": "(", "bad.json": "{", "latin.js": b"\xff", "throws.js": "throw 1", "good.js": "exports.ok = true"})
    for _ in range(20):
        for request in ("./bad", "./bad.json", "./latin", "./throws", "./gone", "gone", "./m.mjs", "."):
            failure(rooted, request)
    assert rooted.require("./good") == {"ok": True}


def test_errors_are_the_scripts_own(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree({"bad.js": "(", "bad.json": "{"})
    for request, kind in (
        ("./bad", "SyntaxError"),
        ("./bad.json", "SyntaxError"),
        ("./gone", "Error"),
        ("", "TypeError"),
    ):
        assert rooted.eval(
            f"try {{ require({json.dumps(request)}) }} catch (e) {{ e instanceof {kind} && e.constructor === {kind} }}"
        )


@pytest.mark.parametrize("request_", ["./pipe", "./pipe.js", "./pipe.json"])
def test_a_pipe_holds_nobody_up(folder: Path, rooted: jsbridge.Runtime, request_: str) -> None:
    os.mkfifo(folder / request_)
    with pytest.raises(jsbridge.JSError, match="it is a pipe, not a file") as caught:
        rooted.require(request_)
    assert caught.value.code == "EINVAL"


def test_a_package_whose_description_is_a_pipe(tree: Tree, rooted: jsbridge.Runtime) -> None:
    folder = tree({"node_modules/odd/index.js": "module.exports = 'odd'"})
    os.mkfifo(folder / "node_modules" / "odd" / "package.json")
    assert rooted.require("odd") == "odd"


def test_the_main_script_may_come_through_a_pipe(folder: Path, rooted: jsbridge.Runtime) -> None:
    path = folder / "main.js"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_text, args=("process.exitCode = 3",))
    writer.start()
    assert rooted.run(path) == 3
    writer.join()
