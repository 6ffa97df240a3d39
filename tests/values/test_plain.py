"""Numbers and dates: where the one language's end and the other's begin."""

from __future__ import annotations

import datetime
import math
import struct
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jsbridge import Runtime
from jsbridge.values import plain

UTC = datetime.timezone.utc
MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

INT_EDGES = sorted(
    sign * (edge + step)
    for edge in (0, 2**7, 2**15, 2**31, 2**32, 2**53, 2**63, 2**64, 2**200)
    for step in (-2, -1, 0, 1, 2)
    for sign in (-1, 1)
)
FLOAT_EDGES = [
    0.5, -0.5, 0.1, 1e-5, 5e-324, -5e-324, 2.2250738585072014e-308, 2.225073858507201e-308, 1.7976931348623157e308,
    2.0**53 + 2, -(2.0**53 + 2), 2.0**63, 1e21, 1e22, 1e300, 123456789012345680000.0, math.inf, -math.inf,
]  # fmt: skip


def bits(value: float) -> bytes:
    return struct.pack("d", value)


def test_every_int_comes_back_as_itself(route: Callable[[Any], Any]) -> None:
    for value in INT_EDGES:
        back = route(value)
        assert back == value
        assert type(back) is int


@MANY
@given(value=st.integers() | st.integers(-(2**54), 2**54) | st.integers(-(2**32), 2**32))
def test_any_int_comes_back_as_itself(route: Callable[[Any], Any], value: int) -> None:
    back = route(value)
    assert back == value
    assert type(back) is int


def test_an_int_is_a_number_as_long_as_it_is_safe_and_a_bigint_beyond(shown: Callable[[Any, str], Any]) -> None:
    for value in INT_EDGES:
        kind = "number" if abs(value) <= plain.MAX_SAFE_INTEGER else "bigint"
        assert shown(value, "[typeof it, String(it)]") == [kind, str(value)]


def test_an_int_of_more_digits_than_python_converts_crosses(route: Callable[[Any], Any]) -> None:
    value = -(10**5000) - 7
    assert route(value) == value


def test_every_float_comes_back_with_the_same_bits(route: Callable[[Any], Any]) -> None:
    for value in FLOAT_EDGES:
        back = route(value)
        assert type(back) is float, value
        assert bits(back) == bits(value)


@MANY
@given(value=st.floats(allow_nan=False))
def test_any_float_comes_back_equal(route: Callable[[Any], Any], value: float) -> None:
    back = route(value)
    assert back == value
    if type(back) is int:
        assert value.is_integer()
        assert abs(back) <= plain.MAX_SAFE_INTEGER
    else:
        assert bits(back) == bits(value)


def test_minus_zero_keeps_its_sign(route: Callable[[Any], Any]) -> None:
    back = route(-0.0)
    assert type(back) is float
    assert math.copysign(1, back) == -1


def test_nan_stays_one(route: Callable[[Any], Any]) -> None:
    assert math.isnan(route(math.nan))


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("2 ** 53 - 1", 2**53 - 1),
        ("-(2 ** 53 - 1)", -(2**53) + 1),
        ("1e15", 10**15),
        ("JSON.parse('7')", 7),
        ("0", 0),
        ("0n", 0),
        ("1n", 1),
        ("-1n", -1),
        ("BigInt(2 ** 31)", 2**31),
        ("-(2n ** 63n)", -(2**63)),
        ("2n ** 4000n", 2**4000),
    ],
)
def test_an_integral_safe_number_and_a_bigint_are_ints(
    seen: Callable[[str], Any], runtime: Any, expression: str, value: int
) -> None:
    for got in (seen(expression), seen(f"[{expression}]")[0], runtime.eval(expression)):
        assert got == value
        assert type(got) is int


@pytest.mark.parametrize("expression", ["2 ** 53", "-(2 ** 53)", "1e16", "2 ** 63", "1e21", "1e300"])
def test_an_integral_number_that_is_not_safe_is_a_float(
    seen: Callable[[str], Any], runtime: Any, expression: str
) -> None:
    for got in (seen(expression), seen(f"[{expression}]")[0], runtime.eval(expression)):
        assert type(got) is float
        assert got == eval(expression)


