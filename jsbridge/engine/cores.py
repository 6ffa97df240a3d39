"""The core of the machine that a thread runs on, where the system tells and lets itself be told."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable

#: Returns the number of the core that the calling thread runs on; None where threads cannot be placed.
current_core: Callable[[], int] | None = None

if hasattr(os, "sched_setaffinity"):
    # It costs less than the release of the GIL would.
    current_core = getattr(ctypes.PyDLL(None), "sched_getcpu", None)
