"""Modules whose loading blocks, and fibers that require them meanwhile."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import jsbridge

Tree = Callable[[Mapping[str, str | bytes]], Path]
DEADLINE_SECONDS = 20.0

# `gate` is an event that a test opens; a module waits for it.
SETUP = """
    const coroutine = require('coroutine')
    globalThis.coroutine = coroutine
    globalThis.gate = new coroutine.Event()
    globalThis.log = []
    undefined
"""
SLOW = "log.push('begins'); exports.early = 1; gate.wait(); exports.late = 2; log.push('ends')"


def test_others_wait_until_it_is_loaded(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree({"slow.js": SLOW})
    rooted.eval(SETUP)
    assert rooted.eval("""
        const users = [1, 2, 3].map((n) => coroutine.start(() => {
            const got = require('./slow')
            log.push(n + ':' + Object.keys(got))
        }))
        coroutine.sleep(0)
        log.push('opens')
        gate.set()
        users.forEach((user) => user.join())
        log
    """) == ["begins", "opens", "ends", "1:early,late", "2:early,late", "3:early,late"]


def test_the_application_waits_too(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree({"slow.js": SLOW})
    rooted.eval(SETUP)
    rooted.eval("coroutine.start(() => require('./slow')); coroutine.sleep(0)")
    got: list[object] = []
    thread = threading.Thread(target=lambda: got.append(rooted.require("./slow")))
    thread.start()
    rooted.eval("coroutine.sleep(5); gate.set()")
    thread.join(DEADLINE_SECONDS)
    assert got == [{"early": 1, "late": 2}]


def test_who_waits_for_a_module_that_throws_tries_itself(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree(
        {
            "slow.js": "global.tries = (global.tries || 0) + 1; gate.wait(); if (tries < 2) throw new Error('first'); exports.tries = tries"
        }
    )
    rooted.eval(SETUP)
    assert rooted.eval("""
        const results = []
        const users = [0, 1, 2].map((n) => coroutine.start(() => {
            try {
                results[n] = require('./slow').tries
            } catch (error) {
                results[n] = error.message
            }
        }))
        coroutine.sleep(0)
        gate.set()
        users.forEach((user) => user.join())
        results
    """) == ["first", 2, 2]


def test_a_fiber_that_the_module_waits_for_gets_what_is_there(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree(
        {
            "m.js": """
                exports.early = 1
                coroutine.start(() => {
                    coroutine.sleep(0)
                    log.push(Object.keys(require('./m')), Object.keys(require('./cyclic')))
                    coroutine.start(() => log.push(Object.keys(require('./m')))).join()
                }).join()
                exports.late = 2
            """,
            "cyclic.js": "exports.seen = Object.keys(require('./m'))",
        }
    )
    rooted.eval(SETUP)
    assert rooted.eval("Object.keys(require('./m'))") == ["early", "late"]
    assert rooted.eval("log") == [["early"], ["seen"], ["early"]]
    assert rooted.eval("require('./cyclic').seen") == ["early"]


def test_parallel_loading(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree(
        {
            "all.js": "exports.early = 1; exports.got = coroutine.parallel(['./a', './b', './c'], (name) => require(name).name)",
            "a.js": "coroutine.sleep(2); exports.early = Object.keys(require('./all')); exports.name = 'a' + require('./b').name",
            "b.js": "coroutine.sleep(1); exports.name = 'b' + require('./c').name",
            "c.js": "coroutine.sleep(3); exports.name = 'c'",
        }
    )
    rooted.eval(SETUP)
    assert rooted.eval("require('./all').got") == ["abc", "bc", "c"]
    assert rooted.eval("require('./a').early") == ["early"]


def test_two_fibers_that_load_each_others_modules(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree(
        {
            "a.js": "exports.early = 1; coroutine.sleep(1); exports.b = Object.keys(require('./b')); exports.late = 1",
            "b.js": "exports.early = 1; coroutine.sleep(1); exports.c = Object.keys(require('./c')); exports.late = 1",
            "c.js": "exports.early = 1; coroutine.sleep(1); exports.a = Object.keys(require('./a')); exports.late = 1",
        }
    )
    rooted.eval(SETUP)
    assert rooted.eval("coroutine.parallel(['./a', './b', './c'], (name) => Object.keys(require(name)).length)") == [
        3,
        3,
        3,
    ]
    seen = rooted.eval("[require('./a').b, require('./b').c, require('./c').a]")
    # One of them closes the circle and gets what is there; the others wait.
    assert sorted(map(len, seen)) == [1, 3, 3]


def test_the_main_script_is_not_waited_for(tree: Tree, rooted: jsbridge.Runtime) -> None:
    tree(
        {
            "main.js": """
                exports.config = 'early'
                coroutine.start(() => { log.push(require('./lib')); gate.set() })
                gate.wait()
                exports.late = 1
            """,
            "lib.js": "exports.seen = Object.keys(require('./main'))",
        }
    )
    rooted.eval(SETUP)
    assert rooted.run("main.js") == 0
    assert rooted.eval("log") == [{"seen": ["config"]}]


def test_a_loading_fiber_that_is_killed_holds_nobody_up(tree: Tree, folder: Path) -> None:
    tree({"slow.js": "log.push('begins'); if (!global.ready) { gate.wait(); for (;;); } exports.ok = true"})
    with jsbridge.Runtime(root=folder, time_limit=0.1) as runtime:
        runtime.eval(SETUP)
        run: list[object] = []

        def load() -> None:
            with pytest.raises(jsbridge.JSTimeoutError) as caught:
                runtime.require("./slow")
            run.append(caught.value)

        thread = threading.Thread(target=load)
        thread.start()
        runtime.eval("while (log.length < 1) coroutine.sleep(1)")
        runtime.eval("globalThis.user = coroutine.start(() => { log.push(require('./slow').ok) }); coroutine.sleep(5)")
        runtime.eval("global.ready = true; gate.set()")
        thread.join(DEADLINE_SECONDS)
        assert len(run) == 1
        runtime.eval("user.join()")
        assert runtime.eval("log") == ["begins", "begins", True]


def test_a_started_fiber_that_is_killed_holds_nobody_up(tree: Tree, folder: Path) -> None:
    tree(
        {
            "outer.js": "exports.early = 1; coroutine.start(() => require('./slow')); gate.wait(); exports.late = 1",
            "slow.js": "if (!global.ready) for (;;);\nexports.ok = true",
        }
    )
    with jsbridge.Runtime(root=folder, time_limit=0.1, stderr=io.StringIO()) as runtime:
        runtime.eval(SETUP)
        runtime.eval(
            "globalThis.user = coroutine.start(() => require('./outer')); coroutine.sleep(0); coroutine.sleep(0)"
        )
        runtime.eval("coroutine.sleep(1)")
        runtime.eval("global.ready = true; gate.set(); user.join()")
        assert runtime.require("./slow") == {"ok": True}
        assert runtime.require("./outer") == {"early": 1, "late": 1}


def test_closing_while_modules_are_being_loaded(tree: Tree, folder: Path) -> None:
    tree({"slow.js": SLOW})
    runtime = jsbridge.Runtime(root=folder)
    runtime.eval(SETUP)
    runtime.eval("[1, 2, 3].forEach(() => coroutine.start(() => require('./slow'))); coroutine.sleep(0)")
    assert runtime.eval("log") == ["begins"]
    runtime.close()


def test_errors_of_a_fiber_started_while_loading_are_reported(tree: Tree, folder: Path) -> None:
    tree({"m.js": "coroutine.start(() => { throw new Error('in the fiber') }); coroutine.sleep(0); exports.ok = true"})
    stderr = io.StringIO()
    with jsbridge.Runtime(root=folder, stderr=stderr) as runtime:
        runtime.eval(SETUP)
        assert runtime.require("./m") == {"ok": True}
        assert runtime.eval("coroutine.fibers.length") <= 1
    assert stderr.getvalue().count("Uncaught Error: in the fiber") == 1


def test_a_module_that_never_ends_holds_nobody_up_for_good(tree: Tree, folder: Path) -> None:
    tree({"server.js": "exports.port = 5555; gate.wait()", "client.js": "exports.port = require('./server').port"})
    stderr = io.StringIO()
    with jsbridge.Runtime(root=folder, stderr=stderr) as runtime:
        runtime.eval(SETUP)
        runtime.eval("coroutine.start(() => require('./server')); coroutine.sleep(0)")
        assert runtime.require("./client") == {"port": 5555}
        runtime.eval("coroutine.sleep(1)")
        assert f"waited 5 s for {folder / 'server.js'}, which another one is still loading" in stderr.getvalue()
        runtime.eval("gate.set()")
