"""The interactive session, on a terminal."""

from __future__ import annotations

import signal
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Terminal = Callable[..., Any]
CTRL_C, CTRL_D, CTRL_P, TAB = "\x03", "\x04", "\x10", "\t"


def leave(session: Any, code: int) -> str:
    """Waits for the end with an exit code; returns what was still shown."""
    exit_code, shown = session.end()
    assert exit_code == code, shown
    return str(shown)


def test_shows_results(terminal: Terminal) -> None:
    session = terminal()
    assert session.ask("1 + 1") == "2\n"
    assert session.ask("_ * 3") == "6\n"
    assert session.ask("{a: 'x'}") == "{ a: 'x' }\n"
    assert session.ask("const five = 5") == "undefined\n"
    assert session.ask("five") == "5\n"
    assert session.ask("") == ""
    assert session.ask("// nothing") == "undefined\n"
    assert session.ask("require('zmq').REQ") == "3\n"
    assert session.ask("process.argv.length") == "1\n"


def test_a_statement_may_have_several_lines(terminal: Terminal) -> None:
    session = terminal()
    assert session.ask("function twice(x) {") == ""
    assert session.ask("  return x * 2") == ""
    assert session.ask("}") == "undefined\n"
    assert session.ask("twice(") == ""
    assert session.ask("21)") == "42\n"
    assert session.ask("`a") == ""
    assert session.ask("b`") == "'a\\nb'\n"
    assert session.ask("const {") == ""
    assert session.ask("  PUSH,") == ""
    assert session.ask("} = require('zmq'); PUSH") == "8\n"


def test_a_statement_can_be_given_up(terminal: Terminal) -> None:
    session = terminal()
    assert session.ask("function f() {") == ""
    session.type(CTRL_C)
    session.prompt()
    assert session.ask("1") == "1\n"
    assert session.ask("[1,") == ""
    assert session.ask(".break") == ""
    assert session.ask("2") == "2\n"


def test_ctrl_c_drops_the_line(terminal: Terminal) -> None:
    session = terminal()
    session.type("wrong(")
    session.screen.expect("wrong(")
    session.type(CTRL_C)
    session.prompt()
    assert session.ask("3") == "3\n"


def test_errors_do_not_end_it(terminal: Terminal) -> None:
    session = terminal()
    shown = session.ask("throw new TypeError('boom')")
    assert "Uncaught TypeError: boom\n" in shown
    shown = session.ask("let = = 1")
    assert shown.startswith("REPL2:1\nlet = = 1\n")
    assert "Uncaught SyntaxError: " in shown
    assert session.ask("throw {a: 1}") == 'Uncaught {"a": 1}\n'
    assert session.ask("_error.a") == "1\n"
    shown = session.ask("require('./missing')")
    assert "Uncaught Error [MODULE_NOT_FOUND]: Cannot find module './missing'" in shown
    assert session.ask("'on'") == "'on'\n"


def test_an_error_shows_the_line_of_its_input(terminal: Terminal) -> None:
    session = terminal()
    session.ask("function f() {")
    session.ask("  throw new Error('here')")
    assert session.ask("}") == "undefined\n"
    assert session.ask("f()").startswith("REPL1:2\n  throw new Error('here')\n")


def test_coroutines_go_on_while_it_waits_for_input(terminal: Terminal) -> None:
    session = terminal()
    session.ask("const c = require('coroutine')")
    session.ask("const say = (n) => process.stdout.write(`tick ${n}\\n`)")
    session.type("c.start(() => { for (let n = 0; n < 4; n++) { c.sleep(5); say(n) } }); 0\r")
    session.screen.expect("tick 3\n")


def test_coroutines_go_on_while_a_statement_waits(terminal: Terminal) -> None:
    session = terminal()
    session.ask("const zmq = require('zmq'), c = require('coroutine')")
    session.ask("const pull = new zmq.Socket(zmq.PULL); pull.bind('inproc://x')")
    session.ask("const push = new zmq.Socket(zmq.PUSH); push.connect('inproc://x')")
    session.ask("c.start(() => { c.sleep(20); push.send('from a coroutine') }); 0")
    assert session.ask("pull.recv().toString()") == "'from a coroutine'\n"


@pytest.mark.parametrize(
    "wait", ["c.sleep(1e6)", "for (;;);", "for (;;) try { c.sleep(1e6) } catch (e) {}", "pull.recv()"]
)
def test_ctrl_c_ends_the_statement_only(terminal: Terminal, wait: str) -> None:
    session = terminal()
    session.ask("const zmq = require('zmq'), c = require('coroutine')")
    session.ask("const pull = new zmq.Socket(zmq.PULL); pull.bind('inproc://x')")
    session.ask("let n = 0; c.start(() => { for (;;) { c.sleep(1); n++ } }); 0")
    session.type(f"process.stdout.write('begun' + '\\n'); {wait}\r")
    session.screen.expect("begun\n")
    session.type(CTRL_C)
    assert session.prompt().endswith("Interrupted\n> ")
    assert session.ask("const before = n; c.sleep(50); n > before") == "true\n"


def test_ctrl_c_ends_a_coroutine_that_holds_everything_up(terminal: Terminal) -> None:
    session = terminal()
    session.ask("const c = require('coroutine')")
    session.type("c.start(() => { c.sleep(1); process.stdout.write('begun' + '\\n'); for (;;); }); 0\r")
    session.screen.expect("begun\n")
    shown = ""
    while "Interrupted\n" not in shown:
        # The statement cannot tell that it waits: the first Ctrl-C may come before it, and then drops the line.
        session.type("'never shown'\r")
        session.screen.expect("'never shown'\n")
        session.type(CTRL_C)
        shown = session.prompt()
    assert session.ask("'free'") == "'free'\n"


