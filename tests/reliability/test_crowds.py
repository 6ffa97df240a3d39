"""Short versions of what ``make reliability`` does with threads and runtimes."""

from __future__ import annotations

import crowds

ALLOWED_GROWTH_KB = 4 << 10


def test_threads_mix_all_kinds_of_calls() -> None:
    found = crowds.mixed(250)
    assert (found["calls"], found["wrong"]) == (2000, 0)


def test_many_runtimes_at_once() -> None:
    found = crowds.crowd(20, 10)
    assert (found["scripts"], found["wrong"]) == (200, 0)


def test_runtimes_one_after_the_other_leave_nothing() -> None:
    found = crowds.lives(60)
    assert found["wrong"] == 0
    second, last = found["points"][1], found["points"][-1]
    # An operating system thread ends a moment after it is let go.
    assert last["threads"] <= second["threads"] + 1
    assert last["descriptors"] <= second["descriptors"] + crowds.OPEN
    assert last["residentKb"] <= second["residentKb"] + ALLOWED_GROWTH_KB
