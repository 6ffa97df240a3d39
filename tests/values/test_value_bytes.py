"""Bytes: the same ones on both sides, whatever holds them, whatever their size."""

from __future__ import annotations

import mmap
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jsbridge import JSError, Runtime
from jsbridge.engine import IS_NG
from jsbridge.engine.channel import MAILBOX_BYTES

MANY = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ALL_VALUES = bytes(range(256))
SIZES = [0, 1, 2, 255, 256, MAILBOX_BYTES - 1, MAILBOX_BYTES, MAILBOX_BYTES + 1, 1 << 20]


def pattern(size: int) -> bytes:
    return (ALL_VALUES * (size // 256 + 1))[:size]


def test_bytes_of_every_size_come_back(route: Callable[[Any], Any]) -> None:
    for size in SIZES:
        back = route(pattern(size))
        assert type(back) is bytes
        assert back == pattern(size)


@MANY
@given(data=st.binary(max_size=600))
def test_any_bytes_come_back(route: Callable[[Any], Any], data: bytes) -> None:
    assert route(data) == data


def test_sixteen_mebibytes_come_back(runtime: Runtime) -> None:
    data = pattern(16 << 20)
    assert runtime.eval("(data) => data")(data) == data
    assert runtime.eval("([data]) => [data]")([data]) == [data]


def test_a_script_gets_a_buffer_of_its_own(shown: Callable[[Any, str], Any]) -> None:
    data = bytearray(ALL_VALUES)
    assert shown(data, "Buffer.isBuffer(it) && it instanceof Uint8Array && it.length") == 256
    assert shown(data, "it.fill(7).length") == 256
    assert data == ALL_VALUES


def test_whatever_holds_bytes_arrives_as_a_buffer(route: Callable[[Any], Any]) -> None:
    for value in (
        bytearray(ALL_VALUES),
        memoryview(ALL_VALUES),
        memoryview(b"--" + ALL_VALUES + b"--")[2:-2],
        memoryview(bytes(v for v in ALL_VALUES for _ in range(2)))[::2],
        memoryview(ALL_VALUES).cast("I"),
        memoryview(ALL_VALUES).cast("B", (16, 16)),
    ):
        assert route(value) == ALL_VALUES, value


def test_a_subclass_of_bytes_is_bytes(route: Callable[[Any], Any]) -> None:
    class Frame(bytes):
        pass

    assert route(Frame(b"abc")) == b"abc"


def test_a_memory_map_is_refused_with_its_type(runtime: Runtime) -> None:
    with mmap.mmap(-1, 16) as memory, pytest.raises(TypeError, match="mmap has no counterpart"):
        runtime.eval("(it) => it")(memory)


VIEWS = {
    "typed array": "new Uint8Array([1, 2, 3, 4])",
    "Buffer": "Buffer.from([1, 2, 3, 4])",
    "ArrayBuffer": "new Uint8Array([1, 2, 3, 4]).buffer",
    "SharedArrayBuffer": "(() => { const s = new SharedArrayBuffer(4); new Uint8Array(s).set([1, 2, 3, 4]); return s })()",
    "view of a SharedArrayBuffer": "(() => { const s = new Uint8Array(new SharedArrayBuffer(4)); s.set([1, 2, 3, 4]); return s })()",
    "view with an offset": "new Uint8Array([0, 0, 1, 2, 3, 4, 9]).subarray(2, 6)",
    "DataView": "new DataView(new Uint8Array([0, 1, 2, 3, 4, 9]).buffer, 1, 4)",
    "wider elements": "new Uint16Array([0x0201, 0x0403])",
    "wider elements with an offset": "new Uint32Array(new Uint8Array([9, 9, 9, 9, 1, 2, 3, 4]).buffer, 4)",
    "clamped": "new Uint8ClampedArray([1, 2, 3, 4])",
    "subclass": "new (class Frame extends Uint8Array {})([1, 2, 3, 4])",
}  # fmt: skip


@pytest.mark.parametrize("expression", VIEWS.values(), ids=VIEWS.keys())
def test_every_view_of_bytes_is_bytes(seen: Callable[[str], Any], runtime: Runtime, expression: str) -> None:
    expected = b"\1\2\3\4"
    assert runtime.eval(expression) == expected
    assert runtime.eval(f"[{expression}, {expression}]") == [expected, expected]
    assert seen(expression) == expected
    assert seen(f"{{ inside: {expression} }}") == {"inside": expected}


@pytest.mark.parametrize("expression", VIEWS.values(), ids=VIEWS.keys())
def test_every_view_of_bytes_can_be_large(runtime: Runtime, expression: str) -> None:
    size = 300_000
    large = expression.replace("[1, 2, 3, 4]", f"new Array({size}).fill(7)").replace("(4)", f"({size})")
    if large == expression or "subarray" in expression or "DataView" in expression:
        large = f"(() => {{ const whole = new Uint8Array({size + 3}).fill(7); return whole.subarray(3) }})()"
    for got in (runtime.eval(large), runtime.eval(f"[{large}]")[0]):
        assert len(got) >= size
        assert set(got[::4]) == {7}


def test_several_blocks_in_one_value_keep_their_places(runtime: Runtime) -> None:
    blocks = [pattern(size) for size in (0, 1, 70_000, 3, MAILBOX_BYTES, 0, 200_000)]
    assert runtime.eval("(blocks) => blocks.map((block) => ({ block }))")(blocks) == [{"block": b} for b in blocks]
    small = [pattern(size) for size in (5, 0, 1000)]
    assert runtime.eval("(...blocks) => blocks.reverse()")(*small, "text", 1) == [1, "text", *reversed(small)]


def test_two_views_of_one_buffer(runtime: Runtime) -> None:
    source = "(() => { const all = new Uint8Array(200000); all[0] = 1; all[199999] = 2; return [all, all.subarray(199998)] })()"
    whole, end = runtime.eval(source)
    assert (len(whole), whole[0], whole[-1]) == (200_000, 1, 2)
    assert end == b"\0\2"


def test_a_host_function_gets_several_blocks(runtime: Runtime) -> None:
    taken: list[Any] = []
    runtime.globals["take"] = lambda *args: taken.append(args)
    runtime.eval(
        "take(new Uint8Array([1]), new Uint8Array([2]), 'a'); take(new Uint8Array(100000), new Uint8Array([3]))"
    )
    assert taken == [(b"\1", b"\2", "a"), (bytes(100_000), b"\3")]


def test_blocks_survive_that_the_first_one_loads_the_buffer_module(runtime: Runtime) -> None:
    # The class of Buffer is loaded when the first one is made: that crosses the boundary itself, in the middle.
    assert runtime.eval("(a, b) => [...a, ...b]")(b"\1\2", b"\3\4") == [1, 2, 3, 4]


def test_a_getter_that_changes_bytes_while_they_are_converted_does_no_harm(runtime: Runtime) -> None:
    source = """(() => {
      const first = new Uint8Array(100000);
      return [first, { get inside() { first.fill(5); return new Uint8Array([9]) } }];
    })()"""
    first, second = runtime.eval(source)
    assert first == b"\5" * 100_000
    assert second == {"inside": b"\t"}


if IS_NG:
    # Only quickjs-ng can detach and resize buffers.
    DETACHED = {
        "typed array": "new Uint8Array(8)",
        "wider typed array": "new Float64Array(1)",
        "DataView": "new DataView(new ArrayBuffer(8))",
    }

    @pytest.mark.parametrize("expression", DETACHED.values(), ids=DETACHED.keys())
    @pytest.mark.parametrize("shape", ["it", "[it]", "take(it)", "take([it], 1)", "it.buffer", "[it.buffer]"])
    def test_the_bytes_of_a_detached_buffer_are_gone(runtime: Runtime, expression: str, shape: str) -> None:
        runtime.globals["take"] = lambda *args: None
        with pytest.raises(JSError, match="detached") as caught:
            runtime.eval(f"(() => {{ const it = {expression}; it.buffer.transfer(); return {shape} }})()")
        assert caught.value.name == "TypeError"
        assert runtime.eval("1 + 1") == 2

    @pytest.mark.parametrize("size", [10, 100_000])
    def test_a_buffer_that_a_getter_detaches_is_empty(runtime: Runtime, size: int) -> None:
        source = f"""(() => {{
          const data = new Uint8Array({size});
          return [data, {{ get gone() {{ data.buffer.transfer(); return new Uint8Array([1]) }} }}];
        }})()"""
        assert runtime.eval(source) == [b"", {"gone": b"\1"}]

    @pytest.mark.parametrize("size", [10, 100_000])
    def test_a_buffer_that_a_getter_shrinks_has_what_is_left(runtime: Runtime, size: int) -> None:
        source = f"""(() => {{
          const buffer = new ArrayBuffer({size}, {{ maxByteLength: {size} }});
          const data = new Uint8Array(buffer).fill(3);
          return [data, {{ get less() {{ buffer.resize(4); return 1 }} }}];
        }})()"""
        assert runtime.eval(source) == [b"\3\3\3\3", {"less": 1}]


def test_a_block_that_javascript_cannot_hold_is_refused(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    from jsbridge.engine import channel

    monkeypatch.setattr(channel, "MAX_BYTES", 100_000)
    with pytest.raises(ValueError, match="200000 bytes are more than the 100000 that an ArrayBuffer holds"):
        runtime.eval("(data) => data")(bytes(200_000))
    assert runtime.eval("(data) => data.length")(bytes(100)) == 100
