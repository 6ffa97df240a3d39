"""The formats beside Python's own, for whatever values come up."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jsbridge import Runtime

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=100)
BYTES = st.binary(max_size=100)
Call = Callable[..., Any]


@pytest.fixture
def call() -> Iterator[Call]:
    """Calls a function of a module: one runtime for all examples of a test."""
    with Runtime() as runtime:
        function = runtime.eval("(module, name, ...args) => require(module)[name](...args)")

        def call_by_name(name: str, *args: object) -> Any:
            return function(*name.split("."), *args)

        yield call_by_name


def holds_for(*values: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """`given`, without a deadline (one example's time says nothing) and with one runtime for all."""
    shared = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    return lambda test: shared(given(*values)(test))


def well_formed(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


@holds_for(BYTES)
def test_base32_is_that_of_the_rfc(call: Call, data: bytes) -> None:
    standard = base64.b32encode(data).decode()
    assert call("base32.encode", data) == standard.rstrip("=").lower()
    assert call("base32.decode", standard) == data


@holds_for(BYTES, st.lists(st.tuples(st.integers(0, 200), st.sampled_from(" \n-_.!8*\u00e9\u4f60\ud800"))))
def test_base32_skips_what_is_no_digit(call: Call, data: bytes, junk: list[tuple[int, str]]) -> None:
    digits = call("base32.encode", data)
    for place, character in junk:
        digits = digits[:place] + character + digits[place:]
    assert call("base32.decode", digits) == data


@holds_for(ANY_TEXT)
def test_base32_decodes_any_text(call: Call, text: str) -> None:
    digits = re.sub(
        "[^A-Z2-7]", "", text.encode("ascii", "ignore").decode().upper().translate({48: 79, 49: 76, 57: 71})
    )
    bits = "".join(f"{'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.index(digit):05b}" for digit in digits)
    whole = bits[: len(bits) // 8 * 8]
    assert call("base32.decode", text) == bytes(int(whole[at : at + 8], 2) for at in range(0, len(whole), 8))


@holds_for(BYTES)
def test_base64_for_addresses_is_padded(call: Call, data: bytes) -> None:
    assert call("base64.encode", data, True) == base64.urlsafe_b64encode(data).decode()
    assert call("base64.decode", base64.urlsafe_b64encode(data).decode()) == data


@holds_for(st.text("0123456789abcdefABCDEFgG \u00e9\u0130", max_size=30))
def test_hex_reads_digit_by_digit(call: Call, text: str) -> None:
    expected, at = bytearray(), 0
    while at < len(text) - 1:
        if text[at] in "0123456789abcdefABCDEF":
            pair = text[at : at + 2] if text[at + 1] in "0123456789abcdefABCDEF" else text[at]
            expected.append(int(pair, 16))
            at += 1
        at += 1
    assert call("hex.decode", text) == bytes(expected)


@holds_for(st.recursive(st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | ANY_TEXT, st.lists))
def test_json_is_that_of_the_standard(call: Call, value: object) -> None:
    assert json.loads(call("json.encode", value)) == value
    assert call("json.decode", json.dumps(value)) == value


@holds_for(ANY_TEXT)
def test_addresses_come_back(call: Call, text: str) -> None:
    assert call("encoding.decodeURI", call("encoding.encodeURIComponent", text)) == well_formed(text)


@holds_for(ANY_TEXT)
def test_jsstr_is_a_json_string(call: Call, text: str) -> None:
    assert json.loads(f'"{call("encoding.jsstr", text, True)}"') == text


_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.floats(allow_nan=False) | st.text() | BYTES,
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@holds_for(_ANYTHING)
def test_msgpack_comes_back(call: Call, value: object) -> None:
    assert call("msgpack.decode", call("msgpack.encode", value)) == value


@holds_for(
    st.dictionaries(
        st.text(st.characters(exclude_characters="\0$", exclude_categories=["Cs"])),
        st.recursive(
            st.none()
            | st.booleans()
            | st.integers(-(2**63), 2**63 - 1)
            | st.floats(allow_nan=False)
            | st.text()
            | BYTES,
            st.lists,
        ),
    )
)
def test_bson_comes_back(call: Call, value: object) -> None:
    assert call("bson.decode", call("bson.encode", value)) == value
