"""fibjs's `run(file, argv)`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import jsbridge

Tree = Callable[[Mapping[str, str | bytes]], Path]


def test_a_script_with_its_arguments(tree: Tree, rooted: jsbridge.Runtime) -> None:
    folder = tree(
        {
            "sub/main.js": "global.before = argv === process.argv; global.result = run('./script', ['a', 5]); global.after = argv === process.argv",
            "sub/script.js": """
                global.seen = [argv, __filename, __dirname, require('./value'), require.main === module, module.id, module.parent.id]
                const later = () => argv[1]
                global.later = later
                exports.nobody = 'sees this'
            """,
            "sub/value.js": "module.exports = argv === process.argv",
        }
    )
    assert rooted.run("sub/main.js") == 0
    script = str(folder / "sub/script.js")
    assert rooted.eval("seen") == [["a", 5], script, str(folder / "sub"), True, False, script, "."]
    assert rooted.eval("[before, result, after, later()]") == [True, None, True, 5]


def test_it_runs_each_time_anew(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree({"s.js": "global.runs = (global.runs || 0) + 1; exports.x = require('./s').loaded"})
    rooted.eval("run('./s'); run('./s')")
    # The script requires itself: as a module that is one instance more, once.
    assert rooted.eval("runs") == 3
    assert rooted.eval("Object.keys(require.cache).length") == 1


def test_where_it_is_looked_for(tree: Tree, rooted: jsbridge.Runtime) -> None:
    folder = tree(
        {
            "s.js": "global.ran = 'root'",
            "sub/s.js": "global.ran = 'sub'",
            "sub/m.js": "exports.runs = run",
            "pkg/package.json": '{"main": "start"}',
            "pkg/start.js": "global.ran = 'pkg'",
        }
    )
    rooted.eval("globalThis.sub = require('./sub/m').runs; undefined")
    cases = {
        "run('s.js')": "root",
        "run('./s')": "root",
        "run('sub/s')": "sub",
        f"run({json.dumps(str(folder / 'sub/s.js'))})": "sub",
        "sub('./s')": "sub",
        "sub('../s')": "root",
        "sub('s.js')": "root",
        "sub('../pkg')": "pkg",
        "global.run('./s')": "root",
    }
    for call, expected in cases.items():
        rooted.eval(call)
        assert rooted.eval("const got = ran; delete global.ran; got".replace("const", "var")) == expected, call


def test_its_array_is_the_callers(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree({"s.js": "argv.push('more'); const { length } = argv; argv = null"})
    assert rooted.eval("const list = [1]; run('./s', list); run('./s'); list") == [1, "more"]


@pytest.mark.parametrize(
    ("call", "number"),
    [
        ("run()", 100002),
        ("run('./s', [], 1)", 100001),
        ("run(5)", 100005),
        ("run('./s', 'x')", 100005),
        ("run('./s', null)", 100005),
    ],
)
def test_wrong_arguments(tree: Tree, rooted: jsbridge.Runtime, call: str, number: int) -> None:
    tree({"s.js": "global.ran = true"})
    assert rooted.eval(f"try {{ {call} }} catch (error) {{ [error.number, error instanceof TypeError] }}") == [
        number,
        True,
    ]
    assert rooted.eval("typeof ran") == "undefined"


def test_its_errors_are_the_callers(tree: Tree, rooted: jsbridge.Runtime) -> None:
    folder = tree(
        {
            "main.js": "run('./bad')",
            "bad.js": "\n\nthrow new Error('x')",
            "syntax.js": "let 1",
            "gone.js": "run('./nowhere')",
        }
    )
    with pytest.raises(jsbridge.JSError) as caught:
        rooted.require("./main")
    assert f"{folder / 'bad.js'}:3" in caught.value.stack.splitlines()[0]
    with pytest.raises(jsbridge.JSSyntaxError, match="required by"):
        rooted.eval("run('./syntax')")
    with pytest.raises(jsbridge.JSError, match=f"Require stack:\n- {folder / 'gone.js'}") as caught:
        rooted.require("./gone")
    assert caught.value.code == "MODULE_NOT_FOUND"
    for name in ("''", "'a\\0b'"):
        with pytest.raises(jsbridge.JSError) as caught:
            rooted.eval(f"run({name})")
        assert caught.value.code == "ERR_INVALID_ARG_VALUE"


def test_it_may_block_and_start_coroutines(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree(
        {
            "main.js": "run('./s', [1]); global.order.push('after')",
            "s.js": "const c = require('coroutine'); global.order = []; c.start(() => { c.sleep(5); order.push('late') }); c.sleep(1); order.push('s')",
        }
    )
    assert rooted.run("main.js") == 0
    assert rooted.eval("order") == ["s", "after", "late"]
