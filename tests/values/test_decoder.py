"""Values from scripts: what they become in Python, whatever a script has made of its objects."""

from __future__ import annotations

import datetime
import gc
from collections.abc import Callable
from typing import Any

import pytest

from jsbridge import JSError, JSFunction, JSObject, JSPromise, Runtime
from jsbridge.values.plain import MAX_DEPTH


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("[]", []),
        ("[1, 'a', [null, undefined, true]]", [1, "a", [None, None, True]]),
        ("[, 1, ,]", [None, 1, None]),
        ("{}", {}),
        ("{ a: { b: [] }, c: undefined }", {"a": {"b": []}, "c": None}),
        ("Object.assign(Object.create(null), { a: 1 })", {"a": 1}),
        ("{ ['__proto__']: 1, constructor: 2 }", {"__proto__": 1, "constructor": 2}),
        ("{ ['\\0']: 'i', v: 'ff' }", {"\0": "i", "v": "ff"}),
        ("[{ ['\\0']: { ['\\0']: 1 } }]", [{"\0": {"\0": 1}}]),
        ("{ 2: 'b', 1: 'a', z: 0 }", {"1": "a", "2": "b", "z": 0}),
        ("{ [Symbol('hidden')]: 1, shown: 2 }", {"shown": 2}),
        ("Object.defineProperty({ shown: 1 }, 'hidden', { value: 2 })", {"shown": 1}),
        ("{ get computed() { return 5 } }", {"computed": 5}),
        ("new Map([[1, 'a'], ['b', new Map([[true, 2]])]])", {1: "a", "b": {True: 2}}),
        ("new Map([['a', 1]])", {"a": 1}),
        ("new Set([1, 'a', 1])", {1, "a"}),
        ("new Date(86400000)", datetime.datetime(1970, 1, 2, tzinfo=datetime.timezone.utc)),
        ("[NaN, 1].length", 2),
        ("[Infinity, -Infinity]", [float("inf"), float("-inf")]),
        ("new (class More extends Map {})([[1, 2]])", {1: 2}),
        ("new (class More extends Array {})(1, 2)", [1, 2]),
        ("new Proxy({ a: 1 }, {})", {"a": 1}),
        ("new Proxy([1, 2], {})", [1, 2]),
        ("(function () { return arguments })(1, 2)", {"0": 1, "1": 2}),
    ],
)
def test_built_in_objects_are_their_counterparts(
    seen: Callable[[str], Any], runtime: Runtime, expression: str, value: Any
) -> None:
    for got in (runtime.eval(f"({expression})"), seen(expression), seen(f"[{expression}]")[0]):
        assert got == value
        assert type(got) is type(value)


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("new (class Point {})", "<JSObject Point>"),
        ("new (class extends (class Base {}) {})", "<JSObject Object>"),
        ("Symbol('s')", "<JSObject Symbol>"),
        ("/a/g", "<JSObject RegExp>"),
        ("new WeakMap()", "<JSObject WeakMap>"),
        ("new Number(5)", "<JSObject Number>"),
        ("(function* () {})()", "<JSObject Object>"),
        ("Object.create(Map.prototype)", "<JSObject Map>"),
        ("Object.create(Promise.prototype)", "<JSObject Promise>"),
        ("new Proxy(new (class Point {}), {})", "<JSObject Point>"),
        ("Object.setPrototypeOf({ constructor: 5 }, { own: 1 })", "<JSObject Object>"),
        ("Object.setPrototypeOf({ get constructor() { throw 1 } }, { own: 1 })", "<JSObject Object>"),
    ],
)
def test_anything_else_is_an_opaque_object(
    seen: Callable[[str], Any], runtime: Runtime, expression: str, shown: str
) -> None:
    for got in (runtime.eval(expression), seen(expression)):
        assert type(got) is JSObject
        assert repr(got) == shown


def test_functions_and_promises_have_proxies_of_their_own(seen: Callable[[str], Any], runtime: Runtime) -> None:
    for source in ("() => 1", "class A {}", "Math.max", "async () => 1", "(() => 1).bind(1)", "new Proxy(() => 1, {})"):
        assert type(seen(source)) is JSFunction
        assert type(runtime.eval(f"[{source}]")[0]) is JSFunction
    for source in ("Promise.resolve(1)", "(async () => 1)()", "new (class Mine extends Promise {})((done) => done(1))"):
        promise = seen(source)
        assert type(promise) is JSPromise
        assert promise.result(timeout=10) == 1


