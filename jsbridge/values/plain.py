"""How single values look on the other side: numbers and bytes. And the signs that both halves agree on."""

from __future__ import annotations

import math

MAX_SAFE_INTEGER = 2**53 - 1
INT32_MIN, INT32_MAX = -(2**31), 2**31 - 1
#: Containers in containers, at most; values.js has the same number.
MAX_DEPTH = 200
#: The key of an object that stands for what JSON cannot say.
TAG = "\0"
#: How such an object begins in JSON text.
TAGGED = '"\\u0000":'


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
