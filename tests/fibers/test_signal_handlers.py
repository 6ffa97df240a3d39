"""Handlers of the application's that raise, whatever the main thread does: the call ends with that, and nothing else."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

import jsbridge

TIMEOUT_SECONDS = 60.0


def run(program: str, *, number: int | None = None, after: str = "ready\n") -> tuple[str, str, int]:
    """Runs a program; sends it a signal when it is ready."""
    with subprocess.Popen(
        [sys.executable, "-u", "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            if number is not None:
                assert process.stdout is not None
                assert process.stdout.readline() == after
                process.send_signal(number)
            output, errors = process.communicate(timeout=TIMEOUT_SECONDS)
        finally:
            process.kill()
    return output, errors, process.returncode


STORM = """
import random, signal, threading, time
import jsbridge

class Stop(Exception):
    pass

def stop(number, frame):
    raise Stop

signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
signal.signal(signal.SIGUSR1, stop)
runtime = jsbridge.Runtime()
runtime.register("app", {"nop": lambda: None})
runtime.eval('''
    var coroutine = require('coroutine'), app = require('app'), zmq = require('zmq');
    var one = new zmq.Socket(zmq.PAIR), two = new zmq.Socket(zmq.PAIR);
    one.bind('inproc://storm'); two.connect('inproc://storm');
    coroutine.start(() => { for (;;) two.send(two.recv()) });
    function increment(n) { return n + 1 }
''')
increment = runtime.globals["increment"]
ended, seen = False, 0

def shoot():
    while not ended:
        time.sleep(random.random() * 0.002)
        signal.pthread_kill(threading.main_thread().ident, signal.SIGUSR1)

shooter = threading.Thread(target=shoot)
shooter.start()
until = time.monotonic() + 0.7
while time.monotonic() < until:
    try:
        try:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1])
            for _ in range(10):
                CALL
        finally:
            signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
    except Stop:
        seen += 1
ended = True
shooter.join()
signal.signal(signal.SIGUSR1, signal.SIG_IGN)
print("many" if seen > 5 else seen, runtime.eval("20 + 3"), flush=True)
runtime.close()
print("closed", threading.active_count())
"""

CALLS = {
    "calls": "increment(1)",
    "messages": """runtime.eval("one.send('x'); one.recv(); 0")""",
    "waits": """runtime.eval("coroutine.sleep(0.2)")""",
    "host functions": """runtime.eval("for (let n = 0; n < 100; n++) app.nop()")""",
    "promises": """runtime.eval("(async () => { await 0; coroutine.sleep(0.1); await 0 })(); 0")""",
    "runtimes": "jsbridge.Runtime().close()",
}


@pytest.mark.parametrize("call", CALLS.values(), ids=list(CALLS))
def test_a_storm_of_handlers_that_raise(call: str) -> None:
    # The storm can also hit pyzmq while it frees a frame, which has nobody to tell then.
    output, _, code = run(STORM.replace("CALL", call))
    assert (output, code) == ("many 23\nclosed 1\n", 0)


STATES = {
    "computing": "for (;;);",
    "sleeping": "coroutine.sleep(1e8)",
    "receiving": "new zmq.Socket(zmq.PULL).recv()",
    "sending": "new zmq.Socket(zmq.PUSH).send('x')",
    "joining": "coroutine.start(() => coroutine.sleep(1e8)).join()",
    "joining what computes": "coroutine.start(() => { for (;;); }).join()",
    "in a host function": "app.nap()",
    "below a host function": "app.call(() => coroutine.sleep(1e8))",
    "in a chain of promises": "const next = () => Promise.resolve().then(next); next(); 0",
}

HANDLED = """
import signal, sys, threading, time
import jsbridge

runtime = jsbridge.Runtime()

def handle(number, frame):
    HANDLE

signal.signal(signal.SIGTERM, handle)

def soon_ready():
    threading.Thread(target=tell).start()

def inside():
    frame = sys._current_frames()[threading.main_thread().ident]
    while frame is not None and frame.f_code is not soon_ready.__code__:
        frame = frame.f_back
    return frame is not None

def tell():
    # When the main thread is not in a function of this program any more.
    while inside():
        time.sleep(0.001)
    print("ready")

