"""The allocator of a process that is ours keeps what large blocks took."""

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
from jsbridge.engine import keep_large_blocks

def faults():
    return int(open("/proc/self/stat").read().rpartition(")")[2].split()[7])

def churn():
    before = faults()
    for _ in range(200):
        blocks = [bytearray(1 << 20) for _ in range(4)]
        del blocks
    return faults() - before

kept = keep_large_blocks()
churn()
print(kept, churn())
"""


def test_large_blocks_come_from_what_is_kept() -> None:
    folder = str(Path(__file__).parent.parent.parent)
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=folder, capture_output=True, text=True, check=True)
    kept, faults = done.stdout.split()
    if kept == "True":
        # Fresh from the system they would be 200 times 4 MB of new pages, some 200 000 faults.
        assert int(faults) < 20_000
    else:
        assert sys.platform != "linux" or "musl" in sys.version.lower()
