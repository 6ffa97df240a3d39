"""`Runtime.register`: what scripts get of what the application has."""

from __future__ import annotations

import collections
import datetime
import enum
import functools
import math
import threading
import types
from collections.abc import Mapping
from typing import Any

import pytest

import jsbridge
from jsbridge.host.registry import exports_of


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


class Service:
    """An object of an application: state, methods of every kind, and something that scripts cannot have."""

    limit = 10
    _private = "hidden"

    def __init__(self) -> None:
        self.count = 0
        self.lock = threading.Lock()

    def add(self, amount: int) -> int:
        self.count += amount
        return self.count

    @staticmethod
    def double(value: int) -> int:
        return 2 * value

    @classmethod
    def named(cls) -> str:
        return cls.__name__

    @property
    def doubled(self) -> int:
        return 2 * self.count

    async def later(self, value: int) -> int:
        return value + self.limit


class Slotted:
    __slots__ = ("filled", "unfilled")

    def __init__(self) -> None:
        self.filled = 1


class Callable:
    """An instance that can be called is a function."""

    attribute = 5

    def __call__(self, value: int) -> int:
        return value + 1


def test_a_mapping(runtime: jsbridge.Runtime) -> None:
    runtime.register(
        "app", {"f": lambda a, b=10: a + b, "constant": 5, "nested": {"deep": {"g": str.upper, "list": [1]}}}
    )
    assert runtime.eval("const app = require('app'); [app.f(1), app.f(1, 2), app.constant, app.nested.deep.g('x'), app.nested.deep.list]") == [
        11, 3, 5, "X", [1],
    ]  # fmt: skip
    assert runtime.eval("Object.keys(app).concat(Object.keys(app.nested.deep))") == [
        "f",
        "constant",
        "nested",
        "g",
        "list",
    ]
    assert runtime.eval("require('app') === app && app.f === require('app').f")


@pytest.mark.parametrize(
    "kind", [dict, collections.OrderedDict, types.MappingProxyType, collections.ChainMap, collections.UserDict]
)
def test_kinds_of_mappings(runtime: jsbridge.Runtime, kind: Any) -> None:
    runtime.register("app", kind({"x": 1, "inner": kind({"f": abs, "innermost": kind({"y": 2})})}))
    assert runtime.eval("const { x, inner } = require('app'); [x, inner.f(-3), inner.innermost.y]") == [1, 3, 2]


def test_constants_of_every_type(runtime: jsbridge.Runtime) -> None:
    moment = datetime.datetime(2024, 2, 29, 12, 30, tzinfo=datetime.timezone.utc)
    runtime.register(
        "constants",
        {
            "none": None, "yes": True, "int": 42, "minus": -(2**31) - 1, "safe": 2**53 - 1, "big": 2**70, "float": 0.5, "infinite": math.inf,
            "text": "né😀\0\ud800", "bytes": b"\0\xff", "array": bytearray(b"ab"), "view": memoryview(b"abc")[1:], "list": [1, [2]],
            "tuple": (1, 2), "set": {1}, "frozen": frozenset({2}), "date": moment, "map": {1: "one"}, "level": Level.HIGH, "empty": {},
            "error": ValueError("no"), "long": b"x" * 100_000,
        },
    )  # fmt: skip
    assert runtime.eval("""
        const c = require('constants')
        ;[
            c.none === null || c.none === undefined, c.yes, c.int, c.minus, c.safe, c.big === 2n ** 70n, c.float, c.infinite === Infinity,
            c.text === 'né😀\\0\\ud800', Buffer.isBuffer(c.bytes) && c.bytes[1], c.array.toString(), c.view.toString(), c.list[1][0], c.tuple,
            c.set instanceof Set && c.set.has(1), c.frozen.has(2), c.date instanceof Date && c.date.getTime(), c.map instanceof Map && c.map.get(1),
            c.level, Object.keys(c.empty).length, c.error instanceof Error && c.error.message, c.long.length,
        ]
    """) == [
        True, True, 42, -(2**31) - 1, 2**53 - 1, True, 0.5, True, True, 255, "ab", "bc", 2, [1, 2], True, True, moment.timestamp() * 1000,
        "one", 2, 0, "no", 100_000,
    ]  # fmt: skip


