"""What an application can say, and what it has said when it says nothing."""

from __future__ import annotations

import copy
import inspect
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import jsbridge
from jsbridge import Policy, Runtime

Outcome = Callable[[Runtime, str], list[Any]]


def test_without_a_word_scripts_compute_and_talk() -> None:
    assert Policy() == Policy(
        read=False,
        write=False,
        require=".",
        modules=True,
        env=False,
        process=False,
        stdin=False,
        system=False,
        bind=["inproc://*", "tcp://*:*"],
        connect=("inproc://*", "tcp://*:*"),
    )


def test_everything_is_everything() -> None:
    everything = Policy.everything()
    names = list(inspect.signature(Policy).parameters)
    assert len(names) == 10
    assert all(getattr(everything, name) is True for name in names)


def test_is_a_value() -> None:
    policy = Policy(read=["a", Path("b")], env="HOME", bind=iter(["tcp://*:1"]))
    assert (policy.read, policy.env, policy.bind) == (("a", "b"), ("HOME",), ("tcp://*:1",))
    assert hash(policy) == hash(Policy(read=("a", "b"), env=["HOME"], bind=["tcp://*:1"]))
    other = policy.replace(env=False)
    assert (other.read, other.env) == (("a", "b"), False)
    assert other != policy == Policy(read=("a", "b"), env=["HOME"], bind=["tcp://*:1"])
    assert pickle.loads(pickle.dumps(policy)) == copy.copy(policy) == policy
    assert repr(Policy()).startswith("Policy(read=False, write=False, require=('.',), modules=True, ")
    with pytest.raises(AttributeError, match="cannot be changed"):
        policy.read = True
    with pytest.raises(AttributeError, match="cannot be changed"):
        del policy.read
    with pytest.raises(TypeError):
        policy.replace(env=1)


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"read": 1}, TypeError, "read is a bool, a path, or some paths, not int"),
        ({"write": None}, TypeError, "write is a bool, a path, or some paths, not NoneType"),
        ({"read": b"/etc"}, TypeError, "not bytes"),
        ({"read": ["a", 1]}, TypeError, "read is a bool, a path, or some paths, not one with int"),
        ({"env": {"A": 1}}, TypeError, "not dict"),
        ({"env": Path("A")}, TypeError, "env is a bool, a str, or some of them, not "),
        ({"process": 1}, TypeError, "process is a bool, not int"),
        ({"stdin": "yes"}, TypeError, "stdin is a bool, not str"),
        ({"system": None}, TypeError, "system is a bool, not NoneType"),
        ({"modules": [b"fs"]}, TypeError, "not one with bytes"),
        ({"read": ""}, ValueError, "read has '' in it"),
        ({"require": ["a\0b"]}, ValueError, r"require has 'a\\x00b' in it"),
        ({"bind": "tcp:127.0.0.1:1"}, ValueError, "a pattern of endpoints is such as"),
        ({"connect": ["tcp://x:1", "tcp://x"]}, ValueError, "a pattern of tcp endpoints is"),
        ({"net": True}, TypeError, "net"),
    ],
)
def test_says_what_is_wrong(arguments: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        Policy(**arguments)


@pytest.mark.parametrize("wrong", [True, {"read": True}, Policy])
def test_a_runtime_takes_no_other_policy(wrong: Any) -> None:
    with pytest.raises(TypeError, match="policy is a Policy, not"):
        Runtime(policy=wrong)


def test_the_error_says_what_is_missing() -> None:
    with Runtime() as runtime, pytest.raises(jsbridge.JSError) as caught:
        runtime.eval("require('fs').readFile('/etc/passwd')")
    error = caught.value
    assert (error.name, error.code) == ("Error", "EACCES")
    assert error.message == (
        "EACCES: permission denied, open '/etc/passwd': needs the permission read (Policy(read=…), --allow-read)"
    )
    assert "at <eval>" in error.stack


def test_the_error_has_what_errors_of_the_system_have() -> None:
    members = "[e.number, e.errno, e.syscall, e.permission, e.path]"
    with Runtime() as runtime:
        found = runtime.eval(f"try {{ require('fs').unlink('/etc/x') }} catch (e) {{ {members} }}")
    assert found == [13, -13, "unlink", "write", "/etc/x"]


def test_what_the_application_registers_is_never_limited(tmp_path: Path, outcome: Outcome) -> None:
    secret = tmp_path / "secret"
    secret.write_text("told")
    with Runtime(policy=Policy(modules=False, require=False, bind=False, connect=False)) as runtime:
        runtime.register("app", {"read": secret.read_text})
        runtime.register("fs", {"read": lambda: "the application's own"})
        assert runtime.eval("[require('app').read(), require('fs').read()]") == ["told", "the application's own"]
        assert outcome(runtime, "require('node:fs')") == ["EACCES", "modules"]


def test_modules_by_name(outcome: Outcome) -> None:
    with Runtime(policy=Policy(modules=["path", "zmq"])) as runtime:
        for name in ("zmq", "path", "path/posix", "node:path", "node:path/win32"):
            assert outcome(runtime, f"typeof require('{name}')")[0] == "done"
        for name in ("fs", "node:fs", "process", "vm", "coroutine", "buffer"):
            assert outcome(runtime, f"require('{name}')") == ["EACCES", "modules"]
        # Those that are allowed, and global objects, use the others all the same.
        assert runtime.eval("Buffer.from(require('path').resolve('/a', 'b')).toString()") == "/a/b"
        assert outcome(runtime, "require('no-such-module')")[0] == "MODULE_NOT_FOUND"


def test_a_script_cannot_end_or_change_the_host(outcome: Outcome) -> None:
    with Runtime() as runtime:
        for call in ("process.chdir('/')", "process.umask()", "process.umask(0)", "require('os').setPriority(0, 1)"):
            assert outcome(runtime, call) == ["EACCES", "process"]
        # It ends the script that runs, whose caller is told.
        with pytest.raises(jsbridge.ProcessExit) as end:
            runtime.eval("process.exit(3)")
        assert end.value.exit_code == 3
        assert not isinstance(end.value, SystemExit)
        assert runtime.eval("1 + 1") == 2
