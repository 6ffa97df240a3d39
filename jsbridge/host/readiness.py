"""Waiting until a file descriptor can be read or written: a fiber that waits so can be ended at any time."""

from __future__ import annotations

import errno
import select
import selectors

from jsbridge.fibers import Scheduler
from jsbridge.fibers.fiber import Fiber
from jsbridge.host.system_errors import system_error

# What epoll and kqueue say of files that are always ready.
_NOT_POLLED = (errno.EPERM, errno.EINVAL, errno.ENOTSUP)
_READABLE = select.POLLIN | select.POLLHUP | select.POLLERR
_WRITABLE = select.POLLOUT | select.POLLHUP | select.POLLERR


class Readiness:
    """The fibers that wait for one descriptor, first come first served.

    Attributes:
        known: whether the system can tell when the descriptor is ready. Of a file on a disk it cannot.
    """

    def __init__(self, scheduler: Scheduler, fd: int) -> None:
        self.known = True
        self._scheduler = scheduler
        self._fd = fd
        self._readers: list[Fiber] = []
        self._writers: list[Fiber] = []
        self._watched = 0
        self._closed = False

    def readable(self, syscall: str) -> bool:
        """Parks the calling fiber until there is something to read, or the end.

        Somebody else may have been faster: who wants never to block tries, and waits again.

        Returns:
            False when the system cannot tell (:attr:`known`): then a read ends by itself.

        Raises:
            HostError: EBADF, it was closed meanwhile.
            FiberKilled: the fiber has to end.
        """
        return self._wait(self._readers, syscall)

    def writable(self, syscall: str) -> bool:
        """Parks the calling fiber until something can be written; as :meth:`readable`."""
        return self._wait(self._writers, syscall)

    def _wait(self, queue: list[Fiber], syscall: str) -> bool:
        if not self.known:
            return False
        fiber = self._scheduler.current
        assert fiber is not None
        queue.append(fiber)
        try:
            self._watch()
            if not self.known:
                return False
            self._scheduler.park(syscall)
        finally:
            if fiber in queue:
                queue.remove(fiber)
            self._watch()
        if self._closed:
            raise system_error(OSError(errno.EBADF, ""), syscall)
        return True

    def _watch(self) -> None:
        # Watches for what fibers wait for, and nothing else: a poll would report it again and again.
        wanted = selectors.EVENT_READ * bool(self._readers) | selectors.EVENT_WRITE * bool(self._writers)
        if wanted == self._watched:
            return
        poller = self._scheduler.poller
        if self._watched:
            self._watched = 0
            poller.unwatch(self._fd)
        if wanted and self.known:
            try:
                poller.watch(self._fd, self, wanted)
            except OSError as error:
                if error.errno not in _NOT_POLLED:
                    raise
                self.known = False
            else:
                self._watched = wanted

    def ready(self) -> bool:
        """Wakes the fibers that may try; False when nobody waits any more."""
        now = select.poll()
        now.register(self._fd, select.POLLIN * bool(self._readers) | select.POLLOUT * bool(self._writers))
        for _, events in now.poll(0):
            if events & _READABLE:
                self._wake(self._readers)
            if events & _WRITABLE:
                self._wake(self._writers)
        self._watch()
        return self._watched != 0

    def rest(self) -> None:
        """Nobody waits: it is not watched any more."""
        self._watch()

    def _wake(self, queue: list[Fiber]) -> None:
        while queue:
            self._scheduler.wake(queue.pop(0))

    def close(self) -> None:
        """To be called before the descriptor is closed: those who wait get EBADF."""
        self._closed = True
        self._wake(self._readers)
        self._wake(self._writers)
        self._watch()


class StreamReadiness:
    """The readiness of the standard streams of one runtime, which several modules use."""

    def __init__(self, scheduler: Scheduler) -> None:
        self._scheduler = scheduler
        self._known: dict[int, Readiness] = {}

    def of(self, fd: int) -> Readiness:
        """That of standard input, output or error: the same object each time, since a poller watches each one once."""
        found = self._known.get(fd)
        if found is None:
            found = self._known[fd] = Readiness(self._scheduler, fd)
        return found
