"""Workers and their masters: two runtimes that send each other messages.

A message is text and bytes, as message_writer.js makes them. Each side belongs to one runtime, and is used under that
one's baton only; what the other side tells it is queued there (``scheduler.post``). Between a worker's threads and its
master's, nothing else is shared.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING, Any

from jsbridge.host.api import error_facts
from jsbridge.modules.coroutine.allowance import Allowance

if TYPE_CHECKING:
    from jsbridge.host.api import Api

#: How long, in seconds, a master that closes waits for each of its workers.
JOIN_SECONDS = 10.0
#: How long, in seconds, a worker has to be idle until its Worker object may be collected with it.
IDLE_SECONDS = 1.0

#: ``tell(event, text, data)`` of a script: text and bytes of a message, or None.
Tell = Callable[[str, str | None, bytes | None], object]


class Workers:
    """The workers that one runtime has made, by number."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._numbers = count(1)
        self._workers: dict[int, Child] = {}
        api.at_close(self._close)
        api.at_exit(self._abandon)

    def start(self, path: str, argv: list[str], tell: Tell) -> int:
        """Starts a worker; returns its number."""
        number = next(self._numbers)
        child = Child(self._api, path, argv, tell, lambda: self._workers.pop(number, None))
        self._workers[number] = child
        try:
            child.begin()
        except RuntimeError as error:
            del self._workers[number]
            raise self._api.error(f"no thread for a worker: {error}", code="EAGAIN") from None
        except BaseException:
            # There may be no worker more.
            del self._workers[number]
            raise
        return number

    def post(self, number: int, text: str, data: bytes | None) -> None:
        """Sends a message to a worker; one that has ended does not get it."""
        child = self._workers.get(number)
        if child is not None:
            child.post(text, data)

    def end(self, number: int) -> None:
        """Tells a worker to end."""
        child = self._workers.get(number)
        if child is not None:
            child.thread.end()

    def token(self, number: int) -> None:
        """Mints what ends the worker when it is collected: nobody can send it anything then."""
        self._api.mint_token(lambda: self.end(number))

    def _abandon(self) -> None:
        for child in list(self._workers.values()):
            child.abandon()
        self._workers.clear()

    def _close(self) -> None:
        children = list(self._workers.values())
        self._workers.clear()
        for child in children:
            child.thread.end()
        stuck = [child for child in children if not child.thread.join(JOIN_SECONDS)]
        if stuck:
            raise RuntimeError(f"{len(stuck)} workers are held up in host functions")


class Child:
    """A worker as the runtime that made it sees it."""

    def __init__(self, api: Api, path: str, argv: list[str], tell: Tell, forget: Callable[[], object]) -> None:
        self._api = api
        self._tell = tell
        self._forget = forget
        self._sent = 0
        self._busy = False
        self._resting: Any = None
        self._gone = False
        self._coming = Allowance(api.bounds.queued_bytes)
        self._link = Link(self, Allowance(api.bounds.queued_bytes))
        self.thread = api.worker(path, argv, self._link)

    def begin(self) -> None:
        """Starts its thread."""
        self.thread.begin()
        self._work()

    def _work(self) -> None:
        # It keeps the program going while it has work, which it has from the message on that it gets.
        if not self._busy:
            self._busy = True
            self._api.hold()
        if self._resting is not None:
            self._resting.cancel()
            self._resting = None

    def _rest(self) -> None:
        if self._busy:
            self._busy = False
            self._api.release()

    def post(self, text: str, data: bytes | None) -> None:
        """Sends it a message."""
        size = self._link.allowance.take(text, data)
        self._sent += 1
        self._work()
        self._link.deliver(text, data, size)

    def abandon(self) -> None:
        """Ends it; whatever it still says is for nobody."""
        self._gone = True
        self._rest()
        self.thread.end()

    def send(self, text: str, data: bytes | None) -> None:
        """From the worker's threads: it sends its master a message."""
        size = self._coming.take(text, data)
        self.receive("message", text, data, size)

    def receive(self, event: str, text: str | None, data: bytes | None, size: int = 0) -> None:
        """From the worker's threads: something happened there, or it sent a message of that size."""
        self._api.scheduler.post(lambda: self._happened(event, text, data, size))

    def _happened(self, event: str, text: str | None, data: bytes | None, size: int) -> None:
        if self._gone:
            return

        def tell() -> None:
            self._coming.give_back(size)
            self._tell(event, text, data)

        self._api.start(tell)
        if event == "exit":
            self._gone = True
            self._forget()
            self._rest()

    def idle(self, received: int, *, quiet: bool) -> None:
        """From the worker's threads: it has nothing to do, after so many messages, and no timer if it is ``quiet``."""
        self._api.scheduler.post(lambda: self._idle(received, quiet))

    def _idle(self, received: int, quiet: bool) -> None:
        if received != self._sent or self._gone:
            # A message is on its way.
            return
        self._rest()
        if quiet and self._resting is None:
            self._resting = self._api.scheduler.poller.after(IDLE_SECONDS, self._rested)

    def _rested(self) -> None:
        self._resting = None
        self._api.start(lambda: self._tell("idle", None, None))


