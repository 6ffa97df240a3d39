"""The system has no thread, at every moment at which one is asked for: an error, and then all goes on, or a clean close."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from injection import refused_threads

import jsbridge
from jsbridge.closing import open_programs

SCRIPT = Path(__file__).with_name("scripts") / "everything.js"
#: More than the script ever asks for.
MOMENTS = 24


async def soon() -> int:
    return 1


def run(runtime: jsbridge.Runtime) -> list[str]:
    """The steps that failed, and what the run itself raised."""
    told: list[str] = []
    runtime.register("app", {"soon": soon, "done": told.extend})
    try:
        runtime.run(SCRIPT)
    except jsbridge.JSError as error:
        told.append(f"run: {error.code}")
    return told


@pytest.mark.timeout(40)
@pytest.mark.parametrize("ever_after", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("moment", range(1, MOMENTS + 1))
def test_an_error_and_all_goes_on(moment: int, ever_after: bool) -> None:
    errors = io.StringIO()
    with refused_threads(moment, ever_after=ever_after) as refusal:
        try:
            runtime = jsbridge.Runtime(
                stderr=errors, stdout=errors, time_limit=20, linger_ms=0, policy=jsbridge.Policy.everything()
            )
        except RuntimeError as error:
            assert str(error) == "can't start new thread"
            assert not open_programs()
            return
        told = run(runtime)
    with runtime:
        assert runtime.eval("20 + 3") == 23
    assert refusal.asked < MOMENTS or ever_after
    text = errors.getvalue() + " ".join(told)
    if not refusal.refused:
        assert told == ["thrown: ERR_PLAIN"]
    elif told != ["thrown: ERR_PLAIN"]:
        # Else another thread did what the missing one was to do.
        assert "thread" in text or "EAGAIN" in text
