"""Every example runs, ends, and shows what it promises."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

_EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def run(name: str) -> list[str]:
    command = [sys.executable, *(["-m", "jsbridge"] if name.endswith(".js") else []), str(_EXAMPLES / name)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=60, check=False, cwd=_EXAMPLES.parent, env=_environment()
    )
    assert (done.stderr, done.returncode) == ("", 0)
    return done.stdout.splitlines()


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(_EXAMPLES.parent), "PYTHONIOENCODING": "utf-8"}


def test_request_reply() -> None:
    lines = run("request_reply.js")
    assert [line for line in lines if line.startswith("client")] == [
        f'client: got  "hello, {name}"' for name in ("world", "fibers", "世界")
    ]


def test_publish_subscribe() -> None:
    assert sorted(run("publish_subscribe.js")) == [
        "subscriber 1 (Berlin): Berlin 14, Berlin 15",
        "subscriber 2 (Oslo, Rome): Oslo 6, Rome 23",
        "subscriber 3 (everything): Berlin 14, Oslo 6, Rome 23, Berlin 15, Lima 18",
    ]


def test_pipeline() -> None:
    lines = run("pipeline.js")
    assert lines[-1] == "the squares of 1 to 20 add up to 2870"
    counts = [int(line.split()[-2]) for line in lines[:-1]]
    assert sum(counts) == 20
    assert len(counts) == 4


def test_router_dealer_broker() -> None:
    lines = run("router_dealer_broker.js")
    found = sorted(re.fullmatch(r"(client \d, request \d), answered by worker \d", line)[1] for line in lines)  # type: ignore[index]
    assert found == [f"client {client}, request {request}" for client in range(1, 6) for request in range(1, 5)]


def test_embed() -> None:
    assert run("embed.py") == [
        "['tea'] -> {'total': 3, 'note': 'thank you, the first customer'}",
        "['tea', 'cake', 'cake'] -> {'total': 13, 'note': 'thank you, the first customer'}",
        "['coffee'] -> {'error': 'we have no coffee'}",
        "the workflow ended with 0",
    ]


def test_every_example_is_listed_and_tested() -> None:
    listed = (_EXAMPLES / "README.md").read_text()
    tested = Path(__file__).read_text()
    for path in _EXAMPLES.iterdir():
        if path.suffix in (".js", ".py"):
            assert f"({path.name})" in listed, path
            assert path.name == "workflow.js" or f'"{path.name}"' in tested, path