def test_a_coroutine_s_error_is_shown_and_does_not_count(terminal: Terminal) -> None:
    session = terminal()
    session.type("require('coroutine').start(() => { throw new Error('in the back') }); 0\r")
    session.screen.expect("Uncaught Error: in the back\n")
    session.type("\r")
    session.prompt()
    session.type(".exit\r")
    leave(session, 0)


def test_help(terminal: Terminal) -> None:
    session = terminal()
    shown = session.ask(".help")
    for command in (".break", ".exit", ".help", ".load FILE"):
        assert f"{command} " in shown
    assert "SyntaxError" in session.ask(".unknown")
    assert session.ask(".5 + 1") == "1.5\n"


def test_load(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "loaded.js").write_text("#!/usr/bin/env jsbridge\nconst loaded = 'it';\nloaded + ' is there'\n")
    (tmp_path / "broken.js").write_text("let fine;\nnot.defined\n")
    session = terminal()
    assert session.ask(".load loaded.js") == "'it is there'\n"
    assert session.ask("loaded") == "'it'\n"
    assert session.ask(".load broken.js").startswith(f"{tmp_path}/broken.js:2\nnot.defined\n")
    assert "Uncaught Error [ENOENT]: " in session.ask(".load missing.js")
    assert session.ask(".load") == "Usage: .load FILE\n"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (CTRL_D, 0),
        (".exit\r", 0),
        ("process.exit(3)\r", 3),
        ("process.exitCode = 4; 0\r.exit\r", 4),
        ("[1,\r" + CTRL_D, 0),
        ("setTimeout(() => process.exit(5), 10); 0\r", 5),
        ("setTimeout(() => process.exit(6), 10); require('coroutine').sleep(1e6)\r", 6),
    ],
)
def test_leaving(terminal: Terminal, typed: str, code: int) -> None:
    session = terminal()
    session.type(typed)
    leave(session, code)


def test_leaving_tells_the_script(terminal: Terminal) -> None:
    session = terminal()
    session.ask("process.on('exit', (code) => process.stdout.write(`exit ${code}\\n`)); 0")
    session.type(CTRL_D)
    assert leave(session, 0).endswith("exit 0\n")


@pytest.mark.parametrize("waits", ["0", "require('coroutine').sleep(1e6)"])
def test_sigterm_ends_it(terminal: Terminal, waits: str) -> None:
    session = terminal()
    session.type(f"process.stdout.write('begun' + '\\n'); {waits}\r")
    session.screen.expect("begun\n")
    session.process.send_signal(signal.SIGTERM)
    leave(session, 143)


def test_limits_end_the_statement_only(terminal: Terminal) -> None:
    session = terminal("--time-limit", "0.2", "--memory-limit", "16")
    assert "Uncaught TimeoutError: " in session.ask("for (;;);")
    assert "out of memory" in session.ask("new Uint8Array(64 << 20)")
    assert session.ask("'on'") == "'on'\n"


def test_tab_completes(terminal: Terminal) -> None:
    session = terminal()
    session.ask("const zmq = require('zmq'), thing = { someLongName: 7 }")
    session.type(f"thing.someL{TAB}")
    session.screen.expect("thing.someLongName")
    session.type("\r")
    assert session.prompt().startswith("\n7\n")


def test_history_is_kept(terminal: Terminal, history: Path) -> None:
    session = terminal()
    session.ask("'typed before'")
    session.type(CTRL_D)
    leave(session, 0)
    assert history.read_text() == "'typed before'\n"
    assert stat.S_IMODE(history.stat().st_mode) == 0o600
    session = terminal()
    session.type(f"{CTRL_P}.length\r")
    assert session.prompt() == "'typed before'.length\n12\n> "
    session.type(CTRL_D)
    leave(session, 0)
    assert history.read_text() == "'typed before'\n'typed before'.length\n"


def test_history_can_be_turned_off(terminal: Terminal, tmp_path: Path) -> None:
    session = terminal(env={"JSBRIDGE_HISTORY": "", "HOME": str(tmp_path)})
    session.ask("1")
    session.type(CTRL_D)
    leave(session, 0)
    assert list(tmp_path.iterdir()) == []


def test_history_is_at_home(terminal: Terminal, tmp_path: Path) -> None:
    session = terminal(env={"JSBRIDGE_HISTORY": "~/elsewhere", "HOME": str(tmp_path)})
    session.ask("1")
    session.type(CTRL_D)
    leave(session, 0)
    assert (tmp_path / "elsewhere").read_text() == "1\n"


def test_history_that_cannot_be_written(terminal: Terminal, tmp_path: Path) -> None:
    session = terminal(env={"JSBRIDGE_HISTORY": str(tmp_path / "no" / "folder")})
    session.ask("1")
    session.type(CTRL_D)
    shown = leave(session, 0)
    assert "no history in" in shown
    assert "No such file or directory" in shown


def test_what_is_typed_ahead_waits(terminal: Terminal) -> None:
    session = terminal()
    session.type("require('coroutine').sleep(50); 'first'\r'second'\r")
    session.screen.expect("\n'first'\n")
    session.screen.expect("'second'\n")


def test_a_statement_may_read_from_the_terminal(terminal: Terminal) -> None:
    session = terminal()
    session.type("process.stdout.write('name?\\n'); process.stdin.readLine()\r")
    session.screen.expect("name?\n")
    session.type("me\n")
    assert session.prompt().endswith("'me'\n> ")
    assert session.ask("1") == "1\n"
