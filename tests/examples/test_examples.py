"""Every example runs to its end and prints what it promises."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
DEADLINE_S = 60

#: Not run by themselves: Python programs run them.
PARTS = {"workflow.js", "durable_orders.js"}


def run(*command: str) -> list[str]:
    """The lines that a command prints, which must end well and report nothing."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        timeout=DEADLINE_S,
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == 0
    return done.stdout.splitlines()


def script(name: str) -> list[str]:
    return run("-m", "jsbridge", str(EXAMPLES / name))


def spoken_by(lines: list[str], *speakers: str) -> dict[str, list[str]]:
    """What each speaker says, in order; everything must be said by one of them."""
    said: dict[str, list[str]] = {speaker: [] for speaker in speakers}
    for line in lines:
        speaker, _, text = line.partition(": ")
        said[speaker].append(text)
    return said


def test_request_reply() -> None:
    first, *others = script("request_reply.js")
    assert re.fullmatch(r"server: listens on tcp://127\.0\.0\.1:[0-9]+", first)
    assert others == [
        "server: got  Ada",
        "client: got  Hello, Ada!",
        "server: got  Grace",
        "client: got  Hello, Grace!",
        "server: got  世界",
        "client: got  Hello, 世界!",
    ]


def test_weather() -> None:
    lines = script("weather.js")
    assert sorted(lines[:3]) == [f"server: somebody subscribes to {city}" for city in ("cairo", "oslo", "paris")]
    assert sorted(lines[3:]) == [
        "cairo: 27 degrees on average",
        "oslo: 7 degrees on average",
        "paris: 17 degrees on average",
    ]


def test_load_balancer() -> None:
    lines = script("load_balancer.js")
    assert lines[-1].startswith("task of 600 ms: ")
    slow = lines[-1].split()[4]
    quick = {"Anna": "Bert", "Bert": "Anna"}[slow]
    assert lines == [f"task of 20 ms: {quick} took 20 ms"] * 4 + [f"task of 600 ms: {slow} took 600 ms"]


def test_lazy_pirate() -> None:
    lines = script("lazy_pirate.js")
    assert "client: no answer to three, asks again" in lines
    assert [line for line in lines if line.endswith("is done")] == [
        f"client: {number} is done" for number in ("one", "two", "three", "four")
    ]
    # Requests may be done twice, and are done at least once, in their order.
    done = [line.split()[-1] for line in lines if line.startswith("server: does")]
    assert list(dict.fromkeys(done)) == ["one", "two", "three", "four"]
    assert lines.index("server: is dead") < lines.index("client: no answer to three, asks again")


def test_paranoid_pirate() -> None:
    lines = script("paranoid_pirate.js")
    survivor = lines[-1].split()[1]
    answers = [line.split() for line in lines if " has done " in line]
    assert [words[-1] for words in answers] == ["one", "two", "three", "four", "five"]
    assert {words[1] for words in answers[1:]} == {survivor}
    for told in (
        "queue: has lost a worker",
        "client: no answer to two, asks again",
        f"{survivor}: has lost the queue",
    ):
        assert told in lines


def test_last_value_cache() -> None:
    assert script("last_value_cache.js") == [
        "cache: knows tea and cake",
        "watcher: tea costs 4",
        "watcher: cake costs 5",
    ]


def test_curve_service() -> None:
    assert script("curve_service.js") == [
        "server: refuses somebody: HANDSHAKE_FAILED_AUTH 400",
        "server: got  what is the secret?",
        "friend: got  it is between us",
    ]


def test_pipeline() -> None:
    assert spoken_by(script("pipeline.js"), "Anna", "Bert", "Cleo") == {
        "Anna": ["91 = 7 x 13", "2024 = 2 x 2 x 2 x 11 x 23", "999999 = 3 x 3 x 3 x 7 x 11 x 13 x 37"],
        "Bert": ["97 = 97", "2310 = 2 x 3 x 5 x 7 x 11", "1234567 = 127 x 9721"],
        "Cleo": ["1001 = 7 x 11 x 13", "65537 = 65537", "30030 = 2 x 3 x 5 x 7 x 11 x 13"],
    }


def test_router_dealer_broker() -> None:
    said = spoken_by(script("router_dealer_broker.js"), "client", "worker 1", "worker 2")
    assert sorted(said["worker 1"] + said["worker 2"]) == ["drawer", "level", "live", "parts", "stressed"]
    answers = said["client"]
    assert [line for line in answers if line.split()[0] in ("stressed", "live")] == [
        "stressed -> desserts",
        "live -> evil",
    ]
    assert [line for line in answers if line.split()[0] not in ("stressed", "live")] == [
        "parts -> strap",
        "drawer -> reward",
        "level -> level",
    ]


def test_parallel_primes() -> None:
    assert script("parallel_primes.js") == [
        "1229 primes from 0 to 10000",
        "1033 primes from 10000 to 20000",
        "983 primes from 20000 to 30000",
        "3245 in all",
    ]


def test_embed() -> None:
    assert run(str(EXAMPLES / "embed.py")) == [
        "workflow: Ada orders 2 tea",
        "app:      2 tea for Ada today, 8 left",
        "workflow: Grace orders 3 coffee",
        "app:      3 coffee for Grace tomorrow, 2 left",
        "workflow: Edsger orders 9 tea",
        "app:      nothing for Edsger: only 8 left of tea",
        "workflow: Barbara orders 1 cocoa",
        "app:      nothing for Barbara: we do not sell cocoa",
        "app:      the workflow ended with 0",
    ]


def test_durable_orders() -> None:
    lines = run(str(EXAMPLES / "durable_orders.py"))
    restart = lines.index("app:      is started again, and now the bank is open")
    first, second = lines[:restart], lines[restart + 1 :]
    assert sorted(first) == [
        "app:      Ada reserved, Grace reserved, Edsger new",
        "workflow: Ada is not paid: the bank is closed for order 1",
        "workflow: Edsger is not reserved: there is not enough coffee",
        "workflow: Grace is not paid: the bank is closed for order 2",
    ]
    assert sorted(second) == [
        "app:      Ada sent, Grace sent, Edsger new",
        "workflow: Edsger is not reserved: there is not enough coffee",
        "workflow: a parcel for Ada",
        "workflow: a parcel for Grace",
    ]


@pytest.mark.parametrize("example", sorted(path.name for path in EXAMPLES.glob("*.[jp][sy]")))
def test_every_example_is_run_and_described(example: str) -> None:
    assert example in PARTS or f"test_{Path(example).stem}" in globals()
    assert f"[{example}]({example})" in (EXAMPLES / "README.md").read_text(encoding="utf-8")
