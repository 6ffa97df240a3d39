"""Nothing is lost, doubled or stuck, however coroutines, timeouts and closes fall together. Each run's seed is in its name."""

from __future__ import annotations

import pytest
from runs import TRANSPORTS, figures

ROUNDS = 1000
SENDS = 10_000
#: Of readers whose timeouts are as long as the sender's pauses, so many run into one at least.
LEAST_TIMEOUTS = 50


@pytest.mark.timeout(600)
@pytest.mark.parametrize(("transport", "messages"), [("tcp", 100_000), ("ipc", 10_000), ("inproc", 10_000)])
def test_echoes_come_once_and_in_order(transport: str, messages: int) -> None:
    assert figures("echo", transport, messages, 1)["messages"] == messages


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("transport", TRANSPORTS)
def test_timeouts_lose_nothing(transport: str, seed: int) -> None:
    found = figures("timeouts", transport, SENDS, seed)
    assert found["messages"] == SENDS
    assert found["expired"] > LEAST_TIMEOUTS


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_closing_while_others_receive_is_always_the_closed_error(transport: str) -> None:
    assert figures("closing", transport, ROUNDS, 1) == {"rounds": ROUNDS, "errors": 2 * ROUNDS}


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_an_address_can_be_bound_again_at_once(transport: str) -> None:
    assert figures("rebinding", transport, ROUNDS) == {"rounds": ROUNDS}
