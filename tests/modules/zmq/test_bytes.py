"""Bytes from the application through a script, a socket and another script, and back."""

from __future__ import annotations

import pytest
import zmq
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from peers import TRANSPORTS, bound, fresh_address

import jsbridge

ALL_VALUES = bytes(range(256))

ROUND = """
(function () {{
    const zmq = require('zmq');
    const left = new zmq.Socket(zmq.PAIR);
    left.bind('{address}');
    const right = new zmq.Socket(zmq.PAIR);
    right.connect(left.lastEndpoint);
    return {{
        through: (data) => (left.send(data), right.recv()),
        message: (frames) => (left.send(frames), right.recvMultipart()),
        text: (text) => (left.send(text), right.recv()),
        close: () => (left.close(), right.close()),
    }};
}})()
"""


@pytest.mark.parametrize("transport", TRANSPORTS)
@pytest.mark.parametrize(
    "data",
    [b"", b"\0", ALL_VALUES, ALL_VALUES * 256, ALL_VALUES * 256 + b"\0", ALL_VALUES * (16 << 12)],
    ids=["empty", "NUL", "all values", "64 KiB", "64 KiB and 1", "16 MiB"],
)
def test_bytes_come_back_unchanged(transport: str, data: bytes, runtime: jsbridge.Runtime) -> None:
    pair = runtime.eval(ROUND.format(address=fresh_address(transport)))
    assert pair["through"](data) == data
    pair["close"]()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.binary(max_size=300), min_size=1, max_size=6), st.text())
def test_whatever_the_bytes_and_texts_are(runtime: jsbridge.Runtime, frames: list[bytes], text: str) -> None:
    pair = runtime.eval(ROUND.format(address=fresh_address("inproc")))
    assert pair["through"](frames[0]) == frames[0]
    assert pair["message"](frames) == frames
    assert pair["text"](text) == text.encode()
    pair["close"]()


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("a\0b", b"a\0b"),
        ("\U0001f600", "\U0001f600".encode()),
        ("\ud800", b"\xef\xbf\xbd"),
        ("a\udc00\ud800b", b"a\xef\xbf\xbd\xef\xbf\xbdb"),
    ],
    ids=["NUL", "emoji", "lone surrogate", "two that are no pair"],
)
def test_text_is_sent_as_utf_8(text: str, sent: bytes, runtime: jsbridge.Runtime) -> None:
    with bound(zmq.PAIR, "inproc") as (peer, address):
        runtime.globals["text"] = text
        runtime.eval(f"""
            const pair = new (require('zmq').Socket)();
            pair.connect('{address}');
            pair.send(text);
            pair.send(['frame', text]);
            pair.close();
        """)
        assert peer.recv() == sent
        assert peer.recv_multipart() == [b"frame", sent]
