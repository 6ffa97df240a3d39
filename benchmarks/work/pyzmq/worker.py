"""pyzmq's side: the same work in Python, with a thread where a script has a coroutine."""

from __future__ import annotations

from benchmarks.work.pyzmq import crowds, messaging
from benchmarks.work.serve import serve

serve({**messaging.WORKS, **crowds.WORKS})
