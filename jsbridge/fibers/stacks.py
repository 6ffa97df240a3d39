"""JavaScript stacks of fibers that do not run, for somebody who looks on from outside.

To capture a stack is to run a function of the bridge's, with the engine's word for the running frame put to the fiber's
own. So it takes the baton: this is done by an action in the ready queue, on whatever thread comes to it. While a script
computes without a pause, it is done in its middle, between two branches. No code of scripts runs meanwhile.
"""

from __future__ import annotations

import _thread
import threading
import time
from collections.abc import Callable
from typing import Any

from jsbridge.engine import Engine, EngineError
from jsbridge.fibers.fiber import Fiber
from jsbridge.fibers.scheduler import Scheduler

#: Frames of a stack, those of the bridge included, where the engine bounds them.
DEPTH = 100
#: How long, in seconds, a script may go on until it is asked in its middle.
GENTLE_SECONDS = 0.02
#: Memory beyond the limit, in bytes, for the text of a stack.
_GRANTED_BYTES = 1 << 16


class Stacks:
    """Captures stacks in one runtime.

    Args:
        take: converts what an entry of the engine has returned.
    """

    def __init__(self, scheduler: Scheduler, take: Callable[[object], Any]) -> None:
        self._scheduler = scheduler
        self._engine: Engine = scheduler.engine
        self._take = take
        self._capture = self._engine.entry("captureDeepStack")

    def of(self, fiber: Fiber) -> str:
        """Under the baton: the stack of a fiber; empty if it is in no script."""
        words = self._scheduler.words
        saved = words.frame.value, words.limit.value, words.size.value
        if fiber is not self._scheduler.current:
            if not fiber.frame:
                return ""
            words.frame.value = fiber.frame
        words.size.value = self._engine.stack_size
        try:
            with self._engine.memory_granted(_GRANTED_BYTES):
                return str(self._take(self._capture(DEPTH)))
        except EngineError:
            # No memory, or no room on the stack of this thread: what else is known of the fiber is told all the same.
            return ""
        finally:
            words.frame.value, words.limit.value, words.size.value = saved

    def visit(self, look: Callable[[], None], timeout: float) -> bool:
        """From any thread: calls ``look``, which is short, under the baton.

        Returns:
            False when a host function, or one of the engine's own, held all scripts up for the timeout (seconds): then
            it is not called any more.
        """
        scheduler = self._scheduler
        if scheduler.owner == _thread.get_ident():
            look()
            return True
        done = threading.Event()
        lock = threading.Lock()
        over = False
        failures: list[BaseException] = []

        def action() -> None:
            nonlocal over
            with lock:
                if over:
                    return
                over = True
                try:
                    look()
                except BaseException as error:
                    # For whoever looks on, rather than for the scheduler of the scripts.
                    failures.append(error)
                done.set()

        scheduler.post(action)
        deadline = time.monotonic() + timeout
        while not done.wait(GENTLE_SECONDS):
            if time.monotonic() >= deadline:
                with lock:
                    over = True
                break
            if scheduler.current is not None:
                self._engine.visit(action)
        for failure in failures:
            raise failure
        return done.is_set()
