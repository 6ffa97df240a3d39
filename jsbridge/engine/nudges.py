"""A signal that interrupts the system call of a thread, and does nothing else.

A handler of Python's would not do: it could be called in the middle of the call of another one that has raised, as
``input()`` does. So the handler is a C function that does nothing, which Python does not know of.
"""

from __future__ import annotations

import ctypes
import signal

#: By default it is ignored, and it means something only to programs that use the urgent data of TCP.
NUDGE = signal.SIGURG

_libc = ctypes.CDLL(None)
_libc.signal.argtypes = [ctypes.c_int, ctypes.c_void_p]
_libc.signal.restype = ctypes.c_void_p
# The simplest function that may be called at any moment.
_NOTHING = ctypes.cast(_libc.getpid, ctypes.c_void_p)


def _free() -> bool:
    return signal.getsignal(NUDGE) is signal.SIG_DFL


def take_nudge() -> bool:
    """Makes :data:`NUDGE` the signal that does nothing; False when the program uses it."""
    if not _free():
        return False
    _libc.signal(NUDGE, _NOTHING)
    signal.siginterrupt(NUDGE, True)
    return True


def release_nudge() -> None:
    """Undoes :func:`take_nudge`, unless the program uses the signal by now."""
    if _free():
        _libc.signal(NUDGE, None)


def nudge(thread: int) -> None:
    """Interrupts the system call in which a thread blocks, between :func:`take_nudge` and :func:`release_nudge`."""
    if _free():
        signal.pthread_kill(thread, NUDGE)
