"""A forked child: the runtimes of its parent are closed to it, do no harm, and never keep it."""

from __future__ import annotations

import subprocess
import sys

import pytest

TIMEOUT_SECONDS = 60.0
#: Should the child hang, this ends it, with a status that the parent prints.
ALARM = "import signal; signal.alarm(20)"

OPEN = """
import gc, os, sys, threading
import jsbridge

runtime = jsbridge.Runtime()
entered = threading.Event()
runtime.register("app", {"entered": entered.set})
runtime.eval('''
    const coroutine = require('coroutine'), zmq = require('zmq');
    const pull = new zmq.Socket(zmq.PULL);
    pull.bind('tcp://127.0.0.1:*');
    coroutine.start(() => pull.recv());
    coroutine.start(() => coroutine.sleep(1e8));
    var double = (n) => 2 * n, point = new (class Point { x = 1 });
    var later = new Promise(() => {});
    coroutine.sleep(1)
''')
double, point, later = (runtime.globals[name] for name in ("double", "point", "later"))

def compute():
    try:
        runtime.eval("require('app').entered(); for (;;) { const kept = []; for (let i = 0; i < 1000; i++) kept.push({i}) }")
    except jsbridge.RuntimeClosedError:
        print("ended", flush=True)

computing = threading.Thread(target=compute)
computing.start()
entered.wait()
"""

CHILD = """
def refused(use):
    try:
        use()
    except jsbridge.RuntimeClosedError as error:
        assert "fork" in str(error), error
        return True
    return False

uses = [
    lambda: runtime.eval("1"), lambda: runtime.run("x.js"), lambda: runtime.start("x.js"), lambda: runtime.globals,
    lambda: runtime.require("zmq"), lambda: double(1), lambda: point.x, later.result, later.exception,
]
assert all(map(refused, uses)), list(map(refused, uses))
"""

PARENT = """
for _ in range(10):
    child = os.fork()
    if child == 0:
        ALARM
        CHILD
    print(os.waitpid(child, 0)[1], end=" ")
print()
runtime.close()
computing.join(20)
"""

OWN = """
with jsbridge.Runtime(time_limit=10) as own:
    assert own.eval("require('coroutine').start(() => require('coroutine').sleep(2)).join(); 6 * 7") == 42
"""


def run(program: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=TIMEOUT_SECONDS, check=False
    )


def indented(code: str) -> str:
    return code.strip("\n").replace("\n", "\n        ")


@pytest.mark.parametrize(
    "end",
    ["os._exit(0)", "sys.exit(0)", "runtime.close(); sys.exit(0)", "del runtime, uses; gc.collect(); sys.exit(0)"],
    ids=["leaves at once", "exits", "closes it", "collects it"],
)
def test_the_parents_runtime_is_closed_to_the_child(end: str) -> None:
    done = run(OPEN + PARENT.replace("ALARM", ALARM).replace("CHILD", indented(f"{CHILD}\n{OWN}\n{end}")))
    assert (done.stdout, done.stderr) == ("0 0 0 0 0 0 0 0 0 0 \nended\n", "")
    assert done.returncode == 0


# The parent goes on while the child closes what it has copied: the two share no descriptor.
def test_the_parent_goes_on_receiving() -> None:
    program = """
import os, jsbridge, zmq
runtime = jsbridge.Runtime()
address = runtime.eval('''
    var zmq = require('zmq'), coroutine = require('coroutine'), got = [];
    var pull = new zmq.Socket(zmq.PULL);
    pull.bind('tcp://127.0.0.1:*');
    coroutine.start(() => { for (;;) got.push(pull.recv().toString()) });
    coroutine.sleep(1);
    pull.lastEndpoint
''')
push = zmq.Context.instance().socket(zmq.PUSH)
push.connect(address)
for n in range(5):
    child = os.fork()
    if child == 0:
        ALARM
        runtime.close()
        raise SystemExit
    assert os.waitpid(child, 0)[1] == 0
    push.send_string(str(n))
    while len(runtime.globals["got"]) <= n:
        runtime.eval("coroutine.sleep(1)")
print(runtime.globals["got"])
push.close()
runtime.close()
"""
    done = run(program.replace("ALARM", ALARM))
    assert (done.stdout, done.stderr) == ("['0', '1', '2', '3', '4']\n", "")


INSIDE = """
import os, signal, sys
import jsbridge

parent = os.getpid()
children = []

def fork():
    child = os.fork()
    if child == 0:
        signal.alarm(20)
    else:
        children.append(child)
    return child

async def fork_async():
    return fork()

def call(function):
    return function()

runtime = jsbridge.Runtime()
outer = jsbridge.Runtime()
runtime.register("app", {"fork": fork, "forkAsync": fork_async, "call": call})
outer.register("inner", {"eval": lambda code: runtime.eval(code)})
runtime.eval("var coroutine = require('coroutine'), app = require('app'), fork = app.fork")
try:
    print("parent" if WHERE.eval(CODE) else "child", flush=True)
except jsbridge.RuntimeClosedError as error:
    assert os.getpid() != parent
    assert "fork" in str(error)
    sys.exit(7)
for child in children:
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
outer.close()
runtime.close()
"""

RETURNS = {
    "and returns": ("runtime", "fork()"),
    "and waits": ("runtime", "const child = fork(); coroutine.sleep(10); child"),
    "and computes": ("runtime", "const child = fork(); while (!child); child"),
    "and swallows errors": (
        "runtime", "const child = fork(); while (!child) try { coroutine.sleep(1); fork() } catch (error) {} child"
    ),
    "below another function": ("runtime", "app.call(() => app.call(fork))"),
    "of a runtime that another one called": ("outer", "require('inner').eval('fork()')"),
}  # fmt: skip


@pytest.mark.parametrize(("where", "code"), RETURNS.values(), ids=list(RETURNS))
def test_a_child_of_a_host_function_ends_its_script_with_the_error(where: str, code: str) -> None:
    done = run(INSIDE.replace("WHERE", where).replace("CODE", repr(code)))
    assert (done.stdout, done.stderr) == ("parent\n7\n", "")


ON_OTHER_THREADS = {
    "in a coroutine": "let child; coroutine.start(() => { child = fork(); coroutine.sleep(1) }).join(); child",
    "in a promise job": "var child; (async () => { await 0; child = fork(); await 0 })(); coroutine.sleep(1); child",
    "in an async function": "app.forkAsync()",
}


@pytest.mark.parametrize("code", ON_OTHER_THREADS.values(), ids=list(ON_OTHER_THREADS))
def test_a_child_with_nowhere_to_return_to_ends_and_says_why(code: str) -> None:
    done = run(INSIDE.replace("WHERE", "runtime").replace("CODE", repr(code)))
    assert done.stdout == "parent\n1\n"
    assert "forked inside a host function and returned from it" in done.stderr
    assert done.returncode == 0


def test_a_child_of_a_host_function_may_use_a_runtime_of_its_own_and_leave() -> None:
    program = f"""
import os, jsbridge
def work():
    child = os.fork()
    if child == 0:
        {ALARM}
        {indented(OWN)}
        os._exit(5)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
with jsbridge.Runtime() as runtime:
    runtime.register("app", {{"work": work}})
    print(runtime.eval("[require('app').work(), require('coroutine').parallel([1, 2], () => require('app').work())]"))
"""
    done = run(program)
    assert (done.stdout, done.stderr) == ("[5, [5, 5]]\n", "")
