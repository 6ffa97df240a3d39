"""Workers as their process sees them: threads, descriptors and memory, what is printed, and how programs with them end."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

import jsbridge

WORKERS = Path(__file__).parent / "workers"
ROOT = Path(__file__).resolve().parents[3]
DEADLINE_SECONDS = 60
STATES = [
    "idle",
    "computes",
    "swallows errors",
    "sleeps",
    "receives",
    "chains promises",
    "has coroutines",
    "computes in a finally block",
    "has a worker that computes",
]
START = """
const coroutine = require('coroutine');
const start = (name, ...argv) => new coroutine.Worker(`${process.cwd()}/workers/${name}.js`, { argv });
const ready = (worker) => {
  const event = new coroutine.Event();
  worker.once('message', () => event.set());
  event.wait();
  return worker;
};
"""


@pytest.fixture(autouse=True)
def _folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(WORKERS.parent)


@pytest.fixture
def policy() -> jsbridge.Policy:
    """What the scripts of ``runtime`` may do: load workers from everywhere."""
    return jsbridge.Policy(require=True)


@pytest.fixture
def program(tmp_path: Path, runtime: jsbridge.Runtime) -> Any:
    """Runs a script as the main one; returns its exit code."""

    def run(code: str) -> int:
        script = tmp_path / "main.js"
        script.write_text(START + code)
        return runtime.run(script)

    return run


def _usage() -> tuple[int, int]:
    return len(sys._current_frames()), len(os.listdir("/dev/fd"))


def _workers() -> int:
    return sum(thread.name == "jsbridge-worker" for thread in threading.enumerate())


def _settled(limit: tuple[int, int]) -> tuple[int, int]:
    # Threads of the operating system end a moment after they are let go.
    deadline = time.monotonic() + DEADLINE_SECONDS
    while True:
        usage = _usage()
        if (usage[0] <= limit[0] and usage[1] <= limit[1]) or time.monotonic() > deadline:
            return usage
        time.sleep(0.01)


def test_a_hundred_workers_leave_nothing(runtime: jsbridge.Runtime) -> None:
    runtime.eval(
        START
        + """
        var rounds = (count) => {
          for (let number = 0; number < count; number++) {
            const worker = start('echo');
            const got = new coroutine.Event();
            worker.onmessage = () => got.set();
            worker.postMessage({ number, bytes: Buffer.alloc(1000) });
            got.wait();
            worker.terminate();
          }
          GC();
        };
        """
    )
    runtime.eval("rounds(5)")
    before = _usage()
    runtime.eval("rounds(100)")
    # A thread or two more may be kept for the coroutines of the parent.
    before = before[0] + 4, before[1]
    after = _settled(before)
    assert after[0] <= before[0]
    assert after[1] <= before[1]


def test_a_hundred_workers_at_once(runtime: jsbridge.Runtime) -> None:
    before = _usage()
    result = runtime.eval(
        START
        + """
        const workers = Array.from({ length: 100 }, () => start('echo'));
        const sums = coroutine.parallel(workers, (worker) => {
          const got = new coroutine.Event();
          let data;
          worker.onmessage = (evt) => { data = evt.data; got.set(); };
          worker.postMessage(1);
          got.wait();
          worker.terminate();
          return data;
        });
        sums.reduce((sum, one) => sum + one);
        """
    )
    assert result == 100
    runtime.close()
    after = _settled(before)
    assert after[0] <= before[0]


def test_memory_stays_flat() -> None:
    script = """
    import gc, json, sys, jsbridge
    def used():
        gc.collect()
        with open("/proc/self/statm") as statm:
            return int(statm.read().split()[1]) * 4096
    with jsbridge.Runtime() as runtime:
        runtime.register("app", {"used": used})
        print(json.dumps(runtime.eval(sys.argv[1])))
    """
    code = (
        START
        + """
        const { used } = require('app');
        const round = () => {
          for (let number = 0; number < 60; number++) ready((() => {
            const worker = start('busy', 'sleeps');
            return worker;
          })()).terminate();
          GC();
          return used();
        };
        [round(), round(), round(), round()];
        """
    )
    lines = "\n".join(line[4:] for line in script.splitlines())
    done = subprocess.run(
        [sys.executable, "-c", lines, code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=DEADLINE_SECONDS,
        check=True,
    )
    _, first, _, last = json.loads(done.stdout)
    # A worker's runtime is about a megabyte: 120 of them were made in between.
    assert last - first < 12 << 20


@pytest.mark.parametrize("state", STATES)
def test_closing_ends_workers(state: str, runtime: jsbridge.Runtime) -> None:
    before = _usage()
    runtime.globals["state"] = state
    runtime.eval(START + "var worker = ready(start('busy', state)); 0")
    assert _usage()[0] > before[0]
    runtime.close()
    assert _settled(before)[0] <= before[0]


@pytest.mark.parametrize("state", STATES)
def test_process_exit_ends_workers(
    state: str, program: Any, runtime: jsbridge.Runtime, errors: io.StringIO, output: io.StringIO
) -> None:
    before = _usage()
    code = program(
        f"const worker = ready(start('busy', {json.dumps(state)}));"
        "worker.on('exit', () => console.log('too late')); process.exit(3);"
    )
    assert code == 3
    # What the program had of its own stays: the threads of its coroutines.
    assert _settled((before[0] + 2, before[1] + 9))[0] <= before[0] + 2
    assert errors.getvalue() == ""
    assert output.getvalue() == ""


def test_an_idle_worker_does_not_keep_the_program(program: Any, output: io.StringIO) -> None:
    assert program("const worker = start('echo'); worker.onmessage = (evt) => console.log(evt.data);") == 0
    assert output.getvalue() == ""


def test_the_program_waits_for_workers_that_have_work(program: Any, output: io.StringIO) -> None:
    code = """
    const worker = start('echo');
    worker.onmessage = (evt) => {
      console.log(evt.data);
      if (evt.data < 3) setTimeout(() => worker.postMessage(evt.data + 1), 5);
    };
    worker.postMessage(1);
    start('facts').on('exit', (code) => console.log('exit', code));
    """
    assert program(code) == 0
    assert sorted(output.getvalue().splitlines()) == ["1", "2", "3", "exit 7"]


def test_a_worker_that_nobody_can_reach_ends(runtime: jsbridge.Runtime) -> None:
    runtime.eval(START + "ready(start('busy', 'idle')); 0")
    assert _workers() == 1
    deadline = time.monotonic() + DEADLINE_SECONDS
    while _workers():
        assert time.monotonic() < deadline, "the worker lives on"
        runtime.eval("coroutine.sleep(50); GC()")


def test_a_worker_that_is_referred_to_stays(runtime: jsbridge.Runtime) -> None:
    runtime.eval(START + "var worker = start('echo'); coroutine.sleep(1500); GC();")
    assert _workers() == 1
    code = (
        "const got = new coroutine.Event(); worker.onmessage = (evt) => got.set(); worker.postMessage(1); got.wait(); 5"
    )
    assert runtime.eval(code) == 5


def test_errors_that_nobody_listens_to_are_reported(program: Any, errors: io.StringIO) -> None:
    assert (
        program("const worker = start('throws'); worker.on('exit', (code) => { process.exitCode = code + 1; });") == 2
    )
    report = errors.getvalue()
    assert "Uncaught Error: while it loads\n" in report
    assert f"{WORKERS / 'throws.js'}" in report


def test_errors_of_workers_of_workers_come_to_the_top(tmp_path: Path, program: Any, errors: io.StringIO) -> None:
    outer = tmp_path / "outer.js"
    outer.write_text(f"const w = new (require('coroutine').Worker)({json.dumps(str(WORKERS / 'throws.js'))});")
    assert program(f"new coroutine.Worker({json.dumps(str(outer))});") == 1
    assert errors.getvalue().count("Uncaught Error: while it loads") == 1


def test_a_worker_has_the_limits_of_its_parent(tmp_path: Path, errors: io.StringIO) -> None:
    hungry = tmp_path / "hungry.js"
    hungry.write_text("const all = []; for (;;) all.push(new ArrayBuffer(1 << 20));")
    endless = tmp_path / "endless.js"
    endless.write_text("for (;;);")
    main = tmp_path / "main.js"
    main.write_text(
        """
        const { Worker } = require('coroutine');
        for (const name of ['hungry', 'endless']) new Worker(`${__dirname}/${name}.js`).on({
          error: (evt) => console.log(name, evt.message), exit: (code) => console.log(name, code) });
        """
    )
    output = io.StringIO()
    with jsbridge.Runtime(
        memory_limit=64 << 20, time_limit=1.0, root=tmp_path, stdout=output, stderr=errors
    ) as runtime:
        assert runtime.run(main) == 0
    lines = sorted(output.getvalue().splitlines())
    assert lines == [
        "endless 1",
        "endless the script computed for more than 1.0 s without waiting",
        "hungry 1",
        "hungry out of memory",
    ]


def test_the_interpreter_ends_with_workers_running() -> None:
    code = START + "var worker = ready(start('busy', 'computes')); 0"
    done = subprocess.run(
        [sys.executable, "-c", "import sys, jsbridge; runtime = jsbridge.Runtime(); runtime.eval(sys.argv[1])", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=DEADLINE_SECONDS,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_a_pipe_is_no_script(runtime: jsbridge.Runtime, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    code = """
        const worker = new (require('coroutine').Worker)(%s);
        new Promise((fulfil) => worker.on('error', ({ error }) => fulfil([error.code, error.message])))
    """
    found = runtime.eval(code % json.dumps(str(tmp_path / "pipe"))).result(DEADLINE_SECONDS)
    assert found[0] == "EINVAL"
    assert "it is a pipe, not a file" in found[1]
