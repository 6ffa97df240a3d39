"""The C library's allocator, for a process that is ours.

glibc gives a large block back to the system when it is freed, and the next one of that size comes as fresh pages that
are cleared one by one: for a message of a megabyte that takes longer than all the copies of it. It adapts by itself
only while nobody sets either limit.
"""

from __future__ import annotations

import ctypes

#: Larger blocks are mapped one by one; more than this glibc does not take.
LARGEST_KEPT_BYTES = 32 << 20
#: So much free memory is kept at most.
KEPT_BYTES = 256 << 20
# Of malloc.h.
_M_TRIM_THRESHOLD = -1
_M_MMAP_THRESHOLD = -3


def keep_large_blocks() -> bool:
    """Lets the process keep what large blocks took; False where the C library has no such setting."""
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is None:
        return False
    kept: bool = mallopt(_M_MMAP_THRESHOLD, LARGEST_KEPT_BYTES) == mallopt(_M_TRIM_THRESHOLD, KEPT_BYTES) == 1
    return kept
