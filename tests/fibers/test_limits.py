"""time_limit ends what computes too long, and nothing else."""

import io
import time
from collections.abc import Iterator

import pytest

import jsbridge

LIMIT = 0.2


@pytest.fixture
def limited(errors: io.StringIO) -> Iterator[jsbridge.Runtime]:
    with jsbridge.Runtime(time_limit=LIMIT, stderr=errors) as runtime:
        runtime.register("app", {"nop": lambda: None, "nap": lambda: time.sleep(0.01)})
        yield runtime


ENDLESS = {
    "a loop": "for (;;);",
    "a loop that swallows errors": "for (;;) try { for (;;); } catch (error) {}",
    "a loop with finally": "(function () { for (;;) { try { for (;;); } finally { continue } } })()",
    "a promise chain": "(function again() { return Promise.resolve().then(again) })()",
    "an async loop": "(async () => { for (;;) try { await 0 } catch (error) {} })()",
    "an async function that loops": "(async () => { for (;;); })()",
    "a loop of host calls": "{ const { nop } = require('app'); for (;;) nop() }",
    "a loop of host calls that swallows errors": "{ const { nop } = require('app'); for (;;) try { nop() } catch (e) {} }",
    "a loop of host calls that take their time": "{ const { nap } = require('app'); for (;;) try { nap() } catch (e) {} }",
    "a getter": "({ get x() { for (;;); } }).x",
    "a sort": "new Array(1e6).fill(0).map((_, i) => i).sort(() => { for (let i = 0; i < 100; i++); return 1 }); for (;;);",
}


@pytest.mark.parametrize("code", ENDLESS.values(), ids=list(ENDLESS))
def test_what_computes_too_long_ends_and_the_runtime_lives_on(limited: jsbridge.Runtime, code: str) -> None:
    with pytest.raises(jsbridge.JSTimeoutError):
        limited.eval(code)
    assert limited.eval("1 + 1") == 2


# What nobody handles is described at the end of a call, and to describe it runs the script's own code.
_SPIN = "{ get name() { for (;;); }, get message() { for (;;); }, get stack() { for (;;); } }"
UNDESCRIBED = {
    "an object": f"Promise.reject({_SPIN}); 0",
    "an error": f"Promise.reject(Object.defineProperties(new Error('x'), Object.getOwnPropertyDescriptors({_SPIN}))); 0",
    "a proxy": "Promise.reject(new Proxy({}, { get() { for (;;); }, ownKeys() { for (;;); } })); 0",
    "one in every link of a chain": f"(function link() {{ Promise.reject({_SPIN}); return Promise.resolve().then(link) }})(); 0",
    "while a getter of a thenable computes": "for (;;) Promise.resolve({ get then() { for (;;); } });",
}


@pytest.mark.parametrize("code", UNDESCRIBED.values(), ids=list(UNDESCRIBED))
def test_to_describe_a_rejection_counts_and_ends_once(errors: io.StringIO, code: str) -> None:
    with jsbridge.Runtime(time_limit=LIMIT, stderr=errors) as runtime:
        try:
            runtime.eval(code)
        except jsbridge.JSTimeoutError:
            pass
        assert runtime.eval("1 + 1") == 2
        assert errors.getvalue().count("Uncaught") < 10


def test_waiting_does_not_count(limited: jsbridge.Runtime) -> None:
    began = time.monotonic()
    assert limited.eval("for (let i = 0; i < 5; i++) require('coroutine').sleep(60); 'done'") == "done"
    assert time.monotonic() - began > LIMIT


def test_receiving_does_not_count(limited: jsbridge.Runtime) -> None:
    code = """
        const zmq = require('zmq'), coroutine = require('coroutine');
        const pull = new zmq.Socket(zmq.PULL), push = new zmq.Socket(zmq.PUSH);
        pull.bind('inproc://limit'); push.connect('inproc://limit');
        coroutine.start(() => { coroutine.sleep(300); push.send('late') });
        const data = pull.recv().toString();
        pull.close(); push.close();
        data
    """
    assert limited.eval(code) == "late"


def test_a_coroutine_that_computes_too_long_is_reported_and_joined(
    limited: jsbridge.Runtime, errors: io.StringIO
) -> None:
    assert (
        limited.eval("const coroutine = require('coroutine'); coroutine.start(() => { for (;;); }).join(); 'joined'")
        == "joined"
    )
    assert "TimeoutError" in errors.getvalue()


def test_calls_of_functions_are_limited(limited: jsbridge.Runtime) -> None:
    endless = limited.eval("() => { for (;;); }")
    with pytest.raises(jsbridge.JSTimeoutError):
        endless()
    assert limited.eval("2 + 2") == 4


def test_timers_are_limited(limited: jsbridge.Runtime, errors: io.StringIO) -> None:
    limited.eval("setTimeout(() => { for (;;); }, 1); require('coroutine').sleep(50); 0")
    while "TimeoutError" not in errors.getvalue():
        limited.eval("require('coroutine').sleep(10)")
    assert limited.eval("1") == 1


def test_a_local_limit_is_a_catchable_error(runtime: jsbridge.Runtime) -> None:
    assert runtime.eval(
        """
        const timers = require('timers');
        let code;
        try { timers.call(() => { for (;;); }, 30) } catch (error) { code = error.code }
        [code, timers.call((a) => a + 1, 1000, 41)]
        """
    ) == ["ETIMEDOUT", 42]


@pytest.mark.parametrize("value", [-1, "1", True, float("nan")])
def test_bad_limits_are_refused(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        jsbridge.Runtime(time_limit=value)  # type: ignore[arg-type]


def test_to_close_has_no_limit() -> None:
    runtime = jsbridge.Runtime(time_limit=0.02)
    # Longer than the limit, in the middle of close().
    runtime._program.closers.append(lambda: time.sleep(0.1))
    runtime.close()
    assert runtime.closed
