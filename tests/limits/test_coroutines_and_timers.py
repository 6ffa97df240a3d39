"""max_coroutines and max_timers: what counts, and what comes of it."""

from __future__ import annotations

import io
from typing import Any

import pytest

import jsbridge
from jsbridge.bounds import LEAST_MEMORY


def test_the_error_names_the_place(make: Any) -> None:
    runtime = make(max_coroutines=0)
    with pytest.raises(jsbridge.JSLimitError) as caught:
        runtime.eval("function more() {\n require('coroutine').start(() => 1) }\n\n more()", "/app.js")
    error = caught.value
    assert (error.code, error.number, error.name) == ("EAGAIN", 11, "Error")
    assert "more (/app.js" in error.stack


def test_a_coroutine_that_ends_makes_room(make: Any) -> None:
    runtime = make(max_coroutines=1)
    code = "const { start } = require('coroutine'); let n = 0; for (let i = 0; i < 50; i++) start(() => n++).join(); n"
    assert runtime.eval(code) == 50


def test_jobs_that_wait_count(make: Any) -> None:
    runtime = make(max_coroutines=3)
    runtime.eval("const { sleep } = require('coroutine'), results = []")
    runtime.eval(
        "for (let i = 0; i < 5; i++)"
        " Promise.resolve().then(() => { sleep(20); results.push('slept') }).catch((e) => results.push(e.code))"
    )
    while len(runtime.eval("results")) < 5:
        runtime.eval("sleep(5)")
    assert sorted(runtime.eval("results")) == ["EAGAIN", "EAGAIN", "slept", "slept", "slept"]


def test_callbacks_of_timers_wait_for_room(make: Any, errors: io.StringIO) -> None:
    runtime = make(max_coroutines=2)
    assert runtime.eval(
        """
        const { sleep } = require('coroutine');
        let most = 0, now = 0, done = 0;
        for (let i = 0; i < 6; i++)
            setTimeout(() => { most = Math.max(most, ++now); sleep(5); now--; done++ }, 1);
        while (done < 6) sleep(5);
        most
        """
    ) == 2  # fmt: skip
    assert errors.getvalue() == ""


def test_a_program_waits_for_callbacks_that_wait_for_room(make: Any, tmp_path: Any) -> None:
    script = tmp_path / "late.js"
    script.write_text(
        "const { sleep } = require('coroutine'); global.done = 0;"
        "for (let i = 0; i < 4; i++) setTimeout(() => { sleep(10); done++ }, 1);"
    )
    runtime = make(max_coroutines=1)
    assert runtime.run(script) == 0
    assert runtime.eval("done") == 4


def test_exit_drops_callbacks_that_wait_for_room(make: Any, tmp_path: Any) -> None:
    script = tmp_path / "left.js"
    script.write_text(
        "const { sleep } = require('coroutine'); global.done = 0;"
        "for (let i = 0; i < 4; i++) setTimeout(() => { sleep(1e6) }, 1); setTimeout(() => done++, 1);"
        "sleep(20); process.exit(3)"
    )
    runtime = make(max_coroutines=1)
    assert runtime.run(script) == 3
    assert runtime.eval("require('coroutine').sleep(10); done") == 0


def test_closing_drops_callbacks_that_wait_for_room(make: Any) -> None:
    runtime = make(max_coroutines=1)
    runtime.eval("for (let i = 0; i < 4; i++) setTimeout(() => require('coroutine').sleep(1e6), 1)")
    runtime.eval("require('coroutine').sleep(20)")
    runtime.close()


def test_a_callback_is_a_coroutine(make: Any) -> None:
    runtime = make(max_coroutines=0)
    with pytest.raises(jsbridge.JSLimitError):
        runtime.eval("require('coroutine').sleep(1, () => 0)")


def test_timers_that_were_cleared_make_room(make: Any) -> None:
    runtime = make(max_timers=2)
    assert runtime.eval(
        "let n = 0; for (let i = 0; i < 50; i++) { const t = setTimeout(() => 0, 1e6); clearTimeout(t); n++ } n"
    ) == 50  # fmt: skip
    assert (
        runtime.eval(
            "const i = setInterval(() => n++, 1); while (n < 55) require('coroutine').sleep(1); clearInterval(i); n"
        )
        >= 55
    )


@pytest.mark.parametrize("name", ["max_coroutines", "max_sockets", "max_timers", "max_workers", "max_queued_bytes"])
def test_bad_counts_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} is at least"):
        jsbridge.Runtime(**{name: -1})
    for value in ("1", 1.5, True):
        with pytest.raises(TypeError, match=f"{name} is a number"):
            jsbridge.Runtime(**{name: value})  # type: ignore[arg-type]


def test_a_memory_limit_that_cannot_work_is_refused() -> None:
    with pytest.raises(ValueError, match=f"memory_limit is at least {LEAST_MEMORY}, not {LEAST_MEMORY - 1}"):
        jsbridge.Runtime(memory_limit=LEAST_MEMORY - 1)


def test_the_least_memory_is_enough_to_begin_with() -> None:
    with jsbridge.Runtime(memory_limit=LEAST_MEMORY) as runtime:
        assert runtime.eval("const { start } = require('coroutine'); let n = 0; start(() => n++).join(); n") == 1
        with pytest.raises(jsbridge.JSError) as caught:
            runtime.eval("throw new TypeError('x')")
        assert caught.value.name == "TypeError"
        assert runtime._program.engine.memory()["malloc_size"] < LEAST_MEMORY
