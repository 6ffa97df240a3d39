"""The Python API."""

from __future__ import annotations

import asyncio
import io
import threading
from pathlib import Path
from typing import Any

import pytest

import jsbridge


def script(folder: Path, code: str, name: str = "main.js") -> Path:
    path = folder / name
    path.write_text(code)
    return path


class TestEval:
    def test_returns_the_value_of_the_last_statement(self, runtime: jsbridge.Runtime) -> None:
        assert runtime.eval("let x = 20; x + 1") == 21
        assert runtime.eval("x") == 20

    def test_names_file_and_line(self, runtime: jsbridge.Runtime) -> None:
        with pytest.raises(jsbridge.JSError) as caught:
            runtime.eval("function f() {\n  null.x\n}\nf()", "folder/my file.js")
        assert caught.value.name == "TypeError"
        assert "folder/my file.js:2" in caught.value.stack
        assert "folder/my file.js:4" in str(caught.value)
        assert "jsbridge:" not in caught.value.stack

    def test_a_syntax_error_names_the_place(self, runtime: jsbridge.Runtime) -> None:
        with pytest.raises(jsbridge.JSSyntaxError) as caught:
            runtime.eval("let a = 1;\nlet b = ;", "bad.js")
        assert "bad.js:2" in str(caught.value)

    def test_throwing_no_error(self, runtime: jsbridge.Runtime) -> None:
        with pytest.raises(jsbridge.JSError, match=r"\{'a': 1\}") as caught:
            runtime.eval("throw {a: 1}")
        assert caught.value.value == {"a": 1}

    def test_a_python_exception_comes_back_as_itself(self, runtime: jsbridge.Runtime) -> None:
        error = ValueError("bad value")

        def fail() -> None:
            raise error

        runtime.register("app", {"fail": fail})
        message = runtime.eval("try { require('app').fail() } catch (e) { [e instanceof Error, e.name, e.message] }")
        assert message == [True, "Error", "bad value"]
        with pytest.raises(ValueError, match="bad value") as caught:
            runtime.eval("function outer() { require('app').fail() }\nouter()", "outer.js")
        assert caught.value is error
        assert "outer.js:2" in "".join(error.__notes__)  # type: ignore[attr-defined]
        assert runtime.eval("1 + 1") == 2

    @pytest.mark.parametrize("arguments", [(1,), (None,), (b"1",), ("1", 2)])
    def test_wrong_types(self, runtime: jsbridge.Runtime, arguments: Any) -> None:
        with pytest.raises(TypeError):
            runtime.eval(*arguments)

    def test_promise_jobs_have_run_when_it_returns(self, runtime: jsbridge.Runtime) -> None:
        runtime.eval("var seen = []; (async () => { for (let i = 0; i < 3; i++) { await 0; seen.push(i) } })(); 0")
        assert runtime.eval("seen") == [0, 1, 2]

    def test_a_job_that_blocks_does_not_hold_it_up(self, runtime: jsbridge.Runtime) -> None:
        runtime.eval(
            """
            var coroutine = require('coroutine'), gate = new coroutine.Event(false), seen = [];
            Promise.resolve().then(() => { gate.wait(); seen.push('blocked') });
            Promise.resolve().then(() => { seen.push('next') });
            0
            """
        )
        assert runtime.eval("seen") == ["next"]
        runtime.eval("gate.set(); coroutine.sleep(0)")
        assert runtime.eval("seen") == ["next", "blocked"]

    def test_a_rejection_that_nobody_handles_is_reported_once(
        self, runtime: jsbridge.Runtime, errors: io.StringIO
    ) -> None:
        runtime.eval("Promise.reject(new Error('lost')); 0")
        runtime.eval("const late = Promise.reject(new Error('handled')); late.catch(() => {}); 0")
        assert errors.getvalue().count("lost") == 1
        assert "handled" not in errors.getvalue()