@pytest.mark.parametrize(
    ("expression", "value"), [("undefined", None), ("null", None), ("true", True), ("false", False)]
)
def test_singletons(seen: Callable[[str], Any], runtime: Any, expression: str, value: object) -> None:
    assert seen(expression) is value
    assert seen(f"[{expression}]")[0] is value
    assert runtime.eval(expression) is value


def test_singletons_come_back(route: Callable[[Any], Any]) -> None:
    for value in (None, True, False):
        assert route(value) is value


# Dates -------------------------------------------------------------------------------------------------------------


@MANY
@given(
    value=st.datetimes(
        timezones=st.sampled_from([UTC, datetime.timezone(datetime.timedelta(hours=-11, minutes=-30))]),
        min_value=datetime.datetime(2, 1, 1),
        max_value=datetime.datetime(9998, 12, 31),
    )
)
def test_any_aware_datetime_comes_back_as_the_same_moment_to_the_millisecond(
    route: Callable[[Any], Any], value: datetime.datetime
) -> None:
    back = route(value)
    assert type(back) is datetime.datetime
    assert back.tzinfo is UTC
    assert back == value.astimezone(UTC).replace(microsecond=value.microsecond // 1000 * 1000)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime.datetime(1970, 1, 1, tzinfo=UTC), "1970-01-01T00:00:00.000Z"),
        (datetime.datetime(1969, 12, 31, 23, 59, 59, 999_999, UTC), "1969-12-31T23:59:59.999Z"),
        (datetime.datetime(2024, 2, 29, 12, 0, 0, 1_999, UTC), "2024-02-29T12:00:00.001Z"),
        (datetime.datetime(1, 1, 1, tzinfo=UTC), "0001-01-01T00:00:00.000Z"),
        (datetime.datetime(9999, 12, 31, 23, 59, 59, 999_000, UTC), "9999-12-31T23:59:59.999Z"),
    ],
)
def test_a_datetime_is_a_date_with_its_microseconds_cut_off(
    shown: Callable[[Any, str], Any], value: datetime.datetime, text: str
) -> None:
    assert shown(value, "it instanceof Date && it.toISOString()") == text


def test_a_naive_datetime_is_refused(route: Callable[[Any], Any]) -> None:
    with pytest.raises(TypeError, match="a naive datetime is no moment in time: give it a tzinfo"):
        route(datetime.datetime(2024, 1, 1))


class NoOffset(datetime.tzinfo):
    def utcoffset(self, when: datetime.datetime | None) -> None:
        return None


def test_a_tzinfo_without_an_offset_is_as_good_as_none(route: Callable[[Any], Any]) -> None:
    with pytest.raises(TypeError, match="naive datetime"):
        route(datetime.datetime(2024, 1, 1, tzinfo=NoOffset()))


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("new Date(NaN)", "an invalid Date has no datetime"),
        ("new Date(8.64e15)", "a Date of 8640000000000000 ms is outside of the years 1 to 9999"),
        ("new Date(-8.64e15)", "outside of the years 1 to 9999"),
    ],
)
def test_a_date_without_a_datetime_is_refused(runtime: Any, expression: str, message: str) -> None:
    for source in (expression, f"[{expression}]"):
        with pytest.raises(ValueError, match=message):
            runtime.eval(source)
    assert runtime.eval("1 + 1") == 2


def test_an_object_that_only_inherits_from_date_is_no_date(runtime: Any) -> None:
    assert type(runtime.eval("Object.create(Date.prototype)")).__name__ == "JSObject"


# The functions themselves ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value", [memoryview(b"abcdef").cast("H"), memoryview(b"abcdef")[::2], memoryview(bytes(6)).cast("B", (2, 3))]
)
def test_flat_makes_one_dimension_of_bytes(value: memoryview) -> None:
    got = plain.flat(value)
    assert len(got) == value.nbytes
    assert bytes(got) == value.tobytes()


@pytest.mark.parametrize("others", [(), (1,), (1, 2), (1, 2, 3), ("a",), ("a", "b", "c"), (b"x",), ([1],), (2.5, True)])
def test_none_is_null_as_an_argument(runtime: Runtime, others: tuple[object, ...]) -> None:
    where_null = runtime.eval("(...args) => args.map((value) => value === null)")
    assert where_null(None, *others) == [True] + [False] * len(others)
    assert where_null(*others, None) == [False] * len(others) + [True]
    assert where_null(None, None, None) == [True] * 3
