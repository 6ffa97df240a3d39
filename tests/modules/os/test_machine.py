"""The system's own words about the machine, and what is made of them."""

from __future__ import annotations

import errno
import ipaddress
import os
import pwd
import socket
import subprocess
from pathlib import Path

import pytest

from jsbridge import Runtime
from jsbridge.modules.os import machine, network

CAUGHT = "try {{ require('os').{call}; 'done' }} catch (error) {{ [error.code, error.syscall, error.message] }}"


def test_times_of_processors() -> None:
    text = "cpu  10 0 0 0\ncpu0 1 2 3 4 5 6 7 8 9 0\ncpu1 100 0 0 0 0 0\nintr 5\n"
    assert machine.cpu_times(text, 100) == [
        {"user": 10, "nice": 20, "sys": 30, "idle": 40, "irq": 60},
        {"user": 1000, "nice": 0, "sys": 0, "idle": 0, "irq": 0},
    ]
    assert machine.cpu_times("", 100) == []


def test_models_of_processors() -> None:
    arm = "processor\t: 0\nBogoMIPS\t: 50.00\n\nprocessor\t: 1\nHardware : x\n"
    assert machine.cpu_infos(arm) == [("unknown", 0), ("unknown", 0)]
    assert machine.cpu_infos("model name : before any\n") == []
    assert machine.cpu_infos("processor: 0\nmodel name: A: B\ncpu MHz: 1000.9\n") == [("A: B", 1000)]


def test_processors_that_proc_does_not_tell_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("_STAT", "_CPUINFO", "_MEMINFO"):
        monkeypatch.setattr(machine, name, tmp_path / "nothing")
    found = machine.cpus()
    assert len(found) == machine.cpu_count()
    assert all(cpu["speed"] == 0 and cpu["model"] for cpu in found)
    assert found[0]["times"] == {"user": 0, "nice": 0, "sys": 0, "idle": 0, "irq": 0}
    assert 0 < machine.free_memory() <= machine.total_memory()


def test_free_memory() -> None:
    assert machine.available_memory("MemFree: 1 kB\nMemAvailable: 2 kB\n") == 2048
    assert machine.available_memory("MemFree: 1 kB\n") is None


def test_addresses_of_interfaces() -> None:
    found = network.network_interfaces()
    assert found["lo"][0]["address"] == "127.0.0.1"
    assert found["lo"][0]["internal"] is True
    for entries in found.values():
        for entry in entries:
            address = ipaddress.ip_interface(str(entry["cidr"]))
            assert str(address.ip) == entry["address"]
            assert str(address.network.netmask) == entry["netmask"]
            assert entry["family"] == f"IPv{address.version}"
            assert ("scopeid" in entry) == (address.version == 6)


def test_systems_without_netlink(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    monkeypatch.delattr(socket, "AF_NETLINK")
    assert runtime.eval(CAUGHT.format(call="networkInterfaces()")) == [
        "ENOSYS",
        "uv_interface_addresses",
        "ENOSYS: function not implemented, uv_interface_addresses",
    ]


def test_a_user_without_an_entry(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    def missing(uid: int) -> None:
        raise KeyError(uid)

    monkeypatch.setattr(pwd, "getpwuid", missing)
    monkeypatch.delenv("HOME", raising=False)
    for call, syscall in (("userInfo()", "uv_os_get_passwd"), ("homedir()", "uv_os_homedir")):
        code, name, message = runtime.eval(CAUGHT.format(call=call))
        assert (code, name, message) == ("ENOENT", syscall, f"ENOENT: no such file or directory, {syscall}")


def test_a_system_that_does_not_tell_its_load(monkeypatch: pytest.MonkeyPatch, runtime: Runtime) -> None:
    def unknown() -> None:
        raise OSError(errno.ENOSYS, "")

    monkeypatch.setattr(os, "getloadavg", unknown)
    assert runtime.eval(CAUGHT.format(call="loadavg()"))[0] == "ENOSYS"


def test_the_kernel_s_names(runtime: Runtime) -> None:
    told = subprocess.run(["uname", "-srm"], capture_output=True, check=True, text=True).stdout.split()
    assert runtime.eval("const os = require('os'); [os.type(), os.release(), os.machine()]") == told
