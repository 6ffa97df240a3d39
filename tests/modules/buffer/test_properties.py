"""Buffer beside Python's own bytes, codecs and struct, for whatever values come up."""

from __future__ import annotations

import base64
import struct
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jsbridge import Runtime

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)
BYTES = st.binary(max_size=300)
CHARSETS = [
    "gbk",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_jp",
    "euc_kr",
    "koi8-r",
    "cp1252",
    "utf-16-be",
    "utf-32-le",
    "iso2022_jp",
]
# Some of these charsets encode them as something else.
NO_WAY_BACK = "\xa5\u203e\u3164\x1b"
INTEGERS = {
    "Int8": "b",
    "UInt8": "B",
    "Int16": "h",
    "UInt16": "H",
    "Int32": "i",
    "UInt32": "I",
    "BigInt64": "q",
    "BigUInt64": "Q",
}

Function = Callable[..., Any]


@pytest.fixture
def script() -> Iterator[Callable[[str], Function]]:
    """Makes functions of JavaScript source; one runtime for all examples of a test."""
    known: dict[str, Function] = {}
    with Runtime() as runtime:

        def function(source: str) -> Function:
            if source not in known:
                known[source] = runtime.eval(source)
            return known[source]

        yield function
        known.clear()


def holds_for(*values: st.SearchStrategy[Any], **named: st.SearchStrategy[Any]) -> Callable[[Function], Function]:
    """`given`, without a deadline (one example's time says nothing on a busy machine) and with one runtime for all."""
    shared = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    return lambda test: shared(given(*values, **named)(test))


def units(text: str) -> bytes:
    """The UTF-16 units of a text: a pair of surrogates and the character it stands for are the same to a script."""
    return text.encode("utf-16-le", "surrogatepass")


@holds_for(ANY_TEXT)
def test_utf8_encodes_as_the_standard_says(script: Callable[[str], Function], text: str) -> None:
    expected = units(text).decode("utf-16-le", "replace").encode()
    assert script("(text) => Buffer.from(text)")(text) == expected
    assert script("(text) => Buffer.byteLength(text)")(text) == len(expected)


@holds_for(BYTES)
def test_utf8_decodes_as_the_standard_says(script: Callable[[str], Function], data: bytes) -> None:
    assert script("(data) => data.toString()")(data) == data.decode("utf-8", "replace")


@holds_for(BYTES)
def test_bytes_come_back(script: Callable[[str], Function], data: bytes) -> None:
    coded = script("(data, codec) => data.toString(codec)")
    decoded = script("(text, codec) => Buffer.from(text, codec)")
    assert coded(data, "hex") == data.hex()
    assert coded(data, "base64") == base64.b64encode(data).decode()
    assert coded(data, "base64url") == base64.urlsafe_b64encode(data).decode().rstrip("=")
    assert coded(data, "latin1") == data.decode("latin-1")
    for codec in ("hex", "base64", "base64url", "latin1"):
        assert decoded(coded(data, codec), codec) == data
    assert decoded(coded(data, "base64url"), "base64") == data


@holds_for(ANY_TEXT)
def test_utf16_keeps_every_text(script: Callable[[str], Function], text: str) -> None:
    assert script("(text) => Buffer.from(text, 'utf16le')")(text) == units(text)
    assert units(script("(data) => data.toString('utf16le')")(units(text))) == units(text)


@pytest.mark.parametrize("charset", CHARSETS)
@holds_for(data=st.data())
def test_charsets_are_those_of_python(script: Callable[[str], Function], charset: str, data: st.DataObject) -> None:
    text = data.draw(st.text(st.characters(codec=charset, exclude_characters=NO_WAY_BACK), max_size=50))
    encoded = text.encode(charset)
    assert script("(text, charset) => Buffer.from(text, charset)")(text, charset) == encoded
    assert script("(data, charset) => data.toString(charset)")(encoded, charset) == encoded.decode(charset)


@pytest.mark.parametrize("codec", ["utf8", "utf16le", "gbk"])
@holds_for(text=st.text(st.characters(codec="gbk"), max_size=60), room=st.integers(0, 80))
def test_write_writes_the_longest_whole_prefix(
    script: Callable[[str], Function], codec: str, text: str, room: int
) -> None:
    name = {"utf16le": "utf-16-le"}.get(codec, codec)
    fitting = [text[:end].encode(name) for end in range(len(text) + 1)]
    expected = max((data for data in fitting if len(data) <= room), key=len)
    write = script("(text, room, codec) => { const b = Buffer.alloc(room); return b.slice(0, b.write(text, codec)); }")
    assert write(text, room, codec) == expected


