"""What ``--sandbox`` and the ``--allow-…`` options make of a policy."""

from __future__ import annotations

import inspect
import os
from pathlib import Path
from typing import Any

import pytest

from jsbridge import Policy
from jsbridge.cli.options import HELP, UsageError, parse


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def sandbox(**more: Any) -> Policy:
    here = os.getcwd()
    inproc = ("inproc://*",)
    require, bind, connect = (more.pop(name, ()) for name in ("require", "bind", "connect"))
    return Policy(
        require=True if require is True else (here, *require),
        bind=True if bind is True else (*inproc, *bind),
        connect=True if connect is True else (*inproc, *connect),
        **more,
    )


def test_without_them_everything_is_allowed() -> None:
    for words in (["a.js"], ["-e", "0"], [], ["-"], ["--test", "t"], ["a.js", "--sandbox"]):
        assert parse(words).policy == Policy.everything()


def test_what_they_mean() -> None:
    table: dict[str, dict[str, Any]] = {
        "--sandbox": {},
        "--allow-read": {"read": True},
        "--allow-read=data": {"read": ["data"]},
        "--allow-read=a,/b --allow-read=c": {"read": ["a", "/b", "c"]},
        "--allow-read=a --allow-read": {"read": True},
        "--allow-read --allow-read=a": {"read": True},
        "--sandbox --allow-write=out": {"write": ["out"]},
        "--allow-require": {"require": True},
        "--allow-require=lib": {"require": ("lib",)},
        "--allow-modules=zmq,fs": {"modules": ["zmq", "fs"]},
        "--allow-env": {"env": True},
        "--allow-env=HOME,LANG": {"env": ["HOME", "LANG"]},
        "--allow-process --allow-stdin --allow-system": {"process": True, "stdin": True, "system": True},
        "--allow-bind=tcp://127.0.0.1:*": {"bind": ("tcp://127.0.0.1:*",)},
        "--allow-connect": {"connect": True},
        "--allow-net": {"bind": True, "connect": True},
        "--allow-net=tcp://*:1 --allow-bind=ipc://*": {"bind": ("tcp://*:1", "ipc://*"), "connect": ("tcp://*:1",)},
    }
    for words, more in table.items():
        for rest in (["-e", "0"], ["a.js"], ["-p", "0"], [], ["-"], ["--test", "t"]):
            assert parse([*words.split(), *rest]).policy == sandbox(**more), words


def test_the_script_s_folder_is_where_it_really_is(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "main.js").touch()
    (tmp_path / "link.js").symlink_to("app/main.js")
    for script in ("app/main.js", "app/main", str(tmp_path / "app" / "main.js"), "link.js", "link", "app"):
        assert parse(["--sandbox", script]).policy.require == (os.path.realpath(tmp_path / "app"),)


def test_refuses() -> None:
    table = {
        "--sandbox=x": "--sandbox takes no value",
        "--allow-process=x": "--allow-process takes no value",
        "--allow-read=": "--allow-read: read has '' in it",
        "--allow-read=a,,b": "--allow-read: read has '' in it",
        "--allow-net=127.0.0.1": "--allow-net: a pattern of endpoints is such as 'tcp://127.0.0.1:*', not '127.0.0.1'",
        "--allow-everything": "unknown option --allow-everything",
        "--allow-": "unknown option --allow-",
        "--allow": "unknown option --allow",
    }
    for word, message in table.items():
        with pytest.raises(UsageError) as caught:
            parse([word, "a.js"])
        assert str(caught.value) == message


def test_the_help_names_them_all() -> None:
    for name in (*inspect.signature(Policy).parameters, "net"):
        assert f"--allow-{name}" in HELP


def test_a_sandboxed_command(tmp_path: Path, run: Any) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "secret.js").write_text("module.exports = 'secret'")
    (tmp_path / "app" / "lib.js").write_text("module.exports = 'lib'")
    script = """
        const tried = (f) => { try { return f() } catch (e) { return e.permission } };
        const bind = (a) => { const s = new (require('zmq').Socket)(); try { s.bind(a); return 'bound' } finally { s.close() } };
        console.log([
          tried(() => require('./lib')), tried(() => require('../secret')), tried(() => require('fs').readTextFile('note')),
          tried(() => process.env.HOME), tried(() => bind('tcp://127.0.0.1:*')), tried(() => bind('inproc://x')),
          tried(() => process.stdin.readLine()), tried(() => require('os').hostname().length > 0),
        ].join());
        process.exit(4);
        """
    (tmp_path / "app" / "main.js").write_text(script)
    (tmp_path / "note").write_text("noted")
    assert run("app/main.js", text="line\n")[1].startswith("lib,secret,noted,")
    found = run("--sandbox", "app/main.js", text="line\n")
    assert found == (4, "lib,require,read,env,bind,bound,stdin,system\n", "")
    allowed = ["--allow-read=note", "--allow-stdin", "--allow-bind=tcp://127.0.0.1:*", "--allow-require=secret.js"]
    assert run(*allowed, "app/main.js", text="line\n") == (4, "lib,secret,noted,env,bound,bound,line,system\n", "")


def test_what_a_refusal_looks_like(run: Any) -> None:
    code, output, errors = run("--sandbox", "-e", "require('fs').readFile('/etc/passwd')")
    assert (code, output) == (1, "")
    assert (
        "Uncaught Error: EACCES: permission denied, open '/etc/passwd': needs the permission read "
        "(Policy(read=…), --allow-read)\n"
    ) in errors
    assert run("--allow-read=/nothing,x y", "-p", "require('fs').exists('x y')") == (0, "false\n", "")
