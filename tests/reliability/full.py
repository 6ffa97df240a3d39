"""The reliability runs at full length, with their figures printed: ``make reliability``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import crowds
from runs import TRANSPORTS, figures

RUNS: list[tuple[str, tuple[str, ...], tuple[int, ...]]] = [
    ("echo", TRANSPORTS, (100_000, 1)),
    ("timeouts", TRANSPORTS, (10_000, 1)),
    ("closing", TRANSPORTS, (1000, 1)),
    ("rebinding", TRANSPORTS, (1000,)),
    ("sockets", TRANSPORTS, (10_000,)),
    ("traffic", TRANSPORTS, (1_000_000, 1)),
]

CROWDS: list[tuple[Callable[..., dict[str, Any]], tuple[int, ...]]] = [
    (crowds.mixed, (10_000,)),
    (crowds.crowd, (100, 100)),
    (crowds.lives, (1000,)),
]


def told(found: dict[str, Any]) -> str:
    """One line; of the points on the way, the second, when what is kept for reuse is there, and the last."""
    points = found.pop("points", None)
    facts = [f"{name} {value:g}" for name, value in found.items()]
    if points is not None:
        facts += [f"{name} {points[1][name]} → {points[-1][name]}" for name in points[0]]
    return ", ".join(facts)


if __name__ == "__main__":
    for script, transports, arguments in RUNS:
        for transport in transports:
            print(f"{script:10}{transport:7}", told(figures(script, transport, *arguments)), flush=True)
    for crowd, numbers in CROWDS:
        print(f"{crowd.__name__:17}", told(crowd(*numbers)), flush=True)
