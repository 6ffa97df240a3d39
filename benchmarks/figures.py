"""Figures of several rounds: their median, their spread, and ratios."""

from __future__ import annotations

import statistics
from dataclasses import dataclass


@dataclass(frozen=True)
class Figures:
    """What one side reached in the rounds of one row, in the row's unit. There is at least one."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return statistics.median(self.values)

    @property
    def quartiles(self) -> tuple[float, float]:
        """The first and the third quartile: half of the rounds lie between."""
        if len(self.values) == 1:
            return self.values[0], self.values[0]
        low, _, high = statistics.quantiles(self.values, n=4, method="inclusive")
        return low, high

    @property
    def spread(self) -> float:
        """The distance of the quartiles, relative to the median; 0.1 is 10 %."""
        low, high = self.quartiles
        return (high - low) / abs(self.median) if self.median else 0.0


def ratio(mine: Figures, other: Figures) -> float | None:
    """The ratio of the medians; None where the other one is not above 0, as grown memory may be."""
    return mine.median / other.median if other.median > 0 else None


_PREFIXES = {
    "s": ((1e-6, 1e9, "ns"), (1e-3, 1e6, "us"), (1.0, 1e3, "ms")),
    "B": ((1024.0, 1.0, "B"), (1024.0**2, 1 / 1024, "KB")),
}
_LAST = {"s": (1.0, "s"), "B": (1 / 1024**2, "MB"), "x": (1.0, "x")}


def readable(value: float, unit: str) -> str:
    """A figure with three digits and a unit that suits it, such as ``1.23 us``."""
    for limit, factor, name in _PREFIXES.get(unit, ()):
        if abs(value) < limit:
            return f"{_digits(value * factor)} {name}"
    factor, name = _LAST[unit]
    return f"{_digits(value * factor)} {name}"


def _digits(value: float) -> str:
    size = abs(value)
    return f"{value:.0f}" if size >= 99.95 else f"{value:.1f}" if size >= 9.995 else f"{value:.2f}"


def factor(value: float) -> str:
    """A ratio with two or three digits, such as ``0.47x`` or ``12x``."""
    return f"{_digits(value)}x"
