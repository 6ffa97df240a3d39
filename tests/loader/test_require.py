"""What `require` gives, and what a module gets."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

import jsbridge

Tree = Callable[[Mapping[str, str | bytes]], Path]


def test_exports_in_their_forms(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree(
        {
            "named.js": "exports.a = 1; exports.b = [2]; this.c = 3",
            "replaced.js": "module.exports = function twice(x) { return 2 * x }",
            "nothing.js": "",
            "falsy.js": "module.exports = 0",
            "returns.js": "exports.a = 1; return; exports.b = 2",
            "data.json": '\ufeff{"deep": {"list": [1, "é"]}, "__proto__": {"x": 1}}',
            "text.txt": "exports.kind = 'any extension is a script'",
            "module.cjs": "exports.kind = 'cjs'",
        }
    )
    assert rooted.require("./named") == {"a": 1, "b": [2], "c": 3}
    assert rooted.require("./replaced")(21) == 42
    assert rooted.require("./nothing") == {}
    assert rooted.require("./falsy") == 0
    assert rooted.require("./returns") == {"a": 1}
    assert rooted.require("./data") == {"deep": {"list": [1, "é"]}, "__proto__": {"x": 1}}
    assert rooted.require("./text.txt") == {"kind": "any extension is a script"}
    assert rooted.require("./module.cjs") == {"kind": "cjs"}


def test_a_module_runs_once(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree(
        {
            "a.js": "global.count = (global.count || 0) + 1; exports.b = require('./b')",
            "b.js": "exports.a = require('./a.js')",
        }
    )
    rooted.eval("require('./a'); require('./a.js'); require('./b'); undefined")
    assert rooted.eval("count") == 1
    assert rooted.eval("require('./a') === require('./b').a && require('./b') === require('./a').b")


def test_one_instance_per_real_path(tree: Tree, rooted: jsbridge.Runtime) -> None:
    folder = tree({"lib/m.js": "exports.file = __filename; exports.here = require('./beside')", "lib/beside.js": ""})
    (folder / "link.js").symlink_to("lib/m.js")
    (folder / "also").symlink_to("lib")
    assert rooted.eval("require('./link') === require('./lib/m') && require('./also/m') === require('./lib/m')")
    assert rooted.eval("require('./link').file") == str(folder / "lib/m.js")


def test_cycles_get_what_is_there(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree(
        {
            "a.js": "exports.early = 1; const b = require('./b'); exports.seen = b.seen; exports.late = 2",
            "b.js": "const a = require('./a'); exports.seen = Object.keys(a); exports.same = () => a === require('./a')",
            "self.js": "exports.own = require('./self') === exports",
        }
    )
    assert rooted.eval("require('./a').seen") == ["early"]
    assert rooted.eval("require('./b').same()")
    assert rooted.eval("Object.keys(require('./a'))") == ["early", "seen", "late"]
    assert rooted.require("./self") == {"own": True}


def test_what_a_module_is_given(tree: Tree, rooted: jsbridge.Runtime) -> None:
    folder = tree(
        {
            "sub/m.js": """
                exports.names = [__filename, __dirname, module.id, module.filename, module.path]
                exports.same = module.exports === exports && this === exports
                exports.loadedEarly = module.loaded
                exports.module = () => module
                exports.keys = Object.keys(module)
                exports.requires = [module.require === require, require.name, require.length, typeof require.resolve]
                exports.given = arguments.length
            """,
        }
    )
    path = str(folder / "sub/m.js")
    rooted.eval("globalThis.m = require('./sub/m')")
    assert rooted.eval("m.names") == [path, str(folder / "sub"), path, path, str(folder / "sub")]
    assert rooted.eval("m.same")
    assert rooted.eval("[m.loadedEarly, m.module().loaded]") == [False, True]
    assert rooted.eval("m.keys") == ["id", "path", "exports", "filename", "loaded", "children", "paths"]
    assert rooted.eval("m.requires") == [True, "require", 1, "function"]
    assert rooted.eval("m.given") == 5
    parents = [folder / "sub", folder, *folder.parents]
    assert rooted.eval("m.module().paths") == [str(place / "node_modules") for place in parents]


@pytest.mark.node
def test_a_module_looks_like_nodes(tree: Tree, node: Callable[[str, Path], Any], rooted: jsbridge.Runtime) -> None:
    source = """
        const describe = (object, name) => {
            const { value, writable, enumerable, configurable } = Object.getOwnPropertyDescriptor(object, name) || {}
            return [name, typeof value, writable, enumerable, configurable]
        }
        require('./child')
        module.exports = JSON.stringify([
            Object.keys(module),
            ['id', 'path', 'exports', 'filename', 'loaded', 'children'].map((name) => describe(module, name)),
            module.children.map((child) => [child.id === child.filename, child.parent === module, child.loaded]),
            module.paths, module.id, module.path, module.filename, module.constructor.name,
            typeof module.require, Object.keys(require).filter((name) => name !== 'extensions'), require.name, require.length,
            Object.keys(require.cache).sort(), require.cache[__filename] === module, Object.getPrototypeOf(require.cache) === null,
            require.resolve('./child'), require.resolve.paths('x')[0], require.resolve.paths('./x'), require.resolve.paths('util'),
            require.resolve('util'), require.main === module, typeof require.resolve, typeof require.resolve.paths,
        ])
    """
    folder = tree({"m.js": source, "child.js": "require('./grand')", "grand.js": "require('./child')"})
    theirs = json.loads(node("require('./m.js')", folder))
    ours = json.loads(rooted.require("./m.js"))
    assert ours == theirs


def test_children_and_parent(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree(
        {
            "a.js": "require('./b'); require('./c'); require('./b'); try { require('./bad') } catch (e) { exports.failed = true }",
            "b.js": "require('./c')",
            "c.js": "",
            "bad.js": "throw 1",
        }
    )
    rooted.eval("""
        require('./a')
        globalThis.nameOf = (module) => module.filename.slice(module.path.length + 1)
        globalThis.of = (name) => require.cache[require.resolve(name)]
    """)
    assert rooted.eval("of('./a').children.map(nameOf)") == ["b.js", "c.js"]
    assert rooted.eval("of('./b').children.map(nameOf)") == ["c.js"]
    assert rooted.eval("nameOf(of('./c').parent)") == "b.js"
    assert rooted.eval("of('./a').parent === module && module.children.map(nameOf)") == ["a.js"]
    assert rooted.eval("of('./a').exports.failed")


def test_main(tree: Tree, rooted: jsbridge.Runtime) -> None:
    folder = tree(
        {
            "main.js": "global.seen = [require.main === module, module.id, module.parent, require('./lib')]",
            "lib.js": "module.exports = [require.main === module, require.main.filename, module.parent.id]",
        }
    )
    assert rooted.eval("require.main") is None
    assert rooted.run("main.js") == 0
    assert rooted.eval("seen") == [True, ".", None, [False, str(folder / "main.js"), "."]]


def test_a_main_script_behind_a_link(tree: Tree, rooted: jsbridge.Runtime) -> None:
    folder = tree(
        {
            "real/main.js": "global.seen = [__filename, require('./beside'), require.main.filename]",
            "real/beside.js": "module.exports = 1",
        }
    )
    (folder / "main.js").symlink_to("real/main.js")
    assert rooted.run("main") == 0
    assert rooted.eval("seen") == [str(folder / "real/main.js"), 1, str(folder / "real/main.js")]


def test_a_folder_as_a_program(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree({"app/package.json": '{"main": "lib"}', "app/lib/index.js": "global.started = __dirname.slice(-3)"})
    assert rooted.run("app") == 0
    assert rooted.eval("started") == "lib"


def test_a_program_runs_anew_each_time(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree(
        {
            "one.js": "global.runs = (global.runs || 0) + 1; global.main = require.main.filename.slice(-6)",
            "two.js": "require('./one')",
        }
    )
    assert (rooted.run("one.js"), rooted.run("one.js")) == (0, 0)
    assert rooted.eval("[runs, main]") == [2, "one.js"]
    assert rooted.run("two.js") == 0
    # As a module it is there already.
    assert rooted.eval("[runs, main]") == [2, "one.js"]


def test_a_deleted_cache_entry_is_loaded_again(tree: Tree, rooted: jsbridge.Runtime) -> None:
    folder = tree({"m.js": "module.exports = 'one'", "user.js": "exports.get = () => require('./m')"})
    assert rooted.eval("require('./user').get()") == "one"
    tree({"m.js": "module.exports = 'two'"})
    assert rooted.eval("require('./user').get()") == "one"
    assert rooted.eval(f"delete require.cache[{json.dumps(str(folder / 'm.js'))}]; require('./user').get()") == "two"
    (folder / "m.js").unlink()
    tree({"m/index.js": "module.exports = 'three'"})
    assert rooted.eval("require('./user').get()") == "two"
    assert rooted.eval(f"delete require.cache[{json.dumps(str(folder / 'm.js'))}]; require('./user').get()") == "three"


def test_the_cache_can_be_filled(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree({"m.js": "module.exports = 'real'", "n.js": "module.exports = 'real'"})
    assert rooted.eval("require.cache[require.resolve('./m')] = {exports: 'mock'}; require('./m')") == "mock"
    assert (
        rooted.eval("require('./n'); require.cache[require.resolve('./n')].exports = 'other'; require('./n')")
        == "other"
    )
    with pytest.raises(jsbridge.JSError, match="TypeError"):
        rooted.eval("require.cache[require.resolve('./n')] = null; require('./n')")
    assert rooted.eval("delete require.cache[require.resolve('./n')]; require('./n')") == "real"


def test_a_frozen_cache(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree({"a.js": "exports.a = 1", "b.js": "exports.b = 2"})
    rooted.eval("require('./a'); Object.freeze(require.cache); undefined")
    assert rooted.require("./a") == {"a": 1}
    for _ in range(2):
        with pytest.raises(jsbridge.JSError, match="TypeError"):
            rooted.require("./b")


def test_changed_search_paths_count(tree: Tree, rooted: jsbridge.Runtime) -> None:
    folder = tree(
        {
            "m.js": "module.paths.unshift(__dirname + '/mine'); exports.found = require('pkg')",
            "mine/pkg.js": "module.exports = 7",
        }
    )
    assert rooted.require("./m") == {"found": 7}
    rooted.eval(f"module.paths = [{json.dumps(str(folder / 'mine'))}, 5]")
    assert rooted.eval("[require('pkg'), require.resolve.paths('pkg').length]") == [7, 2]


def test_resolve_with_options(tree: Tree, rooted: jsbridge.Runtime) -> None:
    folder = tree({"a/node_modules/p/index.js": "", "b/f.js": ""})
    paths = json.dumps([str(folder / "b"), str(folder / "a")])
    assert rooted.eval(f"require.resolve('p', {{paths: {paths}}})") == str(folder / "a/node_modules/p/index.js")
    assert rooted.eval(f"require.resolve('./f', {{paths: {paths}}})") == str(folder / "b/f.js")
    for options in ("undefined", "null", "{}"):
        with pytest.raises(jsbridge.JSError) as caught:
            rooted.eval(f"require.resolve('p', {options})")
        assert caught.value.code == "MODULE_NOT_FOUND"
    for wrong in ("'x'", "[5]", "{}"):
        with pytest.raises(jsbridge.JSError) as caught:
            rooted.eval(f"require.resolve('p', {{paths: {wrong}}})")
        assert (caught.value.name, caught.value.code) == ("TypeError", "ERR_INVALID_ARG_TYPE")


def test_packages(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree(
        {
            "node_modules/plain/package.json": '{"main": "lib"}',
            "node_modules/plain/lib/index.js": "exports.dep = require('dep'); exports.own = require('../package').version",
            "node_modules/plain/node_modules/dep/index.js": "module.exports = 'inner dep'",
            "node_modules/dep/index.js": "module.exports = 'outer dep'",
            "node_modules/@scope/pkg/package.json": json.dumps(
                {
                    "name": "@scope/pkg",
                    "exports": {".": {"require": "./cjs.js"}, "./lib/*": "./src/*.js"},
                    "imports": {"#in": "./in.js"},
                }
            ),
            "node_modules/@scope/pkg/cjs.js": "module.exports = [require('#in'), require('@scope/pkg/lib/x')]",
            "node_modules/@scope/pkg/in.js": "module.exports = 'inside'",
            "node_modules/@scope/pkg/src/x.js": "module.exports = 'x'",
            "deep/er/user.js": "module.exports = [require('plain').dep, require('dep'), require('@scope/pkg')]",
            "node_modules/util/index.js": "throw new Error('a built-in module goes first')",
            "node_modules/builtin/package.json": '{"imports": {"#util": "util"}}',
            "node_modules/builtin/index.js": "exports.same = require('#util') === require('util')",
        }
    )
    assert rooted.require("./deep/er/user") == ["inner dep", "outer dep", ["inside", "x"]]
    assert rooted.eval("typeof require('util').inspect") == "function"
    assert rooted.require("builtin") == {"same": True}


def test_node_names_lead_to_built_in_modules(rooted: jsbridge.Runtime) -> None:
    assert rooted.eval("require('node:util') === require('util') && require.resolve('node:util')") == "node:util"
    for call in (
        "require('node:nothing')",
        "require('node:')",
        "require.resolve('node:nothing')",
        "require.resolve.paths('node:nothing')",
    ):
        with pytest.raises(jsbridge.JSError, match="No such built-in module: node:") as caught:
            rooted.eval(call)
        assert caught.value.code == "ERR_UNKNOWN_BUILTIN_MODULE"


def test_file_names_of_every_kind(tree: Tree, rooted: jsbridge.Runtime) -> None:
    names = [
        "with space",
        "ünï€😀",
        "hash#and?query",
        "new\nline",
        "quote'\"`$ {x}",
        "per%20cent",
        "-",
        "back\\slash",
        "(paren)",
    ]
    source = "exports.name = __filename; exports.fail = () => { throw new Error('here') }; exports.up = () => require('./plain')"
    folder = tree(
        {f"{name}/{name}.js": source for name in names} | {f"{name}/plain.js": "module.exports = 1" for name in names}
    )
    for name in names:
        rooted.eval(f"globalThis.m = require({json.dumps(f'./{name}/{name}')})")
        path = str(folder / name / f"{name}.js")
        assert rooted.eval("m.name") == path
        assert rooted.eval("m.up()") == 1
        with pytest.raises(jsbridge.JSError) as caught:
            rooted.eval("m.fail()")
        assert path in caught.value.stack


def test_a_file_name_that_is_no_utf8(folder: Path, rooted: jsbridge.Runtime) -> None:
    name = "caf\udce9"
    (folder / f"{name}.js").write_text("exports.file = __filename; exports.again = require(__filename) === exports")
    assert rooted.require(f"./{name}") == {"file": str(folder / f"{name}.js"), "again": True}


def test_relative_to_the_file_also_in_evaluated_code(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree(
        {
            "which.js": "module.exports = 'root'",
            "sub/which.js": "module.exports = 'sub'",
            "sub/m.js": "module.exports = [eval(\"require('./which')\"), (0, eval)(\"require('./which')\"), new Function(\"return require('./which')\")()]",
        }
    )
    assert rooted.require("./sub/m") == ["sub", "root", "root"]
    assert rooted.eval("require('./which')", "sub/named.js") == "root"
    assert rooted.eval("require('./sub/which')") == "sub"


def test_required_later(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree(
        {
            "sub/m.js": """
                const coroutine = require('coroutine')
                exports.later = () => {
                    const got = []
                    coroutine.start(() => { coroutine.sleep(1); got.push(require('./value')) }).join()
                    return got
                }
                exports.soon = () => new Promise((resolve) => setTimeout(() => resolve(require('./value')), 1))
            """,
            "sub/value.js": "module.exports = 'beside m.js'",
        }
    )
    assert rooted.eval("require('./sub/m').later()") == ["beside m.js"]
    assert rooted.eval("require('./sub/m').soon()").result(10) == "beside m.js"


def test_a_deep_chain(tree: Tree, rooted: jsbridge.Runtime) -> None:
    depth = 150
    tree(
        {f"m{n}.js": f"exports.depth = require('./m{n + 1}').depth + 1" for n in range(depth)}
        | {f"m{depth}.js": "exports.depth = 0"}
    )
    assert rooted.require("./m0") == {"depth": depth}


def test_a_chain_that_is_too_deep_ends_and_leaves_nothing_behind(tree: Tree, rooted: jsbridge.Runtime) -> None:
    depth = 4000
    tree({f"m{n}.js": f"global.reached = {n}; exports.depth = require('./m{n + 1}').depth + 1" for n in range(depth)})
    for _ in range(2):
        with pytest.raises(jsbridge.JSStackError):
            rooted.require("./m0")
        assert rooted.eval("Object.keys(require.cache)") == []
    last = rooted.eval("reached")
    # In parts it is not too deep, and what failed before is not taken for loaded.
    tree({f"m{last + 1}.js": "exports.depth = 0"})
    for start in range(last, -1, -100):
        assert rooted.require(f"./m{start}") == {"depth": last + 1 - start}
    assert rooted.require("./m0") == {"depth": last + 1}


def test_a_chain_that_is_too_deep_in_a_coroutine(tree: Tree, rooted: jsbridge.Runtime) -> None:
    depth = 2000
    tree({f"m{n}.js": f"exports.next = require('./m{n + 1}')" for n in range(depth)} | {"good.js": "exports.ok = true"})
    assert rooted.eval("""
        const coroutine = require('coroutine')
        const got = []
        for (let n = 0; n < 2; n++) {
            coroutine.start(() => {
                try {
                    require('./m0')
                } catch (error) {
                    got.push(error instanceof RangeError || error instanceof InternalError, Object.keys(require.cache).length)
                }
            }).join()
        }
        got.concat(require('./good').ok)
    """) == [True, 0, True, 0, True]


def test_names_that_a_module_may_declare(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree(
        {
            "m.js": "'use strict'; const argv = 1; let run = 2; class host {} const natives = 3; exports.sum = argv + run + natives"
        }
    )
    assert rooted.require("./m") == {"sum": 6}


def test_strictness_is_the_files_own(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree(
        {
            "sloppy.js": "#!/usr/bin/env jsbridge\nexports.that = (function () { return this !== undefined })()",
            "strict.js": "#!/usr/bin/env jsbridge\n// first\n'use strict'\nexports.that = (function () { return this !== undefined })()",
        }
    )
    assert [rooted.require(f"./{name}")["that"] for name in ("sloppy", "strict")] == [True, False]


def test_lines_count_from_the_files_first(tree: Tree, rooted: jsbridge.Runtime) -> None:
    folder = tree(
        {
            "one.js": "throw new Error('x')",
            "two.js": "#!/bin/x\n\n  throw new Error('x')",
            "three.js": b"\xef\xbb\xbf\n\nx.y.z()",
        }
    )
    for name, line in (("one", 1), ("two", 3), ("three", 3)):
        with pytest.raises(jsbridge.JSError) as caught:
            rooted.require(f"./{name}")
        first = caught.value.stack.splitlines()[0]
        place = f"{folder / name}.js"
        # One engine leaves out the line of a frame that is in the function's first line.
        assert f"{place}:{line}" in first or (line == 1 and place in first)
