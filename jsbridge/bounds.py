"""How much of each thing the scripts of a runtime may have at a time, and the errors that say so."""

from __future__ import annotations

import errno
from typing import Any, NamedTuple

from jsbridge.errors import JSLimitError
from jsbridge.log import INFO, log

#: Bytes of memory below which no script can run: a runtime has taken half of it before the first one does.
LEAST_MEMORY = 1 << 20
LEAST_STACK_SIZE = 128 << 10
#: Bytes of a queue below which no message of use would fit in: see QUEUED_MESSAGES.
LEAST_QUEUED_BYTES = 64 << 10
#: Under a bound of bytes, a queue of a zmq connection holds so many messages, of which each has its share of the bytes.
QUEUED_MESSAGES = 64


class Bounds(NamedTuple):
    """The bounds of one runtime; None: as much as there is.

    Attributes:
        total_time: seconds that scripts may compute in all, from one call of the application on.
        coroutines: coroutines at a time, and whatever else takes a thread: callbacks, promise jobs that wait.
        sockets: open zmq sockets.
        timers: timers that are set.
        workers: workers, together with their own workers.
        queued_bytes: bytes in any one queue: of a zmq connection, of a worker's messages, of a monitor's events.
    """

    total_time: float | None = None
    coroutines: int | None = None
    sockets: int | None = None
    timers: int | None = None
    workers: int | None = None
    queued_bytes: int | None = None

    def check(self) -> None:
        """Refuses what makes no sense.

        Raises:
            TypeError, ValueError: one of them is no number, or too small; the message names the argument of Runtime().
        """
        check_number("total_time_limit", self.total_time, (int, float), least=0, optional=True)
        for name in ("coroutines", "sockets", "timers", "workers"):
            check_number(f"max_{name}", getattr(self, name), int, least=0, optional=True)
        check_number("max_queued_bytes", self.queued_bytes, int, least=LEAST_QUEUED_BYTES, optional=True)


def check_number(name: str, value: Any, kinds: Any, *, least: int, optional: bool = False) -> None:
    """Refuses what is no number of that kind, or too small.

    Raises:
        TypeError, ValueError: with the name, and the least value.
    """
    if value is None and optional:
        return
    if isinstance(value, bool) or not isinstance(value, kinds):
        raise TypeError(f"{name} is a number, not {type(value).__name__}")
    if not value >= least:
        # Written so that NaN is refused, too.
        raise ValueError(f"{name} is at least {least}, not {value}")


def limit_error(code: str, text: str, option: str) -> JSLimitError:
    """The error for a bound that a script has reached, which the script can catch.

    Args:
        code: what the operating system would answer, ``'EAGAIN'`` or the like.
        text: what is allowed.
        option: the argument of ``Runtime()`` that says so.
    """
    error = JSLimitError(f"{code}: {text} ({option})", code=code)
    error.number = getattr(errno, code)
    log(INFO, "a script is refused: %s", error.message)
    return error
