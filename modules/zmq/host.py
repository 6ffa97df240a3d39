"""The native half of ``require('zmq')``: sockets by number, on pyzmq."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING, Any

from jsbridge.host.api import WARNING, Api, HostError, limit_error, log
from jsbridge.modules.zmq import contexts
from jsbridge.modules.zmq.bounded import Bound
from jsbridge.modules.zmq.delivery import Delivery
from jsbridge.modules.zmq.endpoints import Endpoints
from jsbridge.modules.zmq.errors import closed_error, forked_error, terminated_error, unguarded_error
from jsbridge.modules.zmq.inbox import Message, content
from jsbridge.modules.zmq.monitor import Events
from jsbridge.modules.zmq.onlooking import Counters, waits
from jsbridge.modules.zmq.options import get_option, set_option
from jsbridge.modules.zmq.relay import Relay, check_sockets
from jsbridge.modules.zmq.socket import HostSocket
from jsbridge.modules.zmq.waiting import Place
from jsbridge.modules.zmq.zap import Authenticator, asks, make_keypair, read_policy

if TYPE_CHECKING:
    from jsbridge.modules.zmq.trace import Trace

#: How a payload was staged, as socket.js says it.
TEXT = 1
#: So many sockets are made, and at least as many as are open, before unreachable ones are looked for.
LEAST_MADE = 128
#: So many promises may be settled at once before one lets others run.
SETTLED_IN_A_ROW = 64


class Sockets:
    """The open sockets of one runtime, by the numbers that scripts know them by."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._numbers = count(1)
        self.open: dict[int, HostSocket] = {}
        self._until_collection = LEAST_MADE
        # Sockets that the end of their context has closed: the script has not.
        self._lost: set[int] = set()
        # A message on its way between the script and a socket, frame by frame.
        self._frames: list[bytes] = []
        self._frames_size = 0
        self._most = api.bounds.sockets
        queued = api.bounds.queued_bytes
        self.bound = None if queued is None else Bound(queued)
        self._received: Message = []
        self._reservations: dict[int, tuple[HostSocket, Place]] = {}
        self._places = count(1)
        self._in_a_row = 0
        self._authenticator: Authenticator | None = None
        self._relays: dict[int, Relay] = {}
        self._relay_numbers = count(1)
        # What was open when this process was forked off another.
        self._inherited: list[object] = []
        api.at_close(self.close_all)
        self._counters = Counters()
        self.trace: Trace | None = None
        if api.traces:
            from jsbridge.modules.zmq.trace import Trace

            self.trace = Trace(api, self.terminated)
        api.on_look(lambda: waits(list(self.open.values())), lambda: self._counters.total(list(self.open.values())))
        contexts.tell_of_fork(self)
        # Nothing comes between create() and mint_token() but the end of the script.
        self._untaken = 0
        delivery = Delivery(api)
        self._delivery = delivery if api.at_finish(delivery.finish) else None

    def create(self, kind: int) -> int:
        """Makes a socket; returns its number."""
        self._until_collection -= 1
        if self._until_collection <= 0:
            # Those of coroutines that were ended may wait for it. For the engine they are too small to be looked for.
            self._until_collection = max(LEAST_MADE, len(self.open))
            self._api.collect()
        if self._untaken:
            # Whoever made it was ended before there was a token for it.
            self.close(self._untaken)
            self._untaken = 0
        if self._most is not None and len(self.open) >= self._most:
            raise limit_error("EMFILE", f"the runtime allows {self._most} sockets at a time", "max_sockets")
        socket = HostSocket(self._api, kind, self.terminated, self._delivery)
        if self.bound is not None:
            self.bound.apply(socket)
        number = next(self._numbers)
        if self.trace is not None:
            self.trace.watch(socket, number)
        self.open[number] = socket
        self._untaken = number
        return number

    def find(self, number: int) -> HostSocket:
        """The open socket of that number.

        Raises:
            HostError: it is closed (ENOTSOCK), or its context was terminated (ETERM).
        """
        try:
            return self.open[number]
        except KeyError:
            raise self._gone(number) from None

    def _gone(self, number: int) -> HostError:
        if self._inherited:
            return forked_error()
        return terminated_error() if number in self._lost else closed_error()

    def forked(self) -> None:
        """In a child process: lets go of what is the parent's, without touching it."""
        self._inherited += [self.open, self._authenticator]
        self.open = {}
        self._authenticator = None

    def mint_token(self, number: int) -> None:
        """Makes the object with which the script's socket dies."""
        self._api.mint_token(lambda: self.close(number))
        self._untaken = 0

    def close(self, number: int) -> None:
        """Closes a socket, if it is open."""
        self._lost.discard(number)
        socket = self.open.pop(number, None)
        if socket is not None:
            socket.close()
            self._counters.add(socket)

    def close_all(self) -> None:
        """Closes all sockets."""
        for number in list(self.open):
            self.close(number)
        self._end_authentication()

    def terminated(self) -> None:
        """The application ends the zmq context: all sockets close, since ``Context.term()`` waits for that."""
        if self.open:
            log(WARNING, "the zmq context is terminated: %d sockets are closed", len(self.open))
        self._lost.update(self.open)
        sockets = list(self.open.values())
        self.open.clear()
        for socket in sockets:
            socket.close(terminated_error)
            self._counters.add(socket)
        self._end_authentication()

    # Security --------------------------------------------------------------------------------------------------------

    def authenticate(self, options: object) -> None:
        """Lets in only those clients of CURVE and PLAIN servers that ``options`` names.

        Raises:
            HostError: the options are wrong, the context has another ZAP handler, or a server is bound already, which
                may have let others in.
        """
        policy = read_policy(options)
        if self._authenticator is not None:
            self._authenticator.policy = policy
            return
        for socket in self.open.values():
            if socket.endpoints.bound and asks(socket):
                raise unguarded_error(socket.endpoints.bound[0].actual)
        self._authenticator = Authenticator(self._api, policy, self.terminated)

    def _end_authentication(self) -> None:
        authenticator, self._authenticator = self._authenticator, None
        if authenticator is not None:
            authenticator.close()

    # Monitors and relays ---------------------------------------------------------------------------------------------

    def monitor(self, number: int, deliver: Callable[[Events], object]) -> None:
        """Hands the events of a socket's connections over to the script from now on."""
        self.find(number).start_monitor(deliver)

    def monitored(self, number: int) -> Events:
        """The events that have not been handed over yet."""
        monitor = self.find(number).monitor
        return monitor.take() if monitor is not None else []

    def stop_monitor(self, number: int) -> Events:
        """Ends :meth:`monitor`; returns what has not been handed over yet."""
        socket = self.open.get(number)
        return socket.stop_monitor() if socket is not None else []

    def open_relay(self, front: int, back: int, capture: int) -> int:
        """Prepares to relay between two sockets, with a third one, or 0, that gets everything; returns its number."""
        sockets = self.find(front), self.find(back), self.find(capture) if capture else None
        check_sockets(*sockets)
        number = next(self._relay_numbers)
        self._relays[number] = Relay(self._api.scheduler, *sockets)
        return number

    def relay(self, number: int, forward: bool) -> None:
        """Relays one way, in the calling fiber, until :meth:`stop_relay`."""
        self._relays[number].run(forward)

    def stop_relay(self, number: int) -> None:
        """Ends both ways of a relay."""
        self._relays[number].stop()

    def close_relay(self, number: int) -> None:
        """Forgets a relay."""
        self._relays.pop(number).close()

    # Receiving -------------------------------------------------------------------------------------------------------

    def recv(self, number: int) -> bytes | memoryview:
        """The next frame."""
        socket = self.open.get(number)
        if socket is None:
            raise self._gone(number)
        return socket.recv()

    def recv_message(self, number: int) -> int:
        """Receives a message; returns the number of its frames.

        It is negative when there is no room for them in the mailbox: :meth:`take_frame` then gives them.
        """
        return self._hand_over(self.find(number).recv_message())

    def _hand_over(self, message: Message) -> int:
        count = len(message)
        if self._api.mail_frames([content(frame) for frame in message]):
            return count
        message.reverse()
        self._received = message
        return -count

    def take_frame(self) -> bytes | memoryview:
        """The next frame of the message that was received."""
        return content(self._received.pop())

    def reserve(self, number: int, whole: bool) -> int:
        """Begins to receive a frame, or a whole message, for a fiber that does not exist yet; returns its place."""
        socket = self.find(number)
        place = next(self._places)
        self._reservations[place] = socket, socket.reserve(whole)
        return place

    def assign(self, place: int, fiber: int) -> None:
        """Says which fiber, not run yet, will :meth:`collect`."""
        self._reservations[place][1].number = fiber

    def settled(self, place: int) -> bool:
        """Whether :meth:`collect` will not have to wait.

        Now and then it is False all the same: promises that never wait would let no fiber run.
        """
        self._in_a_row += 1
        if self._in_a_row > SETTLED_IN_A_ROW:
            self._in_a_row = 0
            return False
        return self._reservations[place][1].done

    def collect(self, place: int) -> None:
        """Waits for the frame that was reserved, which :meth:`take_frame` then gives."""
        self._received = self._collected(place) or []

    def collect_message(self, place: int) -> int:
        """Waits for the message that was reserved; returns what :meth:`recv_message` does, 0 when it was withdrawn."""
        received = self._collected(place)
        return self._hand_over(received) if received else 0

    def _collected(self, place: int) -> Message | None:
        socket, reserved = self._reservations[place]
        try:
            return socket.collect(reserved)
        finally:
            del self._reservations[place]

    def withdraw(self, place: int) -> None:
        """Gives a reserved place up. What it has got already is for the next one."""
        if place in self._reservations:
            socket, reserved = self._reservations[place]
            socket.waiting.withdraw(reserved)

    def drop(self, place: int) -> None:
        """Gives a reserved place up that nobody will :meth:`collect`."""
        self.withdraw(place)
        self._reservations.pop(place, None)

    # Sending ---------------------------------------------------------------------------------------------------------

    def send(self, number: int, kind: int) -> None:
        """Sends what is staged."""
        socket = self.open.get(number)
        if socket is None:
            raise self._gone(number)
        socket.send(self._api.staged_utf8() if kind == TEXT else self._api.staged_bytes())

    def begin_message(self) -> None:
        """Begins a message of several frames."""
        self._frames = []

    def add_frame(self, kind: int) -> None:
        """Adds what is staged to the message."""
        self._frames.append(self._staged(kind))

    def add_bounded_frame(self, kind: int) -> None:
        """Like :meth:`add_frame`, where the runtime bounds the size of a message: it is refused at once."""
        assert self.bound is not None
        frame = self._staged(kind)
        self._frames_size = len(frame) + (self._frames_size if self._frames else 0)
        try:
            self.bound.check_size(self._frames_size)
        except BaseException:
            self._frames = []
            raise
        self._frames.append(frame)

    def set_option(self, number: int, name: str, value: object) -> str | None:
        """Sets an option of a socket; returns a warning, or None."""
        check = None if self.bound is None else self.bound.check_option
        return set_option(self.find(number), name, value, check=check)

    def send_frames(self, number: int, count: int) -> None:
        """Sends a message whose frames are in the mailbox."""
        socket = self.open.get(number)
        if socket is None:
            raise self._gone(number)
        socket.send_message(self._api.mailed_frames(count))

    def send_message(self, number: int) -> None:
        """Sends the message."""
        frames, self._frames = self._frames, []
        self.find(number).send_message(frames)

    def subscribe(self, number: int, on: bool, kind: int) -> None:
        """Subscribes to the topic that is staged, or ends that."""
        self.find(number).subscriptions.change(self._staged(kind), on)

    def _staged(self, kind: int) -> bytes:
        return self._api.staged_utf8() if kind == TEXT else bytes(self._api.staged_bytes())


