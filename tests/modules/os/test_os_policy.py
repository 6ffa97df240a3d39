"""Who and where a script is, it is told if the policy says so."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest

from jsbridge import Policy, Runtime

Outcome = Callable[[Runtime, str], list[Any]]
TELLING = [
    "hostname()", "homedir()", "userInfo()", "networkInterfaces()", "release()", "version()", "cpus()", "loadavg()",
    "uptime()", "totalmem()", "freemem()", "getPriority()", "getPriority(1)",
]  # fmt: skip
PLAIN = [
    "type()", "machine()", "arch()", "platform()", "endianness()", "cpuNumbers()", "availableParallelism()", "tmpdir()",
    "memoryUsage().rss", "time().getTime()", "timezone", "EOL",
]  # fmt: skip


def test_what_tells_of_host_and_user(outcome: Outcome) -> None:
    with Runtime() as runtime:
        runtime.eval("const os = require('os')")
        assert [outcome(runtime, f"os.{call}") for call in TELLING] == [["EACCES", "system"]] * len(TELLING)
        assert [outcome(runtime, f"os.{call}")[0] for call in PLAIN] == ["done"] * len(PLAIN)
        assert outcome(runtime, "os.setPriority(19)") == ["EACCES", "process"]
    with Runtime(policy=Policy(system=True)) as runtime:
        runtime.eval("const os = require('os')")
        assert [outcome(runtime, f"os.{call}")[0] for call in TELLING] == ["done"] * len(TELLING)
        assert outcome(runtime, "os.setPriority(19)") == ["EACCES", "process"]


def test_a_uuid_does_not_tell_the_network_card() -> None:
    code = "const { node } = require('uuid'); [node(), node()].map((id) => id.hex ? id.hex() : String(id))"
    with Runtime() as runtime, Runtime() as other:
        first, second = (uuid.UUID(text) for text in runtime.eval(code))
        assert first.node == second.node != uuid.getnode()
        assert first.node >> 40 & 1
        assert uuid.UUID(other.eval(code)[0]).node != first.node
    with Runtime(policy=Policy(system=True)) as runtime:
        assert uuid.UUID(runtime.eval(code)[0]).node == uuid.uuid1().node


def test_the_variable_of_the_home_folder(outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/somewhere")
    with Runtime(policy=Policy(env="HOME")) as runtime:
        assert outcome(runtime, "require('os').homedir()") == ["done", "/somewhere"]
        monkeypatch.delenv("HOME")
        assert outcome(runtime, "require('os').homedir()") == ["EACCES", "system"]
