"""What Python does with a script's objects, functions and promises."""

from __future__ import annotations

import asyncio
import concurrent.futures
import copy
import gc
import pickle
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jsbridge import JSError, JSFunction, JSObject, JSPromise, Runtime, RuntimeClosedError

SCRIPTS = Path(__file__).parent / "scripts"


@pytest.fixture
def point(script: Callable[[str], Any]) -> JSObject:
    return script("point")  # type: ignore[no-any-return]


# Objects
# ---------------------------------------------------------------------------------------------------------------


def test_attributes_and_items_read_properties(point: JSObject) -> None:
    assert (point.x, point["y"], point.secret, point["secret"]) == (1, 2, 1, 1)
    assert point["missing"] is None
    with pytest.raises(AttributeError, match="the Point has no property 'missing'"):
        _ = point.missing
    assert getattr(point, "missing", 5) == 5
    assert hasattr(point, "x")


def test_attributes_and_items_write_properties(runtime: Runtime, point: JSObject) -> None:
    point.x = 10
    point["y"] = "text"
    point["new one"] = [1, {"a": None}]
    assert runtime.eval("(it) => JSON.stringify(it)")(point) == '{"x":10,"y":"text","new one":[1,{"a":null}]}'
    with pytest.raises(JSError, match="RangeError: negative"):
        point.secret = -1
    point.secret = 7
    assert point.secret == 7


def test_a_property_that_is_undefined_is_there(runtime: Runtime, point: JSObject) -> None:
    runtime.eval("(it) => { it.nothing = undefined }")(point)
    assert point.nothing is None
    assert "nothing" in point


def test_properties_can_be_deleted(point: JSObject) -> None:
    del point.x
    del point["y"]
    assert list(point) == []
    assert "x" not in point


def test_in_iteration_and_dir_look_at_the_names(point: JSObject) -> None:
    assert "x" in point
    assert "move" in point
    assert "z" not in point
    assert list(point) == dir(point) == ["x", "y"]


def test_str_is_the_script_s_and_repr_tells_the_class(runtime: Runtime, point: JSObject) -> None:
    assert str(point) == "(1, 2)"
    assert repr(point) == "<JSObject Point>"
    assert str(runtime.eval("Symbol('name')")) == "Symbol(name)"
    with pytest.raises(JSError, match="no text"):
        str(runtime.eval("new (class Mute { toString() { throw new Error('no text') } })"))


def test_a_method_is_called_on_its_object(runtime: Runtime, point: JSObject) -> None:
    assert point.move(4) is point
    move = point.move
    assert repr(move) == "<JSMethod move>"
    assert move(5).x == 10
    # As an item it is the function alone.
    with pytest.raises(JSError, match="TypeError"):
        point["move"](1)
    assert runtime.eval("(f) => f(1).x")(move) == 11


def test_names_of_python_s_own_internals_are_the_script_s(runtime: Runtime) -> None:
    thing = runtime.eval("new (class Thing { _handle = 1; _class = 2; values = 3; number = 4; __private = 5 })")
    assert (thing._handle, thing._class, thing.values, thing.number, thing["__private"]) == (1, 2, 3, 4, 5)


def test_integer_items(runtime: Runtime) -> None:
    items = runtime.eval("new (class Items { constructor() { this[0] = 'a' } })")
    items[1] = "b"
    assert (items[0], items[1], items["1"], 1 in items, 2 in items) == ("a", "b", "b", True, False)


def test_a_symbol_is_a_key(runtime: Runtime, point: JSObject) -> None:
    symbol = runtime.eval("Symbol('key')")
    point[symbol] = 5
    assert point[symbol] == 5
    assert symbol in point


def test_a_proxy_of_the_script_s_may_refuse(script: Callable[[str], Any]) -> None:
    guarded = script("guarded")
    for action, message in [
        (lambda: guarded.bad, "get"),
        (lambda: "a" in guarded, "has"),
        (lambda: list(guarded), "keys"),
        (lambda: setattr(guarded, "a", 1), "set"),
        (lambda: delattr(guarded, "a"), "delete"),
    ]:
        with pytest.raises(JSError) as caught:
            action()
        assert caught.value.message == message


@pytest.mark.parametrize("source", ["new (class Thing {})", "() => 1", "Symbol()"])
def test_a_proxy_cannot_be_copied_or_pickled(runtime: Runtime, source: str) -> None:
    held = runtime.eval(source)
    for action in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError, match="lives in its runtime"):
            action(held)


# Functions
# -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", range(8))
def test_a_function_gets_as_many_arguments_as_it_is_called_with(runtime: Runtime, count: int) -> None:
    f = runtime.eval("(function () { return [this === undefined || this === globalThis, ...arguments] })")
    assert f(*range(count)) == [True, *range(count)]
    assert f(*["text"] * count) == [True, *["text"] * count]
    assert f(*[None] * count) == [True, *[None] * count]


def test_a_function_has_properties_and_can_construct(runtime: Runtime) -> None:
    f = runtime.eval("Object.assign(function Thing(a) { this.a = a }, { extra: 5, helper() { return this.extra } })")
    assert isinstance(f, JSFunction)
    assert isinstance(f, JSObject)
    assert (f.extra, f["name"], f["length"], f.helper()) == (5, "Thing", 1, 5)
    assert repr(f) == "<JSFunction Thing>"
    made = f.new(3)
    assert (repr(made), made.a) == ("<JSObject Thing>", 3)
    with pytest.raises(JSError, match="TypeError"):
        runtime.eval("() => 1").new()
    assert repr(runtime.eval("(() => () => 1)()")) == "<JSFunction (anonymous)>"


