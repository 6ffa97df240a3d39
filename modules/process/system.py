"""What the operating system tells about the machine and the process."""

from __future__ import annotations

import os
import platform
import resource
import sys

_ARCHITECTURES = {
    "aarch64": "arm64",
    "amd64": "x64",
    "i386": "ia32",
    "i686": "ia32",
    "ppc64le": "ppc64",
    "x86_64": "x64",
}
_32_BIT_MAX = 2**31 - 1
_KIB = 1024
_STATM_RESIDENT = 1
_STRICTEST_UMASK = 0o777


def architecture() -> str:
    """Returns Node's name for the processor this interpreter was built for, such as ``'x64'`` or ``'arm64'``."""
    machine = platform.machine().lower()
    if machine.startswith("armv"):
        return "arm"
    name = _ARCHITECTURES.get(machine, machine)
    return "ia32" if name == "x64" and sys.maxsize == _32_BIT_MAX else name


def platform_name() -> str:
    """Returns Node's name for the operating system, such as ``'linux'`` or ``'darwin'``."""
    # Some systems have their version in the name: freebsd14.
    return sys.platform if sys.platform == "win32" else sys.platform.rstrip("0123456789")


def runtime_options(command: list[str], argv: list[str]) -> list[str]:
    """Returns what stands on a command line between the interpreter and the script.

    Args:
        command: the whole command line, as ``sys.orig_argv``.
        argv: the interpreter, the script and its arguments, as ``process.argv``.

    Returns:
        The options: ``[command[0], *options, script]`` runs the same again. None when ``argv`` does not come from this
        command line, as in an application that embeds the runtime.

    Example:
        >>> runtime_options(["python", "-m", "jsbridge", "a.js", "1"], ["/usr/bin/python", "/app/a.js", "1"])
        ['-m', 'jsbridge']
    """
    script = len(command) - len(argv) + 1
    if script < 1 or command[script + 1 :] != argv[2:]:
        return []
    # A script may be given relative to the working folder, or without its ending.
    same = argv[1:] and os.path.basename(argv[1]).startswith(os.path.basename(command[script]))
    return command[1:script] if same else []


def resident_bytes() -> int:
    """Returns the physical memory of this process in bytes; where the system does not tell, the most it ever had."""
    try:
        with open("/proc/self/statm", encoding="ascii") as statm:
            return int(statm.read().split()[_STATM_RESIDENT]) * resource.getpagesize()
    except FileNotFoundError:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak if sys.platform == "darwin" else peak * _KIB


def umask(mask: int | None = None) -> int:
    """Sets the file mode creation mask, or only reads it.

    Args:
        mask: the new mask, or None to keep the one there is.

    Returns:
        The mask before.
    """
    # Reading is setting and setting back: what another thread creates meanwhile must not become more open.
    before = os.umask(_STRICTEST_UMASK if mask is None else mask)
    if mask is None:
        os.umask(before)
    return before
