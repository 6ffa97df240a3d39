"""``python -m benchmarks``: measures all rows, tells them as they come, and writes the results."""

from __future__ import annotations

import argparse
import datetime
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import catalog, chart, machine, peers, results, table
from benchmarks.measure import FAILED, FULL, SHORT, Outcome, Plan, measure_all
from benchmarks.rows import Row

RESULTS = Path(__file__).parent / "results"


def arguments(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """What the command was told."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--short", action="store_true", help="a tenth of the work in few rounds; writes no results")
    parser.add_argument("--rounds", type=int, help="rounds that count, for each side of each row")
    parser.add_argument(
        "--only", action="append", metavar="TEXT", help="rows whose name contains this; can be repeated"
    )
    parser.add_argument("--output", type=Path, help="folder for the results (default: benchmarks/results)")
    parser.add_argument("--draw", type=Path, metavar="JSON", help="measure nothing; draw these results again")
    return parser.parse_args(argv)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command; returns the exit code, 1 when a side failed or could not take part."""
    options = arguments(argv)
    rows = catalog.rows()
    if options.draw:
        write(results.read(options.draw), rows, options.output or RESULTS)
        return 0
    if options.only:
        rows = [row for row in rows if any(text in row.name for text in options.only)]
    run = measured(rows, plan_of(options))
    if options.output or not (options.short or options.only):
        write(run, rows, options.output or RESULTS)
    return outcome(run)


def outcome(run: results.Run) -> int:
    """Tells who could not take part; returns the exit code: 1 when somebody took part and failed."""
    absent = {side: text for row in run.results.values() for side, text in row.items() if isinstance(text, str)}
    for side, text in absent.items():
        print(f"{side}: {text}", file=sys.stderr)
    return 1 if any(text.startswith(FAILED) for text in absent.values()) else 0


def plan_of(options: argparse.Namespace) -> Plan:
    """How much is measured."""
    plan = SHORT if options.short else FULL
    return Plan(options.rounds, plan.share) if options.rounds else plan


def measured(rows: list[Row], plan: Plan) -> results.Run:
    """Measures, and tells every row as soon as it is known."""
    load = machine.load_per_core()
    if load > machine.BUSY_LOAD_PER_CORE:
        print(f"The machine is busy (load {load:.2f} per core): the figures are no better than that.", flush=True)
    so_far: dict[str, dict[str, Outcome]] = {}
    heading = ""

    def tell(row: Row, outcomes: dict[str, Outcome]) -> None:
        nonlocal heading
        so_far[row.name] = outcomes
        if row.group != heading:
            heading = row.group
            print(f"\n{heading}", flush=True)
        print(table.line(row, so_far), flush=True)

    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        found = measure_all(rows, plan, Path(folder), tell)
    today = datetime.date.today().isoformat()
    return results.Run(today, machine.shape(), peers.versions(), load, plan.rounds, plan.share, found)


def write(run: results.Run, rows: list[Row], folder: Path) -> None:
    """Writes the results of the day, and the chart and the table that the documents show."""
    folder.mkdir(parents=True, exist_ok=True)
    shown = [row for row in rows if row.name in run.results]
    (folder / f"{run.date}.json").write_text(results.to_json(run, shown), encoding="utf-8")
    (folder / "chart.svg").write_text(chart.draw(run, shown), encoding="utf-8")
    (folder / "table.md").write_text(f"# Results of {describe(run)}\n\n{table.markdown(shown, run.results)}", "utf-8")
    print(f"\nwritten to {folder}", file=sys.stderr)


def describe(run: results.Run) -> str:
    """The day, the machine and the versions, in one sentence."""
    shape, busy = run.machine, run.load_per_core > machine.BUSY_LOAD_PER_CORE
    versions = ", ".join(f"{name} {version}" for name, version in run.versions.items())
    return (
        f"{run.date} on {shape['cores']} cores, {shape['memory_gib']} GiB, {shape['system']} {shape['architecture']}"
        f"{', a machine with other work to do' if busy else ''}; {versions}"
    )
