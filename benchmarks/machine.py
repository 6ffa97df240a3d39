"""The machine's shape and the versions of what ran on it: enough to read the figures by, and no more."""

from __future__ import annotations

import os
import platform
import subprocess

#: Above this load average per core, other programs took part.
BUSY_LOAD_PER_CORE = 0.25


def shape() -> dict[str, int | str]:
    """Cores, memory, system."""
    return {
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        "memory_gib": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3),
        "system": platform.system(),
        "architecture": platform.machine(),
    }


def load_per_core() -> float:
    """How busy the machine was during the last minute, before the benchmark began."""
    return os.getloadavg()[0] / (os.cpu_count() or 1)


def output_of(command: list[str]) -> str:
    """What a command prints; empty when it cannot be run."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""
