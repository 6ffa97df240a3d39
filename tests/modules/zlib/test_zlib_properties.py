"""Whatever bytes come, they are unpacked as Python unpacks them, or refused with zlib's code."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import jsbridge

BITS = {"inflate": 15, "inflateRaw": -15, "gunzip": 31}
PACKING = {"inflate": "deflate", "inflateRaw": "deflateRaw", "gunzip": "gzip"}
DATA = st.binary(max_size=200) | st.text("ab", max_size=400).map(str.encode)
Call = Callable[..., Any]


@pytest.fixture
def call() -> Iterator[Call]:
    with jsbridge.Runtime() as runtime:
        yield runtime.eval("(name, ...args) => require('zlib')[name](...args)")


def holds_for(*values: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """`given`, without a deadline (one example's time says nothing) and with one runtime for all."""
    shared = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    return lambda test: shared(given(*values)(test))


def check(call: Call, name: str, packed: bytes) -> None:
    stream = zlib.decompressobj(BITS[name])
    try:
        expected: bytes | None = stream.decompress(packed)
    except zlib.error:
        expected = None
    try:
        actual = call(name, packed)
    except jsbridge.JSError as error:
        assert error.code in ("Z_DATA_ERROR", "Z_BUF_ERROR", "Z_NEED_DICT")
        # What follows a member of gzip has to be another one.
        assert expected is None or not stream.eof or (name == "gunzip" and stream.unused_data)
    else:
        assert actual == expected


@pytest.mark.parametrize("name", BITS)
@holds_for(DATA)
def test_any_bytes(call: Call, name: str, data: bytes) -> None:
    check(call, name, data)


@pytest.mark.parametrize("name", BITS)
@holds_for(DATA, st.integers(-1, 9), st.data())
def test_what_was_packed_and_what_was_broken(
    call: Call, name: str, data: bytes, level: int, chance: st.DataObject
) -> None:
    packed = call(PACKING[name], data, level)
    assert zlib.decompress(packed, BITS[name]) == call(name, packed) == data
    assert call(name, packed, len(data)) == data
    broken = bytearray(packed)
    at = chance.draw(st.integers(0, len(packed) - 1))
    broken[at] ^= chance.draw(st.integers(1, 255))
    check(call, name, bytes(broken[: chance.draw(st.integers(0, len(broken)))]))
    check(call, name, packed + chance.draw(st.binary(max_size=5)))
