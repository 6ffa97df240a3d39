"""The machine: its processors, memory and clock. What the standard library does not tell is read from ``/proc``."""

from __future__ import annotations

import os
import platform
import time
from pathlib import Path

_MS_PER_S = 1000
_KIB = 1024
# The columns of /proc/stat, in ticks, and what Node calls them.
_TIMES = ("user", "nice", "sys", "idle", "_iowait", "irq")
_STAT = Path("/proc/stat")
_CPUINFO = Path("/proc/cpuinfo")
_MEMINFO = Path("/proc/meminfo")


def cpus() -> list[dict[str, object]]:
    """One entry for each processor: model, speed in MHz, and what its time went to, in milliseconds."""
    count = cpu_count()
    times = cpu_times(_STAT.read_text("utf-8"), os.sysconf("SC_CLK_TCK")) if _STAT.exists() else []
    infos = cpu_infos(_CPUINFO.read_text("utf-8", "replace")) if _CPUINFO.exists() else []
    nothing = dict.fromkeys((name for name in _TIMES if name[0] != "_"), 0)
    default = (platform.processor() or platform.machine() or "unknown", 0)
    found: list[dict[str, object]] = []
    for index in range(count):
        model, speed = infos[index] if index < len(infos) else default
        found.append({"model": model, "speed": speed, "times": times[index] if index < len(times) else nothing})
    return found


def cpu_times(text: str, ticks_per_second: int) -> list[dict[str, int]]:
    r"""What ``/proc/stat`` says of each processor, in milliseconds.

    >>> cpu_times("cpu  9 9 9 9 9 9\ncpu0 1 2 3 4 5 6 7\nintr 1", 100)
    [{'user': 10, 'nice': 20, 'sys': 30, 'idle': 40, 'irq': 60}]
    """
    found = []
    for line in text.splitlines():
        name, *columns = line.split()
        if name.startswith("cpu") and name != "cpu":
            ticks = zip(_TIMES, map(int, columns), strict=False)
            found.append({key: value * _MS_PER_S // ticks_per_second for key, value in ticks if key[0] != "_"})
    return found


def cpu_infos(text: str) -> list[tuple[str, int]]:
    r"""Model and speed in MHz of each processor in ``/proc/cpuinfo``; what it leaves out is ``'unknown'`` and 0.

    >>> cpu_infos("processor\t: 0\nmodel name\t: Fast One\ncpu MHz\t\t: 2596.138\n\nprocessor\t: 1\n")
    [('Fast One', 2596), ('unknown', 0)]
    """
    found: list[tuple[str, int]] = []
    for line in text.splitlines():
        key, _, value = (part.strip() for part in line.partition(":"))
        if key == "processor":
            found.append(("unknown", 0))
        elif found and key == "model name":
            found[-1] = (value, found[-1][1])
        elif found and key == "cpu MHz":
            found[-1] = (found[-1][0], int(float(value)))
    return found


def cpu_count() -> int:
    """The number of processors."""
    return os.cpu_count() or 1


def usable_cpus() -> int:
    """The number of processors that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity is not None else cpu_count()


def total_memory() -> int:
    """Bytes of memory that the machine has."""
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def free_memory() -> int:
    """Bytes of memory that programs can still get.

    Raises:
        OSError: the system does not tell.
    """
    if _MEMINFO.exists():
        available = available_memory(_MEMINFO.read_text("ascii"))
        if available is not None:
            return available
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except ValueError as error:
        raise OSError(str(error)) from error


def available_memory(text: str) -> int | None:
    r"""What ``/proc/meminfo`` says can be had, in bytes; None if it does not say.

    >>> available_memory("MemTotal: 9 kB\nMemAvailable:   24003040 kB")
    24579112960
    """
    for line in text.splitlines():
        key, _, value = line.partition(":")
        if key == "MemAvailable":
            return int(value.split()[0]) * _KIB
    return None


def uptime() -> float:
    """Seconds since the machine was started, those of its sleep included where the system tells them."""
    for name in ("CLOCK_BOOTTIME", "CLOCK_UPTIME_RAW"):
        clock = getattr(time, name, None)
        if clock is not None:
            return time.clock_gettime(clock)
    return time.monotonic()
