"""Values from Python: what they become in a script, and what is refused, with the way to it."""

from __future__ import annotations

import collections
import datetime
import decimal
import enum
import math
from collections.abc import Callable
from pathlib import PurePath
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jsbridge import JSObject, Runtime
from jsbridge.values.plain import MAX_DEPTH

MANY = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
UTC = datetime.timezone.utc

KEYS = st.text(max_size=8) | st.sampled_from(["__proto__", "\0", "constructor", "toJSON", "length", "0", "v", ""])
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=True).filter(lambda value: not value.is_integer())
    | st.text(max_size=20)
    | st.binary(max_size=20)
    | st.datetimes(
        timezones=st.just(UTC), min_value=datetime.datetime(2, 1, 1), max_value=datetime.datetime(9998, 1, 1)
    ).map(lambda value: value.replace(microsecond=value.microsecond // 1000 * 1000))
)
HASHABLE = st.booleans() | st.integers() | st.binary(max_size=8) | st.text(max_size=8)
NESTED = st.recursive(
    LEAVES | st.sets(HASHABLE, max_size=4),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(KEYS, inner, max_size=4)
        | st.dictionaries(st.integers() | st.binary(max_size=5), inner, min_size=1, max_size=3)
    ),
    max_leaves=20,
)


@MANY
@given(value=NESTED)
def test_whatever_nests_comes_back_equal(route: Callable[[Any], Any], value: Any) -> None:
    assert route(value) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ([], "[]"),
        ([1, [2, [3]]], "[1,[2,[3]]]"),
        ((1, "a"), '[1,"a"]'),
        ({}, "{}"),
        ({"a": {"b": None}}, '{"a":{"b":null}}'),
        ({"__proto__": 1, "constructor": 2}, '{"__proto__":1,"constructor":2}'),
        ({"__proto__": {"inherited": 1}}, '{"__proto__":{"inherited":1}}'),
        ({"\0": "i", "v": "ff"}, '{"\\u0000":"i","v":"ff"}'),
        ([{"\0": {"\0": 1}}], '[{"\\u0000":{"\\u0000":1}}]'),
    ],
)
def test_lists_and_dicts_are_plain_objects(shown: Callable[[Any, str], Any], value: Any, text: str) -> None:
    assert shown(value, "JSON.stringify(it)") == text
    assert shown(value, "[Array.prototype, Object.prototype].includes(Object.getPrototypeOf(it))") is True


@pytest.mark.parametrize(
    ("value", "expression", "expected"),
    [
        ({1: "a", 2.5: "b"}, "it instanceof Map && [...it]", [[1, "a"], [2.5, "b"]]),
        ({"a": 1, 2: 3}, "it instanceof Map && it.get('a') + it.get(2)", 4),
        ({b"key": [1]}, "it instanceof Map && [...it.keys()][0].toString() + it.size", "key1"),
        ({None: {True: 1}}, "it instanceof Map && it.get(undefined) === undefined && it.get(null).get(true)", 1),
        ({3, 1}, "it instanceof Set && [...it].sort()", [1, 3]),
        (frozenset({"x"}), "it instanceof Set && it.has('x')", True),
        (set(), "it instanceof Set && it.size", 0),
    ],
)
def test_other_keys_make_a_map_and_sets_are_sets(
    shown: Callable[[Any, str], Any], value: Any, expression: str, expected: Any
) -> None:
    assert shown(value, expression) == expected


# Subclasses of the plain types ---------------------------------------------------------------------------------------


class Colour(enum.IntEnum):
    RED = 1
    FAR = 2**60


class Name(str, enum.Enum):  # StrEnum is new in Python 3.11
    FIRST = "first"


class Point(NamedTuple):
    x: int
    y: float


class Ratio(float):
    pass


class Text(str):
    def __str__(self) -> str:
        return "something else"


class Whole(int):
    def __int__(self) -> int:
        return 0


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Colour.RED, 1),
        (Colour.FAR, 2**60),
        (Name.FIRST, "first"),
        (Point(1, 0.5), [1, 0.5]),
        (Ratio(0.25), 0.25),
        (Ratio(math.inf), math.inf),
        (Text("text"), "text"),
        (collections.OrderedDict(b=1, a=2), {"b": 1, "a": 2}),
        (collections.defaultdict(list, a=[1]), {"a": [1]}),
        (collections.Counter("aab"), {"a": 2, "b": 1}),
        ({Name.FIRST: 1}, {"first": 1}),
        ({Text("key"): Text("value")}, {"key": "value"}),
    ],
)
def test_a_subclass_of_a_plain_type_is_what_it_derives_from(
    route: Callable[[Any], Any], value: Any, expected: Any
) -> None:
    back = route(value)
    assert back == expected
    assert type(back) is type(expected)


# What has no counterpart ---------------------------------------------------------------------------------------------


class Scalar:
    """As numpy's scalars are: no int, but for those who ask."""

    def __index__(self) -> int:
        return 1

    def __float__(self) -> float:
        return 1.0


class Array:
    """As numpy's arrays are: it has items, a length and bytes, and is none of the types."""

    def __len__(self) -> int:
        return 1

    def __getitem__(self, index: int) -> int:
        return [1][index]


Scalar.__module__ = Array.__module__ = "numpy"


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (Scalar(), "numpy.Scalar"),
        (Array(), "numpy.Array"),
        (1j, "builtins.complex"),
        (decimal.Decimal(1), "decimal.Decimal"),
        (datetime.date(2024, 1, 1), "datetime.date"),
        (PurePath("a"), "pathlib.PurePosixPath"),
        (collections.deque([1]), "collections.deque"),
        (range(3), "builtins.range"),
        (iter([1]), "builtins.list_iterator"),
        (object(), "builtins.object"),
        (..., "builtins.ellipsis"),
    ],
)
def test_any_other_type_is_refused_by_name(runtime: Runtime, value: object, name: str) -> None:
    with pytest.raises(TypeError) as caught:
        runtime.eval("(it) => it")(value)
    assert str(caught.value) == f"cannot convert to JavaScript: {name} has no counterpart in JavaScript (argument 1)"


