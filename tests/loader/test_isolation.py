"""What scripts change does not reach the bridge, and what is the bridge's own does not reach scripts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import jsbridge
from jsbridge.engine import IS_NG
from jsbridge.host import registry

Tree = Callable[[Mapping[str, str | bytes]], Path]

# Every method and accessor of the language's own objects is replaced by one that notes who calls it and does what it did
# before. What counts are the calls that the scripts of the loader make: the innermost frame of the bridge tells.
LOADER = "['loads', 'builtins', 'require', 'globals']"
PATCH = r"""
(() => {
    const { apply, ownKeys, getOwnPropertyDescriptor: describe, defineProperty: define, getPrototypeOf: parent } = Reflect
    const calls = []
    const BaseError = Error
    const own = describe(Error.prototype, 'stack')
    const { exec } = RegExp.prototype
    let armed = false
    const caller = () => {
        const error = new BaseError('')
        const found = apply(exec, /jsbridge:(\w+)/, [own ? apply(own.get, error, []) : error.stack])
        return found ? found[1] : ''
    }
    const wrap = (original, name) => function (...args) {
        if (armed) {
            armed = false
            calls[calls.length] = [name, this, args, caller()]
            armed = true
        }
        return apply(original, this, args)
    }
    const targets = {
        Object, Function, Array, String, Number, Boolean, Symbol, Error, SyntaxError, TypeError, RegExp, Map, Set, WeakMap, WeakSet,
        Promise, ArrayBuffer, Uint8Array, TypedArray: parent(Uint8Array), DataView, Date, JSON, Reflect, Proxy,
        ArrayIterator: { prototype: parent([][Symbol.iterator]()) }, MapIterator: { prototype: parent(new Map().entries()) },
        StringIterator: { prototype: parent(''[Symbol.iterator]()) },
    }
    for (const [name, target] of Object.entries(targets)) {
        for (const object of [target, target.prototype]) {
            if (object === undefined) continue
            for (const key of ownKeys(object)) {
                const found = describe(object, key)
                if (!found.configurable || key === 'constructor') continue
                const label = `${name}.${String(key)}`
                if (typeof found.value === 'function') define(object, key, { ...found, value: wrap(found.value, label) })
                else if (found.get) {
                    define(object, key, { ...found, get: wrap(found.get, label), set: found.set && wrap(found.set, label) })
                }
            }
        }
    }
    return { calls, during(action) { calls.length = 0; armed = true; try { return action() } finally { armed = false } } }
})()
"""


def test_require_calls_nothing_that_scripts_can_replace(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree(
        {
            "m.js": "exports.n = require('./n')",
            "n.js": "exports.m = require('./m'); exports.data = require('./data')",
            "data.json": '{"a": [1, {"b": 2}]}',
            "node_modules/p/package.json": '{"exports": {".": "./x.js"}}',
            "node_modules/p/x.js": "#!/bin/x\nmodule.exports = [module.paths, require.resolve('./x')]",
            "script.js": "global.given = argv",
        }
    )
    rooted.eval(f"require('util'); globalThis.patched = {PATCH}; undefined")
    rooted.eval("""
        globalThis.got = patched.during(() => {
            const m = require('./m'), p = require('p')
            delete require.cache[require.resolve('./m')]
            require('./m')
            run('./script.js', [1])
            return [m.n.data.a[1].b, p.length, require('util') === require('node:util')]
        })
    """)
    assert rooted.eval(f"patched.calls.filter((call) => {LOADER}.includes(call[3])).map((call) => call[0])") == []
    assert rooted.eval("[got, given]") == [[2, 2, True], [1]]


def test_errors_of_require_call_nothing_that_scripts_can_replace(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree({"bad.js": "\n\nlet 1", "open.js": "f(", "bad.json": "{,", "latin.js": b"\xff", "es.js": "import 'x'"})
    rooted.eval(f"globalThis.patched = {PATCH}; undefined")
    rooted.eval("""
        globalThis.attempt = (request) => patched.during(() => {
            try {
                require(request)
            } catch (error) {
                return error
            }
        })
        undefined
    """)
    for request in ("'./bad'", "'./open'", "'./bad.json'", "'./latin'", "'./es'", "'./gone'", "''", "5", "'node:gone'"):
        assert rooted.eval(f"typeof attempt({request}).message") == "string", request
        calls = rooted.eval(f"patched.calls.filter((call) => {LOADER}.includes(call[3])).map((call) => call[0])")
        assert calls == [], request


POLLUTION = """
    globalThis.seen = []
    const values = ['get', 'set', 'value', 'writable', 'enumerable', 'configurable', 'toJSON']
    const setters = ['id', 'path', 'exports', 'filename', 'loaded', 'children', 'paths', 'parent', 'require', 'state', 'fiber', 'waiting',
        'outer', 'isMain', 'folder', 'up', 'load', 'host', 'fibers', 'stageBytes', 'text', 'staged', 'number', 'resolve', 'cache', 'main']
    globalThis.pollute = (action) => {
        for (const name of setters) {
            Object.defineProperty(Object.prototype, name, {
                __proto__: null,
                configurable: true,
                get() { return undefined },
                set(value) { seen.push([name, this]) },
            })
        }
        for (const name of values) Object.defineProperty(Object.prototype, name, { __proto__: null, value: name, configurable: true })
        try {
            return action()
        } finally {
            for (const name of [...setters, ...values]) delete Object.prototype[name]
        }
    }
    undefined
