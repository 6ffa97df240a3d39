"""Python's half of the ``coroutine`` module: which fibers there are."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jsbridge.host.api import Api

_NUMBERS = count(1)


def exports(api: Api) -> dict[str, object]:
    """Returns what ``index.js`` finds on ``host``.

    Args:
        api: what the runtime offers to host modules.

    Returns:
        ``vmid``: 1 for the first runtime of this process that uses the module, 2 for the next, and so on (fibjs's
        ``coroutine.vmid``). ``isLive(id)``: whether the fiber with this number has not ended yet.
    """
    fibers = api.scheduler.fibers
    return {
        "vmid": next(_NUMBERS),
        "isLive": api.raw(lambda number: number in fibers),
    }
