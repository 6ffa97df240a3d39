"""Who keeps what alive: callables, exceptions and script values, on both sides, and for no longer than needed."""

from __future__ import annotations

import functools
import gc
import weakref
from collections.abc import Callable
from typing import Any

import pytest

from jsbridge import Runtime
from jsbridge.values.tables import Twins


class Thing:
    def method(self, value: Any = None) -> Any:
        return value

    def __call__(self) -> str:
        return "called"


def settle(runtime: Runtime) -> None:
    """Lets both collectors run, and the baton's next holder clear up."""
    for _ in range(2):
        gc.collect()
        runtime.eval("GC()")
    runtime.eval("0")


# Identity
# --------------------------------------------------------------------------------------------------------------


def callables() -> list[Callable[..., Any]]:
    thing = Thing()
    return [lambda: 1, thing, thing.method, len, [].append, Thing, functools.partial(int, "5"), (1).__add__, str.upper]


@pytest.mark.parametrize("function", callables(), ids=lambda function: type(function).__name__)
def test_the_same_callable_is_the_same_function(runtime: Runtime, function: Callable[..., Any]) -> None:
    assert runtime.eval("(a, b, [c]) => a === b && b === c && typeof a")(function, function, [function]) == "function"
    runtime.globals["kept"] = function
    assert runtime.eval("(again) => again === kept")(function) is True


@pytest.mark.parametrize("function", callables(), ids=lambda function: type(function).__name__)
def test_a_callable_comes_back_as_itself(runtime: Runtime, function: Callable[..., Any]) -> None:
    echo = runtime.eval("(it) => it")
    assert echo(function) is function
    assert echo([function])[0] is function
    runtime.globals["kept"] = function
    assert runtime.globals["kept"] is function


def test_a_bound_method_is_the_same_function_whenever_it_is_taken_from_its_object(runtime: Runtime) -> None:
    thing, other = Thing(), Thing()
    same = runtime.eval("(a, b) => a === b")
    assert same(thing.method, thing.method) is True
    assert same(thing.method, other.method) is False
    items: list[Any] = []
    assert same(items.append, items.append) is True
    assert same(items.append, [].append) is False


def test_two_callables_that_are_equal_are_two_functions(runtime: Runtime) -> None:
    class Same:
        def __call__(self) -> None: ...

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 1

    assert runtime.eval("(a, b) => a === b")(Same(), Same()) is False


def test_a_function_has_the_name_of_its_callable(runtime: Runtime) -> None:
    def höflich() -> None: ...

    class Unnamed:
        __name__ = 5

        def __call__(self) -> None: ...

    assert runtime.eval("(...all) => all.map((it) => it.name)")(höflich, len, Thing().method, Unnamed()) == [
        "höflich", "len", "method", "",
    ]  # fmt: skip


def test_a_script_s_function_is_itself_again(runtime: Runtime) -> None:
    f = runtime.eval("globalThis.f = (value) => value")
    assert runtime.eval("(it) => it === f")(f) is True
    assert f(f) is f
    assert runtime.eval("f") is f


# Life
# --------------------------------------------------------------------------------------------------------------------


def test_a_script_that_lets_a_callable_go_lets_it_die(runtime: Runtime) -> None:
    thing = Thing()
    death = weakref.ref(thing)
    runtime.globals["kept"] = thing
    del thing
    settle(runtime)
    assert death() is not None
    assert runtime.eval("kept()") == "called"
    runtime.eval("kept = null")
    settle(runtime)
    assert death() is None
    assert len(runtime._program.values.callables) == 0


def test_a_callable_in_a_cycle_of_the_script_s_dies_with_it(runtime: Runtime) -> None:
    thing = Thing()
    death = weakref.ref(thing)
    runtime.eval("(it) => { const a = { it }; a.self = a }")(thing)
    del thing
    settle(runtime)
    assert death() is None


def test_ten_thousand_callables_leave_no_trace(runtime: Runtime) -> None:
    call = runtime.eval("(f) => f(1)")
    twins, handles = runtime._program.values.callables, runtime._program.engine.entry("countHandles")
    settle(runtime)
    before = len(twins), handles()
    for number in range(10_000):
        assert call(lambda value, number=number: value + number) == number + 1
    settle(runtime)
    assert (len(twins), handles()) == before


