"""What Python has in the place of coroutines that may block: threads."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from benchmarks.work.memory import resident_bytes
from benchmarks.work.serve import Parameters, serve

_now = time.perf_counter
_BATCH = 100


def _start_many(count: int) -> None:
    for _ in range(0, count, _BATCH):
        threads = [threading.Thread(target=int) for _ in range(_BATCH)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def start_end(parameters: Parameters) -> float:
    """Seconds to start and end a thread."""
    _start_many(int(parameters["warm"]))
    began = _now()
    count = int(parameters["count"])
    _start_many(count)
    return (_now() - began) / count


def _pass_on(mine: threading.Lock, other: threading.Lock, count: int) -> None:
    for _ in range(count):
        mine.acquire()
        other.release()


def switch(parameters: Parameters) -> float:
    """Seconds to go from one thread to the other, each waiting for its lock."""
    first, second = threading.Lock(), threading.Lock()
    second.acquire()
    began, count = 0.0, int(parameters["count"])
    for part in (int(parameters["warm"]), count):
        other = threading.Thread(target=_pass_on, args=(second, first, part // 2))
        began = _now()
        other.start()
        _pass_on(first, second, part // 2)
        other.join()
    return (_now() - began) / count


def _with_parked(count: int, measure: Callable[[], float]) -> float:
    gate = threading.Lock()
    gate.acquire()

    def wait() -> None:
        with gate:
            pass

    before = measure()
    threads = [threading.Thread(target=wait) for _ in range(count)]
    for thread in threads:
        thread.start()
    after = measure()
    gate.release()
    for thread in threads:
        thread.join()
    return (after - before) / count


def parked_time(parameters: Parameters) -> float:
    """Seconds to start a thread that then waits."""
    return _with_parked(int(parameters["parked"]), _now)


def parked_memory(parameters: Parameters) -> float:
    """Bytes of a thread that waits."""
    return _with_parked(int(parameters["parked"]), resident_bytes)


serve({work.__name__: work for work in (start_end, switch, parked_time, parked_memory)})
