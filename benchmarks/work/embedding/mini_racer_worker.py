"""mini-racer's side of the embedding rows.

Its JavaScript reaches Python through promises only, and is given no bytes.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from py_mini_racer import MiniRacer, mini_racer  # type: ignore[import-not-found]

from benchmarks.work.embedding import measure
from benchmarks.work.serve import Parameters, serve

_now = time.perf_counter
_CALL_MANY = "async (call, count) => { for (let index = 0; index < count; index++) await call(index); }"


@contextmanager
def new_runtime() -> Iterator[Callable[[str], Any]]:
    """An isolate and its ``eval``."""
    with mini_racer() as runtime:
        yield runtime.eval


async def _identity(value: int) -> int:
    return value


async def _call_many(count: int, warm: int) -> float:
    with mini_racer(asyncio.get_running_loop()) as runtime:
        async with runtime.wrap_py_function(_identity) as identity:
            call_many = runtime.eval(_CALL_MANY)
            await call_many(identity, warm)
            began = _now()
            await call_many(identity, count)
            return _now() - began


def js_to_python(parameters: Parameters) -> float:
    """Seconds for a call of an async Python function by JavaScript that awaits it, with one int."""
    count = int(parameters["count"])
    return asyncio.run(_call_many(count, int(parameters["warm"]))) / count


def main() -> None:
    """Serves until standard input ends."""
    evaluate = MiniRacer().eval
    serve(
        {
            "js_to_python": js_to_python,
            "python_to_js": measure.python_to_js(evaluate),
            **measure.runtime_works(new_runtime),
        }
    )


main()
