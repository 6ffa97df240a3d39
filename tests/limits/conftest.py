"""The ways into a script: each limit holds in all of them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import jsbridge

#: How a body of statements is made a script for each way in.
ENTRIES = ("eval", "run", "start", "call", "job", "timer", "coroutine")


def enter(runtime: jsbridge.Runtime, entry: str, body: str, folder: Path) -> None:
    """Runs statements by one way into a script, to their end.

    Raises:
        Exception: what they throw; where nobody is called who could get it, it is reported instead.
    """
    function = f"() => {{ {body} }}"
    if entry == "eval":
        runtime.eval(f"({function})()")
    elif entry in ("run", "start"):
        path = folder / "script.js"
        path.write_text(f"({function})();")
        if entry == "run":
            runtime.run(path)
        else:
            runtime.start(path).join(60)
    elif entry == "call":
        runtime.eval(f"({function})")()
    else:
        begin = {
            "job": f"Promise.resolve().then({function});",
            "timer": f"setTimeout({function}, 1);",
            "coroutine": f"require('coroutine').start({function});",
        }
        path = folder / "script.js"
        path.write_text(begin[entry])
        runtime.run(path)


@pytest.fixture(params=ENTRIES)
def attempt(request: pytest.FixtureRequest, tmp_path: Path, errors: io.StringIO) -> Callable[..., str]:
    """Runs statements by each way in turn; returns what came of it: the exception's text, or what was reported.

    ``attempt(runtime, body, kind)``: wherever the exception comes out, it is of that kind.
    """

    def run(runtime: jsbridge.Runtime, body: str, kind: type[BaseException]) -> str:
        seen: list[BaseException] = []
        report = runtime._program.uncaught

        def note(error: BaseException) -> None:
            seen.append(error)
            report(error)

        runtime._program.uncaught = note
        try:
            enter(runtime, request.param, body, tmp_path)
        except kind as error:
            seen.append(error)
        assert [type(error) for error in seen] == [kind], errors.getvalue()
        return str(seen[0])

    return run


@pytest.fixture
def make(errors: io.StringIO) -> Any:
    """Makes a runtime with limits."""
    made: list[jsbridge.Runtime] = []

    def build(**limits: Any) -> jsbridge.Runtime:
        # The scripts of workers are in folders of their own.
        policy = jsbridge.Policy(require=True)
        made.append(jsbridge.Runtime(stderr=errors, stdout=io.StringIO(), policy=policy, **limits))
        return made[-1]

    yield build
    for runtime in made:
        runtime.close()
