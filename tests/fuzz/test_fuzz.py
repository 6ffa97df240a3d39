"""Some thousand random calls, the same each time; ``make fuzz`` makes a million."""

from __future__ import annotations

import pytest
from campaign import TARGETS, Found, sessions
from verdict import Thrown, finding

CALLS = 1200
SEED = 7


@pytest.mark.parametrize("target", TARGETS)
def test_random_calls_end_well(target: str) -> None:
    found = Found()
    sessions(target, SEED, 0, 1, CALLS, found)
    assert found.findings == {}
    assert (found.sessions, found.calls >= CALLS) == (1, True)
    # Arguments of every type are refused in many ways.
    assert len(found.kinds) > 5


def test_a_worker_that_breaks_off_is_a_finding() -> None:
    found = Found()
    sessions("no such target", SEED, 0, 1, CALLS, found)
    assert [what.split(":")[0] for what in found.findings] == ["the session ended by JSError"]


def thrown(name: str = "TypeError", message: str = "", code: str | None = None, **more: object) -> Thrown:
    found = {
        "label": "call zmq.Socket()",
        "language": False,
        "isError": True,
        "name": name,
        "message": message,
        "code": code,
    }
    return Thrown.of({**found, **more})


@pytest.mark.parametrize(
    ("error", "wrong"),
    [
        (thrown(code="ERR_INVALID_ARG_TYPE"), None),
        (thrown("Error", code="ENOTSOCK"), None),
        (thrown("Error", number="100009"), None),
        (thrown("RangeError", "out of memory"), None),
        (thrown(message="cannot convert symbol to number"), None),
        (thrown(message="not a function", language=True), None),
        (thrown(message="not a function"), "it has no code"),
        (thrown("Error", code="something"), "it has no code"),
        (thrown("InternalError", "Python call failed."), "an InternalError"),
        (thrown(message="unsupported operand type(s) for +", code="ERR_X"), "it speaks of Python"),
        (thrown(message="expected str, not 'NoneType'", code="ERR_X"), "it speaks of Python"),
        (thrown(isError=False), "what is thrown is no Error"),
    ],
)
def test_what_is_documented(error: Thrown, wrong: str | None) -> None:
    assert finding(error) == wrong
