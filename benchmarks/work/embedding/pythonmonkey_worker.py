"""pythonmonkey's side of the embedding rows. A process has one runtime of it, so that nothing is said of another."""

from __future__ import annotations

from typing import Any

import pythonmonkey  # type: ignore[import-not-found]

from benchmarks.work.embedding import measure
from benchmarks.work.serve import serve


def evaluate(code: str) -> Any:
    """The value of an expression."""
    return pythonmonkey.eval(code)


serve(
    {
        "js_to_python": measure.js_to_python(evaluate),
        "python_to_js": measure.python_to_js(evaluate),
        "bytes_to_js": measure.bytes_to_js(evaluate),
        "bytes_to_python": measure.bytes_to_python(evaluate),
    }
)
