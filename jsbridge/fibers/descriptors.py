"""The file descriptors of one runtime that are looked at; libzmq's are edge-triggered where the system can.

libzmq's descriptor tells that something has changed, once, until the socket is asked. Edge-triggered, it stays in the
set while nobody waits on it and costs nothing there. A descriptor that is reported for as long as it is ready has to be
taken out when nobody waits, and put back.
"""

from __future__ import annotations

import select
import selectors
import sys
from typing import Any, Protocol

_READ, _WRITE = selectors.EVENT_READ, selectors.EVENT_WRITE


class Descriptors(Protocol):
    """A set of descriptors, each with what is reported when it becomes ready.

    Attributes:
        edges: whether one that was added with ``edge`` stays in the set after :meth:`rest`.
    """

    edges: bool

    def add(self, descriptor: int, data: Any, events: int, *, edge: bool) -> None:
        """Reports ``data`` when one of the events (of ``selectors``) comes; the descriptor may be there already.

        With ``edge``, it may be reported only once for what it is ready for, and otherwise as long as it is ready.
        """

    def rest(self, descriptor: int) -> None:
        """Nobody waits on it for now; it may be reported all the same."""

    def remove(self, descriptor: int) -> None:
        """Takes it out. It has to be open still."""

    def poll(self, timeout: float | None) -> list[Any]:
        """Waits until something is ready, for so many seconds at most; returns what belongs to that."""

    def close(self) -> None:
        """Lets go of the set."""


class EdgeTriggered:
    """With Linux's ``epoll``.

    Args:
        wake: a descriptor that is reported as None for as long as it is readable.
    """

    edges = True

    def __init__(self, wake: int) -> None:
        self._masks = {
            _READ: select.EPOLLIN, _WRITE: select.EPOLLOUT, _READ | _WRITE: select.EPOLLIN | select.EPOLLOUT,
        }  # fmt: skip
        self._epoll = select.epoll()
        self._epoll.register(wake, select.EPOLLIN)
        self._data: dict[int, Any] = {wake: None}
        self._flags: dict[int, int] = {}

    def add(self, descriptor: int, data: Any, events: int, *, edge: bool) -> None:
        """Like :meth:`Descriptors.add`."""
        flags = self._masks[events] | (select.EPOLLET if edge else 0)
        known = descriptor in self._data
        # Before it is in the set: another thread may poll, and would not know whose report it gets. It comes once.
        self._data[descriptor] = data
        if self._flags.get(descriptor) != flags:
            try:
                (self._epoll.modify if known else self._epoll.register)(descriptor, flags)
            except BaseException:
                if not known:
                    del self._data[descriptor]
                raise
            self._flags[descriptor] = flags

    def rest(self, descriptor: int) -> None:
        """Like :meth:`Descriptors.rest`."""
        if not self._flags.get(descriptor, select.EPOLLET) & select.EPOLLET:
            self.remove(descriptor)

    def remove(self, descriptor: int) -> None:
        """Like :meth:`Descriptors.remove`."""
        if descriptor in self._data:
            del self._data[descriptor], self._flags[descriptor]
            self._epoll.unregister(descriptor)

    def poll(self, timeout: float | None) -> list[Any]:
        """Like :meth:`Descriptors.poll`."""
        data = self._data
        found = self._epoll.poll(timeout)
        # One that is not there any more was removed while this thread waited.
        if len(found) == 1:
            descriptor = found[0][0]
            return [data[descriptor]] if descriptor in data else []
        return [data[descriptor] for descriptor, _ in found if descriptor in data]

    def close(self) -> None:
        """Like :meth:`Descriptors.close`."""
        self._epoll.close()


class LevelTriggered:
    """With whatever the system has.

    Args:
        wake: a descriptor that is reported as None for as long as it is readable.
    """

    edges = False

    def __init__(self, wake: int) -> None:
        self._selector = selectors.DefaultSelector()
        self._selector.register(wake, selectors.EVENT_READ, None)

    def add(self, descriptor: int, data: Any, events: int, *, edge: bool) -> None:
        """Like :meth:`Descriptors.add`."""
        known = descriptor in self._selector.get_map()
        (self._selector.modify if known else self._selector.register)(descriptor, events, data)

    def rest(self, descriptor: int) -> None:
        """Like :meth:`Descriptors.rest`."""
        self.remove(descriptor)

    def remove(self, descriptor: int) -> None:
        """Like :meth:`Descriptors.remove`."""
        if descriptor in self._selector.get_map():
            self._selector.unregister(descriptor)

    def poll(self, timeout: float | None) -> list[Any]:
        """Like :meth:`Descriptors.poll`."""
        return [key.data for key, _ in self._selector.select(timeout)]

    def close(self) -> None:
        """Like :meth:`Descriptors.close`."""
        self._selector.close()


def open_descriptors(wake: int) -> Descriptors:
    """The best that this system has."""
    if sys.platform == "linux":
        return EdgeTriggered(wake)
    return LevelTriggered(wake)
