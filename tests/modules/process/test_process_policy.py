"""What belongs to the process of the application: environment, working folder, standard input."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jsbridge import Policy, Runtime

Outcome = Callable[[Runtime, str], list[Any]]


def test_no_environment(outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JSBRIDGE_SECRET", "told")
    with Runtime() as runtime:
        runtime.eval("const { env } = process; const descriptor = Object.getOwnPropertyDescriptor;")
        for call in ("env.JSBRIDGE_SECRET", "env.NO_SUCH_VARIABLE", "({ ...env, x: env['JSBRIDGE_SECRET'] })"):
            assert outcome(runtime, call) == ["EACCES", "env"]
        for call in ("env.NEW = '1'", "delete env.JSBRIDGE_SECRET", "Object.assign(env, { NEW: 1 })"):
            assert outcome(runtime, call) == ["EACCES", "env"]
        # Who looks what there is finds nothing.
        assert runtime.eval("[Object.keys(env), 'JSBRIDGE_SECRET' in env, JSON.stringify(env), { ...env }]") == [
            [],
            False,
            "{}",
            {},
        ]
        assert runtime.eval("[descriptor(env, 'JSBRIDGE_SECRET'), String(env), env.constructor === Object]") == [
            None,
            "[object Object]",
            True,
        ]
        assert "told" not in runtime.eval("require('util').inspect(process)")
    assert os.environ["JSBRIDGE_SECRET"] == "told"
    assert "NEW" not in os.environ


def test_some_of_the_environment(outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("JSBRIDGE_ONE", "JSBRIDGE_TWO"):
        monkeypatch.setenv(name, name.lower())
    monkeypatch.delenv("JSBRIDGE_GONE", raising=False)
    with Runtime(policy=Policy(env=["JSBRIDGE_ONE", "JSBRIDGE_GONE"])) as runtime:
        assert runtime.eval("[{ ...process.env }, process.env.JSBRIDGE_GONE, 'JSBRIDGE_TWO' in process.env]") == [
            {"JSBRIDGE_ONE": "jsbridge_one"},
            None,
            False,
        ]
        assert outcome(runtime, "process.env.JSBRIDGE_TWO") == ["EACCES", "env"]
        assert outcome(runtime, "process.env.jsbridge_one") == ["EACCES", "env"]
        # It is that of the whole process.
        for call in ("process.env.JSBRIDGE_ONE = 'x'", "delete process.env.JSBRIDGE_ONE"):
            assert outcome(runtime, call) == ["EACCES", "process"]
    with Runtime(policy=Policy(env=["JSBRIDGE_ONE"], process=True)) as runtime:
        assert outcome(runtime, "process.env.JSBRIDGE_ONE = 'x'") == ["done", "x"]
        assert outcome(runtime, "process.env.JSBRIDGE_TWO = 'x'") == ["EACCES", "env"]
        assert os.environ["JSBRIDGE_ONE"] == "x"


def test_what_built_in_modules_ask_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", "/elsewhere/")
    monkeypatch.setenv("NODE_DEBUG", "part")
    asked = "[require('os').tmpdir(), require('util').debuglog('part').enabled, require('path').win32.resolve('C:a')]"
    with Runtime() as runtime:
        assert runtime.eval(asked)[:2] == ["/tmp", False]
    with Runtime(policy=Policy(env=True)) as runtime:
        assert runtime.eval(asked)[:2] == ["/elsewhere", True]


def test_the_process_is_the_host_s(outcome: Outcome, tmp_path: Path) -> None:
    folder, mask = os.getcwd(), os.umask(0o022)
    os.umask(mask)
    with Runtime() as runtime:
        for call in (f"process.chdir({str(tmp_path)!r})", "process.chdir('/nothing')", "process.umask('077')"):
            assert outcome(runtime, call) == ["EACCES", "process"]
        assert outcome(runtime, "process.cwd()") == ["done", folder]
        # Nothing hears the signals of the application; a listener changes nothing for it.
        assert outcome(runtime, "process.on('SIGINT', () => undefined) === process") == ["done", True]
    assert os.getcwd() == folder
    assert os.umask(mask) == mask
    with Runtime(policy=Policy(process=True)) as runtime:
        assert outcome(runtime, f"process.chdir({str(tmp_path)!r}), process.cwd()") == [
            "done",
            os.path.realpath(tmp_path),
        ]
        os.chdir(folder)


def test_standard_input_is_the_host_s(outcome: Outcome) -> None:
    with Runtime() as runtime:
        for call in ("process.stdin.read()", "process.stdin.readLine()", "console.readLine('')"):
            assert outcome(runtime, call) == ["EACCES", "stdin"]
