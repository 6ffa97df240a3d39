"""The threads that coroutines run on: a last-in-first-out cache of idle ones.

A thread marks itself idle before it hands the baton on, so that the next fiber can have it at once: a program that
starts one coroutine after another uses one thread. Threads are made with ``_thread``, which costs a third of
``threading.Thread``; they belong to the runtime, which joins them when it closes.
"""

from __future__ import annotations

import _thread
import os
import threading
import time
from collections.abc import Callable

from jsbridge.fibers.fiber import Agent, Start
from jsbridge.fibers.forking import end_orphan
from jsbridge.fibers.placement import Placement

#: Room for Python, ctypes and libzmq on a fiber's thread, besides the stack of its scripts.
HOST_STACK_BYTES = 1 << 20
SPARE_THREADS = 256
_PAGE_BYTES = 4096

# threading.stack_size() is one setting for the process: nobody of us starts a thread while another one has changed it.
_stack_size_lock = threading.Lock()
# A fork may come while another thread holds it, which is not there to let go of it in the child.
os.register_at_fork(
    before=_stack_size_lock.acquire, after_in_parent=_stack_size_lock.release, after_in_child=_stack_size_lock.release
)


class Worker(Agent):
    """A thread of the cache."""

    __slots__ = ("job", "leave")

    def __init__(self) -> None:
        super().__init__()
        self.job: Start | None = None
        self.leave = False


class ThreadCache:
    """Starts, keeps and ends the worker threads of one runtime.

    Args:
        main: what a worker thread runs; it returns when :attr:`Worker.leave` is set.
        placement: decides on which core one wakes.
        stack_size: bytes of stack that scripts may use on a thread.
    """

    def __init__(self, main: Callable[[Worker], None], placement: Placement, stack_size: int) -> None:
        self._main = main
        self._placement = placement
        self._stack_bytes = -(-(stack_size + HOST_STACK_BYTES) // _PAGE_BYTES) * _PAGE_BYTES
        self.idle: list[Worker] = []
        self.count = 0
        self.spare = SPARE_THREADS
        self._all_gone = threading.Event()
        self._all_gone.set()
        self._count_lock = _thread.allocate_lock()
        self._orphaned = False

    def give(self, job: Start | None) -> None:
        """Hands the baton to an idle worker, or a new one, with a job (None: to lead).

        Raises:
            RuntimeError: the system has no more threads; the baton stays with the caller.
        """
        if self.idle:
            worker = self.idle.pop()
            worker.job = job
            self._placement.settle(worker)
            worker.lock.release()
            return
        worker = Worker()
        worker.job = job
        worker.lock.release()
        self._start(worker)

    def _start(self, worker: Worker) -> None:
        with self._count_lock:
            self.count += 1
            self._all_gone.clear()
        with _stack_size_lock:
            before = threading.stack_size(self._stack_bytes)
            try:
                _thread.start_new_thread(self._run, (worker,))
            except BaseException:
                self._ended()
                raise
            finally:
                threading.stack_size(before)

    def _run(self, worker: Worker) -> None:
        self._placement.adopt(worker)
        try:
            worker.lock.acquire()
            self._main(worker)
        finally:
            if self._orphaned:
                end_orphan()
            self._ended()

    def _ended(self) -> None:
        with self._count_lock:
            self.count -= 1
            if not self.count:
                self._all_gone.set()

    def orphan(self) -> None:
        """In a forked child: no thread is there but, perhaps, the one that calls; the child ends with it."""
        self._orphaned = True
        self.idle.clear()

    def dismiss(self) -> None:
        """Ends all idle workers."""
        while self.idle:
            worker = self.idle.pop()
            worker.leave = True
            worker.lock.release()

    def join(self, timeout: float) -> bool:
        """Waits until every worker has ended; False when the timeout (seconds) passed before."""
        deadline = time.monotonic() + timeout
        while not self._all_gone.wait(0.005):
            self.dismiss()
            if time.monotonic() > deadline:
                return False
        return True
