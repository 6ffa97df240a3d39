"""A run's results as JSON, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.figures import Figures, ratio
from benchmarks.rows import Row, verdicts


@dataclass(frozen=True)
class Run:
    """What a run found, and where.

    Args:
        date: its day, as in 2026-01-31.
        machine: its shape, see machine.py.
        versions: of what took part.
        load_per_core: how busy the machine was before.
        rounds: that count.
        share: of the full number of repetitions.
        results: by row and side: the figures, or why there are none.
    """

    date: str
    machine: Mapping[str, int | str]
    versions: Mapping[str, str]
    load_per_core: float
    rounds: int
    share: float
    results: Mapping[str, Mapping[str, Figures | str]]


def to_json(run: Run, rows: list[Row]) -> str:
    """The run as text."""
    head = {name: value for name, value in asdict(run).items() if name != "results"}
    return json.dumps({**head, "rows": [_row(row, run) for row in rows]}, indent=1, ensure_ascii=False) + "\n"


def _row(row: Row, run: Run) -> dict[str, Any]:
    outcomes = run.results[row.name]
    judged = [
        {**asdict(verdict.target), "reached": verdict.reached, "ok": verdict.ok}
        for verdict in verdicts(row, run.results)
    ]
    return {
        "name": row.name,
        "work": row.work,
        "parameters": dict(row.parameters),
        "unit": row.unit,
        "sides": {side: _side(value, outcomes[row.sides[0]]) for side, value in outcomes.items()},
        "targets": judged,
    }


def _side(value: Figures | str, mine: Figures | str) -> dict[str, Any]:
    if isinstance(value, str):
        return {"without": value}
    low, high = value.quartiles
    figures = {"median": value.median, "quartiles": [low, high], "values": list(value.values)}
    if isinstance(mine, Figures) and mine is not value:
        figures["ratio"] = ratio(mine, value)
    return figures


def read(path: Path) -> Run:
    """The run that a file tells of.

    Raises:
        ValueError: it is no such file.
    """
    data = json.loads(path.read_text(encoding="utf-8"))
    try:
        results = {
            row["name"]: {
                side: Figures(tuple(value["values"])) if "values" in value else str(value["without"])
                for side, value in row["sides"].items()
            }
            for row in data.pop("rows")
        }
        return Run(results=results, **data)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{path} is no result of a benchmark: {error}") from None
