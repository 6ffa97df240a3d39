"""The engine by itself: entries, natives, rejections, interrupts, and the end."""

from __future__ import annotations

import ctypes
import gc
import io
import threading
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import jsbridge
from jsbridge.engine import IS_NG, Engine, EngineError

STACK = 1 << 20


@pytest.fixture
def engine() -> Iterator[Engine]:
    made = Engine(memory_limit=None, stack_size=STACK)
    yield made
    made.close()


def boot(engine: Engine, body: str) -> None:
    engine.boot(f"(kernel) => {{ const {{ natives, entries, open, holder }} = kernel; {body} }}", "jsbridge:test")


# Entries and natives -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", range(7))
def test_an_entry_gets_its_arguments(engine: Engine, count: int) -> None:
    names = ", ".join("abcdefg"[:count])
    boot(engine, f"entries.fixed = ({names}) => [{names}].join(); entries.any = (...all) => all.length")
    values = list(range(count))
    engine.define("give", lambda: None)
    assert engine.entry("any")(*values) == count
    if count:
        assert engine.entry("fixed")(*values) == ",".join(map(str, values))


def test_an_entry_that_no_script_has_made(engine: Engine) -> None:
    with pytest.raises(LookupError, match=r"no script of the bridge has made kernel\.entries\.missing"):
        engine.entry("missing")


def test_a_script_of_the_bridge_that_does_not_compile(engine: Engine) -> None:
    with pytest.raises(SyntaxError, match="jsbridge:bad does not compile"):
        engine.boot("(", "jsbridge:bad")
    boot(engine, "entries.fine = () => 1")
    assert engine.entry("fine")() == 1


def test_what_escapes_from_an_entry_is_an_engine_error(engine: Engine) -> None:
    boot(engine, "entries.loop = () => { for (;;); }; entries.fine = () => 1")
    loop, fine = engine.entry("loop"), engine.entry("fine")
    engine.should_stop = lambda: True
    engine.interrupt()
    with pytest.raises(EngineError, match="interrupted"):
        loop()
    engine.clear_interrupt()
    assert fine() == 1


def test_a_native_function_is_let_go_of_with_its_js_function(engine: Engine) -> None:
    class Native:
        def __call__(self) -> int:
            return 5

    boot(
        engine,
        "let kept; entries.take = () => { kept = kernel.takeMinted() }; entries.call = () => kept(); entries.drop = () => { kept = null }",
    )
    native = Native()
    death = weakref.ref(native)
    engine.mint(native)
    engine.entry("take")()
    del native
    assert engine.entry("call")() == 5
    engine.entry("drop")()
    engine.collect()
    assert death() is None


def test_minting_works_at_the_end_of_the_stack(engine: Engine) -> None:
    boot(
        engine,
        "entries.recurse = () => { const f = () => { natives.mint(); f() }; try { f() } catch (e) { return e.name } }",
    )
    minted: list[int] = []

    def mint() -> None:
        engine.mint(len)
        minted.append(1)

    engine.define("mint", mint)
    assert engine.entry("recurse")() == ("RangeError" if IS_NG else "InternalError")
    assert len(minted) > 50


# Rejections ----------------------------------------------------------------------------------------------------------


def run_jobs(engine: Engine) -> None:
    # Jobs are never run on the main thread.
    failures: list[BaseException] = []

    def run() -> None:
        try:
            while engine.run_job():
                pass
        except BaseException as error:
            failures.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if failures:
        raise failures[0]


def test_a_rejection_is_kept_until_it_is_handled(engine: Engine) -> None:
    boot(
        engine,
        "let p; entries.reject = () => { p = Promise.reject(new Error('x')) }; entries.handle = () => { p.catch(() => {}) }; entries.reason = (n) => holder[`reason${n}`].message",
    )
    engine.entry("reject")()
    ((key, number),) = engine.rejections.items()
    assert key != 0
    assert engine.entry("reason")(number) == "x"
    engine.entry("handle")()
    assert engine.rejections == {}
    run_jobs(engine)


def test_handled_rejections_leave_no_trace(engine: Engine) -> None:
    boot(
        engine,
        "entries.round = () => { Promise.reject(1).catch(() => {}) }; entries.size = () => Object.keys(holder).length",
    )
    one, size = engine.entry("round"), engine.entry("size")
    one()
    run_jobs(engine)
    before = size()
    for _ in range(1000):
        one()
    run_jobs(engine)
    assert engine.rejections == {}
    assert size() == before


@pytest.mark.parametrize(
    "source",
    [
        "Promise.reject(new Error('lost'))",
        "(async () => { throw new Error('lost') })(); 0",
        "Promise.resolve().then(() => { throw new Error('lost') }); 0",
        "queueMicrotask(() => { throw new Error('lost') })",
        "(() => { const p = Promise.reject(new Error('lost')); p.then(() => {}); })()",
        "(() => { const p = Promise.reject(new Error('lost')); setTimeout(() => p.catch(() => {}), 5); })()",
    ],
)
def test_a_rejection_that_nobody_handles_is_reported_once(source: str) -> None:
    reported = io.StringIO()
    with jsbridge.Runtime(stderr=reported) as runtime:
        runtime.eval(f"{source}; 0")
        runtime.eval("require('coroutine').sleep(20)")
        runtime.eval("0")
    assert reported.getvalue().count("lost") == 1


@pytest.mark.parametrize(
    "source",
    [
        "Promise.reject(new Error('lost')).catch(() => {})",
        "(async () => { try { await Promise.reject(new Error('lost')) } catch (error) { } })()",
        "(() => { const p = Promise.reject(new Error('lost')); Promise.resolve().then(() => p.catch(() => {})); })()",
        "Promise.allSettled([Promise.reject(new Error('lost'))])",
    ],
)
def test_a_rejection_that_is_handled_in_the_same_turn_is_not_reported(source: str) -> None:
    reported = io.StringIO()
    with jsbridge.Runtime(stderr=reported) as runtime:
        runtime.eval(f"{source}; 0")
        runtime.eval("0")
    assert reported.getvalue() == ""


