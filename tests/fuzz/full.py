"""A million random calls, with what came of them: ``make fuzz``.

full.py [--seed N] [--target NAME] [--calls N] [--sessions N | --session N] [PYTHON…]
"""

from __future__ import annotations

import argparse
import sys
import time

from campaign import TARGETS, Found, sessions

CALLS = 1_000_000
CALLS_PER_SESSION = 2000


def main() -> int:
    """Runs what the command line asks for; 1 when something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--target", choices=TARGETS, action="append", help="what is called; all of them, one after the other"
    )
    parser.add_argument("--calls", type=int, default=CALLS_PER_SESSION, help="of a session")
    parser.add_argument("--sessions", type=int, help="of each target; as many as make a million calls")
    parser.add_argument("--session", type=int, help="only this one")
    parser.add_argument("python", nargs="*", default=[sys.executable], help="one interpreter for each engine")
    options = parser.parse_args()
    targets = options.target or TARGETS
    count = options.sessions or CALLS // (options.calls * len(targets))
    wrong = False
    for python in options.python:
        for target in targets:
            found = Found()
            began = time.monotonic()
            first, number = (0, count) if options.session is None else (options.session, 1)
            sessions(target, options.seed, first, number, options.calls, found, python)
            print(
                f"{python} {target}: {found.calls} calls, {time.monotonic() - began:.0f} s, {found.sessions} sessions"
            )
            print("  " + ", ".join(f"{kind} {times}" for kind, times in found.kinds.most_common()))
            for what, details in found.findings.items():
                wrong = True
                print(f"! {what}\n    " + details.replace("\n", "\n    "))
            sys.stdout.flush()
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main())