def test_functions_of_every_kind(runtime: jsbridge.Runtime) -> None:
    def plain(value: int) -> int:
        return value + 1

    def variable(*args: int, **kwargs: int) -> list[Any]:
        return [len(args), sorted(kwargs)]

    async def coroutine(value: int) -> int:
        return value + 2

    @functools.lru_cache
    def cached(value: int) -> int:
        return value + 3

    service = Service()
    runtime.register(
        "f",
        {
            "plain": plain, "lambda": lambda value: value * 2, "variable": variable, "coroutine": coroutine, "cached": cached,
            "partial": functools.partial(pow, 2), "builtin": len, "method": service.add, "static": Service.double, "class_": Service.named,
            "instance": Callable(), "type": int, "asyncPartial": functools.partial(coroutine, 40), "slot": "abc".startswith,
        },
    )  # fmt: skip
    assert runtime.eval("""
        const f = require('f')
        ;[
            f.plain(1), f.lambda(4), f.variable(1, 2, 3), f.coroutine(1), f.cached(1), f.partial(5), f.builtin([1, 2]), f.method(7), f.method(1),
            f.static(4), f.class_(), f.instance(1), f.type('12'), f.asyncPartial(), f.slot('ab'),
        ]
    """) == [2, 8, [3, []], 3, 4, 32, 2, 7, 8, 8, "Service", 2, 12, 42, True]
    assert runtime.eval("[f.plain.name, f.method.name, f.builtin.name]") == ["plain", "add", "len"]


@pytest.mark.parametrize(
    ("module", "expected"),
    [
        (lambda value: value + 1, 6),
        (functools.partial(pow, 2), 32),
        (abs, 5),
        (Callable(), 6),
        ("abc".__add__, None),
    ],
)
def test_one_function(runtime: jsbridge.Runtime, module: object, expected: object) -> None:
    runtime.register("f", module)
    assert runtime.eval("typeof require('f')") == "function"
    if expected is not None:
        assert runtime.eval("require('f')(5)") == expected
        assert runtime.require("f") is module


def test_a_generator_function_tells_what_it_cannot(runtime: jsbridge.Runtime) -> None:
    def generate() -> Any:
        yield 1

    runtime.register("f", {"generate": generate})
    with pytest.raises(TypeError, match=r"builtins\.generator has no counterpart in JavaScript \(result\)"):
        runtime.eval("require('f').generate()")
    assert runtime.eval("try { require('f').generate() } catch (error) { error instanceof TypeError }")


def test_a_python_module(runtime: jsbridge.Runtime) -> None:
    source = types.ModuleType("source")
    exec(
        "from __future__ import annotations\nimport os, threading\nfrom pathlib import Path\n"
        "VERSION = '1.0'\nlock = threading.Lock()\n_hidden = 1\ndef greet(name: str) -> str:\n    return f'hello {name}'\n"
        "async def later() -> int:\n    return 5\nclass Thing:\n    pass\n",
        source.__dict__,
    )
    runtime.register("source", source)
    assert runtime.eval("Object.keys(require('source')).sort()") == ["VERSION", "greet", "later"]
    assert runtime.eval("const { greet, later } = require('source'); [greet('you'), later()]") == ["hello you", 5]
    runtime.register("math", math)
    assert runtime.eval("const m = require('math'); [m.pi, m.gcd(12, 18), typeof m.inf]") == [math.pi, 6, "number"]


def test_a_python_module_with_a_list_of_what_is_public(runtime: jsbridge.Runtime) -> None:
    source = types.ModuleType("source")
    exec("__all__ = ['_odd', 'f']\n_odd = 1\nother = 2\ndef f():\n    return 3\n", source.__dict__)
    runtime.register("source", source)
    assert runtime.eval("Object.keys(require('source'))") == ["_odd", "f"]
    source.broken = object()  # type: ignore[attr-defined]
    source.__all__ = ["broken"]  # type: ignore[attr-defined]
    with pytest.raises(
        TypeError, match=r"builtins\.object has no counterpart in JavaScript \(module 'source', \.broken\)"
    ):
        runtime.register("source", source)
    source.__all__ = ["missing"]  # type: ignore[attr-defined]
    with pytest.raises(AttributeError, match="missing"):
        runtime.register("source", source)


