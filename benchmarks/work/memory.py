"""How much memory this process has."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_STATM = Path("/proc/self/statm")


def resident_bytes() -> int:
    """Physical memory of this process, in bytes."""
    if _STATM.exists():
        return int(_STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    kilobytes = subprocess.run(["ps", "-o", "rss=", "-p", str(os.getpid())], capture_output=True, check=True).stdout
    return int(kilobytes) * 1024
