"""Some seconds of ``make soak``: all patterns, transports and disturbances at once, with peers that are killed."""

from __future__ import annotations

import soak_run

SECONDS = 6.0
KILL_SECONDS = 1.0

_CONFIRMED = ("PUSH/PULL", "ROUTER/DEALER", "REQ/REP", "PAIR", "PUB/SUB", "streamed PUSH/PULL", "published")


def test_nothing_is_lost_doubled_or_left() -> None:
    found = soak_run.run(SECONDS, kill_seconds=KILL_SECONDS)
    assert found["faults"] == []
    counts = found["counts"]
    assert all(counts.get(name) for name in (*_CONFIRMED, "calls interrupted", "tasks cancelled")), counts
    assert found["kills"] > 1
    # The leak check of every test looks at descriptors and threads.
    assert found["end"]["threads"] <= found["begin"]["threads"]


def test_growth_is_told() -> None:
    rising = [{"kb": 100 + 10 * n} for n in range(9)]
    assert soak_run.growth(rising, "kb", 59) == ["kb grows from 110 to 170"]
    assert soak_run.growth(rising, "kb", 60) == []
    assert soak_run.growth([{"kb": 100 + n % 3} for n in range(9)], "kb", 0) == []