def test_an_object(runtime: jsbridge.Runtime) -> None:
    service = Service()
    runtime.register("service", service)
    assert runtime.eval("Object.keys(require('service')).sort()") == [
        "add",
        "count",
        "double",
        "doubled",
        "later",
        "limit",
        "named",
    ]
    assert runtime.eval("const s = require('service'); [s.add(2), s.add(3), s.double(4), s.named(), s.later(1), s.limit]") == [
        2, 5, 8, "Service", 11, 10,
    ]  # fmt: skip
    assert service.count == 5
    # Values are those of the moment of registration.
    assert runtime.eval("s.count") == 0


def test_objects_of_other_kinds(runtime: jsbridge.Runtime) -> None:
    runtime.register("slotted", Slotted())
    runtime.register("class", Service)
    runtime.register("enum", Level)
    assert runtime.require("slotted") == {"filled": 1}
    assert runtime.eval("const c = require('class'); [c.limit, c.double(2), c.named()]") == [10, 4, "Service"]
    assert runtime.eval("const e = require('enum'); [e.LOW, e.HIGH]") == [1, 2]


@pytest.mark.parametrize(
    "name",
    ["app", "with space", "@scope/pkg", "@scope/pkg/sub", "ünï", "#hash", "a/b", "__proto__", "constructor", "x.js"],
)
def test_names(runtime: jsbridge.Runtime, name: str) -> None:
    runtime.register(name, {"name": name})
    assert runtime.require(name) == {"name": name}
    assert runtime.eval("require.resolve(" + repr(name) + ")") == name
    assert runtime.eval("require.resolve.paths(" + repr(name) + ")") is None


@pytest.mark.parametrize("name", ["", ".", "./x", "../x", "/x", ".hidden", "a\0b", "node:x"])
def test_what_is_no_name(runtime: jsbridge.Runtime, name: str) -> None:
    with pytest.raises(ValueError, match="a module's name is no path"):
        runtime.register(name, {})


@pytest.mark.parametrize("name", [None, 5, b"app", ["app"]])
def test_what_is_no_text(runtime: jsbridge.Runtime, name: Any) -> None:
    with pytest.raises(TypeError, match="a module's name is a str"):
        runtime.register(name, {})


def test_what_cannot_be_registered(runtime: jsbridge.Runtime) -> None:
    cyclic: dict[str, object] = {}
    cyclic["self"] = {"again": cyclic}
    for module, message in (
        (
            {"a": {"b": [1, object()]}},
            r"builtins\.object has no counterpart in JavaScript \(module 'app', \.a\.b\[1\]\)",
        ),
        ({5: "five"}, "the members of a module have names, not 5"),
        (cyclic, "contains itself"),
        ({"when": datetime.datetime(2024, 1, 1)}, "naive datetime"),
    ):
        with pytest.raises(TypeError, match=message):
            runtime.register("app", module)
    with pytest.raises(jsbridge.JSError, match="Cannot find module 'app'"):
        runtime.require("app")


def test_a_failed_registration_leaves_what_was_there(runtime: jsbridge.Runtime) -> None:
    runtime.register("app", {"x": 1})
    with pytest.raises(TypeError):
        runtime.register("app", {"x": object()})
    assert runtime.require("app") == {"x": 1}


def test_registering_again(runtime: jsbridge.Runtime) -> None:
    with pytest.raises(jsbridge.JSError, match="Cannot find module"):
        runtime.require("app")
    runtime.register("app", {"x": 1})
    assert runtime.eval("const first = require('app'); first.x") == 1
    runtime.register("app", {"x": 2})
    assert runtime.eval("[first.x, require('app').x, require('app') === require('app')]") == [1, 2, True]


