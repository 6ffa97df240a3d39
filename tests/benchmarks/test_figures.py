import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.figures import Figures, factor, ratio, readable

some_values = st.lists(st.floats(1e-9, 1e3), min_size=1, max_size=30).map(tuple)


def test_the_median_is_the_middle_value_or_the_mean_of_the_middle_two() -> None:
    assert Figures((3.0, 1.0, 2.0)).median == 2.0
    assert Figures((4.0, 1.0, 2.0, 3.0)).median == 2.5


def test_quartiles_take_the_ends_in() -> None:
    assert Figures((1.0, 2.0, 3.0, 4.0, 5.0)).quartiles == (2.0, 4.0)
    assert Figures((7.0,)).quartiles == (7.0, 7.0)


def test_the_spread_is_relative_to_the_median() -> None:
    assert Figures((1.0, 2.0, 3.0, 4.0, 5.0)).spread == pytest.approx(2 / 3)
    assert Figures((5.0, 5.0, 5.0)).spread == 0
    assert Figures((0.0,)).spread == 0


def test_one_outlier_moves_neither_median_nor_quartiles_much() -> None:
    calm, disturbed = Figures((1.0, 1.0, 1.0, 1.0, 1.0)), Figures((1.0, 1.0, 1.0, 1.0, 900.0))
    assert disturbed.median == calm.median
    assert disturbed.quartiles == calm.quartiles


@given(some_values)
def test_the_median_lies_between_the_quartiles_and_those_between_the_ends(values: tuple[float, ...]) -> None:
    figures = Figures(values)
    low, high = figures.quartiles
    slack = 1 + 1e-12
    assert min(values) <= low * slack
    assert low <= figures.median * slack
    assert figures.median <= high * slack
    assert high <= max(values) * slack


@given(some_values, some_values)
def test_the_ratio_the_other_way_round_is_the_inverse(mine: tuple[float, ...], other: tuple[float, ...]) -> None:
    forth, back = ratio(Figures(mine), Figures(other)), ratio(Figures(other), Figures(mine))
    assert forth is not None
    assert back is not None
    assert math.isclose(forth * back, 1)


def test_there_is_no_ratio_to_nothing() -> None:
    assert ratio(Figures((1.0,)), Figures((0.0,))) is None
    assert ratio(Figures((1.0,)), Figures((-4096.0,))) is None


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (5e-8, "s", "50.0 ns"),
        (1.234e-6, "s", "1.23 us"),
        (0.0456, "s", "45.6 ms"),
        (2.5, "s", "2.50 s"),
        (100.0, "B", "100 B"),
        (33_000.0, "B", "32.2 KB"),
        (-2048.0, "B", "-2.00 KB"),
        (3 * 1024.0**2, "B", "3.00 MB"),
        (1.05, "x", "1.05 x"),
    ],
)
def test_figures_are_told_with_a_unit_that_suits_them(value: float, unit: str, text: str) -> None:
    assert readable(value, unit) == text


def test_factors_have_three_digits() -> None:
    assert [factor(value) for value in (0.4712, 1.5, 12.34, 345.6)] == ["0.47x", "1.50x", "12.3x", "346x"]
