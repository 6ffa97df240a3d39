"""What a process holds does not grow with what has gone through it. ``make reliability`` runs the same at full length."""

from __future__ import annotations

from typing import Any

import pytest
from runs import figures

MESSAGES = 40_000
SOCKETS = 2000
#: A leak of some 250 bytes per message, or of 5 KiB per socket, is beyond it.
GROWTH_KB = 8000


def check_flat(points: list[dict[str, Any]]) -> None:
    """From the second point on: what is kept for reuse is there after the first."""
    assert len(points) == 10
    settled, last = points[1], points[-1]
    assert last["threads"] <= settled["threads"]
    assert last["descriptors"] <= settled["descriptors"]
    assert last["residentKb"] - settled["residentKb"] < GROWTH_KB


@pytest.mark.parametrize("transport", ["tcp", "inproc"])
def test_messages_leave_nothing(transport: str) -> None:
    found = figures("traffic", transport, MESSAGES, 1)
    assert found["messages"] == MESSAGES
    check_flat(found["points"])


@pytest.mark.parametrize("transport", ["tcp", "inproc"])
def test_sockets_leave_nothing(transport: str) -> None:
    found = figures("sockets", transport, SOCKETS)
    assert found["sockets"] == SOCKETS
    check_flat(found["points"])