@holds_for(BYTES, st.lists(st.tuples(st.integers(0, 400), st.sampled_from(list(" \n\t*!é你")))))
def test_base64_skips_what_is_no_digit(
    script: Callable[[str], Function], data: bytes, junk: list[tuple[int, str]]
) -> None:
    digits = base64.b64encode(data).decode().rstrip("=")
    # The low byte of a wide character counts, as in Node: only those that are no digit are junk.
    for place, character in junk:
        digits = digits[:place] + (character if ord(character) & 0xFF not in b"`" else " ") + digits[place:]
    assert script("(text) => Buffer.from(text, 'base64')")(digits) == data


@holds_for(BYTES, st.binary(min_size=1, max_size=3), st.integers(0, 310))
def test_search_is_find(script: Callable[[str], Function], data: bytes, wanted: bytes, start: int) -> None:
    assert script("(data, wanted, start) => data.indexOf(wanted, start)")(data, wanted, start) == data.find(
        wanted, start
    )
    assert script("(data, wanted) => data.lastIndexOf(wanted)")(data, wanted) == data.rfind(wanted)


@holds_for(
    st.lists(st.sampled_from([0, 1, 2]), max_size=200).map(bytes),
    st.lists(st.sampled_from([0, 1]), min_size=2, max_size=6).map(bytes),
)
def test_search_among_near_misses(script: Callable[[str], Function], data: bytes, wanted: bytes) -> None:
    assert script("(data, wanted) => data.indexOf(wanted)")(data, wanted) == data.find(wanted)
    assert script("(data, wanted) => data.lastIndexOf(wanted)")(data, wanted) == data.rfind(wanted)


@holds_for(BYTES, BYTES)
def test_compare_orders_as_python_does(script: Callable[[str], Function], one: bytes, other: bytes) -> None:
    assert script("Buffer.compare")(one, other) == (one > other) - (one < other)
    assert script("(one, other) => one.equals(other)")(one, other) == (one == other)
    assert script("(one) => one.equals(Buffer.from(one))")(one) is True


@holds_for(BYTES, st.integers(-310, 310), st.integers(-310, 310))
def test_slice_slices_as_python_does(script: Callable[[str], Function], data: bytes, start: int, end: int) -> None:
    assert script("(data, start, end) => data.slice(start, end)")(data, start, end) == data[start:end]
    assert script("(data, start, end) => data.toString('latin1', start, end)")(data, abs(start), abs(end)) == data[
        abs(start) : abs(end)
    ].decode("latin-1")


@holds_for(st.sampled_from(sorted(INTEGERS)), st.booleans(), st.data())
def test_integers_are_those_of_struct(
    script: Callable[[str], Function], kind: str, little: bool, data: st.DataObject
) -> None:
    layout = ("<" if little else ">") + INTEGERS[kind]
    bits = struct.calcsize(layout) * 8
    least = 0 if kind.startswith(("U", "BigU")) else -(2 ** (bits - 1))
    value = data.draw(st.integers(least, least + 2**bits - 1))
    name = kind if bits == 8 else kind + ("LE" if little else "BE")
    number = f"BigInt('{value}')" if bits == 64 else str(value)
    expected = struct.pack(layout, value)
    written = script(
        "(name, text) => { const b = Buffer.alloc(10); b['write' + name](eval(text), 1); return b.slice(1); }"
    )
    assert written(name, number)[: bits // 8] == expected
    assert script("(name, data) => String(data['read' + name]())")(name, expected) == str(value)


@holds_for(st.floats(allow_nan=False), st.booleans())
def test_doubles_are_those_of_struct(script: Callable[[str], Function], value: float, little: bool) -> None:
    layout, name = ("<d", "DoubleLE") if little else (">d", "DoubleBE")
    expected = struct.pack(layout, value)
    assert (
        script("(name, value) => { const b = Buffer.alloc(8); b['write' + name](value); return b; }")(name, value)
        == expected
    )
    assert script("(name, data) => data['read' + name]()")(name, expected) == value


@holds_for(st.integers(1, 6), st.booleans(), st.booleans(), st.data())
def test_integers_of_any_width(
    script: Callable[[str], Function], size: int, signed: bool, little: bool, data: st.DataObject
) -> None:
    least = -(2 ** (size * 8 - 1)) if signed else 0
    value = data.draw(st.integers(least, least + 2 ** (size * 8) - 1))
    name = f"{'Int' if signed else 'UInt'}{'LE' if little else 'BE'}"
    expected = value.to_bytes(size, "little" if little else "big", signed=signed)
    written = script(
        "(name, value, size) => { const b = Buffer.alloc(size); b['write' + name](value, 0, size); return b; }"
    )
    assert written(name, value, size) == expected
    assert script("(name, data) => data['read' + name](0, data.length)")(name, expected) == value