def test_ten_thousand_functions_of_a_script_leave_no_trace(runtime: Runtime) -> None:
    make = runtime.eval("(n) => [() => n, new (class A { n = n }), Symbol()]")
    handles = runtime._program.engine.entry("countHandles")
    settle(runtime)
    before = handles()
    for number in range(10_000):
        f, thing, _ = make(number)
        if number % 1000 == 0:
            assert f() == number
            assert thing.n == number
    del f, thing, _
    settle(runtime)
    assert handles() == before
    assert len(runtime._program.values._proxies) == before


def test_ten_thousand_exceptions_leave_no_trace(runtime: Runtime) -> None:
    def fail(number: int) -> None:
        raise ValueError(number)

    catch = runtime.eval("(f, n) => { try { f(n) } catch (error) { return error.message } }")
    handles = runtime._program.engine.entry("countHandles")
    settle(runtime)
    before = handles()
    for number in range(10_000):
        assert catch(fail, number) == str(number)
    throw = runtime.eval("(n) => { throw new Error(n) }")
    for number in range(1000):
        with pytest.raises(Exception, match=str(number)):
            throw(number)
    settle(runtime)
    assert len(runtime._program.values.exceptions) == 0
    assert handles() <= before + 1


def test_ten_thousand_promises_leave_no_trace(runtime: Runtime) -> None:
    make = runtime.eval("async (n) => n")
    handles = runtime._program.engine.entry("countHandles")
    settle(runtime)
    before = handles()
    for number in range(10_000):
        assert make(number).result(timeout=30) == number
    settle(runtime)
    assert handles() == before
    assert not runtime._program.values._promises


def test_handles_are_used_again(runtime: Runtime) -> None:
    make = runtime.eval("() => () => 1")
    highest = 0
    for _ in range(1000):
        highest = max(highest, make().__handle__.number)
    assert highest < 20


def test_an_object_outlives_its_stand_in_and_gets_a_new_one(runtime: Runtime) -> None:
    # An exception that somebody keeps holds the frames of the call, and with them what was called.
    kept: list[BaseException] = []

    def fail() -> None:
        raise ValueError("kept")

    call = runtime.eval("(f) => { try { f() } catch (error) { return error.message } }")
    for _ in range(50):
        try:
            runtime.eval("(f) => f()")(fail)
        except ValueError as error:
            kept.append(error)
        settle(runtime)
        assert call(fail) == "kept"
        assert runtime.eval("(f) => f")(fail) is fail
    assert len(kept) == 50


def test_the_number_of_a_dead_stand_in_is_not_that_of_its_successor() -> None:
    twins = Twins()
    forgotten: list[int] = []

    def function() -> None: ...

    number = twins.number_of(function)
    first = twins.begin_life(number, function)
    del first
    second = twins.begin_life(number, function)
    twins.sweep(forgotten.append)
    assert twins.get(number) is function
    assert forgotten == []
    del second
    twins.sweep(forgotten.append)
    assert twins.get(number) is None
    assert forgotten == [number]


def test_what_never_got_a_stand_in_is_let_go_of() -> None:
    twins = Twins()
    twins.number_of(len)
    assert any(twins.litter)
    twins.sweep(lambda number: None)
    assert len(twins) == 0
    assert not any(twins.litter)


def test_the_finaliser_of_an_application_s_object_may_call_into_the_runtime(runtime: Runtime) -> None:
    called: list[Any] = []

    class Loud:
        def __call__(self) -> None: ...

        def __del__(self) -> None:
            called.append(runtime.eval("1 + 1"))

    for _ in range(20):
        runtime.eval("(it) => { const a = { it }; a.self = a }")(Loud())
        settle(runtime)
    assert called == [2] * 20


def test_what_dies_on_another_thread_is_let_go_of_under_the_baton(runtime: Runtime) -> None:
    import threading

    handles = runtime._program.engine.entry("countHandles")
    settle(runtime)
    before = handles()
    held = [runtime.eval("() => 1") for _ in range(100)]
    thread = threading.Thread(target=held.clear)
    thread.start()
    thread.join()
    assert len(runtime._program.values.released) >= 100
    settle(runtime)
    assert handles() == before
