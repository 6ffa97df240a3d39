"""The examples that name roles, each role in a process of its own; and what may be killed, killed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zmq
from processes import JSBRIDGE, LineProcess

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

Start = Callable[..., LineProcess]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts an example in a role: ``start("weather", "server", address)``."""
    running: list[LineProcess] = []

    def begin(example: str, *arguments: str) -> LineProcess:
        running.append(LineProcess(*JSBRIDGE, str(EXAMPLES / f"{example}.js"), *arguments, errors=True))
        return running[-1]

    yield begin
    for process in running:
        process.close()


@pytest.fixture
def addresses() -> Iterator[tuple[str, str]]:
    """Two that nobody else has, and that can be known before anybody has bound to them."""
    with tempfile.TemporaryDirectory() as folder:
        yield f"ipc://{folder}/1", f"ipc://{folder}/2"


def said(process: LineProcess) -> list[str]:
    """It ends well; returns what it printed."""
    code, lines, reported = process.end()
    assert (code, reported) == (0, "")
    return lines


def test_weather(start: Start, addresses: tuple[str, str]) -> None:
    server = start("weather", "server", addresses[0])
    (line,) = said(start("weather", "client", addresses[0], "paris"))
    assert line.startswith("paris: ")
    assert server.process.poll() is None


def test_load_balancer(start: Start, addresses: tuple[str, str]) -> None:
    front, back = addresses
    start("load_balancer", "broker", front, back)
    start("load_balancer", "worker", back, "Anna")
    assert said(start("load_balancer", "client", front, "1", "2")) == [
        "task of 1 ms: Anna took 1 ms",
        "task of 2 ms: Anna took 2 ms",
    ]


def test_last_value_cache(start: Start, addresses: tuple[str, str]) -> None:
    front, back = addresses
    start("last_value_cache", "cache", front, back)
    with zmq.Context() as context, context.socket(zmq.XPUB) as publisher:
        publisher.connect(front)
        assert publisher.recv() == b"\x01"
        publisher.send_multipart([b"tea", b"7"])
        # It knows it, sooner or later: one that subscribes too early gets it when it comes.
        assert said(start("last_value_cache", "watch", back, "tea", "1")) == ["watcher: tea costs 7"]
        assert said(start("last_value_cache", "watch", back, "tea", "1")) == ["watcher: tea costs 7"]


def test_lazy_pirate_with_a_server_that_is_killed(start: Start, addresses: tuple[str, str]) -> None:
    client = start("lazy_pirate", "client", addresses[0])
    # Nobody is there yet.
    assert client.line() == "client: no answer to one, asks again"
    first = start("lazy_pirate", "server", addresses[0])
    assert first.line() == "server: does one"
    first.kill()
    second = start("lazy_pirate", "server", addresses[0])
    answers = [line for line in said(client) if line.endswith("is done")]
    assert answers == [f"client: {request} is done" for request in ("one", "two", "three", "four")]
    assert second.process.poll() is None


def test_paranoid_pirate_with_a_worker_and_a_queue_that_are_killed(start: Start, addresses: tuple[str, str]) -> None:
    front, back = addresses
    queue = start("paranoid_pirate", "queue", front, back)
    anna = start("paranoid_pirate", "worker", back, "Anna")
    # It may have to ask again until they are all there.
    assert said(start("paranoid_pirate", "client", front, "one"))[-1] == "client: Anna has done one"
    anna.kill()
    assert queue.line() == "queue: has lost a worker"
    bert = start("paranoid_pirate", "worker", back, "Bert")
    assert said(start("paranoid_pirate", "client", front, "two"))[-1] == "client: Bert has done two"
    queue.kill()
    assert bert.line() == "Bert: has lost the queue"
    start("paranoid_pirate", "queue", front, back)
    assert said(start("paranoid_pirate", "client", front, "three"))[-1] == "client: Bert has done three"