@pytest.mark.parametrize(
    ("args", "path"),
    [
        ((1j,), "argument 1"),
        ((1, 2, 1j), "argument 3"),
        (({"items": [1, 2, 3, {"when": 1j}]},), "argument 1, .items[3].when"),
        (([[0], [0, 1j]],), "argument 1, [1][1]"),
        (({1: 1j},), "argument 1, [1]"),
        (({"a": {(1, 1j): 0}},), "argument 1, .a key[1]"),
        (({"a": {1, 1j}},), "argument 1, .a member"),
        ((None, b"", {"a": (0, datetime.datetime(2024, 1, 1))}), "argument 3, .a[1]"),
    ],
)
def test_the_error_tells_the_way_to_what_was_refused(runtime: Runtime, args: tuple[Any, ...], path: str) -> None:
    with pytest.raises(TypeError) as caught:
        runtime.eval("() => 0")(*args)
    assert str(caught.value).endswith(f"({path})")


def test_the_result_of_a_host_function_is_refused_in_the_script(runtime: Runtime) -> None:
    runtime.globals["give"] = lambda: {"a": [1j]}
    source = "(() => { try { give() } catch (error) { return [error instanceof TypeError, error.message] } })()"
    is_type_error, message = runtime.eval(source)
    assert is_type_error is True
    assert message == "cannot convert to JavaScript: builtins.complex has no counterpart in JavaScript (result, .a[0])"


def test_a_value_for_a_global_or_a_member_is_refused_too(runtime: Runtime) -> None:
    with pytest.raises(TypeError, match=r"complex.*\(argument 2, \[0\]\)"):
        runtime.globals["x"] = [1j]
    thing = runtime.eval("new (class Thing {})")
    with pytest.raises(TypeError, match="complex"):
        thing.x = 1j
    assert list(thing) == []


# Cycles and depth ----------------------------------------------------------------------------------------------------


def test_a_value_that_contains_itself_is_refused(runtime: Runtime) -> None:
    echo = runtime.eval("(it) => it")
    items: list[Any] = [0]
    items.append({"again": items})
    with pytest.raises(TypeError, match=r"the value contains itself \(argument 1, \[1\].again\)"):
        echo(items)
    table: dict[Any, Any] = {}
    table[1] = table
    with pytest.raises(TypeError, match="the value contains itself"):
        echo(table)
    shared = [1]
    assert echo([shared, shared, {"a": shared}]) == [[1], [1], {"a": [1]}]


@pytest.mark.parametrize(
    "wrap", [lambda inner: [inner], lambda inner: {"a": inner}, lambda inner: {1: inner}, lambda inner: (inner,)]
)
def test_the_depth_is_bounded(runtime: Runtime, wrap: Callable[[Any], Any]) -> None:
    echo = runtime.eval("(it) => it")
    value: Any = None
    for _ in range(MAX_DEPTH):
        value = wrap(value)
    back = echo(value)
    depth = 0
    while back is not None:
        back, depth = next(iter(back.values() if isinstance(back, dict) else back)), depth + 1
    assert depth == MAX_DEPTH
    with pytest.raises(TypeError, match=f"nested deeper than {MAX_DEPTH} levels"):
        echo(wrap(value))


# Hostile scripts -----------------------------------------------------------------------------------------------------


def test_what_a_script_does_to_the_prototypes_does_not_change_what_arrives(
    runtime: Runtime, script: Callable[[str], Any]
) -> None:
    show = runtime.eval("(it) => [it[0], it.length, it[2].a, [...it[3]].length, it[4].getTime(), String(it[5])]")
    # The class of Buffer is a script of its own, loaded when it is first needed.
    runtime.eval("(it) => 0")(b"bytes")
    script("poisoned_prototypes")
    value = [1, "x", {"a": 5}, {7: 8}, datetime.datetime(1970, 1, 2, tzinfo=UTC), 2**70, b"bytes", lambda: 1]
    assert show(value) == [1, 8, 5, 1, 86_400_000, str(2**70)]


def test_a_failed_conversion_leaves_nothing_behind(runtime: Runtime) -> None:
    values = runtime._program.values
    call = runtime.eval("() => 0")
    for _ in range(100):
        with pytest.raises(TypeError):
            call(lambda: 1, ValueError("x"), 1j)
    call()
    call()
    assert len(values.callables) == 0
    assert len(values.exceptions) == 0


def test_a_proxy_goes_back_as_the_script_s_own_value(runtime: Runtime) -> None:
    runtime.eval("var thing = new (class Thing {}), f = () => 1, s = Symbol('s'), p = new Promise(() => {})")
    for name in ("thing", "f", "s", "p"):
        held = runtime.eval(name)
        assert runtime.eval(f"(it) => it === {name}")(held) is True
        assert runtime.eval(f"([it]) => it === {name}")([held]) is True


def test_a_proxy_of_another_runtime_is_refused(runtime: Runtime) -> None:
    with Runtime() as other:
        for source in ("new (class Thing {})", "() => 1", "new Promise(() => {})"):
            held = other.eval(source)
            with pytest.raises(TypeError, match=r"it belongs to another runtime \(argument 1, \[0\]\)"):
                runtime.eval("(it) => it")([held])
        assert isinstance(other.eval("Symbol()"), JSObject)
