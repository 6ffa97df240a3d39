"""Every pair of socket types between this project's command and other implementations, each side in a process of its own.

Both sides know the same messages: of one frame and of many, empty, of all bytes, and of 16 MiB. Each checks what it gets.
"""

from __future__ import annotations

import tempfile
from typing import Any, NamedTuple

import pytest
import zmq

Peer = Any

#: Any bytes but a leading NUL, which is libzmq's own.
NAMES = (b"\xff\x00\x80first", b"\x01\xfe\x00second")


class Side(NamedTuple):
    """What one side does: its type, its role, and what it has to know."""

    type: str
    role: str
    options: dict[str, Any]
    order: dict[str, Any]


def side(kind: str, role: str, options: dict[str, Any] | None = None, **order: Any) -> Side:
    return Side(kind, role, options or {}, order)


NAMED = {"ROUTING_ID": NAMES[0]}
MANDATORY = {"ROUTING_ID": NAMES[1], "ROUTER_MANDATORY": 1}
KNOWS: dict[str, Any] = {"from": NAMES[0]}


def asks(kind: str, *ahead: bytes, **options: Any) -> Side:
    return side(kind, "ask", options, ahead=ahead)


EXCHANGES = [
    (asks("PAIR"), side("PAIR", "answer")),
    (asks("REQ"), side("REP", "answer")),
    (asks("REQ", **NAMED), side("ROUTER", "answer", **KNOWS)),
    (asks("DEALER", b"envelope", b""), side("REP", "answer")),
    (asks("DEALER", **NAMED), side("ROUTER", "answer", **KNOWS)),
    (asks("DEALER"), side("DEALER", "answer")),
    (asks("ROUTER", NAMES[1], ROUTER_MANDATORY=1, **NAMED), side("ROUTER", "answer", MANDATORY, **KNOWS)),
    (side("PUSH", "give"), side("PULL", "take")),
    (side("PUB", "publish"), side("SUB", "subscribe", greeted=True)),
    (side("PUB", "publish"), side("XSUB", "subscribe", greeted=True)),
    (side("XPUB", "announce"), side("SUB", "subscribe", greeted=False)),
    (side("XPUB", "announce"), side("XSUB", "subscribe", greeted=False)),
]


def exchange(first: Peer, second: Peer, sides: tuple[Side, Side], address: str, *, first_binds: bool) -> None:
    """Lets two processes play their roles to the end."""
    players = [(first, sides[0]), (second, sides[1])]
    for number, (player, its) in enumerate(players if first_binds else players[::-1]):
        address = player.begin(its.role, its.type, address, bind=number == 0, options=its.options, **its.order)
    if sides[0].role == "publish":
        second.expect("heard")
        first.go()
    for player in (first, second):
        player.expect("done")
    for player in (first, second):
        player.end()


@pytest.mark.parametrize("first_binds", [True, False], ids=["first-binds", "second-binds"])
@pytest.mark.parametrize("we_are", ["first", "second"])
@pytest.mark.parametrize("sides", EXCHANGES, ids=lambda sides: f"{sides[0].type}-{sides[1].type}")
def test_everything_arrives(sides: tuple[Side, Side], we_are: str, first_binds: bool, ours: Peer, theirs: Peer) -> None:
    first, second = (ours, theirs) if we_are == "first" else (theirs, ours)
    exchange(first, second, sides, "tcp://127.0.0.1:*", first_binds=first_binds)


@pytest.mark.parametrize("we_are", ["first", "second"])
def test_over_ipc(we_are: str, ours: Peer, theirs: Peer) -> None:
    first, second = (ours, theirs) if we_are == "first" else (theirs, ours)
    with tempfile.TemporaryDirectory() as folder:
        exchange(first, second, EXCHANGES[1], f"ipc://{folder}/socket", first_binds=True)


@pytest.mark.parametrize("our_side", ["client", "server"])
def test_under_curve(our_side: str, ours: Peer, theirs: Peer) -> None:
    server_public, server_secret = zmq.curve_keypair()
    client_public, client_secret = zmq.curve_keypair()
    client = asks(
        "REQ",
        CURVE_PUBLICKEY=client_public,
        CURVE_SECRETKEY=client_secret,
        CURVE_SERVERKEY=server_public,
    )
    server = side("REP", "answer", {"CURVE_SERVER": 1, "CURVE_SECRETKEY": server_secret})
    players = (ours, theirs) if our_side == "client" else (theirs, ours)
    exchange(*players, (client, server), "tcp://127.0.0.1:*", first_binds=False)