runtime.register("app", {
    "nap": lambda: time.sleep(60), "call": lambda f: f(), "ready": lambda: print("ready"),
    "soonReady": soon_ready,
})
runtime.eval("var app = require('app'), coroutine = require('coroutine'), zmq = require('zmq')")
try:
    runtime.eval("app.ready(); CODE")
finally:
    assert signal.getsignal(signal.SIGTERM) is not None
    print("again", runtime.eval("20 + 3"))
    runtime.close()
    print("closed", threading.active_count(), signal.getsignal(signal.SIGTERM) is handle)
"""


@pytest.mark.parametrize("code", STATES.values(), ids=list(STATES))
def test_a_handler_that_exits_ends_the_program_in_every_state(code: str) -> None:
    program = HANDLED.replace("HANDLE", "sys.exit(5)").replace("CODE", code)
    output, errors, end = run(program, number=signal.SIGTERM)
    assert (output, end) == ("again 23\nclosed 1 True\n", 5)
    # A coroutine that goes on computing, so that the call cannot end, is ended, too.
    assert errors in ("", "Uncaught Error: interrupted by a signal\n")


@pytest.mark.parametrize("state", ["computing", "sleeping"])
def test_a_handler_may_interrupt(state: str) -> None:
    program = HANDLED.replace("HANDLE", "runtime.interrupt()").replace("CODE", STATES[state])
    output, errors, code = run(program, number=signal.SIGTERM)
    assert (output, code) == ("again 23\nclosed 1 True\n", 1)
    assert "jsbridge.errors.JSInterrupted" in errors


@pytest.mark.parametrize("state", ["computing", "sleeping"])
@pytest.mark.parametrize(
    ("handle", "message"),
    [
        ("runtime.close()", "cannot be closed from inside"),
        ("runtime.eval('1')", "a signal handler cannot call a script"),
    ],
)
def test_a_handler_must_not_enter_a_script_that_runs(handle: str, message: str, state: str) -> None:
    program = HANDLED.replace("HANDLE", handle).replace("CODE", STATES[state]).replace("app.ready()", "app.soonReady()")
    output, errors, code = run(program, number=signal.SIGTERM)
    assert (output, code) == ("again 23\nclosed 1 True\n", 1)
    assert f"RuntimeError: {message}" in errors or f"RuntimeError: a runtime {message}" in errors


def test_outside_of_jsbridge_a_handler_may_do_what_it_likes() -> None:
    program = """
import signal, time, jsbridge
runtime = jsbridge.Runtime()
got = []
signal.signal(signal.SIGALRM, lambda *_: got.append(runtime.eval("40 + 2")))
runtime.eval("0")
signal.setitimer(signal.ITIMER_REAL, 0.01)
while not got:
    time.sleep(0.001)
print(got)
runtime.close()
"""
    assert run(program) == ("[42]\n", "", 0)


def test_handlers_are_as_before_when_the_last_runtime_is_closed() -> None:
    def handle(number: int, frame: object) -> None:
        raise AssertionError

    before = signal.signal(signal.SIGUSR2, handle)
    try:
        with jsbridge.Runtime(), jsbridge.Runtime() as inner:
            inner.eval("1")
        assert signal.getsignal(signal.SIGUSR2) is handle
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGUSR2, before)


HELD_UP = """
import os, signal, sys, threading, time
import jsbridge

runtime = jsbridge.Runtime()
entered, never = threading.Event(), threading.Event()

def hold():
    entered.set()
    never.wait()

runtime.register("app", {"hold": hold})
runtime.eval("const c = require('coroutine'); c.start(() => require('app').hold()); 0")
entered.wait()
"""


def test_ctrl_c_ends_a_close_that_a_host_function_holds_up() -> None:
    program = f"""{HELD_UP}
def tell():
    while not runtime._program.closed:
        time.sleep(0.001)
    print("ready")

threading.Thread(target=tell).start()
try:
    runtime.close()
except KeyboardInterrupt:
    print("interrupted")
try:
    runtime.eval("1")
except jsbridge.RuntimeClosedError:
    print("closed")
"""
    assert run(program, number=signal.SIGINT) == ("interrupted\nclosed\n", "", 0)


def test_the_exit_of_the_interpreter_does_not_wait_for_a_host_function_for_ever() -> None:
    output, errors, code = run(f"{HELD_UP}\nother = jsbridge.Runtime()\nprint('leaving')")
    assert (output, code) == ("leaving\n", 0)
    assert "RuntimeError: the runtime is not closed: a host function has not returned" in errors
