"""The zmq contexts that runtimes of this process use.

A context that nobody refers to any more is terminated by pyzmq, on whatever thread collects it, and that waits for
every socket. So those that were used here are kept until the application terminates them. After a fork they are of no
use: the threads that do their work are the parent's.
"""

from __future__ import annotations

import errno
import os
import time
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import zmq

from jsbridge.host.api import Api
from jsbridge.modules.zmq.errors import forked_error

if TYPE_CHECKING:
    from jsbridge.modules.zmq.host import Sockets

#: How long, in seconds, a new socket waits for the place of one that has just been closed: libzmq frees it later.
FREE_SECONDS = 1.0
_PAUSE_SECONDS = 0.002

_Made = TypeVar("_Made")

_kept: list[Any] = []
_inherited: list[Any] = []
# When a socket was closed last.
_closed_at = [float("-inf")]
_owners: weakref.WeakSet[Sockets] = weakref.WeakSet()


def use(api: Api) -> Any:
    """The context of a runtime's sockets.

    Raises:
        HostError: it is the parent process's.
    """
    context = api.zmq_context()
    if any(context is other for other in _inherited):
        raise forked_error("socket")
    if not any(context is other for other in _kept):
        _kept[:] = [other for other in _kept if not other.closed]
        _kept.append(context)
    return context


def note_close() -> None:
    """A socket is being closed."""
    _closed_at[0] = time.monotonic()


def when_free(api: Api, make: Callable[[], _Made]) -> _Made:
    """Makes something that takes places of sockets in the context; waits for those that are about to come free.

    Raises:
        zmq.ZMQError: EMFILE: too many sockets are open; or what else ``make`` raises.
    """
    while True:
        try:
            return make()
        except zmq.ZMQError as error:
            if error.errno != errno.EMFILE or time.monotonic() - _closed_at[0] > FREE_SECONDS:
                raise
        api.scheduler.sleep(_PAUSE_SECONDS)


def tell_of_fork(owner: Sockets) -> None:
    """Calls ``owner.forked()`` in the child after a fork."""
    _owners.add(owner)


def _forked() -> None:
    _inherited.extend(_kept)
    _kept.clear()
    for owner in _owners:
        owner.forked()


os.register_at_fork(after_in_child=_forked)
