"""A row of the table: what is measured, and what jsbridge has to reach."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.figures import Figures, factor, ratio, readable


@dataclass(frozen=True)
class Target:
    """What jsbridge's figure has to be at most.

    Args:
        most: times the figure of ``side``, or of jsbridge in the row named ``row``; without either, the figure itself,
            in the row's unit.
    """

    most: float
    side: str = ""
    row: str = ""

    def text(self, unit: str) -> str:
        """The target in words."""
        if self.side:
            return f"at most {factor(self.most)} {self.side}"
        if self.row:
            return f"at most {factor(self.most)} that with {self.row.partition(': ')[2]}"
        return f"at most {readable(self.most, unit)}"


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Args:
        group: the heading that it stands under.
        label: what it says.
        work: what the workers are told to do; ``first+second`` for two processes.
        parameters: of the work; ``count`` repetitions make a full round, after ``warm`` to warm up.
        sides: who takes part; jsbridge is first.
        program: which of a side's programs does it.
        targets: what jsbridge has to reach.
        unit: of the figure: ``s`` or ``B``, for one of what the label names, or ``x`` for a plain ratio.
        fresh: every round has new processes, for what happens once in a process.
    """

    group: str
    label: str
    work: str
    parameters: Mapping[str, int | str]
    sides: tuple[str, ...]
    program: str = "messaging"
    targets: tuple[Target, ...] = ()
    unit: str = "s"
    fresh: bool = False

    @property
    def name(self) -> str:
        """The row's name, unique in the table."""
        return f"{self.group}: {self.label}"


@dataclass(frozen=True)
class Verdict:
    """Whether a target was reached.

    Args:
        reached: what stands against ``target.most``; None when the other figure is missing.
    """

    target: Target
    reached: float | None

    @property
    def ok(self) -> bool:
        """Whether the target was reached; never when a figure is missing."""
        return self.reached is not None and self.reached <= self.target.most


def verdicts(row: Row, results: Mapping[str, Mapping[str, Figures | str]]) -> list[Verdict]:
    """Looks at all targets of a row.

    Args:
        results: of all rows, by row and side.
    """
    found = []
    mine = results[row.name].get(row.sides[0])
    for target in row.targets:
        other: Figures | str | None = None
        if target.side:
            other = results[row.name].get(target.side)
        elif target.row:
            other = results.get(target.row, {}).get(row.sides[0])
        reached = None
        if isinstance(mine, Figures):
            if isinstance(other, Figures):
                reached = ratio(mine, other)
            elif not target.side and not target.row:
                reached = mine.median
        found.append(Verdict(target, reached))
    return found
