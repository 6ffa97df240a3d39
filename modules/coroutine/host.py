"""Python's half of the ``coroutine`` module: which fibers there are, and workers."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from jsbridge.modules.coroutine.worker import Workers

if TYPE_CHECKING:
    from jsbridge.host.api import Api

_NUMBERS = count(1)


def exports(api: Api) -> dict[str, object]:
    """Returns what ``index.js`` finds on ``host``.

    Args:
        api: what the runtime offers to host modules.

    Returns:
        ``vmid``: 1 for the first runtime of this process that uses the module, 2 for the next, and so on (fibjs's
        ``coroutine.vmid``). ``isLive(id)``: whether the fiber with this number has not ended yet. For workers:
        ``startWorker(path, argv, tell)`` → number, ``postToWorker(number, hasBytes)``, ``endWorker(number)``,
        ``mintToken(number)``; in a worker also ``connectMaster(tell)``, ``postToMaster(hasBytes)``,
        ``listen(listening)``. What is posted is staged.
    """
    fibers, raw, master = api.scheduler.fibers, api.raw, api.master
    workers = Workers(api)

    def staged(has_bytes: bool) -> tuple[str, bytes | None]:
        return api.staged_text(), bytes(api.staged_bytes()) if has_bytes else None

    exported: dict[str, object] = {
        "vmid": next(_NUMBERS),
        "isLive": raw(lambda number: number in fibers),
        "startWorker": workers.start,
        "postToWorker": raw(lambda number, has_bytes: workers.post(number, *staged(has_bytes))),
        "endWorker": raw(workers.end),
        "mintToken": raw(workers.token),
        "isWorker": master is not None,
    }
    if master is not None:
        exported["connectMaster"] = master.connect
        exported["postToMaster"] = raw(lambda has_bytes: master.post(*staged(has_bytes)))
        exported["listen"] = raw(api.listen)
    return exported