def test_a_name_goes_before_a_built_in_module_and_a_package(tmp_path: Any) -> None:
    folder = tmp_path.resolve()
    (folder / "node_modules/pkg").mkdir(parents=True)
    (folder / "node_modules/pkg/index.js").write_text("module.exports = 'the package'")
    with jsbridge.Runtime(root=folder) as runtime:
        assert runtime.require("pkg") == "the package"
        runtime.register("pkg", {"of": "the application"})
        assert runtime.require("pkg") == {"of": "the application"}
        runtime.register("util", {"mine": True})
        runtime.register("events", {"mine": True})
        runtime.register("buffer", {"mine": True})
        assert runtime.eval("[require('util'), typeof require('node:util').inspect]") == [{"mine": True}, "function"]
        # Built-in modules and global objects are built on the built-in ones all the same.
        assert runtime.eval("const { inspect } = require('node:util'); [inspect({a: 1}), typeof process.on, Buffer.from('a').length]") == [
            "{ a: 1 }", "function", 1,
        ]  # fmt: skip
        assert runtime.eval("typeof require('zmq').Socket") == "function"


def test_a_registered_module_can_be_changed_by_scripts(runtime: jsbridge.Runtime) -> None:
    runtime.register("app", {"x": 1})
    assert runtime.eval("require('app').x = 2; require('app').x") == 2


def test_errors_keep_their_identity(runtime: jsbridge.Runtime) -> None:
    error = KeyError("gone")

    def fail() -> None:
        raise error

    runtime.register("app", {"fail": fail, "afail": functools.partial(_raise_later, error)})
    for name in ("fail", "afail"):
        with pytest.raises(KeyError) as caught:
            runtime.eval(f"require('app').{name}()")
        assert caught.value is error
    assert runtime.eval("try { require('app').fail() } catch (caught) { caught.message }") == "'gone'"


async def _raise_later(error: Exception) -> None:
    raise error


def test_register_from_every_place(runtime: jsbridge.Runtime) -> None:
    runtime.register("app", {"add": lambda name: runtime.register(name, {"from": "a host function"})})
    runtime.eval("require('app').add('inner')")
    assert runtime.require("inner") == {"from": "a host function"}

    threads = [threading.Thread(target=runtime.register, args=(f"t{n}", {"n": n})) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert [runtime.require(f"t{n}")["n"] for n in range(8)] == list(range(8))

    async def later() -> None:
        runtime.register("later", {"x": 1})

    runtime.register("app", {"later": later})
    runtime.eval("require('app').later()")
    assert runtime.require("later") == {"x": 1}


def test_register_after_close() -> None:
    runtime = jsbridge.Runtime()
    runtime.close()
    with pytest.raises(jsbridge.RuntimeClosedError):
        runtime.register("app", {})


def test_callables_are_let_go_with_their_module(runtime: jsbridge.Runtime) -> None:
    import gc
    import weakref

    class Owner:
        def method(self) -> int:
            return 1

    owner = Owner()
    gone = weakref.ref(owner)
    runtime.register("app", {"f": owner.method})
    assert runtime.eval("require('app').f()") == 1
    del owner
    gc.collect()
    assert gone() is not None
    runtime.register("app", {})
    runtime.eval("GC()")
    runtime.eval("1")
    gc.collect()
    assert gone() is None


def test_exports_of_keeps_plain_values_as_they_are() -> None:
    values: Mapping[str, object] = {"map": {1: 2}, "list": [{3: 4}]}
    assert exports_of(values) == (values, False)
    assert exports_of(len) == (len, False)
    exports, lenient = exports_of(Slotted())
    assert (exports, lenient) == ({"filled": 1}, True)


def test_what_modules_share_is_not_for_scripts(runtime: jsbridge.Runtime) -> None:
    assert runtime.eval("require('path/posix') === require('path').posix") is True
    with pytest.raises(jsbridge.JSError, match="shared/arguments"):
        runtime.eval("require('shared/arguments')")
