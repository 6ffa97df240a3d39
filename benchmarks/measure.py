"""Rounds: all sides do a row's work in turn, again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figures
from benchmarks.peers import Missing
from benchmarks.rows import Row
from benchmarks.sides import LIBZMQ, command, environment
from benchmarks.worker import Parameters, Worker, WorkerError

# The work that makes the load for every side's server.
_LOAD = "load"
#: How the text begins that stands in the place of figures.
MISSING, FAILED = "missing", "failed"


@dataclass(frozen=True)
class Plan:
    """How much is measured.

    Args:
        rounds: that count; one more comes first, to warm up. Rows with new processes for each round have a third of
            them.
        share: of the full number of repetitions in a round.
    """

    rounds: int
    share: float

    def scaled(self, parameters: Parameters) -> dict[str, int | str]:
        """The parameters of a round."""
        scaled = dict(parameters)
        for name in ("count", "warm"):
            if name in scaled:
                scaled[name] = max(2, int(int(scaled[name]) * self.share) // 2 * 2)
        return scaled

    def rounds_of(self, row: Row) -> int:
        """How many rounds of a row count."""
        return max(1, self.rounds // 3) if row.fresh else self.rounds


FULL = Plan(rounds=15, share=1.0)
SHORT = Plan(rounds=3, share=0.1)

Outcome = Figures | str


class Workers:
    """The workers of one group of rows. They are started when they are needed first, and live until the group ends."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._workers: dict[tuple[str, str, int], Worker] = {}

    def get(self, side: str, program: str, place: int) -> Worker:
        """A side's worker; ``place`` is 0, or 1 for the second of a pair."""
        key = side, program, place
        if key not in self._workers:
            self._workers[key] = self._stack.enter_context(Worker(command(side, program), environment()))
        return self._workers[key]

    def close(self) -> None:
        """Ends them."""
        self._stack.close()
        self._workers.clear()

    def drop(self, side: str) -> None:
        """Forgets a side's workers, one of which has failed."""
        for key in [key for key in self._workers if key[0] == side]:
            self._workers.pop(key).close()


def run_once(row: Row, side: str, parameters: Parameters, workers: Workers) -> float:
    """One round of one side.

    Raises:
        Missing: the side cannot take part.
        WorkerError: its worker failed.
    """
    first, _, second = row.work.partition("+")
    leader = workers.get(side, row.program, 0)
    if not second:
        leader.order(first, parameters)
        figure = leader.answer()
        assert isinstance(figure, float)
        return figure
    follower = workers.get(LIBZMQ if second == _LOAD else side, row.program, 1)
    leader.order(first, parameters)
    endpoint = str(leader.answer())
    follower.order(second, {**parameters, "endpoint": endpoint})
    while isinstance(said := leader.answer(), str):
        follower.tell(said)
    measured = follower.answer()
    assert isinstance(measured, float)
    # The one of the two that does not measure answers 0.
    return max(said, measured)


def measure(row: Row, plan: Plan, folder: Path, workers: Workers) -> dict[str, Outcome]:
    """All rounds of a row.

    Args:
        folder: for the files of ipc sockets.

    Returns:
        By side: its figures, or why there are none.
    """
    parameters = {**plan.scaled(row.parameters), "folder": str(folder)}
    values: dict[str, list[float]] = {side: [] for side in row.sides}
    failed: dict[str, str] = {}
    for number, side in turns(row.sides, plan.rounds_of(row) + (not row.fresh)):
        if side in failed:
            continue
        try:
            value = run_once(row, side, parameters, workers)
        except Missing as reason:
            failed[side] = f"{MISSING}: {reason}"
        except WorkerError as error:
            failed[side] = f"{FAILED}: {error}"
            workers.drop(side)
        else:
            if row.fresh or number:
                values[side].append(value)
        if row.fresh:
            workers.drop(side)
    return {side: failed.get(side) or Figures(tuple(values[side])) for side in row.sides}


def turns(sides: tuple[str, ...], rounds: int) -> Iterator[tuple[int, str]]:
    """Who measures when: every round begins with another side, so that none always follows the same one."""
    for number in range(rounds):
        first = number % len(sides)
        for side in sides[first:] + sides[:first]:
            yield number, side


def measure_all(
    rows: list[Row], plan: Plan, folder: Path, done: Callable[[Row, dict[str, Outcome]], None]
) -> dict[str, dict[str, Outcome]]:
    """All rows, by name; ``done`` is called after each."""
    results: dict[str, dict[str, Outcome]] = {}
    workers, group = Workers(), ""
    try:
        for row in rows:
            if row.group != group:
                workers.close()
                group = row.group
            results[row.name] = measure(row, plan, folder, workers)
            done(row, results[row.name])
    finally:
        workers.close()
    return results
