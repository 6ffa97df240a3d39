"""Strings cross exactly, whatever is in them and however long they are."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jsbridge import Runtime

MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
# Every code point, surrogates included, but no high one right before a low one: to JavaScript those two are one character.
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80).filter(
    lambda text: not any("\ud800" <= a <= "\udbff" and "\udc00" <= b <= "\udfff" for a, b in itertools.pairwise(text))
)
EDGES = {
    "empty": "",
    "nul": "\0",
    "nul inside": "a\0b\0",
    "latin": "é\xff",
    "bmp": "\u20ac\uffff\ufeff",
    "astral": "\U0001f600\U0010ffff",
    "high surrogate": "\ud800",
    "low surrogate": "\udfff",
    "surrogates the wrong way round": "\udc00\ud800",
    "surrogate at the end": "abc\ud83d",
    "markers": "s", "more markers": "=x", "an error's marker": "!{}",
    "json": '{"\\u0000":"i","v":"ff"}',
    "escapes": "\"\\\n\r\t\b\f\u2028\u2029\x7f",
    "forty": "x" * 40, "forty-one": "x" * 41,
    "4095": "y" * 4095, "4096": "y" * 4096,
    "wide, 4095": "ä\U0001f600語" * 1365, "wide, 4096": "ä\U0001f600語" * 1365 + "ß",
    "wide with a nul": "語\0" * 300, "wide with a surrogate": "語\udc00" * 300,
    "wide and long": "\U0001f600ä" * 5000,
    "a million": "z" * 1_000_000,
}  # fmt: skip


def test_every_string_comes_back_as_itself(route: Callable[[Any], Any]) -> None:
    for name, value in EDGES.items():
        back = route(value)
        assert type(back) is str, name
        assert back == value, name


@MANY
@given(value=ANY_TEXT)
def test_any_string_comes_back_as_itself(route: Callable[[Any], Any], value: str) -> None:
    assert route(value) == value


@MANY
@given(value=ANY_TEXT)
def test_a_script_sees_the_same_code_units(shown: Callable[[Any, str], Any], value: str) -> None:
    units = shown(value, "Array.from({ length: it.length }, (_, index) => it.charCodeAt(index))")
    expected = value.encode("utf-16-le", "surrogatepass")
    assert units == [int.from_bytes(expected[at : at + 2], "little") for at in range(0, len(expected), 2)]


def test_two_lone_surrogates_that_make_a_pair_are_one_character_to_javascript(route: Callable[[Any], Any]) -> None:
    assert route("\ud83d\ude00") == "\U0001f600"


@pytest.mark.parametrize("length", [511, 512, 4096, 8192, 8193, 20_000, 100_000])
def test_a_string_that_was_put_together_crosses(seen: Callable[[str], Any], runtime: Runtime, length: int) -> None:
    # quickjs-ng keeps long concatenations as trees.
    source = f"(() => {{ let text = ''; while (text.length < {length}) text += 'abcdefgh'; return text + 'é' }})()"
    expected = "abcdefgh" * ((length + 7) // 8) + "é"
    assert runtime.eval(source) == expected
    assert seen(source) == expected
    assert seen(f"[{source}]") == [expected]


def test_two_texts_in_one_call(runtime: Runtime) -> None:
    taken: list[Any] = []
    runtime.globals["take"] = lambda *args: taken.append(args)
    runtime.eval("take('a\\0', 'b\\ud800', 'c', 1)")
    assert taken == [("a\0", "b\ud800", "c", 1)]
    assert runtime.eval("(a, b, c) => a + '|' + b + '|' + c")("x\0", "\ud800", "y" * 2000) == "x\0|\ud800|" + "y" * 2000


def test_a_script_that_has_changed_regular_expressions_gets_text_across(runtime: Runtime) -> None:
    taken: list[Any] = []
    runtime.globals["take"] = taken.append
    runtime.eval(
        "RegExp.prototype.exec = () => { throw new Error('exec') }; RegExp.prototype.test = () => false;"
        "Object.defineProperty(RegExp.prototype, 'flags', { get() { throw new Error('flags') } });"
        "RegExp.prototype[Symbol.replace] = () => 'replaced';"
    )
    runtime.eval("take('plain'); take('nul \\0'); take('ä')")
    assert taken == ["plain", "nul \0", "ä"]


def test_a_text_that_javascript_cannot_hold_is_refused(runtime: Runtime, monkeypatch: pytest.MonkeyPatch) -> None:
    from jsbridge.engine import channel

    monkeypatch.setattr(channel, "MAX_TEXT", 5000)
    with pytest.raises(ValueError, match="a text of 6000 bytes is longer than the 5000 that JavaScript takes"):
        runtime.eval("(text) => text")("x" * 6000)
    assert runtime.eval("(text) => text")("x" * 4000) == "x" * 4000
