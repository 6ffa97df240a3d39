"""How programs end, what they were called with, and their environment."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from jsbridge import Policy, Runtime

if TYPE_CHECKING:
    from conftest import Programs


@pytest.mark.parametrize(
    "source",
    [
        "process.exitCode = 3; process.exit();",
        "process.exitCode = 3; process.exit(undefined);",
        "process.exitCode = 3; process.exit(null);",
        "process.exit('4');",
        "process.exit(-1);",
        "process.exit(256 + 7);",
        "process.exit(2 ** 40 + 5);",
        "process.exitCode = '6';",
        "process.exitCode = 3; process.exitCode = undefined;",
        "process.on('exit', (code) => write('exit', code, process.exitCode)); process.exit(5);",
        "process.on('exit', (code) => { write('exit', code, process.exitCode); process.exitCode = 7; });",
        "for (const event of ['beforeExit', 'exit']) process.on(event, (code) => write(event, code));",
        "for (const event of ['beforeExit', 'exit']) process.on(event, () => write(event)); process.exit(1);",
        "process.once('beforeExit', () => setTimeout(write, 1, 'm')); process.on('beforeExit', () => write('b'));",
        "process.on('exit', () => process.exit(9)); process.exit(5);",
        "process.on('exit', () => { process.exitCode = 9; }); process.exit(5);",
        "process.exitCode = 4; process.on('exit', (code) => write('exit', code)); process.exit();",
        "setTimeout(() => { process.exit(8); }, 1); setInterval(() => {}, 100);",
        "try { process.exit(2); } catch (error) { write('caught'); } finally { write('finally'); } write('went on');",
    ],
)
@pytest.mark.node
def test_ends_as_in_node(programs: Programs, source: str) -> None:
    ours = programs.run(source)
    node = programs.run_node()
    assert (ours.stdout, ours.returncode) == (node.stdout, node.returncode)
    assert ours.stderr == b""


def test_exit_in_a_fiber_ends_all_others(programs: Programs) -> None:
    result = programs.run(
        """
        const coroutine = require('coroutine');
        coroutine.start(() => { coroutine.sleep(1e8); write('slept'); });
        coroutine.start(() => { write('exiting'); process.exit(6); write('went on'); });
        new coroutine.Event().wait();
        """,
    )
    assert (result.stdout, result.stderr, result.returncode) == (b"exiting\n", b"", 6)


def test_an_error_in_an_exit_listener_is_reported(programs: Programs) -> None:
    result = programs.run("process.on('exit', () => { throw new Error('in the listener'); }); process.exit(5);")
    assert result.stderr.count(b"Uncaught Error: in the listener\n") == 1
    assert result.returncode == 1


def test_argv(programs: Programs) -> None:
    result = programs.run(
        "write(JSON.stringify([process.argv, process.execArgv, process.execPath]))", "a", "b c", "--d"
    )
    assert result.stdout.decode() == (
        f'[["{sys.executable}","{programs.script}","a","b c","--d"],["-m","jsbridge"],"{sys.executable}"]\n'
    )


def test_the_environment_is_that_of_the_process(programs: Programs) -> None:
    result = programs.run(
        "write(process.env.JSBRIDGE_GIVEN, Object.keys(process.env).includes('JSBRIDGE_GIVEN'))",
        JSBRIDGE_GIVEN="ä=1",
    )
    assert result.stdout.decode() == "ä=1 true\n"


def test_the_environment_is_written_through() -> None:
    try:
        with Runtime(policy=Policy(env=True, process=True)) as runtime:
            runtime.eval("process.env.JSBRIDGE_WRITTEN = 5")
            assert os.environ["JSBRIDGE_WRITTEN"] == "5"
            os.environ["JSBRIDGE_WRITTEN"] = "back"
            assert runtime.eval("process.env.JSBRIDGE_WRITTEN") == "back"
            runtime.eval("delete process.env.JSBRIDGE_WRITTEN")
            assert "JSBRIDGE_WRITTEN" not in os.environ
    finally:
        os.environ.pop("JSBRIDGE_WRITTEN", None)


@pytest.mark.node
def test_platform_and_arch_are_node_s(programs: Programs) -> None:
    source = "write(process.platform, process.arch)"
    ours = programs.run(source)
    node = programs.run_node()
    assert ours.stdout == node.stdout


def test_pid_and_ppid(programs: Programs) -> None:
    with programs.open("write(process.pid, process.ppid)") as program:
        assert programs.line(program) == f"{program.pid} {os.getpid()}"
