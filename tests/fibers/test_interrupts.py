"""Ctrl-C, Runtime.interrupt() and process.exit() end what they should, in every state."""

import io
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

import jsbridge

STATES = {
    "computing": "for (;;);",
    "computing and swallowing": "for (;;) try { for (;;); } catch (error) {}",
    "sleeping": "require('coroutine').sleep(60000)",
    "receiving": "new (require('zmq').Socket)(require('zmq').PULL).recv()",
    "sending": "new (require('zmq').Socket)(require('zmq').PUSH).send('x')",
    "joining": "{ const c = require('coroutine'); c.start(() => c.sleep(60000)).join() }",
    "locked": "{ const c = require('coroutine'); new c.Semaphore(0).wait() }",
    "joining what computes": "require('coroutine').start(() => { for (;;); }).join()",
    "in a host function": "require('app').nap()",
    "in a loop of host calls": "for (;;) require('app').nop()",
    "exchanging messages": """{
        const zmq = require('zmq'), a = new zmq.Socket(zmq.PAIR), b = new zmq.Socket(zmq.PAIR);
        a.bind('inproc://exchange'); b.connect('inproc://exchange');
        require('coroutine').start(() => { for (;;) b.send(b.recv()) });
        for (;;) { a.send('x'); a.recv() }
    }""",
}


def _program(code: str) -> str:
    return f"""
import sys, time, threading, jsbridge
runtime = jsbridge.Runtime()
runtime.register("app", {{
    "nap": lambda: time.sleep(60), "nop": lambda: None,
    "ready": lambda: print("ready", flush=True),
}})
try:
    runtime.eval("require('app').ready();" + {code!r})
except KeyboardInterrupt:
    print("interrupted", flush=True)
    print("again", runtime.eval("20 + 3"), flush=True)
runtime.close()
assert threading.active_count() == 1, threading.enumerate()
assert len(sys._current_frames()) == 1
print("closed", flush=True)
"""


@pytest.mark.parametrize("code", STATES.values(), ids=list(STATES))
def test_ctrl_c_raises_keyboard_interrupt(code: str) -> None:
    with subprocess.Popen([sys.executable, "-c", _program(code)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=60)[0] == "interrupted\nagain 23\nclosed\n"
    assert process.returncode == 0


def test_the_applications_own_handler_runs_while_a_script_computes(tmp_path: object) -> None:
    program = """
import signal, jsbridge
seen = []
def handle(number, frame):
    seen.append(number)
    print("handled", flush=True)
signal.signal(signal.SIGUSR1, handle)
with jsbridge.Runtime() as runtime:
    runtime.register("app", {"ready": lambda: print("ready", flush=True), "seen": lambda: len(seen)})
    runtime.eval("const app = require('app'); app.ready(); while (!app.seen()) for (let i = 0; i < 1e5; i++);")
print("went on", len(seen), flush=True)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(signal.SIGUSR1)
        assert process.communicate(timeout=60)[0] == "handled\nwent on 1\n"


def test_sigint_is_as_before_when_the_last_runtime_is_closed() -> None:
    before = signal.getsignal(signal.SIGINT)
    with jsbridge.Runtime() as runtime:
        runtime.eval("1")
    assert signal.getsignal(signal.SIGINT) is before


def test_interrupt_ends_open_calls_in_other_threads(runtime: jsbridge.Runtime) -> None:
    for code in ("for (;;);", "require('coroutine').sleep(60000)"):
        failures: list[BaseException] = []
        entered = threading.Event()
        runtime.register("app", {"entered": entered.set})

        def work(code: str = code, failures: list[BaseException] = failures) -> None:
            try:
                runtime.eval(f"require('app').entered(); {code}")
            except jsbridge.JSInterrupted as error:
                failures.append(error)

        thread = threading.Thread(target=work)
        thread.start()
        assert entered.wait(10)
        while thread.is_alive():
            runtime.interrupt()
            thread.join(0.01)
        assert [type(error) for error in failures] == [jsbridge.JSInterrupted]
    assert runtime.eval("1 + 1") == 2


def test_interrupt_leaves_waiting_coroutines_alone(runtime: jsbridge.Runtime) -> None:
    runtime.eval(
        """
        var coroutine = require('coroutine'), gate = new coroutine.Event(false), passed = false;
        var fiber = coroutine.start(() => { gate.wait(); passed = true });
        coroutine.sleep(0)
        """
    )
    runtime.interrupt()
    runtime.eval("gate.set(); fiber.join()")
    assert runtime.eval("passed") is True


def test_a_keyboard_interrupt_of_a_host_function_is_not_for_the_script(runtime: jsbridge.Runtime) -> None:
    def raise_it() -> None:
        raise KeyboardInterrupt

    runtime.register("app", {"raiseIt": raise_it})
    with pytest.raises(KeyboardInterrupt):
        runtime.eval("for (;;) try { require('app').raiseIt() } catch (error) {}")
    assert runtime.eval("1 + 1") == 2


def test_process_exit_ends_every_coroutine(runtime: jsbridge.Runtime, tmp_path: object, errors: io.StringIO) -> None:
    path = os.path.join(str(tmp_path), "exit.js")
    with open(path, "w") as file:
        file.write(
            """
            const coroutine = require('coroutine');
            coroutine.start(() => { for (;;) try { coroutine.sleep(60000) } catch (error) {} });
            setTimeout(() => {}, 60000);
            coroutine.start(() => { coroutine.sleep(1); process.exit(7) });
            coroutine.sleep(60000);
            """
        )
    began = time.monotonic()
    assert runtime.run(path) == 7
    assert time.monotonic() - began < 30
    assert errors.getvalue() == ""
    assert runtime.eval("1 + 1") == 2


def test_interrupting_whoever_starts_coroutines_leaves_nothing_half_started(
    runtime: jsbridge.Runtime, errors: io.StringIO
) -> None:
    runtime.eval(
        """
        var coroutine = require('coroutine');
        function go() {
            for (;;) {
                coroutine.start(() => {});
                coroutine.start(() => {}).join();
                coroutine.parallel([1, 2], () => coroutine.sleep(0));
                setTimeout(() => {}, 0);
            }
        }
        """
    )
    go = runtime.globals["go"]
    until = time.monotonic() + 1

    def shoot() -> None:
        while time.monotonic() < until:
            time.sleep(0.0007)
            runtime.interrupt()

    shooter = threading.Thread(target=shoot)
    shooter.start()
    interrupted = 0
    while time.monotonic() < until:
        try:
            go()
        except jsbridge.JSInterrupted:
            interrupted += 1
    shooter.join()
    assert interrupted > 20
    runtime.eval("while (coroutine.fibers.length > 1) coroutine.sleep(1)")
    reported = {line for line in errors.getvalue().splitlines() if line.startswith("Uncaught")}
    assert all("interrupted" in line for line in reported), reported
