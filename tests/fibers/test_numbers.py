"""A runtime that has run for long: its fibers and timers have numbers beyond 32 bits."""

import itertools
from collections.abc import Iterator
from typing import Any

import jsbridge
from jsbridge.engine import numbers

LAST_INT32 = 2**31 - 1


def from_on(start: int) -> Iterator[Any]:
    """What is left of ``numbers()`` when it has come to ``start``."""
    return itertools.chain(range(start, LAST_INT32 + 1), map(float, itertools.count(max(start, LAST_INT32 + 1))))


def test_they_are_integers_as_long_as_the_engine_takes_them() -> None:
    late = itertools.islice(numbers(), 3)
    assert [(number, type(number)) for number in late] == [(1, int), (2, int), (3, int)]


def test_fibers_and_timers_beyond_32_bits(runtime: jsbridge.Runtime) -> None:
    scheduler, natives = runtime._program.scheduler, runtime._program.natives
    for start in range(LAST_INT32 - 12, LAST_INT32 + 3, 3):
        scheduler.next_number, natives._timer_numbers = from_on(start).__next__, from_on(start)
        assert runtime.eval(
            """
            (() => {
              const coroutine = require('coroutine');
              const seen = [];
              const fiber = coroutine.start(function () {
                seen.push(this === coroutine.current(), coroutine.current().id === this.id);
                coroutine.sleep(1);
                seen.push(this === coroutine.current());
                const lock = new coroutine.Lock();
                lock.acquire();
                const other = coroutine.start(() => { lock.acquire(); seen.push('locked'); lock.release() });
                coroutine.sleep(1);
                lock.release();
                other.join();
              });
              fiber.join();
              const event = new coroutine.Event();
              const timer = setTimeout(() => event.set(), 1);
              const never = setTimeout(() => seen.push('never'), 1000);
              clearTimeout(never);
              event.wait();
              return seen.concat(fiber.stack, coroutine.fibers.length);
            })()
            """
        ) == [True, True, True, "locked", "", 1]