def test_a_function_whose_name_is_no_text(runtime: Runtime) -> None:
    f = runtime.eval("Object.defineProperty(() => 1, 'name', { get() { throw new Error('no name') } })")
    assert repr(f) == "<JSFunction (anonymous)>"
    assert f() == 1


def test_calls_nest_both_ways(runtime: Runtime) -> None:
    countdown = runtime.eval("(call, n) => n === 0 ? 'done' : call(n - 1)")

    def call(n: int) -> Any:
        return countdown(call, n)

    assert countdown(call, 20) == "done"


def test_a_function_is_called_from_any_thread(runtime: Runtime) -> None:
    f = runtime.eval("(a, b) => a + b")
    results: list[Any] = []
    threads = [threading.Thread(target=lambda n=n: results.append(f(n, "x"))) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == [f"{n}x" for n in range(8)]


# The end
# ---------------------------------------------------------------------------------------------------------------


def test_a_proxy_tells_that_its_runtime_is_closed() -> None:
    with Runtime() as runtime:
        point = runtime.eval(SCRIPTS.joinpath("point.js").read_text())
        f = runtime.eval("() => 1")
        move = point.move
        pending = runtime.eval("new Promise(() => {})")
        done = runtime.eval("Promise.resolve(5)")
        assert done.result(timeout=10) == 5
    for action in (
        lambda: point.x,
        lambda: setattr(point, "x", 1),
        lambda: list(point),
        lambda: str(point),
        lambda: "x" in point,
        lambda: move(1),
        f,
        lambda: f("text"),
        f.new,
    ):
        with pytest.raises(RuntimeClosedError, match="the runtime is closed"):
            action()
    assert repr(point) == "<JSObject Point>"
    assert repr(f) == "<JSFunction (anonymous)>"
    with pytest.raises(RuntimeClosedError, match="closed before the promise was settled"):
        pending.result(timeout=10)
    assert done.result() == 5


# Promises
# --------------------------------------------------------------------------------------------------------------


def test_a_promise_is_a_concurrent_future(runtime: Runtime) -> None:
    promise = runtime.eval("new Promise((resolve) => { globalThis.resolve = resolve })")
    assert isinstance(promise, concurrent.futures.Future)
    assert not promise.done()
    assert not promise.cancel()
    with pytest.raises((TimeoutError, concurrent.futures.TimeoutError)):
        promise.result(timeout=0.01)
    told: list[Any] = []
    promise.add_done_callback(lambda future: told.append(future.result()))
    runtime.eval("resolve({ a: [1] })")
    assert promise.result(timeout=10) == {"a": [1]}
    assert told == [{"a": [1]}]
    assert runtime.eval("(it) => it instanceof Promise")(promise) is True


def test_a_promise_can_be_awaited(runtime: Runtime) -> None:
    async def main() -> list[Any]:
        f = runtime.eval("async (value) => { if (value < 0) throw new RangeError('negative'); return value * 2 }")
        results = await asyncio.gather(f(1), f(2), f(-1), return_exceptions=True)
        return [str(result) if isinstance(result, Exception) else result for result in results]

    one, two, error = asyncio.run(main())
    assert (one, two) == (2, 4)
    assert error.startswith("RangeError: negative")


def test_a_rejected_promise_raises(runtime: Runtime) -> None:
    with pytest.raises(JSError, match="no") as caught:
        runtime.eval("Promise.reject(new RangeError('no'))").result(timeout=10)
    assert caught.value.name == "RangeError"
    error = runtime.eval("Promise.reject({ a: 1 })").exception(timeout=10)
    assert isinstance(error, JSError)
    assert error.value == {"a": 1}


def test_a_promise_rejected_with_a_python_exception_raises_it(runtime: Runtime) -> None:
    original = ValueError("mine")

    def fail() -> None:
        raise original

    promise = runtime.eval("async (f) => f()")(fail)
    assert promise.exception(timeout=10) is original


def test_a_promise_whose_value_cannot_be_converted_fails(runtime: Runtime) -> None:
    with pytest.raises(JSError, match="contains itself"):
        runtime.eval("(async () => { const it = []; it[0] = it; return it })()").result(timeout=10)
    with pytest.raises(ValueError, match="invalid Date"):
        runtime.eval("(async () => new Date(NaN))()").result(timeout=10)


def test_a_rejection_that_nobody_asks_for_is_reported(runtime: Runtime) -> None:
    values = runtime._program.values
    lost: list[BaseException] = []
    values.report = lost.append
    promise = runtime.eval("Promise.reject(new Error('lost'))")
    runtime.eval("0")
    del promise
    gc.collect()
    assert [error.message for error in lost if isinstance(error, JSError)] == ["lost"]
    asked = runtime.eval("Promise.reject(new Error('asked'))")
    assert asked.exception(timeout=10).message == "asked"
    del asked
    gc.collect()
    assert len(lost) == 1


def test_a_promise_that_settles_while_python_waits_on_another_thread(runtime: Runtime) -> None:
    promise = runtime.eval("new Promise((resolve) => { globalThis.resolve = resolve })")
    results: list[Any] = []
    thread = threading.Thread(target=lambda: results.append(promise.result(timeout=30)))
    thread.start()
    runtime.eval("resolve('late')")
    thread.join()
    assert results == ["late"]
    assert isinstance(promise, JSPromise)
