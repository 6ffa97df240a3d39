"""Signals whose handlers have to wait are repeated."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Callable, Iterator

import pytest

from jsbridge.cli.nudge import Nudge

DEADLINE_SECONDS = 60.0
FIRST, SECOND = signal.SIGUSR1, signal.SIGUSR2
TIMES = 3


class Heard:
    """Signals that came; the handler says so to the nudge from the third time on."""

    def __init__(self) -> None:
        self.counts = {FIRST: 0, SECOND: 0}
        self.enough = {FIRST: threading.Event(), SECOND: threading.Event()}
        self.nudge: Nudge | None = None

    def handle(self, number: int, frame: object) -> None:
        which = signal.Signals(number)
        self.counts[which] += 1
        if self.counts[which] >= TIMES:
            assert self.nudge is not None
            self.nudge.handled(number)
            self.enough[which].set()


@pytest.fixture
def nudged() -> Iterator[Callable[[Callable[[], bool]], Heard]]:
    """Makes a nudge for both signals; gets whether somebody reads."""
    heard = Heard()
    before = [signal.signal(number, heard.handle) for number in (FIRST, SECOND)]

    def make(reading: Callable[[], bool]) -> Heard:
        heard.nudge = Nudge((FIRST, SECOND), reading)
        return heard

    yield make
    if heard.nudge is not None:
        heard.nudge.close()
    for number, handler in zip((FIRST, SECOND), before, strict=True):
        signal.signal(number, handler)


def test_repeats_a_signal_until_its_handler_says_so(nudged: Callable[..., Heard]) -> None:
    heard = nudged(lambda: True)
    signal.raise_signal(FIRST)
    assert heard.enough[FIRST].wait(DEADLINE_SECONDS)
    # The second one is repeated in the same way, and by then the first one would be, too.
    signal.raise_signal(SECOND)
    assert heard.enough[SECOND].wait(DEADLINE_SECONDS)
    assert heard.counts == {FIRST: TIMES, SECOND: TIMES}


def test_repeats_nothing_where_nobody_reads(nudged: Callable[..., Heard]) -> None:
    reads = False
    heard = nudged(lambda: reads)
    asked = threading.Event()

    def reading() -> bool:
        asked.set()
        return reads

    assert heard.nudge is not None
    heard.nudge._reading = reading
    signal.raise_signal(FIRST)
    assert asked.wait(DEADLINE_SECONDS)
    reads = True
    signal.raise_signal(SECOND)
    assert heard.enough[SECOND].wait(DEADLINE_SECONDS)
    assert heard.counts == {FIRST: 1, SECOND: TIMES}


def test_passes_on_what_it_hears(nudged: Callable[..., Heard]) -> None:
    reader, writer = socket.socketpair()
    with reader, writer:
        writer.setblocking(False)
        reader.settimeout(DEADLINE_SECONDS)
        before = signal.set_wakeup_fd(writer.fileno())
        try:
            heard = nudged(lambda: False)
            signal.raise_signal(FIRST)
            assert reader.recv(1) == bytes([FIRST])
            assert heard.nudge is not None
            heard.nudge.handled(FIRST)
            heard.nudge.close()
            heard.nudge = None
            signal.raise_signal(SECOND)
            assert reader.recv(100) == bytes([SECOND])
        finally:
            assert signal.set_wakeup_fd(before) == writer.fileno()
