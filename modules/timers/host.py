"""Python's half of the ``timers`` module: the clock."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jsbridge.host.api import Api

_MS_PER_S = 1000.0


def _now() -> float:
    return time.monotonic() * _MS_PER_S


def exports(api: Api) -> dict[str, object]:
    """Returns what ``index.js`` finds on ``host``.

    Args:
        api: what the runtime offers to host modules.

    Returns:
        ``now()``: milliseconds on a clock that is never set back, the one that intervals are planned by.
    """
    return {"now": api.raw(_now)}
