"""Codecs and parsers beside Node's, for whatever values come up."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jsbridge import Policy, Runtime

HERE = Path(__file__).parent
EXAMPLES = 150
CODECS = ["utf8", "utf16le", "latin1", "ascii", "hex", "base64", "base64url"]
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
# Codecs and parsers have their corners here.
CORNERS = st.text(
    st.sampled_from("aZ09+/-_= \n%&=+?#:@.\\\x00\x7f\x80\xff\u0131\u0141\u4f60\ud800\udbff\udc00\udfff"), max_size=40
)
TEXTS = ANY_TEXT | CORNERS | st.text("0123456789abcdefABCDEFg \n", max_size=30)
BYTES = st.binary(max_size=60) | st.lists(
    st.sampled_from(
        [0x41, 0x80, 0xBF, 0xC2, 0xE0, 0xE2, 0x82, 0xAC, 0xED, 0xA0, 0xF0, 0x9F, 0xF4, 0x90, 0xD8, 0xDC, 0xFF]
    ),
    max_size=30,
).map(bytes)
SAFE_INTEGERS = st.integers(1 - 2**53, 2**53 - 1)
LABELS = st.text(st.characters(codec="utf-8"), max_size=20) | st.text(
    "abzAZ059-\u00e9\u4f60\u212a\U0001f600", max_size=15
)
ADDRESSES = st.lists(
    st.sampled_from(
        [
            "http:",
            "foo:",
            "mailto:",
            "file:",
            "/",
            "//",
            "\\",
            "?",
            "#",
            "@",
            ":",
            "80",
            "a",
            "B",
            "..",
            ".",
            "[::1]",
            "%41",
            "%",
            " ",
            "'",
        ]
    )
    | st.text(st.characters(codec="ascii", exclude_characters="\0"), max_size=4),
    max_size=12,
).map("".join)

Compare = Callable[..., None]


@pytest.fixture
def compare() -> Iterator[Compare]:
    """Asks both: the source of a function, then its arguments."""
    with (
        Runtime(root=HERE, policy=Policy.everything()) as runtime,
        subprocess.Popen(
            ["node", "--no-deprecation", "beside.js"], cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as node,
    ):
        assert node.stdin
        assert node.stdout
        answer = runtime.eval("require('./beside')")

        def ask(source: str, *args: object) -> None:
            line = json.dumps([source, *args])
            assert node.stdin
            assert node.stdout
            node.stdin.write(line.encode() + b"\n")
            node.stdin.flush()
            assert answer(line) == json.loads(node.stdout.readline()), line

        yield ask
        node.stdin.close()
        node.wait(20)


def holds_for(*values: st.SearchStrategy[object]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """`given`, without a deadline (one example's time says nothing) and with one process for all."""
    shared = settings(deadline=None, max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture])
    return lambda test: shared(given(*values)(test))


@pytest.mark.parametrize("codec", CODECS)
@holds_for(TEXTS, st.integers(0, 40))
def test_texts_become_bytes(compare: Compare, codec: str, text: str, room: int) -> None:
    compare("(text, codec) => [Buffer.from(text, codec), Buffer.byteLength(text, codec)]", text, codec)
    compare(
        "(text, codec, room) => { const b = Buffer.alloc(room); return [b.write(text, codec), b]; }", text, codec, room
    )


@pytest.mark.parametrize("codec", CODECS)
@holds_for(BYTES, st.integers(0, 70), st.integers(0, 70))
def test_bytes_become_texts(compare: Compare, codec: str, data: bytes, start: int, end: int) -> None:
    compare("(digits, codec) => Buffer.from(digits, 'hex').toString(codec)", data.hex(), codec)
    compare(
        "(digits, codec, ...at) => Buffer.from(digits, 'hex').toString(codec, ...at)", data.hex(), codec, start, end
    )


@pytest.mark.parametrize("codec", CODECS)
@pytest.mark.parametrize("length", [63, 64, 65, 255, 256, 257, 4095, 4096, 4097, 70001])
def test_long_texts(compare: Compare, codec: str, length: int) -> None:
    for sample in ("a", "\u00ff", "\u4f60", "\U0001f600", "\ud800", "aGVsbG8=", "c3a9"):
        text = (sample * length)[:length]
        compare("(text, codec) => [Buffer.from(text, codec), Buffer.byteLength(text, codec)]", text, codec)
        compare("(text, codec) => Buffer.from(text, 'utf16le').toString(codec)", text, codec)


@pytest.mark.parametrize("codec", CODECS)
@holds_for(st.lists(BYTES, max_size=5))
def test_pieces_become_texts(compare: Compare, codec: str, pieces: list[bytes]) -> None:
    source = """(codec, ...pieces) => {
      const decoder = new (require('string_decoder').StringDecoder)(codec);
      const texts = pieces.map((piece) => [decoder.write(Buffer.from(piece, 'hex')), decoder.lastNeed, decoder.lastTotal]);
      return [texts, decoder.end(), decoder.lastNeed];
    }"""
    compare(source, codec, *[piece.hex() for piece in pieces])


@holds_for(TEXTS, st.sampled_from(["&", ";", "&&", ", "]), st.sampled_from(["=", ":", "=>"]))
def test_query_strings_are_read(compare: Compare, text: str, separator: str, equals: str) -> None:
    compare("(text) => require('querystring').parse(text)", text)
    compare("(...args) => require('querystring').parse(...args)", text, separator, equals)
    compare("(text) => [true, false].map((spaces) => require('querystring').unescape(text, spaces))", text)


@holds_for(st.dictionaries(LABELS, LABELS | st.lists(LABELS | SAFE_INTEGERS | st.booleans() | st.none())))
def test_query_strings_are_written(compare: Compare, fields: dict[str, object]) -> None:
    compare("(fields) => require('querystring').stringify(fields)", fields)


@holds_for(LABELS | CORNERS)
def test_labels_are_written(compare: Compare, text: str) -> None:
    for name in ("encode", "decode", "toASCII", "toUnicode"):
        compare("(name, text) => require('punycode')[name](text)", name, text)
    compare("(text) => require('punycode').toUnicode(`xn--${text}`)", text)


@holds_for(ADDRESSES, ADDRESSES)
def test_addresses_are_read(compare: Compare, one: str, other: str) -> None:
    compare("(text) => ({ ...require('url').parse(text) })", one)
    compare("(text) => ({ ...require('url').parse(text, true, true) })", one)
    compare("(one, other) => require('url').resolve(one, other)", one, other)
