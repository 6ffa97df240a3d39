"""Faults that happen at a chosen moment."""

from __future__ import annotations

import _thread
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class ThreadRefusal:
    """How often threads were asked for, and whether one was refused."""

    def __init__(self, at: int, ever_after: bool) -> None:
        self._at = at
        self._ever_after = ever_after
        self._start = _thread.start_new_thread
        self.asked = 0
        self.refused = 0

    def __call__(self, *args: Any, **kwargs: Any) -> int:
        self.asked += 1
        if self.asked == self._at or (self._ever_after and self.asked > self._at):
            self.refused += 1
            raise RuntimeError("can't start new thread")
        return self._start(*args, **kwargs)


@contextmanager
def refused_threads(at: int, *, ever_after: bool) -> Iterator[ThreadRefusal]:
    """The system has no thread at the n-th time that one is asked for, from 1; perhaps not later either.

    RLIMIT_NPROC, which would be the real thing, does not bind the superuser.
    """
    refusal = ThreadRefusal(at, ever_after)
    before = _thread.start_new_thread, threading._start_new_thread  # type: ignore[attr-defined]
    _thread.start_new_thread = refusal  # type: ignore[assignment]
    threading._start_new_thread = refusal  # type: ignore[attr-defined]
    try:
        yield refusal
    finally:
        _thread.start_new_thread, threading._start_new_thread = before  # type: ignore[attr-defined]
