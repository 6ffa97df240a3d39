"""The worker's half of the protocol: one order a line in, one figure a line out.

An order is the name of a piece of work and its parameters, ``push_pull transport=tcp size=16``. While the work is done
the worker may say something for the other worker of its pair, ``@tcp://127.0.0.1:4242``, and may hear one line.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Mapping

Parameters = dict[str, "int | str"]


def say(text: str) -> None:
    """Tells the benchmark something that the other worker of the pair has to know."""
    print(f"@{text}", flush=True)


def hear() -> str:
    """Waits for the benchmark's next line."""
    return sys.stdin.readline().strip()


def parse(line: str) -> tuple[str, Parameters]:
    """The work and the parameters of an order."""
    work, *pairs = line.split()
    parameters: Parameters = {}
    for pair in pairs:
        name, _, value = pair.partition("=")
        parameters[name] = int(value) if value.lstrip("-").isdigit() else value
    return work, parameters


def serve(works: Mapping[str, Callable[[Parameters], float]]) -> None:
    """Does what comes on standard input until it ends."""
    for line in iter(sys.stdin.readline, ""):
        work, parameters = parse(line)
        try:
            print(repr(float(works[work](parameters))), flush=True)
        except Exception as error:
            traceback.print_exc()
            print(f"!{type(error).__name__}: {error}".replace("\n", " "), flush=True)
