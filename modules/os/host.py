"""Python's half of the ``os`` module."""

from __future__ import annotations

import errno
import os
import pwd
import signal
import socket
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from jsbridge.modules.os import machine
from jsbridge.modules.os.network import network_interfaces

if TYPE_CHECKING:
    from jsbridge.host.api import Api


def _user() -> pwd.struct_passwd:
    try:
        return pwd.getpwuid(os.geteuid())
    except KeyError:
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT)) from None


def _user_info() -> list[object]:
    user = _user()
    names = (user.pw_name, user.pw_dir, user.pw_shell)
    return [user.pw_uid, user.pw_gid, *(os.fsencode(name) for name in names)]


def exports(api: Api) -> dict[str, object]:
    """Returns what ``index.js`` finds on ``host``.

    Args:
        api: what the runtime offers to host modules.

    Returns:
        Functions by name; they ask the system each time. ``errnoNumbers`` and ``signalNumbers`` are constants.
    """
    permissions = api.permissions

    def asking(function: Callable[..., object], syscall: str, permission: str = "system") -> Callable[..., object]:
        def ask(*args: object) -> object:
            permissions.check(permission, syscall)
            try:
                return function(*args)
            except OSError as error:
                raise api.system_error(error, syscall) from None

        return ask

    def home_folder() -> str:
        # As Node does: the variable first, if scripts may see it.
        home = os.environ.get("HOME") if permissions.shows_variable("HOME") else None
        return home or str(user_home())

    user_home = asking(lambda: _user().pw_dir, "uv_os_homedir")

    return {
        "hostname": asking(socket.gethostname, "uv_os_gethostname"),
        "systemType": lambda: os.uname().sysname,
        "machine": lambda: os.uname().machine,
        "release": asking(lambda: os.uname().release, "uv_os_uname"),
        "version": asking(lambda: os.uname().version, "uv_os_uname"),
        "homeFolder": home_folder,
        "userInfo": asking(_user_info, "uv_os_get_passwd"),
        "uptime": asking(machine.uptime, "uv_uptime"),
        "loadAverage": asking(lambda: list(os.getloadavg()), "uv_loadavg"),
        "totalMemory": asking(machine.total_memory, "uv_get_total_memory"),
        "freeMemory": asking(machine.free_memory, "uv_get_free_memory"),
        "cpus": asking(machine.cpus, "uv_cpu_info"),
        "cpuCount": machine.cpu_count,
        "usableCpus": machine.usable_cpus,
        "networkInterfaces": asking(network_interfaces, "uv_interface_addresses"),
        "getPriority": asking(lambda pid: os.getpriority(os.PRIO_PROCESS, pid), "uv_os_getpriority"),
        "setPriority": asking(
            lambda pid, value: os.setpriority(os.PRIO_PROCESS, pid, value), "uv_os_setpriority", "process"
        ),
        "isLittleEndian": sys.byteorder == "little",
        "errnoNumbers": {name: number for number, name in errno.errorcode.items()},
        "signalNumbers": {each.name: int(each) for each in signal.Signals if not each.name.startswith("SIGRT")},
    }
