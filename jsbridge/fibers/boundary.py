"""The two ways across: calls into scripts, and scripts' calls of Python functions.

A call into a script takes the baton, unless the calling thread has it already (a host function that calls back): then
it is nested on the same C stack, and what the engine takes for the end of the stack must stay where the outermost call
put it. Whatever a Python function raises is reported by value: nothing may escape into the engine.
"""

from __future__ import annotations

import _thread
import threading
from collections.abc import Callable, Coroutine
from types import CoroutineType
from typing import TYPE_CHECKING, Any

from jsbridge.engine import MAILBOX_BYTES, EngineError
from jsbridge.errors import JSError, JSInterrupted, JSMemoryError, JSStackError
from jsbridge.fibers.fiber import Agent, Fiber, FiberKilled
from jsbridge.fibers.signals import signal_guard
from jsbridge.values.plain import INT32_MAX, INT32_MIN

if TYPE_CHECKING:
    from jsbridge.fibers.jobs import Jobs
    from jsbridge.fibers.scheduler import Scheduler
    from jsbridge.values import Values

#: Below this much C stack, in bytes, a nested call into the engine is refused.
LEAST_STACK_BYTES = 64 << 10
_UNSPEAKABLE = '!{"name":"Error","message":"the exception of a host function cannot be described","members":{}}'

_get_ident = _thread.get_ident


class _Thread(threading.local):
    agent: Agent | None = None


_thread_data = _Thread()


