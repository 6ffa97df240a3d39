"""Every tampering against every operation, before and after require: ``make tamper``."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tampering import WHEN, names, prepare_folder, run_case


def main() -> int:
    """Prints what differs and how much was tried; returns how many operations gave something else."""
    began = time.monotonic()
    different = 0
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        prepare_folder(folder)
        tamperings, expected = names(folder)
        for tampering in tamperings:
            for when in WHEN:
                for outcome in run_case(folder, tampering, when, expected):
                    print(outcome, flush=True)
                    different += 1
    count = len(tamperings) * len(WHEN)
    seconds = time.monotonic() - began
    print(f"{count} runtimes, {len(expected)} operations in {seconds:.0f} s, {different} gave something else")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
