"""A queue that signal handlers may put into.

``queue.Queue`` is not made for that: a handler that runs while its own thread is inside would wait for itself.
``queue.SimpleQueue`` is, but its ``get`` with a timeout waits for ever when a signal interrupts it at the moment when
the time is over (CPython goes on with what is left of the time, and less than nothing means no limit).
"""

from __future__ import annotations

import _thread
import time
from collections import deque
from collections.abc import Callable

Action = Callable[[], None]


class Events:
    """Actions for one thread, first come first served."""

    def __init__(self) -> None:
        self._actions: deque[Action] = deque()
        # Locked while there is nothing new. It may be unlocked without need, never the other way round.
        self._news = _thread.allocate_lock()

    def put(self, action: Action) -> None:
        """From any thread, or a signal handler: adds an action."""
        self._actions.append(action)
        try:
            self._news.release()
        except RuntimeError:
            # It tells of news already.
            return

    def get(self, deadline: float | None) -> Action | None:
        """Waits for the next action; None when ``deadline`` (``time.monotonic()``) comes first.

        Only one thread may call this.
        """
        while True:
            if self._actions:
                return self._actions.popleft()
            if deadline is None:
                self._news.acquire()
            elif not self._news.acquire(True, max(0.0, deadline - time.monotonic())):
                return self._actions.popleft() if self._actions else None

    @property
    def empty(self) -> bool:
        """Whether there is no action now."""
        return not self._actions
