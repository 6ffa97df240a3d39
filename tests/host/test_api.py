"""What a built-in module's host.py may use."""

from __future__ import annotations

import io
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import jsbridge
from jsbridge.host import Api, registry
from jsbridge.host.api import FiberKilled

DEADLINE_SECONDS = 20.0
Make = Callable[[Callable[[Api], dict[str, object]]], jsbridge.Runtime]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, errors: io.StringIO, output: io.StringIO) -> Iterator[Make]:
    """Makes a runtime with one more built-in module, `probe`, whose host functions scripts get as they are."""
    (tmp_path / "probe").mkdir()
    (tmp_path / "probe" / "index.js").write_text("'use strict';\nmodule.exports = host")
    real = Path(registry._modules_folder())
    for module in real.iterdir():
        (tmp_path / module.name).symlink_to(module)
    names = [*registry._builtin_names(), "probe"]
    monkeypatch.setattr(registry, "_modules_folder", lambda: tmp_path)
    monkeypatch.setattr(registry, "_builtin_names", lambda: names)
    made: list[jsbridge.Runtime] = []

    def make_runtime(exports: Callable[[Api], dict[str, object]]) -> jsbridge.Runtime:
        runtime = jsbridge.Runtime(stdout=output, stderr=errors)
        made.append(runtime)
        runtime._program.registry._exports["probe"] = exports(Api(runtime._program))
        return runtime

    yield make_runtime
    for runtime in made:
        runtime.close()


def test_raw_functions_take_scalars_and_give_anything(make: Make) -> None:
    seen: list[tuple[Any, ...]] = []

    def note(*args: Any) -> None:
        seen.append(args)

    def exports(api: Api) -> dict[str, object]:
        values: list[Any] = [
            None,
            True,
            5,
            2**40,
            0.5,
            "né\0😀\ud800",
            "x" * 5000,
            b"\0\xff",
            b"y" * 100_000,
            bytearray(b"z"),
        ]
        return {
            "note": api.raw(note), "none": api.raw(lambda: None), "one": api.raw(lambda a: a), "two": api.raw(lambda a, b: a + b),
            "three": api.raw(lambda a, b, c: [a, b, c]), "four": api.raw(lambda a, b, c, d: a + b + c + d),
            "value": api.raw(lambda index: values[int(index)]), "default": api.raw(lambda a, b=7: b),
        }  # fmt: skip

    runtime = make(exports)
    runtime.eval("const p = require('probe'); p.note(1, 0.5, true, null, undefined, 'short'); p.note()")
    assert seen == [(1, 0.5, True, None, None, "short"), ()]
    assert runtime.eval("[p.none(), p.one(3), p.two(1, 2), p.three(1, 2, 3), p.four(1, 2, 3, 4), p.default(1), p.default(1, 2)]") == [
        None, 3, 3, [1, 2, 3], 10, 7, 2,
    ]  # fmt: skip
    assert runtime.eval("[0, 1, 2, 3, 4].map((n) => p.value(n))") == [None, True, 5, 2**40, 0.5]
    assert runtime.eval("[p.value(5), p.value(6).length]") == ["né\0😀\ud800", 5000]
    assert runtime.eval("[7, 8, 9].map((n) => [p.value(n) instanceof ArrayBuffer, p.value(n).byteLength])") == [
        [True, 2], [True, 100_000], [True, 1],
    ]  # fmt: skip


@pytest.mark.parametrize("length", [0, 1, 1000, 1 << 16, (1 << 16) + 1, 1 << 20])
def test_raw_functions_that_give_bytes(make: Make, length: int) -> None:
    data = bytes(index & 255 for index in range(length))
    runtime = make(lambda api: {"read": api.raw_bytes(lambda number: data[number:])})
    code = "const { read } = require('probe'); const data = read({skip}); [Buffer.isBuffer(data), data]"
    assert runtime.eval(code.replace("{skip}", "0")) == [True, data]


def test_a_raw_function_that_gives_bytes_may_raise(make: Make) -> None:
    def fail(number: int) -> bytes:
        raise ValueError(f"no bytes for {number}")

    runtime = make(lambda api: {"read": api.raw_bytes(fail)})
    with pytest.raises(ValueError, match="no bytes for 7"):
        runtime.eval("require('probe').read(7)")


def test_what_is_staged(make: Make) -> None:
    def exports(api: Api) -> dict[str, object]:
        return {
            "length": api.raw(lambda: len(api.staged_bytes())),
            "copy": api.raw(lambda: bytes(api.staged_bytes())),
            "text": api.raw(lambda: api.staged_text()),
            "utf8": api.raw(lambda: api.staged_utf8()),
            "both": api.raw(lambda: f"{api.staged_text()} {len(api.staged_bytes())}"),
        }

    runtime = make(exports)
    runtime.eval("""
        const p = require('probe')
        globalThis.hex = (buffer) => Buffer.from(buffer).toString('hex')
        globalThis.bytes = (value, name = 'copy') => { p.stageBytes(value); return p[name]() }
        globalThis.text = (value, name = 'text') => { p.stageText(value); return p[name]() }
        undefined
    """)
    assert runtime.eval("[hex(bytes(new Uint8Array([1, 2]))), hex(bytes(new Uint16Array([258]))), hex(bytes(new DataView(new ArrayBuffer(1))))]") == [
        "0102", "0201", "00",
    ]  # fmt: skip
    assert runtime.eval("[0, 65536, 65537, 1000000].map((n) => bytes(new Uint8Array(n), 'length'))") == [
        0,
        65536,
        65537,
        1_000_000,
    ]
    assert runtime.eval("bytes(new Uint8Array(200000).subarray(100, 70000), 'length')") == 69_900
    assert runtime.eval("[text('é\\0\\ud800'), hex(text('é\\ud800', 'utf8'))]") == ["é\0\ud800", "c3a9efbfbd"]
    assert runtime.eval("p.stageText('t'); bytes(new Uint8Array(3), 'both')") == "t 3"
    with pytest.raises(jsbridge.JSError, match="stageBytes takes"):
        runtime.eval("p.stageBytes('text')")


