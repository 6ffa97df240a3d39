"""An error that nobody catches is reported with its stack, wherever it was thrown, and stops nothing else."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

import jsbridge

SCRIPT = """\
const coroutine = require('coroutine');
const EventEmitter = require('events');
const util = require('util');
const steps = [];
const other = coroutine.start(() => { for (let step = 1; step <= 5; step++) { coroutine.sleep(10); steps.push(step); } });
const emitter = new EventEmitter();
emitter.on('event', function inListener() { throw new TypeError('in the listener'); });

setTimeout(function inTimer() { throw new RangeError('in the timer'); }, 1);
setImmediate(function inImmediate() { throw new Error('in the immediate'); });
const interval = setInterval(function inInterval() { clearInterval(interval); throw new Error('in the interval'); }, 2);
coroutine.start(() => emitter.emit('event'));
coroutine.start(function inCoroutine() { throw new Error('in the coroutine'); });
process.nextTick(function inTick() { throw new Error('in the tick'); });
queueMicrotask(function inMicrotask() { throw new Error('in the microtask'); });
(async function inPromise() { throw new SyntaxError('in the promise'); })();
Promise.resolve().then(function inReaction() { throw new Error('in the reaction'); });
coroutine.start(() => util.sync(async () => { throw new Error('in the awaited call'); })());
new coroutine.Worker(`${__dirname}/worker.js`);
other.join();
console.log(steps.join());
"""
PLACES = {
    "in the timer": "RangeError",
    "in the immediate": "Error",
    "in the interval": "Error",
    "in the listener": "TypeError",
    "in the coroutine": "Error",
    "in the tick": "Error",
    "in the microtask": "Error",
    "in the promise": "SyntaxError",
    "in the reaction": "Error",
    "in the awaited call": "Error",
    "in the worker": "Error",
}


@pytest.fixture
def policy(tmp_path: Path) -> jsbridge.Policy:
    """What the scripts may do."""
    return jsbridge.Policy(require=tmp_path)


@pytest.fixture
def reports(tmp_path: Path, runtime: jsbridge.Runtime, errors: io.StringIO, output: io.StringIO) -> str:
    """What the script reports."""
    (tmp_path / "main.js").write_text(SCRIPT)
    (tmp_path / "worker.js").write_text(
        "function inWorker() { throw new Error('in the worker'); }\nsetTimeout(inWorker, 1);\n"
    )
    assert runtime.run(tmp_path / "main.js") == 1
    assert output.getvalue() == "1,2,3,4,5\n"
    return errors.getvalue()


def test_each_is_reported_once_with_its_stack(reports: str) -> None:
    assert reports.count("Uncaught ") == len(PLACES)
    for message, name in PLACES.items():
        _, found, rest = reports.partition(f"Uncaught {name}: {message}\n")
        assert found, message
        frame = rest.splitlines()[0]
        file = "worker.js" if message == "in the worker" else "main.js"
        assert frame.startswith("    at "), message
        assert file in frame, message


def test_a_rejection_is_reported_while_the_program_goes_on(runtime: jsbridge.Runtime, errors: io.StringIO) -> None:
    runtime.eval("Promise.reject(new Error('early')); require('coroutine').sleep(20); 0")
    # It was reported while the call waited, not at its end: the next one is reported behind what follows it.
    runtime.register("app", {"seen": lambda: errors.getvalue().count("Uncaught")})
    seen = runtime.eval(
        "const { seen } = require('app'); Promise.reject(new Error('late')); require('coroutine').sleep(20); seen()"
    )
    assert seen == 2


def test_a_rejection_that_is_handled_before_anybody_waits_is_none(
    runtime: jsbridge.Runtime, errors: io.StringIO
) -> None:
    runtime.eval("const promise = Promise.reject(1); promise.catch(() => 2); require('coroutine').sleep(5); 0")
    assert errors.getvalue() == ""
