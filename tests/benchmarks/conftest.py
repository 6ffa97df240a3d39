"""A run with everything that a table or a chart has to cope with."""

import pytest

from benchmarks.figures import Figures
from benchmarks.results import Run
from benchmarks.rows import Row, Target

ROWS = [
    Row(
        "First & last",
        "tcp, <16 B>",
        "push_pull",
        {"size": 16},
        ("jsbridge", "zeromq.js", "pyzmq"),
        targets=(Target(0.5, "zeromq.js"),),
    ),
    Row("First & last", "ipc, 16 B", "push_pull", {"size": 16}, ("jsbridge", "zeromq.js", "pyzmq")),
    Row("Memory", "one more", "runtime_memory", {}, ("jsbridge", "mini-racer"), targets=(Target(2.0**21),), unit="B"),
]


@pytest.fixture
def rows() -> list[Row]:
    return ROWS


@pytest.fixture
def run() -> Run:
    return Run(
        date="2026-01-31",
        machine={"cores": 2, "memory_gib": 8, "system": "Linux", "architecture": "x86_64"},
        versions={"python": "3.12.1", "node": "20.1.0"},
        load_per_core=0.1,
        rounds=3,
        share=1.0,
        results={
            ROWS[0].name: {
                "jsbridge": Figures((3e-6, 2e-6, 4e-6)),
                "zeromq.js": Figures((6e-6,)),
                "pyzmq": Figures((1e-6,)),
            },
            ROWS[1].name: {
                "jsbridge": Figures((3e-6,)),
                "zeromq.js": "missing: node is not installed",
                "pyzmq": "failed: the worker has ended\n    Traceback",
            },
            ROWS[2].name: {"jsbridge": Figures((3.0 * 2**20,)), "mini-racer": Figures((2.0**20,))},
        },
    )