def test_precise_errors(make: Make) -> None:
    def exports(api: Api) -> dict[str, object]:
        def fail() -> None:
            raise api.error("what happened", name="RangeError", code="ECODE", number=7, syscall="call", address=None)

        return {"fail": fail, "rawFail": api.raw(fail)}

    runtime = make(exports)
    for name in ("fail", "rawFail"):
        assert runtime.eval(f"""
            try {{ require('probe').{name}() }} catch (e) {{
                [e instanceof RangeError, e.message, e.code, e.number, e.syscall, 'address' in e, Object.keys(e)]
            }}
        """) == [True, "what happened", "ECODE", 7, "call", False, ["code", "number", "syscall"]]


def test_functions_that_block_run_on_a_helper_thread(make: Make) -> None:
    release = threading.Event()
    threads: list[int] = []

    def block(a: int, b: str) -> list[Any]:
        threads.append(threading.get_ident())
        release.wait(DEADLINE_SECONDS)
        return [a, b]

    runtime = make(lambda api: {"block": api.thread(block), "release": release.set})
    assert runtime.eval("""
        const coroutine = require('coroutine'), p = require('probe')
        const got = []
        const fibers = [1, 2].map((n) => coroutine.start(() => got.push(p.block(n, 'x'))))
        coroutine.sleep(1)
        got.push('meanwhile')
        p.release()
        fibers.forEach((fiber) => fiber.join())
        ;[got[0], got.slice(1).sort()]
    """) == ["meanwhile", [[1, "x"], [2, "x"]]]
    assert threading.get_ident() not in threads


def test_async_functions(make: Make) -> None:
    import asyncio

    async def later(value: int) -> int:
        await asyncio.sleep(0)
        return value + 1

    runtime = make(lambda api: {"later": later})
    assert runtime.eval("require('probe').later(1)") == 2


def test_what_is_done_at_close_is_done_in_reverse_with_the_engine_alive(make: Make) -> None:
    done: list[str] = []

    def exports(api: Api) -> dict[str, object]:
        api.at_close(lambda: done.append("first"))
        api.at_close(lambda: done.append(f"second {api.scheduler.closing is not None}"))
        return {}

    runtime = make(exports)
    runtime.require("probe")
    runtime.close()
    assert done == ["second True", "first"]


def test_a_token_tells_when_scripts_have_let_go(make: Make) -> None:
    gone: list[int] = []
    runtime = make(lambda api: {"mintToken": api.raw(lambda number: api.mint_token(lambda: gone.append(number)))})
    runtime.eval(
        "const { takeToken } = require('probe'); globalThis.kept = {token: takeToken(1)}; takeToken(2); undefined"
    )
    runtime.eval("GC()")
    runtime.eval("require('coroutine').sleep(0)")
    assert gone == [2]
    runtime.eval("kept = undefined; GC()")
    runtime.eval("require('coroutine').sleep(0)")
    assert gone == [2, 1]


def test_reported_errors(make: Make, errors: io.StringIO) -> None:
    runtime = make(lambda api: {"report": lambda: api.report(ValueError("nobody catches it"))})
    runtime.eval("require('probe').report()")
    assert "ValueError: nobody catches it" in errors.getvalue()
    assert runtime._program.result == 1


def test_the_program(make: Make, output: io.StringIO, errors: io.StringIO) -> None:
    apis: list[Api] = []
    before = time.monotonic()

    def exports(api: Api) -> dict[str, object]:
        apis.append(api)
        return {"exit": api.exit}

    runtime = make(exports)
    (api,) = apis
    assert api.argv[0] == sys.executable
    assert (api.stdout, api.stderr) == (output, errors)
    assert before <= api.started <= time.monotonic()
    assert api.linger_ms == 5000
    assert set(api.versions) >= {"jsbridge", "engine", "python", "pyzmq", "zmq"}
    assert api.engine.startswith("quickjs")
    assert api.exit_code is None
    api.exit_code = 4
    assert runtime._program.exit_code == 4
    assert api.zmq_context() is runtime._program.zmq_context()


def test_exit_ends_the_calling_fiber(make: Make, tmp_path: Path) -> None:
    def exports(api: Api) -> dict[str, object]:
        def exit_() -> None:
            with pytest.raises(FiberKilled) as caught:
                api.exit(5)
            raise caught.value

        return {"exit": exit_}

    runtime = make(exports)
    (tmp_path / "main.js").write_text(
        "try { require('probe').exit() } catch (e) { global.caught = true }\nglobal.after = true"
    )
    assert runtime.run(tmp_path / "main.js") == 5
    assert runtime.eval("[typeof caught, typeof after]") == ["undefined", "undefined"]


def test_each_module_has_an_api_of_its_own(runtime: jsbridge.Runtime) -> None:
    apis: list[Api] = []
    program = runtime._program
    make_api = program.registry._make_api
    program.registry._make_api = lambda: apis.append(make_api()) or apis[-1]  # type: ignore[func-returns-value]
    runtime.eval("require('timers'); require('coroutine'); require('timers')")
    assert len(apis) == len(set(map(id, apis))) >= 2
