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

#: Not run by itself: embed.py runs it.
PARTS = {"workflow.js"}


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


def test_publish_subscribe() -> None:
    assert spoken_by(script("publish_subscribe.js"), "Nora", "Paul", "Alma") == {
        "Nora": ["oslo.rain 3 mm", "oslo.wind 12 km/h"],
        "Paul": ["oslo.rain 3 mm", "paris.rain 0 mm"],
        "Alma": ["oslo.rain 3 mm", "oslo.wind 12 km/h", "paris.rain 0 mm", "paris.sun 9 h"],
    }


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


@pytest.mark.parametrize("example", sorted(path.name for path in EXAMPLES.glob("*.[jp][sy]")))
def test_every_example_is_run_and_described(example: str) -> None:
    assert example in PARTS or f"test_{Path(example).stem}" in globals()
    assert f"[{example}]({example})" in (EXAMPLES / "README.md").read_text(encoding="utf-8")
