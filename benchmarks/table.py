"""The table: as lines for a terminal while it is measured, and as Markdown."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.figures import Figures, factor, ratio, readable
from benchmarks.rows import Row, Verdict, verdicts

Results = Mapping[str, Mapping[str, "Figures | str"]]
_LABEL_WIDTH = 34
_CELL_WIDTH = 32


def _figure(value: Figures, unit: str) -> str:
    return f"{readable(value.median, unit)} ±{value.spread / 2:.0%}"


def _cell(row: Row, side: str, outcomes: Mapping[str, Figures | str]) -> str:
    value = outcomes[side]
    if isinstance(value, str):
        return value.partition(":")[0]
    mine = outcomes[row.sides[0]]
    relation = ratio(mine, value) if isinstance(mine, Figures) and side != row.sides[0] else None
    return _figure(value, row.unit) + (f" ({factor(relation)})" if relation is not None else "")


def _judgement(verdict: Verdict, unit: str) -> str:
    target = verdict.target
    if verdict.reached is None:
        return f"{target.text(unit)}: no figure"
    reached = factor(verdict.reached) if target.side or target.row else readable(verdict.reached, unit)
    return f"{target.text(unit)}: {'reached' if verdict.ok else 'not reached'}, {reached}"


def line(row: Row, results: Results) -> str:
    """A row for the terminal: the median of each side, half its spread, and the ratio of jsbridge to it."""
    outcomes = results[row.name]
    cells = [f"{side} {_cell(row, side, outcomes)}".ljust(_CELL_WIDTH) for side in row.sides]
    text = f"  {row.label:<{_LABEL_WIDTH}} {' '.join(cells)}".rstrip()
    targets = "".join(f"\n      {_judgement(verdict, row.unit)}" for verdict in verdicts(row, results))
    reasons = "".join(f"\n      {side}: {value}" for side, value in outcomes.items() if isinstance(value, str))
    return text + targets + reasons


def markdown(rows: list[Row], results: Results) -> str:
    """All rows as one Markdown table per group."""
    parts = []
    for group in dict.fromkeys(row.group for row in rows):
        members = [row for row in rows if row.group == group]
        sides = list(dict.fromkeys(side for row in members for side in row.sides))
        head = ["", *sides, "target"]
        lines = [f"### {group}", "", f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
        for row in members:
            outcomes = results[row.name]
            cells = [_cell(row, side, outcomes) if side in row.sides else "" for side in sides]
            judged = "<br>".join(_judgement(verdict, row.unit) for verdict in verdicts(row, results))
            lines.append(f"| {' | '.join([row.label, *cells, judged])} |")
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"
