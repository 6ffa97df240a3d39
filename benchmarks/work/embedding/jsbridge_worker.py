"""jsbridge's side of the embedding rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import jsbridge
from benchmarks.work.embedding import measure
from benchmarks.work.serve import serve


@contextmanager
def new_runtime() -> Iterator[Callable[[str], Any]]:
    """A runtime and its ``eval``."""
    with jsbridge.Runtime() as runtime:
        yield runtime.eval


def main() -> None:
    """Serves until standard input ends."""
    with new_runtime() as evaluate:
        serve(
            {
                "js_to_python": measure.js_to_python(evaluate),
                "python_to_js": measure.python_to_js(evaluate),
                "bytes_to_js": measure.bytes_to_js(evaluate),
                "bytes_to_python": measure.bytes_to_python(evaluate),
                **measure.runtime_works(new_runtime),
            }
        )


main()
