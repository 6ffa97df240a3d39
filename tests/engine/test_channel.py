"""The holder and the mailbox: text and bytes across, by themselves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jsbridge import JSMemoryError
from jsbridge.engine import IS_NG, Engine
from jsbridge.engine.channel import MAILBOX_BYTES, BufferAddress

STACK = 1 << 20
#: Shorter texts go along.
LONG = 4096 if IS_NG else 1024


@pytest.fixture
def engine() -> Iterator[Engine]:
    made = Engine(memory_limit=None, stack_size=STACK)
    made.boot(
        "(kernel) => { const { entries, holder } = kernel; Object.assign(entries, {"
        " run: () => kernel.evaluate(() => true), open: (mark) => { kernel.opened = kernel.open(mark); return true },"
        " length: () => kernel.opened.length, bytes: () => kernel.opened.byteLength,"
        " stage: () => { kernel.stageBytes(kernel.opened); return true },"
        " stageText: () => { kernel.stageText(kernel.opened); return true }, text: () => { holder.text = kernel.opened; return true },"
        " set: () => { kernel.opened = { toString() { throw 1 } }; holder.text = kernel.opened; return true } }) }",
        "jsbridge:test",
    )
    yield made
    made.close()


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("", "="),
        ("short", "=short"),
        ("x" * (LONG - 1), "=" + "x" * (LONG - 1)),
        ("x" * LONG, "s"),
        ("é\U0001f600", "=é\U0001f600" if IS_NG else "s"),
        ("é" * 4096, "s"),
        ("\0", "s"),
        ("\ud800", "s"),
    ],
)
def test_text_goes_in_and_comes_out(engine: Engine, text: str, mark: str) -> None:
    assert engine.put_text(text) == mark
    assert engine.entry("open")(mark) is True
    engine.entry("stageText")()
    assert engine.read_text() == text
    assert engine.entry("length")() == len(text.encode("utf-16-le", "surrogatepass")) // 2


def test_utf8_in_the_mailbox_is_a_text_and_back(engine: Engine) -> None:
    for text in ("a", "größer 語", "\U0001f600x", "ab" * 2000):
        utf8 = text.encode()
        engine.mailbox[: len(utf8)] = utf8
        assert engine.text_of_utf8(len(utf8)) == "=" + text
        engine.mailbox[: len(utf8)] = bytes(len(utf8))
        assert engine.utf8_of_text(text, len(text.encode("utf-16-le")) // 2) == len(utf8)
        assert engine.mailbox[: len(utf8)] == utf8
        # What the extension module cut off at U+0000.
        assert engine.utf8_of_text(text, len(text.encode("utf-16-le")) // 2 + 1) is None
    for bad in (b"a\0b", b"\xff", b"\xed\xa0\x80"):
        engine.mailbox[: len(bad)] = bad
        assert engine.text_of_utf8(len(bad)) is None


@pytest.mark.parametrize(
    ("text", "utf8"),
    [
        ("é\0", b"\xc3\xa9\0"),
        ("\ud800x", b"\xef\xbf\xbdx"),
        ("\udc00\ud800", b"\xef\xbf\xbd\xef\xbf\xbd"),
        ("\U0001f600", "\U0001f600".encode()),
    ],
)
def test_utf8_is_what_an_encoder_of_the_web_writes(engine: Engine, text: str, utf8: bytes) -> None:
    engine.write_text(text)
    assert engine.read_utf8() == utf8


def test_only_a_string_is_read_as_text(engine: Engine) -> None:
    engine.entry("set")()
    with pytest.raises(TypeError, match="what was staged as text is no string"):
        engine.read_text()
    engine.write_text("fine")
    assert engine.read_text() == "fine"


@pytest.mark.parametrize("size", [0, 1, 1000, MAILBOX_BYTES, MAILBOX_BYTES + 1, 500_000])
def test_bytes_go_in_and_come_out(engine: Engine, size: int) -> None:
    data = bytes(range(256)) * (size // 256) + bytes(size % 256)
    mark = engine.put_bytes(data)
    assert mark == ("b" if size <= MAILBOX_BYTES else "B")
    engine.entry("open")(mark)
    assert engine.entry("bytes")() == size
    engine.entry("stage")()
    assert engine.staged_bytes() == data
    assert engine.staged == (size > MAILBOX_BYTES)
    assert engine.take_bytes() == data
    assert not engine.staged


def test_what_is_staged_can_be_written(engine: Engine) -> None:
    for size in (10, 100_000):
        engine.entry("open")(engine.put_bytes(bytes(size)))
        engine.entry("stage")()
        engine.staged_bytes()[0] = 7
        assert engine.take_bytes()[:2] == b"\7\0"


def test_nothing_staged_is_a_mistake_of_the_bridge(engine: Engine) -> None:
    with pytest.raises(AssertionError, match="nothing is staged as block0"):
        engine.take_blocks([0, 5], mailbox=False)


def test_blocks_lie_one_after_the_other(engine: Engine) -> None:
    engine.put_blocks([b"ab", b"", bytearray(b"cde")], mailbox=True)
    assert engine.take_blocks([2, 0, 3], mailbox=True) == [b"ab", b"", b"cde"]
    engine.put_blocks([b"ab" * 100, b"", memoryview(b"cde")], mailbox=False)
    assert engine.take_blocks([0, 200, 0, 0, 1, 2], mailbox=False) == [b"ab" * 100, b"", b"de"]


def test_a_place_beyond_the_buffer_is_cut_off(engine: Engine) -> None:
    engine.put_blocks([b"abc"], mailbox=False)
    assert engine.take_blocks([1, 100], mailbox=False) == [b"bc"]
    engine.put_blocks([b"abc"], mailbox=False)
    assert engine.take_blocks([100, 1], mailbox=False) == [b""]


def test_no_memory_is_an_error_of_its_own_and_passes(engine: Engine) -> None:
    engine.set_memory_limit(engine.memory()["malloc_size"] + 100_000)
    for action in (lambda: engine.put_bytes(bytes(1 << 20)), lambda: engine.write_text("é" * (1 << 20))):
        with pytest.raises(JSMemoryError, match="out of memory"):
            action()
    assert engine.put_text("é\0") == "s"
    assert engine.read_text() == "é\0"
    with engine.memory_granted(4 << 20):
        assert engine.put_bytes(bytes(1 << 20)) == "B"
    with pytest.raises(JSMemoryError):
        engine.write_text("é" * (1 << 20))
    assert engine.memory_left() < 100_000


def test_the_address_of_bytes() -> None:
    with BufferAddress(b"abc") as address, BufferAddress(memoryview(b"abc")[1:]) as other:
        assert address != 0
        assert other != 0
    data = bytearray(5)
    with BufferAddress(data), pytest.raises(BufferError):
        data.append(1)
    data.append(1)
