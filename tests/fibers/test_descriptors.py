"""Descriptors are reported when they become ready, edge-triggered or not, and only while they are there."""

import os
import selectors
import socket
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from jsbridge.fibers import Poller
from jsbridge.fibers.descriptors import Descriptors, EdgeTriggered, LevelTriggered

READ, WRITE = selectors.EVENT_READ, selectors.EVENT_WRITE


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    ends = socket.socketpair()
    yield ends
    for end in ends:
        end.close()


@pytest.fixture(params=[True, False])
def edge(request: pytest.FixtureRequest) -> bool:
    """Whether being told once is enough."""
    return bool(request.param)


@pytest.fixture(params=[EdgeTriggered, LevelTriggered])
def descriptors(request: pytest.FixtureRequest) -> Iterator[Descriptors]:
    wake, told = os.pipe()
    made = request.param(wake)
    made.told = told
    yield made
    made.close()
    os.close(wake)
    os.close(told)


def test_what_is_readable_is_reported(
    descriptors: Descriptors, edge: bool, pair: tuple[socket.socket, socket.socket]
) -> None:
    near, far = pair
    descriptors.add(near.fileno(), "near", READ, edge=edge)
    assert descriptors.poll(0) == []
    far.send(b"x")
    assert descriptors.poll(60) == ["near"]


def test_what_is_readable_already_is_reported(
    descriptors: Descriptors, edge: bool, pair: tuple[socket.socket, socket.socket]
) -> None:
    near, far = pair
    far.send(b"x")
    descriptors.add(near.fileno(), "near", READ, edge=edge)
    assert descriptors.poll(60) == ["near"]


def test_what_is_writable_is_reported(
    descriptors: Descriptors, edge: bool, pair: tuple[socket.socket, socket.socket]
) -> None:
    near, far = pair
    far.send(b"x")
    descriptors.add(near.fileno(), "near", WRITE, edge=edge)
    assert descriptors.poll(60) == ["near"]
    descriptors.add(near.fileno(), "near again", READ | WRITE, edge=edge)
    assert descriptors.poll(60) == ["near again"]


def test_a_rest_ends_with_the_next_addition(
    descriptors: Descriptors, edge: bool, pair: tuple[socket.socket, socket.socket]
) -> None:
    near, far = pair
    descriptors.add(near.fileno(), "near", READ, edge=edge)
    descriptors.rest(near.fileno())
    descriptors.add(near.fileno(), "other", READ, edge=edge)
    far.send(b"x")
    assert descriptors.poll(60) == ["other"]


def test_what_was_removed_is_not_reported(
    descriptors: Descriptors, edge: bool, pair: tuple[socket.socket, socket.socket]
) -> None:
    near, far = pair
    descriptors.add(near.fileno(), "near", READ, edge=edge)
    descriptors.remove(near.fileno())
    descriptors.remove(near.fileno())
    far.send(b"x")
    assert descriptors.poll(0) == []


def test_a_wake_up_is_reported_until_it_is_read(descriptors: Descriptors) -> None:
    os.write(descriptors.told, b"x")  # type: ignore[attr-defined]
    assert descriptors.poll(60) == [None]
    assert descriptors.poll(0) == [None]


def test_a_number_that_the_system_uses_again_is_another_descriptor(descriptors: Descriptors, edge: bool) -> None:
    one, two = socket.socketpair()
    number = one.fileno()
    descriptors.add(number, "first", READ, edge=edge)
    descriptors.remove(number)
    one.close()
    two.close()
    again: list[tuple[socket.socket, socket.socket]] = [socket.socketpair()]
    near, far = again[0]
    os.dup2(near.fileno(), number)
    try:
        descriptors.add(number, "second", READ, edge=edge)
        far.send(b"x")
        assert descriptors.poll(60) == ["second"]
        descriptors.remove(number)
    finally:
        if number not in (near.fileno(), far.fileno()):
            os.close(number)
        near.close()
        far.close()


def test_an_edge_is_reported_once(pair: tuple[socket.socket, socket.socket]) -> None:
    wake, told = os.pipe()
    edges = EdgeTriggered(wake)
    near, far = pair
    edges.add(near.fileno(), "near", READ, edge=True)
    far.send(b"x")
    assert edges.poll(60) == ["near"]
    assert edges.poll(0) == []
    far.send(b"y")
    assert edges.poll(60) == ["near"]
    edges.close()
    os.close(wake)
    os.close(told)


@pytest.mark.parametrize("kind", [EdgeTriggered, LevelTriggered])
def test_what_stays_ready_is_reported_again_unless_once_is_enough(
    kind: type[EdgeTriggered] | type[LevelTriggered], pair: tuple[socket.socket, socket.socket]
) -> None:
    wake, told = os.pipe()
    levels = kind(wake)
    near, far = pair
    levels.add(near.fileno(), "near", READ, edge=False)
    far.send(b"x")
    assert levels.poll(60) == levels.poll(60) == ["near"]
    levels.rest(near.fileno())
    assert levels.poll(0) == []
    levels.add(near.fileno(), "near", READ, edge=False)
    assert levels.poll(60) == ["near"]
    levels.close()
    os.close(wake)
    os.close(told)


class Source:
    """Somebody who waits, and counts what is reported."""

    def __init__(self, descriptor: int, poller: Poller) -> None:
        self.descriptor = descriptor
        self.poller = poller

    def ready(self) -> bool:
        return False

    def rest(self) -> None:
        self.poller.rest(self.descriptor, self)


def test_a_late_report_does_not_end_the_wait_of_another_source(pair: tuple[socket.socket, socket.socket]) -> None:
    near, _ = pair
    poller = Poller()
    first, second = Source(near.fileno(), poller), Source(near.fileno(), poller)
    poller.watch(near.fileno(), first)
    # It was reported, and then its socket was closed: the number is another one's when the report is dealt with.
    poller.unwatch(near.fileno())
    poller.watch(near.fileno(), second)
    poller.dispatch([first])
    assert poller.has_sources
    poller.dispatch([second])
    assert not poller.has_sources
    poller.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has epoll")
def test_a_report_that_comes_at_once_finds_whose_it_is(pair: tuple[socket.socket, socket.socket]) -> None:
    near, far = pair
    far.send(b"x")
    wake, told = os.pipe()
    edges = EdgeTriggered(wake)
    epoll: Any = edges._epoll
    reports: list[list[Any]] = []

    class Hasty:
        """Another thread polls in the moment in which a descriptor comes into the set."""

        def register(self, descriptor: int, flags: int) -> None:
            epoll.register(descriptor, flags)
            reports.append(edges.poll(0))

        def __getattr__(self, name: str) -> Any:
            return getattr(epoll, name)

    edges._epoll = Hasty()  # type: ignore[assignment]
    edges.add(near.fileno(), "near", selectors.EVENT_READ, edge=True)
    assert reports == [["near"]]
    with open(__file__) as file, pytest.raises(PermissionError):
        edges.add(file.fileno(), "file", selectors.EVENT_READ, edge=False)
    assert "file" not in edges._data.values()
    edges.close()
    os.close(wake)
    os.close(told)
