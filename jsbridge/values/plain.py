"""How single values look on the other side: numbers, bytes, dates. And the signs that both halves agree on."""

from __future__ import annotations

import datetime
import math

MAX_SAFE_INTEGER = 2**53 - 1
INT32_MIN, INT32_MAX = -(2**31), 2**31 - 1
#: Containers in containers, at most; values.js has the same number.
MAX_DEPTH = 200
#: The key of an object that stands for what JSON cannot say.
TAG = "\0"
#: How such an object begins in JSON text.
TAGGED = '"\\u0000":'

_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
_MILLISECOND = datetime.timedelta(milliseconds=1)


def number(value: float) -> int | float:
    """A double as Python sees it: an int when it is integral and safe; -0 has no int."""
    if value.is_integer() and -MAX_SAFE_INTEGER <= value <= MAX_SAFE_INTEGER and (value or math.copysign(1, value) > 0):
        return int(value)
    return value


def flat(data: bytes | bytearray | memoryview) -> bytes | bytearray | memoryview:
    """The same bytes as something of one dimension whose length counts bytes."""
    if isinstance(data, memoryview) and (data.ndim != 1 or data.format != "B" or not data.c_contiguous):
        return data.cast("B") if data.c_contiguous else data.tobytes()
    return data


def milliseconds(value: datetime.datetime) -> int:
    """The time of a Date: milliseconds since 1970, what is beyond them cut off.

    Raises:
        ValueError: the datetime is naive.
    """
    if value.utcoffset() is None:
        raise ValueError("a naive datetime is no moment in time: give it a tzinfo")
    return (value - _EPOCH) // _MILLISECOND


def moment(time: float) -> datetime.datetime:
    """The aware datetime, in UTC, of a Date's time.

    Raises:
        ValueError: the Date is invalid, or outside of the years that a datetime has.
    """
    if not math.isfinite(time):
        raise ValueError("an invalid Date has no datetime")
    try:
        return _EPOCH + _MILLISECOND * int(time)
    except OverflowError:
        raise ValueError(f"a Date of {time:.0f} ms is outside of the years 1 to 9999 of a datetime") from None
