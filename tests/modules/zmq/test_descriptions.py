"""What scripts and users read of events and of sockets."""

from __future__ import annotations

import doctest
import errno
import struct
from types import ModuleType

import pytest
import zmq
from hypothesis import given
from hypothesis import strategies as st

from jsbridge.modules.zmq import delivery, monitor
from jsbridge.modules.zmq.errors import advice_for


@pytest.mark.parametrize("module", [delivery, monitor])
def test_examples(module: ModuleType) -> None:
    failed, tried = doctest.testmod(module)
    assert (failed, tried > 0) == (0, True)


@pytest.mark.parametrize(
    ("event", "value", "name", "reason"),
    [
        (zmq.EVENT_LISTENING, 7, "LISTENING", None),
        (zmq.EVENT_CONNECT_RETRIED, 100, "CONNECT_RETRIED", None),
        (zmq.EVENT_ACCEPT_FAILED, errno.EMFILE, "ACCEPT_FAILED", "EMFILE"),
        (zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL, errno.EPIPE, "HANDSHAKE_FAILED_NO_DETAIL", "EPIPE"),
        (zmq.EVENT_HANDSHAKE_FAILED_AUTH, 400, "HANDSHAKE_FAILED_AUTH", None),
        (
            zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL,
            zmq.PROTOCOL_ERROR_ZMTP_CRYPTOGRAPHIC,
            "HANDSHAKE_FAILED_PROTOCOL",
            "PROTOCOL_ERROR_ZMTP_CRYPTOGRAPHIC",
        ),
    ],
)
def test_events(event: int, value: int, name: str, reason: str | None) -> None:
    described = monitor.describe(struct.pack("=Hi", event, value), "ipc:///tmp/\u00e9".encode())
    expected = {"event": name, "value": value, "address": "ipc:///tmp/\u00e9"}
    assert described == (expected if reason is None else {**expected, "reason": reason})


@given(st.integers(0, 2**16 - 1), st.integers(-(2**31), 2**31 - 1), st.binary(max_size=20))
def test_any_event_has_a_description(event: int, value: int, address: bytes) -> None:
    described = monitor.describe(struct.pack("=Hi", event, value), address)
    assert described["value"] == value
    assert described["event"]
    assert isinstance(described["address"], str)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM])
def test_permission_denied_says_what_to_do(number: int) -> None:
    # Whoever runs the tests may be allowed everything.
    assert advice_for(number, "bind") == (
        "permission denied: take a port from 1024 on, or an ipc path in a folder of your own"
    )