class TestRun:
    def test_waits_for_all_coroutines(self, runtime: jsbridge.Runtime, output: io.StringIO, tmp_path: Path) -> None:
        path = script(
            tmp_path,
            """
            const coroutine = require('coroutine');
            coroutine.start(() => { coroutine.sleep(5); console.log('coroutine') });
            setTimeout(() => console.log('timer'), 10);
            (async () => { await 0; console.log('promise') })();
            console.log('main');
            """,
        )
        assert runtime.run(path) == 0
        said = output.getvalue().split()
        assert said[:2] == ["main", "promise"]
        assert sorted(said[2:]) == ["coroutine", "timer"]

    def test_arguments_and_main(self, runtime: jsbridge.Runtime, tmp_path: Path) -> None:
        path = script(tmp_path, "global.seen = [process.argv.slice(1), require.main === module, __filename]")
        assert runtime.run(path, "a", "b c") == 0
        assert runtime.eval("seen") == [[str(path), "a", "b c"], True, str(path)]

    def test_exit_codes(self, runtime: jsbridge.Runtime, errors: io.StringIO, tmp_path: Path) -> None:
        assert runtime.run(script(tmp_path, "process.exitCode = 3", "code.js")) == 3
        assert runtime.run(script(tmp_path, "process.exit(4)", "exit.js")) == 4
        assert runtime.run(script(tmp_path, "", "empty.js")) == 0
        failing = script(tmp_path, "require('coroutine').start(() => { throw new Error('in a coroutine') })", "fail.js")
        assert runtime.run(failing) == 1
        assert "in a coroutine" in errors.getvalue()
        assert "fail.js" in errors.getvalue()

    def test_a_rejection_that_nobody_handles_counts(
        self, runtime: jsbridge.Runtime, errors: io.StringIO, tmp_path: Path
    ) -> None:
        assert runtime.run(script(tmp_path, "Promise.reject(new Error('lost'))")) == 1
        assert errors.getvalue().count("Uncaught Error: lost") == 1

    def test_an_error_of_the_script_is_raised(self, runtime: jsbridge.Runtime, tmp_path: Path) -> None:
        path = script(tmp_path, "\n\nnull.x")
        with pytest.raises(jsbridge.JSError) as caught:
            runtime.run(path)
        assert f"{path}:3" in caught.value.stack

    @pytest.mark.parametrize(("name", "code"), [("missing.js", "MODULE_NOT_FOUND"), (".", None)])
    def test_no_script(self, runtime: jsbridge.Runtime, tmp_path: Path, name: str, code: str | None) -> None:
        with pytest.raises(jsbridge.JSError) as caught:
            runtime.run(tmp_path / name)
        if code is not None:
            assert caught.value.code == code

    def test_events_of_process(self, runtime: jsbridge.Runtime, output: io.StringIO, tmp_path: Path) -> None:
        path = script(
            tmp_path,
            """
            let again = true;
            process.on('beforeExit', (code) => {
              console.log('beforeExit', code);
              if (again) { again = false; setTimeout(() => { process.exitCode = 2 }, 1) }
            });
            process.on('exit', (code) => console.log('exit', code));
            """,
        )
        assert runtime.run(path) == 2
        assert output.getvalue().splitlines() == ["beforeExit 0", "beforeExit 2", "exit 2"]


class TestStart:
    def test_runs_in_the_background(self, runtime: jsbridge.Runtime, tmp_path: Path) -> None:
        go = threading.Event()
        runtime.register("app", {"go": go.wait})
        runtime.eval("var coroutine = require('coroutine'), gate = new coroutine.Event(false)")
        run = runtime.start(script(tmp_path, "gate.wait(); process.exitCode = 5"))
        assert not run.done
        assert run.exit_code is None
        with pytest.raises(TimeoutError):
            run.join(0.01)
        runtime.eval("gate.set()")
        assert run.join(10) == 5
        assert run.done
        assert run.error is None

    def test_its_error(self, runtime: jsbridge.Runtime, tmp_path: Path) -> None:
        run = runtime.start(script(tmp_path, "throw new TypeError('early')"))
        with pytest.raises(jsbridge.JSError, match="early"):
            run.join(10)
        assert isinstance(run.error, jsbridge.JSError)


class TestGlobals:
    def test_mapping(self, runtime: jsbridge.Runtime) -> None:
        runtime.globals["answer"] = 42
        assert runtime.eval("answer + 1") == 43
        runtime.eval("var made = [1, {a: 2}]")
        assert runtime.globals["made"] == [1, {"a": 2}]
        assert "made" in runtime.globals
        del runtime.globals["answer"]
        with pytest.raises(KeyError):
            runtime.globals["answer"]
        assert "made" in list(runtime.globals)

    def test_functions_both_ways(self, runtime: jsbridge.Runtime) -> None:
        runtime.globals["double"] = lambda n: 2 * n
        assert runtime.eval("double(21)") == 42
        assert runtime.globals["double"](4) == 8


