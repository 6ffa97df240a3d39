"""Calls that go the straight way: the same as all others, whatever comes before or in the middle of them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from jsbridge import JSError, JSInterrupted, Runtime
from jsbridge.engine import EngineError


def test_every_call_is_a_fiber_of_its_own(runtime: Runtime) -> None:
    leave = runtime.eval(
        """const { current } = require('coroutine');
        () => { const left = current().left; current().left = true; return [current().id, left === undefined]; }"""
    )
    calls = [leave() for _ in range(3)]
    assert len({number for number, _ in calls}) == 3
    assert all(fresh for _, fresh in calls)


def test_a_call_after_one_that_failed_parked_or_was_interrupted_is_a_new_one(runtime: Runtime) -> None:
    add = runtime.eval("(a, b) => a + b")
    fail = runtime.eval("() => { throw new Error('no') }")
    nap = runtime.eval("(ms) => require('coroutine').sleep(ms)")
    spin = runtime.eval("(started) => { started(); for (;;); }")
    for _ in range(3):
        assert add(1, 2) == 3
        with pytest.raises(JSError, match="no"):
            fail()
        assert add(3, 4) == 7
        nap(1)
        assert add(5, 6) == 11
        started = threading.Event()
        ender = threading.Thread(target=lambda event=started: (event.wait(), runtime.interrupt()))
        ender.start()
        with pytest.raises(JSInterrupted):
            spin(started.set)
        ender.join()
        assert add(7, 8) == 15


def test_promise_jobs_have_run_when_a_straight_call_returns(runtime: Runtime) -> None:
    later = runtime.eval("globalThis.done = 0; (n) => { Promise.resolve().then(() => { done = n }); return n }")
    for number in range(5):
        assert later(number) == number
        assert runtime.globals["done"] == number


def test_a_straight_call_wakes_what_it_makes_ready(runtime: Runtime) -> None:
    runtime.eval(
        """const { Event, start } = require('coroutine');
        globalThis.gate = new Event(); globalThis.passed = 0;
        start(() => { for (;;) { gate.wait(); gate.clear(); passed++; } })"""
    )
    open_gate = runtime.eval("() => { gate.set(); return 1 }")
    passed = runtime.eval("() => { require('coroutine').sleep(0); return passed }")
    for number in range(1, 4):
        assert open_gate() == 1
        assert passed() == number


def test_a_host_function_called_straight_calls_back_straight(runtime: Runtime) -> None:
    twice = runtime.eval("(n) => n * 2")
    text = runtime.eval("(data) => data.toString('latin1')")
    outer = runtime.eval("(call, n) => call(n)")
    assert outer(lambda n: twice(n) + 1, 20) == 41
    # The mailbox is used again in the middle.
    assert outer(lambda data: text(b"inner") + data.decode(), b"outer") == "innerouter"


@pytest.mark.parametrize("size", [0, 1, 1024, 1 << 16, (1 << 16) + 1])
def test_a_single_block_of_bytes(runtime: Runtime, size: int) -> None:
    data = bytes(index * 7 % 256 for index in range(size))
    assert runtime.eval("(data) => data")(data) == data
    assert runtime.eval("(call, data) => call(data)")(lambda got: (type(got) is bytes) and got == data, data) is True
    kept = runtime.eval("globalThis.kept = undefined; (data) => { const was = kept; kept = data; return was }")
    kept(data)
    assert kept(b"\xff" * size) == data


def test_views_of_all_kinds_are_single_blocks(runtime: Runtime) -> None:
    give = runtime.eval("(call, make) => call(make())")
    cases: dict[str, bytes] = {
        "() => new Uint8Array([1, 2, 3]).subarray(1)": b"\x02\x03",
        "() => new Uint16Array([258])": b"\x02\x01",
        "() => new DataView(new ArrayBuffer(2))": b"\0\0",
        "() => new Uint8Array(0)": b"",
        "() => Buffer.from('abc').slice(1, 2)": b"b",
        "() => { const own = new Uint8Array([5]); Object.defineProperty(own, 'length', { value: 9 }); return own }": b"\5",
    }
    for make, data in cases.items():
        assert give(_same, runtime.eval(make)) == data, make


def test_what_a_script_changes_changes_nothing_for_straight_calls(runtime: Runtime) -> None:
    take: Callable[[Any], Any] = runtime.eval("(value) => value")
    give = runtime.eval("(call, value) => call(value)")
    runtime.eval(
        """for (const name of ['slice', 'set', 'subarray']) {
            Object.getPrototypeOf(Uint8Array.prototype)[name] = () => { throw new Error(name) };
        }
        Object.defineProperty(Uint8Array, Symbol.species, { get() { throw new Error('species') } });
        Object.defineProperty(Object.getPrototypeOf(Uint8Array), Symbol.species, { get() { throw new Error('species') } });
        Object.defineProperty(Uint8Array.prototype, 'constructor', { get() { throw new Error('constructor') } });
        RegExp.prototype.exec = RegExp.prototype.test = () => { throw new Error('test') };
        String.prototype.concat = String.prototype.slice = String.prototype.toWellFormed = () => 'changed';
        Object.defineProperty(Array.prototype, '0', { set() { throw new Error('0') } });
        Object.defineProperty(Object.prototype, 'call0', { set() { throw new Error('call0') } });
        0"""
    )
    for value in (7, 2.5, "text", "größer 語", "long " * 20, b"bytes", b"", None, True):
        assert take(value) == value
        assert give(_same, value) == value


def _same(value: Any) -> Any:
    return value


def test_what_cannot_be_let_go_of_for_lack_of_memory_is_let_go_of_later(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = runtime._program.values
    held = runtime.eval("[() => 1, () => 2]")
    counted = values.engine.entry("countHandles")
    add = runtime.eval("(a, b) => a + b")
    before = runtime._program.call(counted)
    release = values._release
    failures = iter([EngineError("null")])

    def fail_once(number: int) -> None:
        for error in failures:
            raise error
        release(number)

    monkeypatch.setattr(values, "_release", fail_once)
    held.clear()
    assert add(1, 2) == 3
    assert len(values.released) == 2
    assert add(3, 4) == 7
    assert not values.released
    assert runtime._program.call(counted) == before - 2
