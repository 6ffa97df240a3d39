"""Memory and stack are bounded, and a runtime that is closed gives everything back."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

import jsbridge
from jsbridge.engine import IS_NG

LIMIT = 16 << 20
RUNTIMES = 60
# One more runtime takes some 1.5 MB while it is open: keeping one in ten of them would show.
GROWTH_KB = 10_000


def _resident_kb() -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise AssertionError("this system does not tell the resident memory")


HOGS = {
    "strings": "(() => { let s = 'x'; for (;;) s += s + Math.random() })()",
    "buffers": "(() => { const hog = []; for (;;) hog.push(new Uint8Array(1 << 16)) })()",
}
if IS_NG:
    # The older engine itself crashes when there is no memory for a small object: it makes `arguments` and arrays as if
    # that could not fail.
    HOGS |= {
        "arrays": "(() => { const hog = []; for (;;) hog.push(new Array(1000).fill(0)) })()",
        "objects": "(function (a, b) { const hog = []; for (;;) hog.push({ a, b, c: [a, b], d: arguments, e: () => a }) })(1, 2)",
        "closures": "(() => { let last; for (;;) { const before = last; last = () => before } })()",
    }


@pytest.mark.parametrize("code", HOGS.values(), ids=list(HOGS))
def test_memory_is_bounded_and_the_runtime_lives_on(code: str) -> None:
    with jsbridge.Runtime(memory_limit=LIMIT) as runtime:
        with pytest.raises(jsbridge.JSError) as caught:
            runtime.eval(code)
        assert isinstance(caught.value, jsbridge.JSMemoryError) or "too long" in caught.value.message
        assert runtime.eval("1 + 1") == 2


def test_a_script_can_catch_that_memory_is_out() -> None:
    with jsbridge.Runtime(memory_limit=LIMIT) as runtime:
        code = "let seen = false; try { const hog = []; for (;;) hog.push(new Uint8Array(1 << 16)) } catch (e) { seen = true } seen"
        assert runtime.eval(code) is True


def test_a_closed_runtime_gives_its_memory_back() -> None:
    def use(n: int) -> None:
        with jsbridge.Runtime(memory_limit=LIMIT if n % 2 else None) as runtime:
            runtime.eval("const coroutine = require('coroutine'); coroutine.start(() => coroutine.sleep(1e8)); 0")
            if n % 2:
                with pytest.raises(jsbridge.JSError):
                    runtime.eval(HOGS[list(HOGS)[-1]])

    for n in range(10):
        use(n)
    gc.collect()
    before = _resident_kb()
    for n in range(RUNTIMES):
        use(n)
    gc.collect()
    assert _resident_kb() - before < GROWTH_KB


@pytest.mark.parametrize("stack_size", [256 << 10, 4 << 20])
def test_the_stack_is_bounded(stack_size: int) -> None:
    with jsbridge.Runtime(stack_size=stack_size) as runtime:
        with pytest.raises(jsbridge.JSStackError):
            runtime.eval("(function endless() { endless() })()")
        depth = runtime.eval("let depth = 0; try { (function f() { depth++; f() })() } catch (e) {} depth")
        assert depth > stack_size // 2000


def test_code_that_would_leave_its_wrapper_runs_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "escape.js"
    path.write_text("}); globalThis.escaped = require; (function () {")
    with jsbridge.Runtime() as runtime:
        runtime.register("app", {"touch": lambda: 1})
        try:
            runtime.run(path)
        except jsbridge.JSError as error:
            assert error.name in ("ReferenceError", "SyntaxError", "TypeError")
        assert runtime.eval("require('app').touch()") == 1
