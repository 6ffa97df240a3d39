"""Waiting for what happens elsewhere: on an asyncio loop, or on a helper thread. The calling fiber parks meanwhile."""

from __future__ import annotations

import asyncio
import concurrent.futures
import threading
from collections.abc import Callable, Coroutine
from typing import Any

from jsbridge.fibers import Scheduler


class Elsewhere:
    """The asyncio loop and the helper threads of one runtime.

    Args:
        loop: the application's own loop, running in another thread; None: one of the runtime's own, started when needed.
    """

    def __init__(self, scheduler: Scheduler, loop: asyncio.AbstractEventLoop | None) -> None:
        self._scheduler = scheduler
        self._loop = loop
        self._own_thread: threading.Thread | None = None

    def wait_for(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        """Runs a coroutine on the loop; parks the calling fiber until it is done. It is cancelled if the fiber has to end."""
        return self.wait(asyncio.run_coroutine_threadsafe(coroutine, self._running_loop()))

    def run_in_thread(self, function: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        """Runs a blocking function on a helper thread; parks the calling fiber until it returns.

        The thread is a daemon: a read that never ends does not hold the process.
        """
        future: concurrent.futures.Future[Any] = concurrent.futures.Future()

        def run() -> None:
            try:
                result = function(*args)
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)

        future.set_running_or_notify_cancel()
        threading.Thread(target=run, name="jsbridge-blocking-call", daemon=True).start()
        return self.wait(future)

    def wait(self, future: concurrent.futures.Future[Any]) -> Any:
        """Parks the calling fiber until the future is done; returns its result or raises its exception."""
        scheduler = self._scheduler
        fiber = scheduler.current
        assert fiber is not None
        # The callback may come after the fiber has gone on to wait for something else.
        waiting = [True]

        def wake() -> None:
            if waiting:
                scheduler.wake(fiber)

        if not future.done():
            future.add_done_callback(lambda _: scheduler.post(wake))
        try:
            while not future.done():
                scheduler.park("a host function")
        except BaseException:
            future.cancel()
            raise
        finally:
            waiting.clear()
        return future.result()

    def _running_loop(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            loop = self._loop = asyncio.new_event_loop()
            self._own_thread = threading.Thread(target=loop.run_forever, name="jsbridge-asyncio", daemon=True)
            self._own_thread.start()
        return self._loop

    def close(self) -> None:
        """Cancels what still runs on the runtime's own loop and ends its thread."""
        thread, loop = self._own_thread, self._loop
        if thread is None or loop is None:
            return
        self._own_thread = self._loop = None

        async def cancel_all() -> None:
            tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await loop.shutdown_asyncgens()

        asyncio.run_coroutine_threadsafe(cancel_all(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