# Interrupts ----------------------------------------------------------------------------------------------------------


def test_an_interrupt_that_nobody_wants_any_more_goes_away(engine: Engine) -> None:
    boot(engine, "entries.count = () => { let n = 0; while (n < 200000) n++; return n }")
    asked: list[int] = []
    engine.should_stop = lambda: bool(asked.append(1))
    engine.interrupt()
    assert engine.interrupting
    assert engine.entry("count")() == 200_000
    assert len(asked) == 1
    assert not engine.interrupting


def test_what_a_signal_handler_raises_ends_the_script(engine: Engine) -> None:
    boot(engine, "entries.loop = () => { for (;;); }")
    raised: list[BaseException] = []

    def stop() -> bool:
        raise KeyboardInterrupt

    engine.should_stop = stop
    engine.on_poll_error = raised.append
    engine.interrupt()
    with pytest.raises(EngineError):
        engine.entry("loop")()
    assert [type(error) for error in raised] == [KeyboardInterrupt]
    engine.clear_interrupt()


def test_the_engine_says_when_it_must_not_be_entered(engine: Engine) -> None:
    boot(
        engine,
        "entries.count = () => { let n = 0; while (n < 200000) n++; return n }; entries.reject = () => { Promise.reject(1) }",
    )
    seen: list[bool] = []
    engine.should_stop = lambda: bool(seen.append(engine.calling_back))
    engine.interrupt()
    engine.entry("count")()
    assert seen == [True]
    assert not engine.calling_back
    engine.entry("reject")()
    assert not engine.calling_back


def test_interrupting_a_closed_engine_does_nothing() -> None:
    engine = Engine(memory_limit=None, stack_size=STACK)
    engine.close()
    engine.interrupt()
    assert not engine.interrupting


# The end ---------------------------------------------------------------------------------------------------------------


def test_closing_frees_everything_at_once() -> None:
    class Native:
        def __call__(self, *args: object) -> None: ...

    natives = [Native() for _ in range(10)]
    deaths = [weakref.ref(native) for native in natives]
    engine = Engine(memory_limit=None, stack_size=STACK)
    for number, native in enumerate(natives):
        engine.define(f"native{number}", native)
    boot(engine, "const a = { natives }; a.self = a; globalThis.kept = a; entries.held = () => 1")
    held = engine.entry("held")
    natives.clear()
    del native
    gc.disable()
    try:
        engine.close()
        # Although somebody still has an entry function, and without the collector's help.
        assert [death() for death in deaths] == [None] * 10
    finally:
        gc.enable()
    assert held() is None


@pytest.mark.parametrize("leftover", ["fibers", "promise", "out of memory", "interrupted", "rejected"])
def test_closing_a_runtime_frees_what_python_gave_it(leftover: str) -> None:
    class Given:
        def __call__(self, *args: object) -> None: ...

    given = Given()
    death = weakref.ref(given)
    runtime = jsbridge.Runtime(memory_limit=30_000_000, stderr=io.StringIO())
    runtime.globals["given"] = given
    del given
    source = {
        "fibers": "require('coroutine').start(() => require('coroutine').sleep(1e9)); require('coroutine').sleep(0)",
        "promise": "new Promise(() => given)",
        "out of memory": "const hog = [given]; for (;;) hog.push(new Uint8Array(1 << 16))",
        "interrupted": "const error = []; for (;;) error.length = 0",
        "rejected": "Promise.reject(given); 0",
    }[leftover]
    if leftover == "interrupted":
        timer = threading.Timer(0.05, runtime.interrupt)
        timer.start()
    try:
        runtime.eval(source)
    except jsbridge.JSError:
        pass
    if leftover == "interrupted":
        timer.join()
    runtime.close()
    gc.collect()
    assert death() is None


def test_the_words_of_the_engine_are_as_before_after_a_call(engine: Engine) -> None:
    boot(
        engine,
        "entries.look = () => natives.look(); entries.jobs = () => { Promise.resolve().then(() => natives.look()) }",
    )
    inside: list[tuple[bool, int]] = []
    engine.define("look", lambda: inside.append((engine.words.frame.value != 0, engine.words.thread.value)))
    engine.entry("look")()
    engine.entry("jobs")()
    run_jobs(engine)
    # While a Python function runs, its thread has the GIL.
    assert inside == [(True, 0), (True, 0)]
    assert (engine.words.frame.value, engine.words.thread.value) == (0, 0)


def test_the_layout_of_what_is_released_at_the_end(engine: Engine) -> None:
    entry = engine.entry("define")
    raw: Any = entry.args[0]  # type: ignore[attr-defined]
    address = id(raw) + object.__basicsize__
    assert ctypes.c_size_t.from_address(address).value == id(engine._context)


def test_jobs_run_as_scripts_do(engine: Engine) -> None:
    # A job calls Python, which calls a script, which calls Python: the GIL changes hands each time.
    boot(
        engine,
        "entries.start = () => { Promise.resolve().then(() => natives.outer()) }; entries.inner = () => natives.leaf()",
    )
    inner = engine.entry("inner")
    log: list[str] = []

    def outer() -> None:
        log.append("outer")
        inner()
        log.append("back")

    engine.define("outer", outer)
    engine.define("leaf", lambda: log.append("leaf"))
    start: Callable[[], Any] = engine.entry("start")
    start()
    run_jobs(engine)
    assert log == ["outer", "leaf", "back"]