class Link:
    """A worker's master, as the worker's runtime sees it: its ``host.master``."""

    def __init__(self, child: Child, allowance: Allowance) -> None:
        self._child = child
        #: What messages to the worker have to fit in.
        self.allowance = allowance
        self._lock = threading.Lock()
        self._api: Api | None = None
        self._early: list[tuple[str, bytes | None, int]] = []
        self._received = 0
        self._reported = -1
        self._leaving = False
        self._tell: Tell

    # On the master's threads -----------------------------------------------------------------------------------------

    def deliver(self, text: str, data: bytes | None, size: int) -> None:
        """Takes a message to the worker; before its runtime is there, it waits here."""
        with self._lock:
            api = self._api
            if api is None:
                self._early.append((text, data, size))
                return
        api.scheduler.post(lambda: self._arrive(api, text, data, size))

    # On the worker's threads -----------------------------------------------------------------------------------------

    def prepare(self, api: Api) -> None:
        """The runtime is there: its scripts get a ``Master``, and what was sent so far."""
        api.on_idle(lambda: self._idle(api))
        api.at_exit(self._leave)
        api.load("coroutine")
        with self._lock:
            self._api = api
            for message in self._early:
                api.scheduler.post(lambda message=message: self._arrive(api, *message))
            self._early.clear()

    def connect(self, tell: Tell) -> None:
        """Sets who gets the messages."""
        self._tell = tell

    def _arrive(self, api: Api, text: str, data: bytes | None, size: int) -> None:
        self._received += 1

        def tell() -> None:
            self.allowance.give_back(size)
            self._tell("message", text, data)

        api.start(tell)

    def _leave(self) -> None:
        # It is not idle, it ends: the master waits for that.
        self._leaving = True

    def _idle(self, api: Api) -> None:
        if self._reported != self._received and not self._leaving:
            self._reported = self._received
            self._child.idle(self._received, quiet=not api.has_timers)

    def post(self, text: str, data: bytes | None) -> None:
        """Sends the master a message."""
        self._child.send(text, data)

    def loaded(self) -> None:
        """The script has run to its end."""
        self._child.receive("load", None, None)

    def failed(self, error: BaseException) -> None:
        """An error was not caught."""
        self._child.receive("error", _error_text(error_facts(error)), None)

    def ended(self, code: int) -> None:
        """The runtime is gone."""
        self._child.receive("exit", str(code), None)


def _error_text(facts: list[dict[str, Any]]) -> str:
    # A message like those of message_writer.js: the first value, and the objects that values refer to by number.
    values: list[object] = [fact.get("value", [number]) for number, fact in enumerate(facts)]
    objects = []
    for number, fact in enumerate(facts):
        hidden: list[object] = ["message", fact.get("message", ""), "stack", fact.get("stack", "")]
        if number + 1 < len(facts):
            hidden += ["cause", values[number + 1]]
        members = fact.get("members", {}).items()
        shown = [part for pair in members if isinstance(pair[1], (str, int, float)) for part in pair]
        objects.append(["e", fact.get("name", "Error"), len(hidden), *hidden, *shown])
    return json.dumps([values[0], objects])
