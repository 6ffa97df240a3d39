"""close() ends everything, in every state, and leaves nothing."""

import gc
import io
import subprocess
import sys
import threading
import time

import pytest

import jsbridge
from jsbridge.closing import open_programs

PARKED = """
    const coroutine = require('coroutine'), zmq = require('zmq');
    const pull = new zmq.Socket(zmq.PULL); pull.bind('tcp://127.0.0.1:*');
    coroutine.start(() => pull.recv());
    coroutine.start(() => new zmq.Socket(zmq.PUSH).send('nobody takes it'));
    const sleeper = coroutine.start(() => coroutine.sleep(1e8));
    coroutine.start(() => sleeper.join());
    const lock = new coroutine.Lock(); lock.acquire();
    coroutine.start(() => lock.acquire());
    const condition = new coroutine.Condition();
    coroutine.start(() => { condition.acquire(); condition.wait() });
    coroutine.start(() => { for (;;) try { coroutine.sleep(1e8) } catch (error) {} });
    coroutine.start(() => { for (;;) try { pull.recv() } catch (error) {} });
    coroutine.start(() => { try { coroutine.sleep(1e8) } finally { for (;;); } });
    coroutine.start(() => require('app').call(() => coroutine.sleep(1e8)));
    setInterval(() => {}, 1);
    setTimeout(() => {}, 1e8);
    coroutine.sleep(1);
"""


def test_close_with_coroutines_in_every_state(errors: io.StringIO) -> None:
    runtime = jsbridge.Runtime(stderr=errors)
    runtime.register("app", {"call": lambda f: f()})
    runtime.eval(PARKED)
    failures: list[BaseException] = []
    entered = threading.Event()
    runtime.register("host", {"entered": entered.set})

    def work() -> None:
        try:
            runtime.eval("require('host').entered(); pull.recv()")
        except BaseException as error:
            failures.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    assert entered.wait(10)
    runtime.close()
    thread.join(10)
    assert [type(failure) for failure in failures] == [jsbridge.RuntimeClosedError], failures
    assert errors.getvalue() == ""


def test_close_while_another_thread_computes() -> None:
    runtime = jsbridge.Runtime()
    entered = threading.Event()
    runtime.register("app", {"entered": entered.set})
    failures: list[BaseException] = []

    def work() -> None:
        try:
            runtime.eval("require('app').entered(); for (;;) try { for (;;); } catch (error) {}")
        except BaseException as error:
            failures.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    assert entered.wait(10)
    runtime.close()
    thread.join(10)
    assert [type(failure) for failure in failures] == [jsbridge.RuntimeClosedError], failures


def test_close_twice_and_use_after_close() -> None:
    runtime = jsbridge.Runtime()
    function = runtime.eval("() => 1")
    runtime.close()
    runtime.close()
    assert runtime.closed
    for use in (lambda: runtime.eval("1"), function, lambda: runtime.require("zmq"), lambda: runtime.run("x.js")):
        with pytest.raises(jsbridge.RuntimeClosedError):
            use()


def test_close_from_inside_is_refused(runtime: jsbridge.Runtime) -> None:
    runtime.register("app", {"close": runtime.close})
    with pytest.raises(RuntimeError, match="from inside"):
        runtime.eval("require('app').close()")
    assert runtime.eval("1 + 1") == 2


def test_pending_promises_are_settled_with_the_closed_error() -> None:
    runtime = jsbridge.Runtime()
    promise = runtime.eval("new Promise(() => {})")
    runtime.close()
    with pytest.raises(jsbridge.RuntimeClosedError):
        promise.result(1)


def test_many_runtimes_leave_nothing(errors: io.StringIO) -> None:
    for n in range(50):
        with jsbridge.Runtime(stderr=errors) as runtime:
            runtime.eval(
                f"const c = require('coroutine'); for (let i = 0; i < {n % 7}; i++) c.start(() => c.sleep(1e8)); 0"
            )
    # The leak check of every test counts threads and descriptors.
    assert errors.getvalue() == ""


def test_a_runtime_that_nobody_closed_warns_and_closes() -> None:
    def make() -> None:
        jsbridge.Runtime().eval("const c = require('coroutine'); c.start(() => c.sleep(1e8)); c.sleep(0)")

    with pytest.warns(ResourceWarning, match="not closed"):
        make()
        gc.collect()
    deadline = time.monotonic() + 10
    while open_programs():
        assert time.monotonic() < deadline
        time.sleep(0.001)
    # Signals can be given back on the main thread only: the next runtime there does it.
    jsbridge.Runtime().close()


@pytest.mark.parametrize("state", ["c.sleep(1e8)", "{ for (;;) try { c.sleep(1e8) } catch (e) {} }"])
def test_the_interpreter_exits_with_a_runtime_open(state: str) -> None:
    program = (
        "import faulthandler, jsbridge\n"
        "faulthandler.dump_traceback_later(20, exit=True)\n"
        "runtime = jsbridge.Runtime()\n"
        f"runtime.eval('const c = require(\"coroutine\"); c.start(() => {state}); c.sleep(1)')\n"
        "print('leaving')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout, done.returncode) == ("leaving\n", 0), done.stderr
