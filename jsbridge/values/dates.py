"""Dates and datetimes. Imported when the first one crosses: most programs start without."""

from __future__ import annotations

import datetime
import math

_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
_MILLISECOND = datetime.timedelta(milliseconds=1)


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