@pytest.mark.parametrize(
    ("expression", "error", "message"),
    [
        ("new Map([[[1], 2]])", TypeError, "a list cannot be a dict key or a set member in Python"),
        ("new Set([{}])", TypeError, "a dict cannot be a dict key"),
        ("new Set([new Map()])", TypeError, "a dict cannot be a dict key"),
        ("[{ get a() { throw new RangeError('from the getter') } }]", JSError, "from the getter"),
        ("new Proxy({}, { ownKeys() { throw new RangeError('from the trap') } })", JSError, "from the trap"),
        ("new Proxy({}, { getPrototypeOf() { throw new RangeError('from the trap') } })", JSError, "from the trap"),
        (
            "(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return [proxy] })()",
            JSError,
            "revoked",
        ),
    ],
)
def test_a_value_that_cannot_be_converted_is_an_error(
    runtime: Runtime, expression: str, error: type[Exception], message: str
) -> None:
    for source in (f"({expression})", f"[[{expression}]]"):
        with pytest.raises(error, match=message):
            runtime.eval(source)
    assert runtime.eval("1 + 1") == 2


def test_the_error_tells_the_way_to_what_failed(runtime: Runtime) -> None:
    with pytest.raises(JSError, match=r"cannot convert to Python: the value contains itself \(result, .a\[1\].b\)"):
        runtime.eval("(() => { const it = { a: [0, {}] }; it.a[1].b = it; return it })()")
    runtime.globals["take"] = lambda *args: None
    with pytest.raises(JSError, match=r"the value contains itself \(argument 2, \[0\]\)"):
        runtime.eval("(() => { const it = []; it[0] = it; take(1, it) })()")
    with pytest.raises(JSError, match=r"contains itself \(argument 1, \.get\(\"key\"\)\)"):
        runtime.eval("(() => { const it = new Map(); it.set('key', it); take(it) })()")
    with pytest.raises(JSError, match=r"contains itself \(argument 1, \[0\] member\)"):
        runtime.eval("(() => { const it = new Set(); it.add(it); take([it]) })()")
    assert runtime.eval("(() => { const shared = [1]; return [shared, { shared }] })()") == [[1], {"shared": [1]}]


@pytest.mark.parametrize("wrap", ["[it]", "{ a: it }", "new Map([[1, it]])"])
def test_the_depth_is_bounded(runtime: Runtime, wrap: str) -> None:
    nest = runtime.eval(f"(depth) => {{ let it = null; for (let i = 0; i < depth; i++) it = {wrap}; return it }}")
    back, depth = nest(MAX_DEPTH), 0
    while back is not None:
        back, depth = next(iter(back.values() if isinstance(back, dict) else back)), depth + 1
    assert depth == MAX_DEPTH
    with pytest.raises(JSError, match=f"nested deeper than {MAX_DEPTH} levels") as caught:
        nest(MAX_DEPTH + 1)
    assert caught.value.name == "TypeError"


def test_what_a_script_does_to_the_built_ins_does_not_change_what_arrives(
    runtime: Runtime, script: Callable[[str], Any]
) -> None:
    taken: list[Any] = []
    runtime.globals["take"] = lambda *args: taken.append(args)
    script("poisoned_built_ins")
    moment = datetime.datetime(1970, 1, 1, 0, 0, 0, 5000, datetime.timezone.utc)
    # A hole is looked up in the prototype, as everywhere in JavaScript.
    assert taken == [({"a": [1, {"k": {2}}, moment, 7, b"\t"], "s": "text"}, [1, "hole", 3]), ("text", b"\t", 5)]


def test_a_failed_conversion_leaves_nothing_behind(runtime: Runtime) -> None:
    count = runtime._program.engine.entry("countHandles")
    before = count()
    for source in (
        "[() => 1, Symbol(), new (class A {}), new Error('x'), Promise.resolve(1), new Date(NaN)]",
        "[() => 1, new (class A {}), { get a() { throw 1 } }]",
        "[new Error('x', { cause: new Error('y') }), new Set([[() => 1]])]",
    ):
        for _ in range(50):
            with pytest.raises((JSError, ValueError, TypeError)):
                runtime.eval(source)
    for _ in range(2):
        gc.collect()
        runtime.eval("GC()")
    assert count() == before


def test_the_same_object_is_the_same_proxy_while_it_lives(runtime: Runtime) -> None:
    runtime.eval("var thing = new (class Thing {}), f = () => 1, s = Symbol('s'), p = Promise.resolve(1)")
    for name in ("thing", "f", "s", "p"):
        held = runtime.eval(name)
        assert runtime.eval(name) is held
        assert runtime.eval(f"[{name}, {{ a: {name} }}]") == [held, {"a": held}]
        taken: list[Any] = []
        runtime.eval("(take, it) => take(it)")(taken.append, held)
        assert taken == [held]
        assert taken[0] is held