def exports(api: Api) -> dict[str, object]:
    """What index.js gets as ``host``."""
    sockets = Sockets(api)
    raw = api.raw

    def of_socket(method: Callable[..., Any]) -> Callable[..., Any]:
        return lambda number, *args: method(sockets.find(number), *args)

    def of_endpoints(method: Callable[[Endpoints, str], None], name: str) -> Callable[..., None]:
        if sockets.trace is not None:
            method = sockets.trace.addressed(method, name)
        return lambda number, address: method(sockets.find(number).endpoints, address)

    def ensure_open(number: int) -> None:
        sockets.find(number)

    return {
        "create": raw(sockets.create),
        "mintToken": raw(sockets.mint_token),
        "close": raw(sockets.close),
        "ensureOpen": raw(ensure_open),
        "recv": api.raw_bytes(sockets.recv),
        "recvMessage": raw(sockets.recv_message),
        "takeFrame": raw(sockets.take_frame),
        "reserve": raw(sockets.reserve),
        "assign": raw(sockets.assign),
        "settled": raw(sockets.settled),
        "collect": raw(sockets.collect),
        "collectMessage": raw(sockets.collect_message),
        "withdraw": raw(sockets.withdraw),
        "drop": raw(sockets.drop),
        "poll": raw(lambda number, timeout_ms, events: sockets.find(number).poll(timeout_ms, events)),
        "more": raw(lambda number: sockets.find(number).more),
        "send": raw(sockets.send),
        "beginMessage": raw(sockets.begin_message),
        "addFrame": raw(sockets.add_frame if sockets.bound is None else sockets.add_bounded_frame),
        "sendMessage": raw(sockets.send_message),
        "sendFrames": raw(sockets.send_frames),
        "subscribe": raw(sockets.subscribe),
        "lastEndpoint": raw(lambda number: sockets.find(number).endpoints.last),
        "openRelay": raw(sockets.open_relay),
        "relay": raw(sockets.relay),
        "stopRelay": raw(sockets.stop_relay),
        "closeRelay": raw(sockets.close_relay),
        "authenticate": sockets.authenticate,
        "makeKeypair": make_keypair,
        "monitor": sockets.monitor,
        "monitored": sockets.monitored,
        "stopMonitor": sockets.stop_monitor,
        "bind": of_endpoints(Endpoints.bind, "bind"),
        "connect": of_endpoints(Endpoints.connect, "connect"),
        "unbind": of_endpoints(Endpoints.unbind, "unbind"),
        "disconnect": of_endpoints(Endpoints.disconnect, "disconnect"),
        "setOption": sockets.set_option,
        "getOption": of_socket(get_option),
    }
