"""Numbers by which scripts know what is Python's."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, count
from typing import Any

_INT32_MAX = 2**31 - 1


def numbers() -> Iterator[Any]:
    """1, 2, 3, …: int up to 2**31 - 1, float from there on, since the extension module cuts longer ints off."""
    return chain(range(1, _INT32_MAX + 1), map(float, count(_INT32_MAX + 1)))
