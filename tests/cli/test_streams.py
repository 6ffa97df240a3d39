"""Standard output when nobody reads it any more."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest

from jsbridge.cli.streams import Output, Streams, colored


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    ends = os.pipe()
    yield ends
    for end in ends:
        try:
            os.close(end)
        except OSError:
            # The test closed it.
            continue


def test_output_drops_what_nobody_reads(pipe: tuple[int, int]) -> None:
    broken: list[bool] = []
    output = Output(pipe[1], lambda: broken.append(True))
    assert output.write(b"read") == 4
    assert os.read(pipe[0], 10) == b"read"
    assert broken == []
    os.close(pipe[0])
    assert output.write(b"lost") == 4
    assert output.write(memoryview(b"lost too")) == 8
    assert broken == [True]
    output.close()
    os.fstat(pipe[1])


def test_streams_write_utf8_and_keep_the_descriptor(pipe: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    with open(pipe[1], "w", encoding="ascii", closefd=False) as before:
        monkeypatch.setattr(sys, "stdout", before)
        monkeypatch.setattr(sys, "stderr", before)
        streams = Streams(lambda: None)
        sys.stdout.write("ä€😀\n\udc80")
        assert streams.flush() is None
        assert os.read(pipe[0], 100) == "ä€😀\n?".encode()
        assert sys.stdout.fileno() == pipe[1]


def test_flush_tells_why_it_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    with open("/dev/full", "w") as full, open(os.devnull, "w") as null:
        monkeypatch.setattr(sys, "stdout", full)
        monkeypatch.setattr(sys, "stderr", null)
        streams = Streams(lambda: None)
        sys.stdout.write("text")
        failure = streams.flush()
        assert isinstance(failure, OSError)
        assert failure.strerror == "No space left on device"
        assert streams.flush() is None


def test_a_closed_descriptor_takes_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    streams = Streams(lambda: None)
    sys.stdout.write("text")
    assert streams.flush() is None
    sys.stdout.close()
    sys.stderr.close()


def test_colours_are_for_terminals(pipe: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    master, slave = os.openpty()
    monkeypatch.delenv("NO_COLOR", raising=False)
    try:
        with open(slave, "w", closefd=False) as terminal, open(pipe[1], "w", closefd=False) as file:
            assert colored(terminal)
            assert not colored(file)
            monkeypatch.setenv("NO_COLOR", "1")
            assert not colored(terminal)
    finally:
        os.close(master)
        os.close(slave)