"""


def test_a_polluted_object_prototype(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree(
        {
            "m.js": "module.exports = [require('./n'), module.children.length, module.paths.length > 0, require.resolve('./n') === __dirname + '/n.js']",
            "n.js": "module.exports = require('./data.json')",
            "data.json": "[1]",
        }
    )
    rooted.eval(POLLUTION)
    assert rooted.eval("const got = pollute(() => require('./m')); [got, seen.length]") == [[[1], 1, True, True], 0]


def test_replaced_globals(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree({"m.js": "exports.ok = true", "bad.js": "("})
    rooted.eval("""
        for (const name of ['Map', 'WeakMap', 'Error', 'TypeError', 'SyntaxError', 'String', 'Array', 'Reflect', 'JSON', 'Proxy',
            'Promise', 'RegExp', 'Function', 'Symbol', 'Uint8Array', 'ArrayBuffer', 'InternalError']) globalThis[name] = undefined
        undefined
    """)
    assert rooted.require("./m") == {"ok": True}
    for request, name in (("./bad", "SyntaxError"), ("./gone", "Error"), ("", "TypeError")):
        with pytest.raises(jsbridge.JSError) as caught:
            rooted.require(request)
        assert caught.value.name == name


def test_the_iterator_of_arrays_can_go(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree({"m.js": "exports.ok = require('util') !== undefined", "main.js": "global.ran = argv.length"})
    rooted.eval("require('util'); require('process'); delete Array.prototype[Symbol.iterator]")
    assert rooted.eval("require('./m')") == {"ok": True}
    assert rooted.run("main.js") == 0


# Finds out whether a value is, or leads to, what only the bridge may have.
REVEALS = r"""
globalThis.reveals = (start) => {
    const known = new Set()
    const queue = [start]
    while (queue.length > 0) {
        const value = queue.pop()
        if ((typeof value !== 'object' && typeof value !== 'function') || value === null || known.has(value)) continue
        known.add(value)
        if (value === globalThis) continue
        const keys = Reflect.ownKeys(value)
        if (['stageBytes', 'natives', 'holder', 'makeBuffer', 'mintToken'].some((name) => keys.includes(name))) return keys.join()
        for (const key of keys) {
            const found = Reflect.getOwnPropertyDescriptor(value, key)
            if (found && 'value' in found) queue.push(found.value)
        }
    }
    return undefined
}
undefined
"""


def test_what_replaced_functions_see_is_never_the_host_object(rooted: jsbridge.Runtime) -> None:
    rooted.eval(REVEALS)
    rooted.eval(f"globalThis.patched = {PATCH}; undefined")
    for name in rooted.eval("['assert', 'buffer', 'coroutine', 'events', 'process', 'test', 'timers', 'util', 'zmq']"):
        rooted.eval(f"patched.during(() => require('{name}')); undefined")
        assert rooted.eval("reveals(patched.calls.map((call) => [call[1], call[2]]))") is None, name


def test_nothing_that_scripts_get_leads_to_the_host_object(rooted: jsbridge.Runtime) -> None:
    rooted.eval(REVEALS)
    for name in rooted.eval("['assert', 'buffer', 'coroutine', 'events', 'process', 'test', 'timers', 'util', 'zmq']"):
        assert rooted.eval(f"reveals(require('{name}'))") is None, name
    assert (
        rooted.eval("reveals([module, require, run, structuredClone, performance, TextDecoder, new TextDecoder()])")
        is None
    )


def test_arguments_and_callers_lead_nowhere(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree(
        {
            "m.js": """
                const callers = []
                function look() {
                    for (let at = look, depth = 0; typeof at === 'function' && depth < 20; depth++) {
                        callers.push(at)
                        try { at = at.caller } catch (error) { break }
                    }
                    try { callers.push(arguments.callee.caller) } catch (error) {}
                }
                look()
                ;[3, 1, 2].sort((a, b) => (look(), a - b))
                require('coroutine').start(look).join()
                new (require('events'))().once('x', look).emit('x')
                exports.callers = () => callers
                exports.given = () => [...arguments, arguments.callee]
                exports.count = arguments.length
            """
        }
    )
    rooted.eval(REVEALS)
    assert rooted.eval("require('./m').count") == 5
    assert rooted.eval("reveals([require('./m').callers(), require('./m').given()])") is None
    assert rooted.eval(
        "require('./m').callers().every((f) => f === undefined || !/jsbridge|host|natives/.test(String(f)))"
    )


@pytest.mark.parametrize(
    "trigger", ["require('./gone')", "require(5)", "new (require('zmq').Socket)(99)", "Buffer.from(5)"]
)
def test_frames_of_a_stack_do_not_name_functions(rooted: jsbridge.Runtime, trigger: str) -> None:
    rooted.eval("""
        globalThis.frames = []
        Error.prepareStackTrace = (error, sites) => { frames.push(...sites); return 'prepared' }
        undefined
    """)
    rooted.eval(f"try {{ {trigger} }} catch (error) {{ error.stack }} undefined")
    rooted.eval("Error.prepareStackTrace = undefined; undefined")
    assert rooted.eval("frames.length > 0") is IS_NG
    assert rooted.eval("frames.map((frame) => frame.getFunction()).filter((f) => f !== undefined)") == []
    assert rooted.eval("frames.map((frame) => typeof frame.getThis).filter((kind) => kind !== 'undefined')") == []


def test_each_built_in_module_gets_its_own_host_object(monkeypatch: pytest.MonkeyPatch, tree: Tree) -> None:
    index = "const other = require('./other'); module.exports = [Object.keys(host), host.mine, other === host]"
    folder = tree(
        {f"{name}/index.js": index for name in ("one", "two")}
        | {f"{name}/other.js": "module.exports = host" for name in ("one", "two")}
    )
    monkeypatch.setattr(registry, "_modules_folder", lambda: folder)
    monkeypatch.setattr(registry, "_builtin_names", lambda: ["one", "two"])
    with jsbridge.Runtime(root=folder) as runtime:
        exports = runtime._program.registry._exports
        exports["one"] = {"mine": "one's", "onlyOne": 1}
        exports["two"] = {"mine": "two's"}
        one, two = runtime.require("one"), runtime.require("two")
    assert one[1:] == ["one's", True]
    assert two[1:] == ["two's", True]
    assert set(one[0]) - set(two[0]) == {"onlyOne"}
    assert "fibers" in two[0]


def test_a_built_in_module_that_fails_is_loaded_again(monkeypatch: pytest.MonkeyPatch, tree: Tree) -> None:
    folder = tree({"one/index.js": "if (host.fail()) throw new Error('not yet'); exports.ok = true"})
    monkeypatch.setattr(registry, "_modules_folder", lambda: folder)
    monkeypatch.setattr(registry, "_builtin_names", lambda: ["one"])
    answers = [True, False]
    with jsbridge.Runtime(root=folder) as runtime:
        runtime._program.registry._exports["one"] = {"fail": lambda: answers.pop(0)}
        with pytest.raises(jsbridge.JSError, match="not yet"):
            runtime.require("one")
        assert runtime.require("one") == {"ok": True}


def test_a_host_that_fails_is_asked_again(monkeypatch: pytest.MonkeyPatch, tree: Tree) -> None:
    folder = tree({"one/index.js": "exports.ok = host.ok"})
    monkeypatch.setattr(registry, "_modules_folder", lambda: folder)
    monkeypatch.setattr(registry, "_builtin_names", lambda: ["one"])
    with jsbridge.Runtime(root=folder) as runtime:
        known = runtime._program.registry.exports
        failures = [ImportError("no such library")]

        def exports(name: str) -> dict[str, object]:
            if name == "one" and failures:
                raise failures.pop()
            return {"ok": True} if name == "one" else known(name)

        monkeypatch.setattr(runtime._program.registry, "exports", exports)
        with pytest.raises(ImportError, match="no such library"):
            runtime.require("one")
        assert runtime.require("one") == {"ok": True}


def test_native_functions_are_no_globals(rooted: jsbridge.Runtime) -> None:
    assert rooted.eval("""
        Reflect.ownKeys(globalThis).filter((name) => String(name).includes('jsbridge')).map((name) =>
            [name, globalThis[name], Object.getOwnPropertyDescriptor(globalThis, name).enumerable])
    """) == [["__jsbridge__", None, False]]
    assert rooted.eval("__jsbridge__ = () => 'mine'; require('zmq').REQ") == 3
