"""The global objects: which there are, and how they are there."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

import jsbridge
from jsbridge.engine import IS_NG

Tree = Callable[[Mapping[str, str | bytes]], Path]

SHARED_WITH_NODE = [
    "global", "globalThis", "console", "process", "Buffer", "require", "module", "exports", "__filename", "__dirname",
    "setTimeout", "clearTimeout", "setInterval", "clearInterval", "setImmediate", "clearImmediate", "queueMicrotask",
    "structuredClone", "TextEncoder", "TextDecoder", "performance", "DOMException",
]  # fmt: skip
FIBJS_ONLY = {"run": 1, "argv": None, "setHrInterval": None, "clearHrInterval": None, "GC": 0}
DESCRIBE = """(name) => {
    const { enumerable, configurable, writable, set } = Object.getOwnPropertyDescriptor(globalThis, name)
    return [name, typeof globalThis[name], enumerable, configurable, Boolean(writable || set)]
}"""


@pytest.mark.node
def test_the_same_as_nodes(runtime: jsbridge.Runtime, node: Callable[[str, Path], Any]) -> None:
    source = f"{json.dumps(SHARED_WITH_NODE)}.map({DESCRIBE})"
    assert runtime.eval(source) == node(source, Path(__file__).parent)


def test_fibjss_own(runtime: jsbridge.Runtime) -> None:
    for name, length in FIBJS_ONLY.items():
        kind = "object" if name == "argv" else "function"
        assert runtime.eval(f"({DESCRIBE})('{name}')") == [name, kind, True, True, True]
        if length is not None:
            assert runtime.eval(f"[{name}.length, {name}.name]") == [length, name]


def test_they_are_what_the_modules_have(runtime: jsbridge.Runtime) -> None:
    assert (
        runtime.eval("""
        const timers = require('timers')
        const names = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setHrInterval', 'clearHrInterval', 'setImmediate',
            'clearImmediate']
        ;[
            console === require('console'), process === require('process'), Buffer === require('buffer').Buffer,
            argv === process.argv, global === globalThis, names.every((name) => globalThis[name] === timers[name]),
        ]
    """)
        == [True] * 6
    )


def test_each_can_be_replaced_before_and_after_its_first_use(folder: Path) -> None:
    for use in ("", "void globalThis[name];"):
        with jsbridge.Runtime(root=folder) as runtime:
            assert (
                runtime.eval(f"""
                const names = [{", ".join(repr(name) for name in [*SHARED_WITH_NODE, *FIBJS_ONLY] if name != "globalThis")}]
                names.filter((name) => {{
                    {use}
                    globalThis[name] = 'mine'
                    const replaced = globalThis[name] === 'mine'
                    return !(replaced && delete globalThis[name] && !(name in globalThis))
                }})
            """)
                == []
            )


@pytest.mark.parametrize(
    "declaration",
    ["var console = 5", "function console() {}", "let console = 5", "const process = 5", "class Buffer {}"],
)
def test_each_can_be_declared_anew(runtime: jsbridge.Runtime, declaration: str) -> None:
    name = declaration.split()[1].rstrip("()")
    assert runtime.eval(f"{declaration}; typeof {name}") in ("number", "function")


def test_nothing_is_loaded_until_it_is_used(runtime: jsbridge.Runtime) -> None:
    loaded = runtime._program.registry._exports
    assert loaded == {}
    runtime.eval("1 + 1; Object.keys(globalThis); typeof require; [1].map((x) => x)")
    assert loaded == {}
    runtime.eval("structuredClone(1)")
    assert set(loaded) == {"globals"}
    runtime.eval("setTimeout(() => {}, 0)")
    assert "timers" in loaded
    assert "zmq" not in loaded


def test_a_new_process_loads_no_module_until_it_is_required() -> None:
    script = (
        "import sys, jsbridge; runtime = jsbridge.Runtime(); runtime.eval('1 + 1'); "
        "print([name for name in sys.modules if name.startswith(('jsbridge.modules.', 'zmq', 'jsbridge.loader.globals.'))]); "
        "runtime.close()"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "[]\n"


def test_python_sees_what_scripts_have_made(runtime: jsbridge.Runtime) -> None:
    names = runtime.globals
    assert dict(names) == {}
    runtime.eval("var x = 1; function f() { return 2 }; y = [3]; globalThis['a b'] = 4; let hidden = 5")
    assert list(names) == ["x", "f", "y", "a b"]
    assert names["x"] == 1
    assert names["f"]() == 2
    names["z"] = 6
    assert runtime.eval("z") == 6
    del names["y"]
    assert runtime.eval("typeof y") == "undefined"
    assert "console" in names
    assert len(names) == 4
    names["argv"] = ["mine"]
    assert runtime.eval("argv") == ["mine"]


def test_microtasks_run_in_order(runtime: jsbridge.Runtime) -> None:
    assert runtime.eval("""
        const order = []
        queueMicrotask(() => { order.push(1); queueMicrotask(() => order.push(4)) })
        Promise.resolve().then(() => order.push(2))
        queueMicrotask(() => order.push(3))
        order.push(0)
        order
    """) == [0]
    assert runtime.eval("order") == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("value", ["", "undefined", "null", "5", "'x'", "{}"])
def test_what_is_no_microtask(runtime: jsbridge.Runtime, value: str) -> None:
    with pytest.raises(jsbridge.JSError, match="must be of type function") as caught:
        runtime.eval(f"queueMicrotask({value})")
    assert (caught.value.name, caught.value.code) == ("TypeError", "ERR_INVALID_ARG_TYPE")


@pytest.mark.parametrize(
    "thrown",
    [
        "new Error('from a microtask')",
        "{toString() { return setTimeout + 'from a microtask' + [1, 2].map(String) }}",
        "null",
        "Symbol('s')",
    ],
)
def test_errors_of_microtasks_are_reported(runtime: jsbridge.Runtime, errors: io.StringIO, thrown: str) -> None:
    runtime.eval(f"queueMicrotask(() => {{ throw {thrown} }})")
    assert errors.getvalue().count("Uncaught") == 1
    assert runtime.eval("1 + 1") == 2


def test_microtasks_may_block(runtime: jsbridge.Runtime) -> None:
    assert runtime.eval("""
        const coroutine = require('coroutine')
        const done = new coroutine.Event()
        queueMicrotask(() => { coroutine.sleep(2); done.set() })
        done.wait()
        done.isSet()
    """)


@pytest.mark.parametrize("thrown", ["new Error('from a cleanup')", "{toString() { return setTimeout + 'x' }}"])
def test_errors_of_finalizers_are_reported(runtime: jsbridge.Runtime, errors: io.StringIO, thrown: str) -> None:
    if not IS_NG:
        assert runtime.eval("typeof FinalizationRegistry") == "undefined"
        return
    runtime.eval(f"""
        globalThis.held = []
        globalThis.registry = new FinalizationRegistry((value) => {{ held.push(value); throw {thrown} }})
        ;(() => {{ for (let n = 0; n < 3; n++) registry.register({{}}, n) }})()
        GC()
    """)
    runtime.eval("GC()")
    assert sorted(runtime.eval("held")) == [0, 1, 2]
    assert errors.getvalue().count("Uncaught") == 3


def test_finalization_registry_is_itself(runtime: jsbridge.Runtime) -> None:
    if not IS_NG:
        assert runtime.eval("typeof FinalizationRegistry") == "undefined"
        return
    assert runtime.eval("""
        class Mine extends FinalizationRegistry {}
        const registry = new FinalizationRegistry(() => {}), mine = new Mine(() => {}), token = {}, target = {}
        registry.register(target, 1, token)
        ;[
            registry instanceof FinalizationRegistry, mine instanceof Mine, registry.constructor === FinalizationRegistry,
            Object.prototype.toString.call(registry), FinalizationRegistry.name, FinalizationRegistry.length, registry.unregister(token),
        ]
    """) == [True, True, True, "[object FinalizationRegistry]", "FinalizationRegistry", 1, True]
    for wrong in ("FinalizationRegistry(() => {})", "new FinalizationRegistry()", "new FinalizationRegistry(5)"):
        with pytest.raises(jsbridge.JSError, match="TypeError"):
            runtime.eval(wrong)


def test_performance(runtime: jsbridge.Runtime) -> None:
    import time

    before = time.time() * 1000
    assert runtime.eval("""
        const times = Array.from({length: 1000}, () => performance.now())
        ;[times.every((time, index) => index === 0 || time >= times[index - 1]), times[0] > 0, performance === globalThis.performance,
            Object.prototype.toString.call(performance), Object.keys(performance).length, Object.keys(performance.toJSON())]
    """) == [True, True, True, "[object Performance]", 0, ["timeOrigin"]]
    origin = runtime.eval("performance.timeOrigin")
    now = runtime.eval("performance.timeOrigin + performance.now()")
    assert origin < before <= now + 1
    assert runtime.eval("performance.toJSON().timeOrigin") == origin


@pytest.mark.node
def test_dom_exception_same_as_nodes(runtime: jsbridge.Runtime, node: Callable[[str, Path], Any]) -> None:
    source = """(() => {
        const names = ['IndexSizeError', 'NotFoundError', 'AbortError', 'DataCloneError', 'TimeoutError', 'InvalidStateError', 'Unknown', '']
        const members = (object) => Object.getOwnPropertyNames(object).filter((name) => /^[A-Z]+(_[A-Z]+)+$/.test(name)).map((name) =>
            [name, object[name]]).sort()
        const error = new DOMException('message', 'AbortError')
        return [
            names.map((name) => new DOMException('m', name).code), new DOMException().name, new DOMException().message,
            members(DOMException), members(DOMException.prototype), error instanceof Error, String(error), typeof error.stack,
            Object.prototype.toString.call(error), error.name, error.message, error.constructor === DOMException,
        ]
    })()"""
    assert runtime.eval(source) == node(source, Path(__file__).parent)


def test_names_of_evaluated_code(folder: Path, rooted: jsbridge.Runtime) -> None:
    assert rooted.eval("[__filename, __dirname, module.filename, module.id]") == [
        str(folder / "<eval>"), str(folder), str(folder / "<eval>"), str(folder / "<eval>"),
    ]  # fmt: skip
    assert rooted.eval("module.exports === exports && require === module.require")
    with jsbridge.Runtime(root="/") as runtime:
        assert runtime.eval("[__filename, __dirname]") == ["/<eval>", "/"]


def test_gc(runtime: jsbridge.Runtime) -> None:
    runtime.eval("for (let n = 0; n < 1000; n++) { const a = {}; a.a = a } undefined")
    before = runtime._program.call(lambda: runtime._program.engine.memory()["obj_count"])
    assert runtime.eval("GC()") is None
    assert runtime._program.call(lambda: runtime._program.engine.memory()["obj_count"]) <= before


def test_the_declaration_names_what_there_is(runtime: jsbridge.Runtime) -> None:
    text = (Path(jsbridge.__file__).parent / "loader" / "globals.d.ts").read_text(encoding="utf-8")
    declared = set(re.findall(r"^declare (?:const|function|class) (\w+)", text, re.MULTILINE))
    elsewhere = {name for name in SHARED_WITH_NODE if name.startswith(("set", "clear"))} | {
        "setHrInterval",
        "clearHrInterval",
    }
    assert declared == {*SHARED_WITH_NODE, *FIBJS_ONLY} - elsewhere - {"globalThis", "console", "process", "Buffer"}
    for name, members in re.findall(r"^declare class (\w+)[^{]*\{\n(.*?)^\}", text, re.MULTILINE | re.DOTALL):
        for member in set(re.findall(r"^  (?:readonly )?(\w+)[(:]", members, re.MULTILINE)) - {"constructor"}:
            assert runtime.eval(f"{member!r} in {name}.prototype"), f"{name}.{member}"
    module = re.search(r"^interface Module \{\n(.*?)^\}", text, re.MULTILINE | re.DOTALL)
    assert module is not None
    assert all(
        runtime.eval(f"{member!r} in module")
        for member in re.findall(r"^  (?:readonly )?(\w+):", module[1], re.MULTILINE)
    )
