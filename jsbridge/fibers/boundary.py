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

from jsbridge.engine import MAILBOX_BYTES, RUNNING, EngineError
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
    call: Fiber | None = None


class Boundary:
    """Calls in and out of the engine of one runtime."""

    def __init__(self, scheduler: Scheduler, values: Values, jobs: Jobs) -> None:
        self._scheduler = scheduler
        self._values = values
        self._jobs = jobs
        self._engine = scheduler.engine
        values.call, values.enter = self.call, self.enter
        values.native_of = self.guard_converting
        self._take, self._litter = values.take, values.litter
        self._here = _Thread()
        self._mailbox = scheduler.engine.mailbox
        self._next_number = scheduler.next_number
        self._try_baton, self._give_baton = scheduler.baton.acquire, scheduler.baton.release
        self._frame, self._size = scheduler.words.frame, scheduler.words.size
        self._stack_size = scheduler.engine.stack_size
        self._header = scheduler.engine.header
        self._work = (
            scheduler.fibers,
            scheduler.ready,
            *scheduler.poller.pending,
            scheduler.engine.rejections,
            signal_guard.calls,
        )
        self._jobs_word, self._no_jobs = scheduler.words.jobs, scheduler.words.no_jobs
        #: Waits for what an ``async def`` host function returned, while its fiber is parked.
        self.wait_for: Callable[[Coroutine[Any, Any, Any]], Any]

    # Into scripts --------------------------------------------------------------------------------------------------

    def call(self, entry: Callable[..., Any], *args: Any) -> Any:
        """:meth:`enter`, with the arguments one by one."""
        return self.enter(entry, args)

    def enter(self, entry: Callable[..., Any], args: tuple[Any, ...], data: bytes | None = None) -> Any:
        """Calls an entry of the engine on the calling thread and converts its result.

        Args:
            entry: what is called under the baton.
            args: its arguments.
            data: what has to be in the mailbox then, which has room for it.

        Raises:
            JSError: the script threw, or was ended from outside.
        """
        scheduler = self._scheduler
        here = self._here
        fiber = here.call
        # A thread of the cache, whose scripts call back, needs no record.
        thread = _get_ident() if fiber is None else fiber.thread
        if scheduler.owner == thread:
            return self._nested(entry, args, data)
        if fiber is None:
            fiber = here.call = _call_of(thread, Agent(_thread.get_native_id()))
        closing = scheduler.closing
        if closing is not None:
            raise type(closing)(closing.message, name=closing.name)
        fibers, ready, touched, waited, deadlines, rejections, calls = self._work
        number = self._next_number()
        if fiber.number:
            # It belongs to a call that is open still (a signal handler calls, in the middle of it), or somebody may
            # remember it.
            fiber = here.call = _call_of(thread, fiber.agent)
        fiber.number = number
        fiber.interrupt = None
        on_main_thread = fiber.on_main_thread
        if on_main_thread:
            # Signals are seen while scripts run. Until here, and when the call is taken out, a handler may raise.
            if signal_guard.handling:
                signal_guard.refuse()
            calls.append((scheduler, fiber))
        fibers[number] = fiber
        straight = not ready and scheduler.on_turn is None and self._try_baton(False)
        if straight:
            # As `Scheduler.take` does it.
            scheduler.owner = thread
            scheduler.current = fiber
            self._header[RUNNING] = number
            self._frame.value = 0
            self._size.value = self._stack_size
        else:
            scheduler.acquire(fiber)
        idle = False
        try:
            if scheduler.alarm and scheduler.must_end():
                raise reason_of(fiber)
            released, dead_callables, new_callables, dead_exceptions, new_exceptions = self._litter
            if released or dead_callables or new_callables or dead_exceptions or new_exceptions:
                self._values.tidy()
            result = failure = None
            try:
                if data is not None:
                    self._mailbox[: len(data)] = data
                result = entry(*args)
                if type(result) is not int:
                    result = self._take(result)
            except BaseException as error:
                failure = error
            if (
                failure is None
                and fiber.interrupt is None
                and not rejections
                and self._jobs_word.value == self._no_jobs
            ):
                idle = straight
                return result
            return self._end(fiber, result, failure)
        finally:
            del fibers[number]
            if (
                idle
                and not fiber.waits_for
                and not ready
                and not touched
                and not waited
                and not deadlines
                and scheduler.on_turn is None
            ):
                # Nothing at all is left to do, as after most calls of an application.
                scheduler.current = None
                scheduler.owner = 0
                self._give_baton()
                if ready:
                    scheduler.nudge()
                # It never waited, so that nobody remembers it: the next call may have it.
                fiber.number = 0
            else:
                if fiber.interrupt is not None:
                    scheduler.settle_alarm()
                if fiber.agent.core is not None:
                    scheduler.placement.free(fiber.agent)
                scheduler.release()
            if on_main_thread:
                calls.pop()
                if fiber.interrupt is not None:
                    late, fiber.told = fiber.interrupt is not fiber.told, None
                    if late:
                        # A handler raised when the script had ended.
                        scheduler.post(scheduler.settle_alarm)
                        raise reason_of(fiber)

    def run(self, fiber: Fiber, entry: Callable[..., Any], args: tuple[Any, ...]) -> Any:
        """Calls an entry in a fiber that holds the baton, and the promise jobs that it leaves."""
        scheduler, values = self._scheduler, self._values
        if scheduler.alarm and scheduler.must_end():
            raise reason_of(fiber)
        if values.untidy():
            values.tidy()
        result: Any = None
        failure: BaseException | None = None
        try:
            result = values.take(entry(*args))
        except BaseException as error:
            failure = error
        return self._end(fiber, result, failure)

    def _end(self, fiber: Fiber, result: Any, failure: BaseException | None) -> Any:
        # The end of a call that failed, or left something to do.
        engine = self._engine
        if isinstance(failure, EngineError):
            failure = translate(failure)
        elif isinstance(failure, FiberKilled):
            failure = None
        if fiber.interrupt is None and engine.job_pending():
            self._jobs.finish(fiber)
        if engine.rejections and fiber.interrupt is None:
            # To describe a reason can take code of the script, for which an interrupted fiber has no more time.
            self._jobs.report_rejections()
        if fiber.interrupt is not None:
            raise reason_of(fiber)
        if failure is not None:
            raise failure
        return result

    def _nested(self, entry: Callable[..., Any], args: tuple[Any, ...], data: bytes | None) -> Any:
        scheduler = self._scheduler
        fiber = scheduler.current
        assert fiber is not None
        if fiber.interrupt is not None:
            raise FiberKilled
        if signal_guard.handling == scheduler.owner:
            signal_guard.refuse()
        words = scheduler.words
        limit, size = words.limit.value, words.size.value
        room = self._engine.update_stack_top() - limit
        if room < LEAST_STACK_BYTES:
            words.limit.value = limit
            raise JSStackError("stack overflow", name="InternalError")
        words.size.value = room
        try:
            if data is not None:
                self._mailbox[: len(data)] = data
            result = self._values.take(entry(*args))
        except Exception as error:
            # What a script leaves behind that was ended half way tells nothing.
            if fiber.interrupt is not None:
                raise FiberKilled from None
            if isinstance(error, EngineError):
                raise translate(error) from None
            raise
        finally:
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
                taken: tuple[Any, ...] | list[Any] = args
                for arg in args:
                    if type(arg) is not int:
                        taken = take(args)
                        break
                result = function(*taken)
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


def _call_of(thread: int, agent: Agent) -> Fiber:
    # The record for calls of the application on a thread.
    fiber = Fiber(0, agent, host=True)
    fiber.thread = thread
    fiber.on_main_thread = thread == signal_guard.main_thread
    return fiber


def translate(error: Exception) -> JSError:
    """The exception for what left the engine as its own uncatchable error."""
    text = str(error)
    # Null: there was no memory for the error, either.
    if "out of memory" in text or text == "null":
        return JSMemoryError("out of memory", name="InternalError")
    if "stack overflow" in text or "call stack size" in text:
        return JSStackError("stack overflow", name="InternalError")
    return JSInterrupted(text.splitlines()[0] if text else "interrupted", name="InternalError")


def reason_of(fiber: Fiber) -> BaseException:
    """Why the fiber had to end, as an exception to raise."""
    reason = fiber.told = fiber.interrupt
    assert reason is not None
    if isinstance(reason, JSInterrupted) and type(reason).__init__ is JSError.__init__:
        # One reason may end several fibers: each gets an exception, and so a traceback, of its own.
        return type(reason)(reason.message, name=reason.name)
    return reason
