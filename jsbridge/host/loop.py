"""Waiting for what happens elsewhere: on an asyncio loop, or on a helper thread. The calling fiber parks meanwhile."""

from __future__ import annotations

import threading
import weakref
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from jsbridge.fibers import Scheduler, end_orphan
from jsbridge.values import HostError

if TYPE_CHECKING:
    import asyncio
    import concurrent.futures

#: How long, in seconds, a runtime that closes waits for its own asyncio loop to end.
CLOSE_SECONDS = 1.0


class Elsewhere:
    """The asyncio loop and the helper threads of one runtime.

    Args:
        loop: the application's own loop, running in another thread; None: one of the runtime's own, started when
            needed.
    """

    def __init__(self, scheduler: Scheduler, loop: asyncio.AbstractEventLoop | None) -> None:
        self._scheduler = scheduler
        self._loop = loop
        self._own_thread: threading.Thread | None = None
        # The tasks whose fiber has ended: to cancel one a second time would break off its cleaning up.
        self._cancelled: weakref.WeakSet[asyncio.Task[Any]] = weakref.WeakSet()
        self._orphaned = False

    def orphan(self) -> None:
        """In a forked child: the threads are not there but, perhaps, the one that forked; it ends the child."""
        self._orphaned = True
        if self._loop is not None and self._own_thread is threading.current_thread():
            # The coroutine that forked goes on as long as it does not wait: its next step would be the loop's.
            self._loop.call_soon(end_orphan)

    def wait_for(self, coroutine: Coroutine[Any, Any, Any]) -> Any:
        """Runs a coroutine on the loop; parks the calling fiber until it is done. It is cancelled if the fiber ends.

        Raises:
            RuntimeError: the loop is closed, or it is the one that this very thread runs and now holds up.
            HostError: the coroutine was cancelled (``ECANCELED``), or there is no thread for the loop (``EAGAIN``).
        """
        import asyncio

        try:
            loop = self._running_loop()
        except BaseException:
            coroutine.close()
            raise
        problem = ""
        if loop.is_closed():
            problem = "the asyncio loop for async host functions is closed"
        elif asyncio.events._get_running_loop() is loop:
            problem = (
                "this call holds up the asyncio loop that its async host function needs: use eval_async or run_async"
            )
        if problem:
            coroutine.close()
            raise RuntimeError(problem)
        call = Call(coroutine, loop, self._cancelled)
        loop.call_soon_threadsafe(call.begin)
        return self.wait(call.future, call.abandon)

    def run_in_thread(self, function: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        """Runs a blocking function on a helper thread; parks the calling fiber until it returns.

        The thread is a daemon: a read that never ends holds up neither the runtime's end nor the process's.
        """
        from concurrent.futures import Future

        future: concurrent.futures.Future[Any] = Future()

        def run() -> None:
            try:
                result = function(*args)
                if self._orphaned:
                    end_orphan()
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(result)

        future.set_running_or_notify_cancel()
        try:
            threading.Thread(target=run, name="jsbridge-blocking-call", daemon=True).start()
        except RuntimeError as error:
            raise HostError(f"no thread for a host function: {error}", code="EAGAIN") from None
        return self.wait(future)

    def wait(self, future: concurrent.futures.Future[Any], abandon: Callable[[], None] = lambda: None) -> Any:
        """Parks the calling fiber until the future is done; returns its result or raises its exception.

        ``abandon`` is called when the fiber has to end before.
        """
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
            abandon()
            raise
        finally:
            waiting.clear()
        if future.cancelled():
            raise HostError("the async host function was cancelled", code="ECANCELED")
        return future.result()

    def _running_loop(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            import asyncio

            loop = asyncio.new_event_loop()
            thread = threading.Thread(target=_run_loop, args=(loop,), name="jsbridge-asyncio", daemon=True)
            try:
                thread.start()
            except RuntimeError as error:
                loop.close()
                raise HostError(f"no thread for async host functions: {error}", code="EAGAIN") from None
            self._loop, self._own_thread = loop, thread
        return self._loop

    def close(self) -> bool:
        """Cancels what still runs on the runtime's own loop and ends its thread.

        Returns:
            False when a host function goes on all the same: it blocks the loop, or swallows its cancellation. Its
            thread is a daemon, and ends when the function does.
        """
        thread, loop = self._own_thread, self._loop
        if thread is None or loop is None:
            return True
        self._own_thread = self._loop = None
        ending: list[asyncio.Task[None]] = []
        # The coroutine is made on the loop: one that is blocked never gets to it.
        loop.call_soon_threadsafe(lambda: ending.append(loop.create_task(_end(loop, self._cancelled))))
        thread.join(CLOSE_SECONDS)
        return not thread.is_alive()


class Call:
    """One call of an ``async def`` host function.

    Attributes:
        future: gets what the coroutine returns or raises.
    """

    def __init__(
        self,
        coroutine: Coroutine[Any, Any, Any],
        loop: asyncio.AbstractEventLoop,
        cancelled: weakref.WeakSet[asyncio.Task[Any]],
    ) -> None:
        self._coroutine = coroutine
        self._loop = loop
        self._cancelled = cancelled
        self._task: asyncio.Task[Any] | None = None
        self._abandoned = False
        from concurrent.futures import Future

        self.future: concurrent.futures.Future[Any] = Future()

    def begin(self) -> None:
        """On the loop: starts the coroutine."""
        if self._abandoned:
            self._coroutine.close()
            return
        self._task = self._loop.create_task(self._coroutine)
        self._task.add_done_callback(self._finish)

    def _finish(self, task: asyncio.Task[Any]) -> None:
        failure = None if task.cancelled() else task.exception()
        if self._abandoned:
            if failure is not None:
                _tell(self._loop, "a host function failed when it was cancelled", task)
        elif task.cancelled():
            self.future.cancel()
        elif failure is not None:
            self.future.set_exception(failure)
        else:
            self.future.set_result(task.result())

    def abandon(self) -> None:
        """From any thread: nobody waits for it any more, so that it is cancelled."""
        self._abandoned = True
        try:
            self._loop.call_soon_threadsafe(self._cancel)
        except RuntimeError:
            # The application has closed its loop: nothing runs there now.
            return

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._cancelled.add(self._task)


def _run_loop(loop: asyncio.AbstractEventLoop) -> None:
    while True:
        try:
            loop.run_forever()
        except (SystemExit, KeyboardInterrupt):
            # A task raised it, and asyncio stops its loop for it. The fiber that waits for the task gets it from there.
            continue
        loop.close()
        return


async def _end(loop: asyncio.AbstractEventLoop, cancelled: weakref.WeakSet[asyncio.Task[Any]]) -> None:
    import asyncio

    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    others = [task for task in tasks if task not in cancelled]
    for task in others:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for task in others:
        if not task.cancelled() and task.exception() is not None:
            _tell(loop, "a task failed while the runtime closed", task)
    await loop.shutdown_asyncgens()
    loop.stop()


def _tell(loop: asyncio.AbstractEventLoop, message: str, task: asyncio.Task[Any]) -> None:
    loop.call_exception_handler({"message": message, "exception": task.exception(), "task": task})
