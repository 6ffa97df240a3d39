"""Numbers that grow, whatever the clock of the machine does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import jsbridge

START_MS = 1_700_000_000_000
PER_MS = 4096


class Clock:
    """A clock that stands still between its steps."""

    def __init__(self) -> None:
        self.ms = START_MS

    def time_ns(self) -> int:
        """Like ``time.time_ns()``."""
        return self.ms * 1_000_000


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    from jsbridge.modules.uuid import host

    clock = Clock()
    monkeypatch.setattr(host, "time", clock)
    return clock


@pytest.fixture
def take(clock: Clock, runtime: jsbridge.Runtime) -> Callable[[int], list[tuple[int, int]]]:
    """Takes so many numbers; returns the milliseconds since the start, and the count, of each."""
    runtime.register("app", {"step": lambda ms: setattr(clock, "ms", clock.ms + ms)})
    snowflakes = runtime.eval(
        """
        const uuid = require('uuid'), coroutine = require('coroutine');
        (count) => { const ids = []; while (count-- > 0) ids.push(uuid.snowflake()); return ids }
        """
    )

    def taken(count: int) -> list[tuple[int, int]]:
        numbers = [int.from_bytes(data, "big") for data in snowflakes(count)]
        assert numbers == sorted(set(numbers))
        return [((number >> 22) - START_MS, number & (PER_MS - 1)) for number in numbers]

    return taken


def test_it_counts_within_a_millisecond(take: Callable[[int], Any]) -> None:
    assert take(PER_MS) == [(0, count) for count in range(PER_MS)]


def test_it_waits_for_the_next_one_when_there_are_too_many(
    take: Callable[[int], Any], runtime: jsbridge.Runtime
) -> None:
    take(PER_MS)
    runtime.eval("let waited = false; coroutine.start(() => { waited = true; require('app').step(1) }); null")
    assert take(1) == [(1, 0)]
    assert runtime.eval("waited")


def test_it_goes_on_when_the_clock_is_set_back(take: Callable[[int], Any], clock: Clock) -> None:
    assert take(1) == [(0, 0)]
    clock.ms -= 1000
    assert take(PER_MS + 1)[-3:] == [(0, PER_MS - 1), (1, 0), (1, 1)]
