"""A process killed with SIGKILL in mid-stream and begun again: the stream goes on, and what the pattern promises is kept.

PUSH/PULL and DEALER/ROUTER promise no message that was on its way to the dead; everything else, once and in order.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from processes import JSBRIDGE, LineProcess

_STREAMS = Path(__file__).with_name("streams")
#: How much a process has to do before it is killed, and after.
ENOUGH = 300
#: Short messages fill the operating system's buffers by the hundreds.
MOST_LOST = 3000

Start = Callable[..., LineProcess]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a script of this folder's ``streams``: ``start("push", "connect", address, "name")``."""
    running: list[LineProcess] = []

    def begin(script: str, *arguments: str) -> LineProcess:
        running.append(LineProcess(*JSBRIDGE, str(_STREAMS / f"{script}.js"), *arguments))
        return running[-1]

    yield begin
    for process in running:
        process.close()


@pytest.fixture(params=["tcp", "ipc"])
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    """Where the first one binds."""
    with tempfile.TemporaryDirectory() as folder:
        yield "tcp://127.0.0.1:*" if request.param == "tcp" else f"ipc://{folder}/socket"


def numbers(lines: list[str], name: str) -> list[int]:
    """The numbers that came with that name, before the end."""
    return [int(number) for sender, number in (line.split() for line in lines) if sender == name and number != "end"]


def check_end(process: LineProcess) -> list[str]:
    """It ends well; returns what it still printed."""
    code, lines, _ = process.end()
    assert code == 0
    return lines


def check_leave(push: LineProcess) -> int:
    """It ends well when it may; returns how many numbers it sent."""
    push.write("leave")
    (sent,) = check_end(push)
    return int(sent)


def check_gap(before: list[int], after: list[int]) -> None:
    """Each part without a gap, and between them what was lost with the dead."""
    assert before == list(range(len(before)))
    assert after == list(range(after[0], after[0] + len(after)))
    assert 0 <= after[0] - len(before) <= MOST_LOST


def test_a_pull_that_comes_again_goes_on_where_the_dead_one_was(start: Start, address: str) -> None:
    first = start("pull", "bind", address)
    endpoint = first.line()
    push = start("push", "connect", endpoint, "push")
    push.line()
    seen = first.lines(ENOUGH) + first.kill()
    second = start("pull", "bind", endpoint)
    second.line()
    rest = second.lines(ENOUGH)
    push.write("stop")
    rest += check_end(second)
    assert check_leave(push) == 1 + numbers(rest, "push")[-1]
    check_gap(numbers(seen, "push"), numbers(rest, "push"))


def test_a_pull_takes_from_a_push_that_comes_again(start: Start, address: str) -> None:
    pull = start("pull", "bind", address)
    endpoint = pull.line()
    first = start("push", "connect", endpoint, "first")
    seen = pull.lines(ENOUGH)
    first.kill()
    second = start("push", "connect", endpoint, "second")
    second.line()
    second.write("stop")
    seen += check_end(pull)
    # All that reached the operating system before the end of the first, and all of the second.
    early = numbers(seen, "first")
    assert early == list(range(len(early)))
    assert numbers(seen, "second") == list(range(check_leave(second)))
    assert seen[-1] == "second end"


def test_the_other_pulls_go_on_when_one_dies(start: Start, address: str) -> None:
    push = start("push", "bind", address, "push")
    endpoint = push.line()
    dying, living = (start("pull", "connect", endpoint) for _ in range(2))
    for each in (dying, living):
        each.line()
    dead = numbers(dying.lines(ENOUGH) + dying.kill(), "push")
    again = start("pull", "connect", endpoint)
    again.line()
    shares = [numbers(each.lines(2 * ENOUGH), "push") for each in (living, again)]
    for share in (dead, *shares):
        assert share == sorted(share)
    seen = {*dead, *shares[0], *shares[1]}
    assert len(seen) == len(dead) + 4 * ENOUGH
    # Up to here all was dealt out, and the living read theirs in order: what is missing was the dead one's.
    dealt = min(share[-1] for share in shares)
    assert len(set(range(dealt)) - seen) <= MOST_LOST


def until(process: LineProcess, name: str) -> list[str]:
    """Waits for so many lines with that name; returns all that came."""
    lines: list[str] = []
    while len(numbers(lines, name)) < ENOUGH:
        lines.append(process.line())
    return lines


def test_a_dealer_goes_on_with_a_router_that_comes_again(start: Start, address: str) -> None:
    first = start("router", "bind", address, "first")
    endpoint = first.line()
    dealer = start("dealer", "connect", endpoint, "dealer", "one")
    dealer.line()
    seen = until(dealer, "first/one")
    first.kill()
    second = start("router", "bind", endpoint, "second")
    seen += until(dealer, "second/one")
    dealer.write("stop")
    seen += check_end(dealer)
    assert seen[-1] == "second/one end"
    check_gap(numbers(seen, "first/one"), numbers(seen, "second/one"))
    assert second.process.poll() is None


def test_a_router_serves_others_when_a_dealer_dies_and_the_same_one_again(start: Start, address: str) -> None:
    router = start("router", "bind", address, "router")
    endpoint = router.line()
    other = start("dealer", "connect", endpoint, "other", "one")
    other.line()
    first = start("dealer", "connect", endpoint, "mortal", "first")
    first.line()
    until(first, "router/first")
    first.kill()
    second = start("dealer", "connect", endpoint, "mortal", "second")
    second.line()
    for each, life in ((other, "one"), (second, "second")):
        seen = until(each, f"router/{life}")
        each.write("stop")
        seen += check_end(each)
        assert seen[-1] == f"router/{life} end"
        answered = numbers(seen, f"router/{life}")
        assert answered == list(range(len(answered)))
    # To a ROUTER they are the same: what was under way to the first may reach the second.
    late = numbers(seen, "router/first")
    assert late == sorted(set(late))
    assert len(late) <= MOST_LOST
    assert set(router.kill()) <= {"mortal is gone", "a client is replaced"}
