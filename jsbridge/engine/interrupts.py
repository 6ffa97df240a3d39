"""Scripts that compute without a pause: how they are ended, and how one looks at them, in their middle.

The engine's interrupt handler is asked every 10 000 branches or so, on the thread of the script. It is there only while
somebody wants something of the script, since it needs the GIL.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

from jsbridge.engine.capi import INTERRUPT_HANDLER, IS_NG, POINTER, JSValue, lib
from jsbridge.engine.channel import Channel
from jsbridge.engine.words import FiberWords

# The word of the mailbox's header that tells the scripts of the bridge that a script was ended from outside.
_ENDED_ONCE = 7
# A script that was ended so often and still runs has found a way to go on: from then on it is ended at every branch.
_PATIENCE = 3
# Branches and calls until it is asked again then: one of them is the call that freezes the error.
_NEXT_POLL = 3
# Room, in bytes, for what the engine itself calls when it makes the error that ends a script near the end of its stack.
_ERROR_ROOM = 24 << 10


class Interrupts(Channel):
    """The interrupt handler of one runtime.

    Attributes:
        words: the words of the engine that belong to the running fiber.
        should_stop: tells the interrupt handler, on the thread that runs the script, whether the running fiber has to
            end.
        on_poll_error: gets what a signal handler raised while the interrupt handler ran.
        interrupting: whether the interrupt handler is in place.
        calling_back: whether the engine waits for Python in the middle of something: nothing may enter it then.
    """

    words: FiberWords
    _context: Any
    _runtime: int

    def __init__(self, inner: int, holder: JSValue) -> None:
        super().__init__(inner, holder)
        self.should_stop: Callable[[], bool] = lambda: False
        self.on_poll_error: Callable[[BaseException], None] = lambda error: None
        self.interrupting = False
        self.calling_back = False
        self._visitor: Callable[[], None] | None = None
        self._stops = 0
        self._poll = INTERRUPT_HANDLER(self._answer_poll)

    def interrupt(self) -> None:
        """From any thread: makes the running script ask :attr:`should_stop` within some 10 000 branches.

        The handler is not installed for good, since it needs the GIL: with a busy Python thread beside, every poll
        would wait for a switch interval.
        """
        # Held here, so that a runtime that closes meanwhile is not freed under the call.
        context = self._context
        if context is not None:
            self.interrupting = True
            lib.JS_SetInterruptHandler(self._runtime, ctypes.cast(self._poll, POINTER), None)

    def clear_interrupt(self) -> None:
        """Takes the interrupt handler out. Under the baton."""
        self.interrupting = False
        lib.JS_SetInterruptHandler(self._runtime, None, None)
        if self._stops:
            self._stops = 0
            if IS_NG:
                self._set_prepare(b"record")

    def visit(self, visitor: Callable[[], None]) -> None:
        """From any thread: calls ``visitor`` on the thread of the script that runs, between two of its branches.

        It may call entries of the bridge. With no script running, it is not called before the next one does.
        """
        self._visitor = visitor
        self.interrupt()

    def _receive(self, visitor: Callable[[], None]) -> None:
        # What it enters would ask the handler again, and leaves the words of the script that waits in another state.
        words = self.words
        saved = words.frame.value, words.top.value, words.limit.value, words.size.value, words.thread.value
        # The script may have staged a text just now, for a call that it has not made yet.
        text = lib.JS_GetPropertyStr(self._inner, self._holder, b"text")
        lib.JS_SetInterruptHandler(self._runtime, None, None)
        try:
            visitor()
        finally:
            lib.JS_SetPropertyStr(self._inner, self._holder, b"text", text)
            words.frame.value, words.top.value, words.limit.value, words.size.value, words.thread.value = saved
            lib.JS_SetInterruptHandler(self._runtime, ctypes.cast(self._poll, POINTER), None)

    def _answer_poll(self, runtime: int, opaque: int | None) -> int:
        self.calling_back = True
        try:
            visitor, self._visitor = self._visitor, None
            if visitor is not None:
                self._receive(visitor)
            if self.should_stop():
                self._before_end()
                return 1
        except BaseException as error:
            # A signal handler raised in here: the script ends, and the error is for whoever called it.
            self.on_poll_error(error)
            self._before_end()
            return 1
        finally:
            self.calling_back = False
        self.clear_interrupt()
        return 0

    def _before_end(self) -> None:
        words = self.words
        self.header[_ENDED_ONCE] = 1
        self._stops += 1
        if IS_NG:
            words.limit.value = max(words.top.value - words.size.value - _ERROR_ROOM, 0)
            self._set_prepare(b"freeze")
        if self._stops > _PATIENCE:
            words.polls.value = _NEXT_POLL

    def _set_prepare(self, name: bytes) -> None:
        inner, holder = self._inner, self._holder
        lib.JS_SetPropertyStr(inner, holder, b"prepare", lib.JS_GetPropertyStr(inner, holder, name))
