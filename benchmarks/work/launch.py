"""How long a command takes as a whole process: ``launch.py COMMAND…`` serves the work ``start``."""

from __future__ import annotations

import subprocess
import sys
import time

from benchmarks.work.serve import Parameters, serve


def start(parameters: Parameters) -> float:
    """Seconds from the start of the process to its end."""
    command = sys.argv[1:]
    began = time.perf_counter()
    for _ in range(int(parameters["count"])):
        subprocess.run(command, stdin=subprocess.DEVNULL, check=True)
    return (time.perf_counter() - began) / int(parameters["count"])


serve({"start": start})