class Boundary:
    """Calls in and out of the engine of one runtime."""

    def __init__(self, scheduler: Scheduler, values: Values, jobs: Jobs) -> None:
        self._scheduler = scheduler
        self._values = values
        self._jobs = jobs
        self._engine = scheduler.engine
        values.call = self.call
        values.native_of = self.guard_converting
        #: Waits for what an ``async def`` host function returned, while its fiber is parked.
        self.wait_for: Callable[[Coroutine[Any, Any, Any]], Any]

    # Into scripts --------------------------------------------------------------------------------------------------

    def call(self, entry: Callable[..., Any], *args: Any) -> Any:
        """Calls an entry of the engine on the calling thread and converts its result.

        Raises:
            JSError: the script threw, or was ended from outside.
        """
        scheduler = self._scheduler
        thread = _get_ident()
        if scheduler.owner == thread:
            return self._nested(entry, args)
        agent = _thread_data.agent
        if agent is None:
            agent = _thread_data.agent = Agent(_thread.get_native_id())
        fiber = Fiber(scheduler.next_number(), agent, host=True)
        on_main_thread = thread == signal_guard.main_thread
        if scheduler.closing is not None:
            raise type(scheduler.closing)(scheduler.closing.message, name=scheduler.closing.name)
        scheduler.fibers[fiber.number] = fiber
        if on_main_thread:
            # Signals are seen while scripts run.
            signal_guard.enter(scheduler, fiber)
        scheduler.acquire(fiber)
        try:
            return self.run(fiber, entry, args)
        finally:
            del scheduler.fibers[fiber.number]
            if fiber.interrupt is not None:
                scheduler.settle_alarm()
            if agent.core is not None:
                scheduler.placement.free(agent)
            scheduler.release()
            if on_main_thread:
                signal_guard.leave()

    def run(self, fiber: Fiber, entry: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        """Calls an entry in a fiber that holds the baton, and the promise jobs that it leaves."""
        scheduler, values, engine = self._scheduler, self._values, self._engine
        if scheduler.alarm and scheduler.must_end():
            raise reason_of(fiber)
        if values.untidy():
            values.tidy()
        fiber.depth = 1
        result: Any = None
        failure: BaseException | None = None
        try:
            result = entry(*args)
            if type(result) is not int:
                result = values.take(result)
        except EngineError as error:
            failure = translate(error)
        except FiberKilled:
            failure = None
        except BaseException as error:
            failure = error
        if fiber.interrupt is None and engine.job_pending():
            self._jobs.finish(fiber)
        if engine.rejections and fiber.interrupt is None:
            # To describe a reason can take code of the script, for which an interrupted fiber has no more time.
            self._jobs.report_rejections()
        fiber.depth = 0
        if fiber.interrupt is not None:
            raise reason_of(fiber)
        if failure is not None:
            raise failure
        return result

    def _nested(self, entry: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        scheduler = self._scheduler
        fiber = scheduler.current
        assert fiber is not None
        if fiber.interrupt is not None:
            raise FiberKilled
        words = scheduler.words
        limit, size = words.limit.value, words.size.value
        room = self._engine.update_stack_top() - limit
        if room < LEAST_STACK_BYTES:
            words.limit.value = limit
            raise JSStackError("stack overflow", name="InternalError")
        words.size.value = room
        fiber.depth += 1
        try:
            result = self._values.take(entry(*args))
        except Exception as error:
            # What a script leaves behind that was ended half way tells nothing.
            if fiber.interrupt is not None:
                raise FiberKilled from None
            if isinstance(error, EngineError):
                raise translate(error) from None
            raise
        finally:
            fiber.depth -= 1
            words.limit.value = limit
            words.size.value = size
        if fiber.interrupt is not None:
            raise FiberKilled
        return result

    # Out of scripts ------------------------------------------------------------------------------------------------

    def guard(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Makes a callable for the engine of a function that returns what the engine takes: scalars and markers."""
        scheduler = self._scheduler
        fail = self.fail

        def guarded(*args: Any) -> Any:
            try:
                result = function(*args)
                if scheduler.alarm and scheduler.must_end():
                    return self.die()
                return result
            except BaseException as error:
                return fail(error)

        return guarded

    def guard_raw(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Makes a callable for the engine of a function whose arguments are scalars and whose result is converted."""
        scheduler, engine, values = self._scheduler, self._engine, self._values
        give, fail = values.give, self.fail

        def guarded(*args: Any) -> Any:
            try:
                result = function(*args)
                if engine.staged:
                    engine.drop_staged()
                if scheduler.alarm and scheduler.must_end():
                    return self.die()
                return result if result is None or result is True or result is False else give(result)
            except BaseException as error:
                return fail(error)

        return guarded

    def guard_bytes(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Like :meth:`guard_raw`, for a function that returns bytes; nothing is staged for it."""
        scheduler, engine, fail = self._scheduler, self._engine, self.fail
        room, put_bytes = engine.mailbox, engine.put_bytes

        def guarded(*args: Any) -> Any:
            try:
                data = function(*args)
                if scheduler.alarm and scheduler.must_end():
                    return self.die()
                length = len(data)
                if length > MAILBOX_BYTES:
                    return put_bytes(data)
                # In the mailbox, their length says it all.
                room[:length] = data
                return length
            except BaseException as error:
                return fail(error)

        return guarded

    def guard_converting(self, function: Callable[..., Any], token: object = None) -> Callable[..., Any]:
        """Makes a callable for the engine of a function whose arguments and result are converted.

        An ``async def`` function parks the calling fiber until it is done. ``token`` lives as long as the result.
        """
        scheduler, values = self._scheduler, self._values
        take, give, fail = values.arguments, values.give, self.fail
        placement = scheduler.placement

        def guarded(*args: Any, token: object = token) -> Any:
            try:
                if placement.holding:
                    placement.let_go()
                for arg in args:
                    if type(arg) is not int:
                        args = take(args)  # type: ignore[assignment]
                        break
                result = function(*args)
                kind = type(result)
                if kind is CoroutineType:
                    result = self.wait_for(result)
                if scheduler.alarm and scheduler.must_end():
                    return self.die()
                # Most results of functions that are called often: without a call of one more.
                if result is None or (kind is int and INT32_MIN <= result <= INT32_MAX):
                    return result
                return give(result)
            except BaseException as error:
                return fail(error)

        return guarded

    def check(self) -> None:
        """Raises FiberKilled if the running fiber has to end."""
        if self._scheduler.must_end():
            raise FiberKilled

    def die(self) -> str:
        """The marker on which the running fiber ends, without a chance to catch it."""
        self._engine.interrupt()
        return "x"

    def fail(self, error: BaseException) -> str:
        """The marker for what a host function raised."""
        scheduler = self._scheduler
        fiber = scheduler.current
        if self._engine.staged:
            self._engine.drop_staged()
        if not isinstance(error, (Exception, FiberKilled)) and fiber is not None:
            # KeyboardInterrupt, SystemExit: they are for whoever called the script, not for the script.
            fiber.interrupt = error
            scheduler.alarm = True
        if not isinstance(error, Exception) or scheduler.must_end():
            return self.die()
        try:
            return self._values.give_error(error)
        except Exception:
            # Its own __str__ raised, or there is no memory: the script still learns that the function failed.
            return _UNSPEAKABLE


def translate(error: Exception) -> JSError:
    """The exception for what left the engine as its own uncatchable error."""
    text = str(error)
    if "out of memory" in text:
        return JSMemoryError("out of memory", name="InternalError")
    if "stack overflow" in text or "call stack size" in text:
        return JSStackError("stack overflow", name="InternalError")
    return JSInterrupted(text.splitlines()[0] if text else "interrupted", name="InternalError")


def reason_of(fiber: Fiber) -> BaseException:
    """Why the fiber had to end, as an exception to raise."""
    reason = fiber.interrupt
    assert reason is not None
    if isinstance(reason, JSInterrupted) and type(reason).__init__ is JSError.__init__:
        # One reason may end several fibers: each gets an exception, and so a traceback, of its own.
        return type(reason)(reason.message, name=reason.name)
    return reason
