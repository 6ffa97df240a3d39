"""Events of the main thread come in order, from threads and signal handlers, and deadlines hold whatever interrupts."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable

import pytest

from jsbridge.cli.events import Events

DEADLINE_SECONDS = 60.0


def _note(log: list[int], number: int) -> Callable[[], None]:
    return lambda: log.append(number)


def _deadline() -> float:
    return time.monotonic() + DEADLINE_SECONDS


def _do(events: Events) -> None:
    action = events.get(_deadline())
    assert action is not None
    action()


def test_in_the_order_in_which_they_were_put() -> None:
    events, log = Events(), list[int]()
    assert events.empty
    for number in range(5):
        events.put(_note(log, number))
    assert not events.empty
    for _ in range(5):
        _do(events)
    assert log == [0, 1, 2, 3, 4]
    assert events.empty


def test_a_deadline_that_has_passed() -> None:
    events, log = Events(), list[int]()
    assert events.get(time.monotonic() - 1) is None
    events.put(_note(log, 1))
    assert events.get(time.monotonic() - 1) is not None
    # The lock still tells of news that are none.
    assert events.get(time.monotonic() + 0.01) is None


def test_from_other_threads() -> None:
    events, log = Events(), list[int]()
    threads = [
        threading.Thread(target=lambda: [events.put(_note(log, number)) for number in range(200)]) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for _ in range(800):
        _do(events)
    for thread in threads:
        thread.join()
    assert sorted(log) == sorted([*range(200)] * 4)


@pytest.mark.parametrize("wait", [0.0, 0.0005, 0.001, 0.002])
def test_signals_at_the_moment_of_the_deadline(wait: float) -> None:
    # They interrupt the wait again and again, also when its time is just over: it must end all the same.
    events = Events()
    main, done = threading.get_ident(), threading.Event()

    def disturb() -> None:
        while not done.is_set():
            signal.pthread_kill(main, signal.SIGUSR1)
            time.sleep(0.0005)

    before = signal.signal(signal.SIGUSR1, lambda number, frame: None)
    thread = threading.Thread(target=disturb)
    thread.start()
    try:
        for _ in range(200):
            assert events.get(time.monotonic() + wait) is None
    finally:
        done.set()
        thread.join()
        signal.signal(signal.SIGUSR1, before)


def test_from_a_handler_while_its_thread_waits() -> None:
    events, log = Events(), list[int]()
    before = signal.signal(signal.SIGUSR1, lambda number, frame: events.put(_note(log, 7)))
    thread = threading.Timer(0.05, signal.pthread_kill, (threading.get_ident(), signal.SIGUSR1))
    thread.start()
    try:
        _do(events)
    finally:
        thread.join()
        signal.signal(signal.SIGUSR1, before)
    assert log == [7]
