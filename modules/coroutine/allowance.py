"""What may be under way from a worker to its master, or back, and has not been taken yet."""

from __future__ import annotations

import threading

from jsbridge.host.api import limit_error


class Allowance:
    """The bytes of one queue of messages; from any thread.

    Args:
        most: how many there may be, or None. A character of a message's text counts as a byte.
    """

    def __init__(self, most: int | None) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._used = 0

    def take(self, text: str, data: bytes | None) -> int:
        """Makes room for a message; returns its size, for :meth:`give_back`.

        Raises:
            JSLimitError: ENOBUFS: there is no room.
        """
        if self._most is None:
            return 0
        size = len(text) + len(data or b"")
        with self._lock:
            if self._used + size > self._most:
                raise limit_error("ENOBUFS", f"the runtime allows {self._most} bytes of messages", "max_queued_bytes")
            self._used += size
        return size

    def give_back(self, size: int) -> None:
        """The message was taken."""
        if size:
            with self._lock:
                self._used -= size
