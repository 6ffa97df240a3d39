"""What a script's promise is in Python. Imported when the first one crosses: asyncio takes longer than most scripts."""

from __future__ import annotations

import asyncio
import concurrent.futures
from collections.abc import Callable, Generator
from typing import Any

from jsbridge.errors import RuntimeClosedError
from jsbridge.values.proxies import Handle, ScriptValue


class JSPromise(ScriptValue, concurrent.futures.Future[Any]):
    """A script's promise: a concurrent future, and an awaitable in any asyncio loop.

    It goes back to its runtime as the same promise. When it is rejected and nobody ever asks, the error is reported as
    one that nobody caught.

    Example:
        >>> import jsbridge
        >>> with jsbridge.Runtime() as runtime:
        ...     runtime.eval("(async () => 6 * 7)()").result(timeout=5)
        42
    """

    def __init__(self, handle: Handle, report: Callable[[BaseException], None]) -> None:
        super().__init__()
        self.__handle__ = handle
        self._report_lost = report
        self._asked = False
        # It runs already: a promise cannot be cancelled.
        self.set_running_or_notify_cancel()

    def result(self, timeout: float | None = None) -> Any:
        """Waits for the promise; returns its value or raises its reason.

        Args:
            timeout: seconds to wait at most; None: as long as it takes.

        Raises:
            TimeoutError: it is not settled in that time (``concurrent.futures.TimeoutError`` before Python 3.11).
            JSError: it was rejected; a Python exception that it was rejected with is raised as itself.
            RuntimeClosedError: it was pending when this process was forked from the one of its runtime.
        """
        self._asked = True
        self._check_process()
        return super().result(timeout)

    def exception(self, timeout: float | None = None) -> BaseException | None:
        """Waits for the promise; returns what it was rejected with, or None. See :meth:`result`."""
        self._asked = True
        self._check_process()
        return super().exception(timeout)

    def _check_process(self) -> None:
        orphaned = self.__handle__.values.orphaned
        if orphaned is not None and not self.done():
            raise orphaned

    def add_done_callback(self, fn: Callable[[concurrent.futures.Future[Any]], object]) -> None:
        """Calls ``fn`` with the promise when it is settled, in the thread that runs the script then, or at once."""
        self._asked = True
        super().add_done_callback(fn)

    def __await__(self) -> Generator[Any, None, Any]:
        return asyncio.wrap_future(self).__await__()

    def __del__(self) -> None:
        # Asked of the base class: this here is no asking.
        error = super().exception(0) if self.done() and not self._asked else None
        if error is not None and not isinstance(error, RuntimeClosedError):
            self._report_lost(error)