class TestAsyncio:
    def test_eval_async_leaves_the_loop_free(self, runtime: jsbridge.Runtime) -> None:
        async def main() -> tuple[Any, int]:
            ticks = 0

            async def tick() -> None:
                nonlocal ticks
                while True:
                    ticks += 1
                    await asyncio.sleep(0)

            ticker = asyncio.create_task(tick())
            result = await runtime.eval_async("require('coroutine').sleep(50); 'slept'")
            ticker.cancel()
            return result, ticks

        result, ticks = asyncio.run(main())
        assert result == "slept"
        assert ticks > 5

    def test_promises_are_awaited(self, runtime: jsbridge.Runtime) -> None:
        assert asyncio.run(runtime.eval_async("(async () => { await 0; return 7 })()")) == 7

        async def main() -> Any:
            return await runtime.eval("new Promise((resolve) => setTimeout(() => resolve('later'), 1))")

        assert asyncio.run(main()) == "later"
        with pytest.raises(jsbridge.JSError, match="no"):
            asyncio.run(runtime.eval_async("Promise.reject(new Error('no'))"))

    def test_run_async(self, runtime: jsbridge.Runtime, tmp_path: Path) -> None:
        path = script(tmp_path, "require('coroutine').sleep(1); process.exit(9)")
        assert asyncio.run(runtime.run_async(path)) == 9

    def test_cancelling_ends_the_script(self, runtime: jsbridge.Runtime) -> None:
        async def main() -> None:
            entered = asyncio.Event()
            loop = asyncio.get_running_loop()
            runtime.register("app", {"entered": lambda: loop.call_soon_threadsafe(entered.set)})
            task = asyncio.create_task(runtime.eval_async("require('app').entered(); for (;;);"))
            await entered.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

        asyncio.run(main())
        assert runtime.eval("1 + 1") == 2

    def test_async_host_functions_park_the_caller_only(self, runtime: jsbridge.Runtime) -> None:
        async def later(n: int) -> int:
            await asyncio.sleep(0.01)
            if n < 0:
                raise ValueError("negative")
            return n * 2

        runtime.register("app", {"later": later})
        assert runtime.eval(
            """
            const app = require('app'), coroutine = require('coroutine');
            const results = coroutine.parallel([1, 2, 3], (n) => app.later(n));
            let message;
            try { app.later(-1) } catch (error) { message = error.message }
            [results, message]
            """
        ) == [[2, 4, 6], "negative"]

    def test_async_with(self) -> None:
        async def main() -> Any:
            async with jsbridge.Runtime() as runtime:
                return await runtime.eval_async("6 * 7")

        assert asyncio.run(main()) == 42


def test_require_from_python(runtime: jsbridge.Runtime, tmp_path: Path) -> None:
    assert runtime.require("zmq")["ROUTER"] == 6
    with jsbridge.Runtime(root=tmp_path) as rooted:
        script(tmp_path, "exports.add = (a, b) => a + b", "sum.js")
        assert rooted.require("./sum")["add"](2, 3) == 5


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"memory_limit": 0}, ValueError),
        ({"memory_limit": 1.5}, TypeError),
        ({"stack_size": 10}, ValueError),
        ({"stack_size": None}, TypeError),
        ({"linger_ms": -2}, ValueError),
        ({"unknown": 1}, TypeError),
    ],
)
def test_bad_options(options: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        jsbridge.Runtime(**options)


def test_memory_limit() -> None:
    with jsbridge.Runtime(memory_limit=16 << 20) as runtime:
        with pytest.raises(jsbridge.JSMemoryError):
            runtime.eval("const hog = []; for (;;) hog.push(new Uint8Array(1 << 16))")
        runtime.eval("hog.length = 0")
        assert runtime.eval("1 + 1") == 2


def test_public_names_are_documented() -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text()
    assert sorted(jsbridge.__all__) == jsbridge.__all__
    for name in jsbridge.__all__:
        assert getattr(jsbridge, name).__doc__, name
    assert "jsbridge.Runtime" in readme


def test_scripts_that_were_started_and_have_not_begun_end_with_the_runtime(tmp_path: Path) -> None:
    path = tmp_path / "script.js"
    path.write_text("for (;;) require('coroutine').sleep(1e6)")
    for _ in range(20):
        runtime = jsbridge.Runtime()
        runs = [runtime.start(path) for _ in range(3)]
        runtime.close()
        for run in runs:
            with pytest.raises(jsbridge.RuntimeClosedError):
                run.join(60)
