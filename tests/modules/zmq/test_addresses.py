"""What libzmq does not check about addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsbridge.host.api import HostError
from jsbridge.modules.zmq.addresses import MAX_PORT, ClosedAddresses, check_address


@given(st.integers(0, MAX_PORT))
def test_every_port_can_be_bound_to(port: int) -> None:
    check_address(f"tcp://127.0.0.1:{port}", "bind")


@given(st.integers().filter(lambda port: not 0 < port <= MAX_PORT))
def test_what_is_no_port_is_not_connected_to(port: int) -> None:
    with pytest.raises(HostError) as raised:
        check_address(f"tcp://127.0.0.1:{port}", "connect")
    assert raised.value.members["code"] == "EINVAL"


# What follows a semicolon is where to connect to: "1;localhost:5555" after a host is the port of this side, and another host.
@given(
    st.text(max_size=20).filter(
        lambda port: not (port.isascii() and port.isdigit()) and port != "*" and ";" not in port
    )
)
def test_nor_is_text(port: str) -> None:
    for syscall in ("bind", "connect"):
        with pytest.raises(HostError):
            check_address(f"tcp://127.0.0.1:{port}", syscall)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "*", "eth0", "[::1]", "[fe80::1%eth0]", "a-b.example"])
def test_hosts_of_any_form_pass(host: str) -> None:
    check_address(f"tcp://{host}:5555", "bind")
    check_address(f"tcp://127.0.0.1:*;{host}:5555", "connect")


@pytest.mark.parametrize(
    "address", ["ipc:///" + "x" * 106, "ipc://@abstract", "inproc://" + "x" * 1000, "inproc://a b:99999"]
)
def test_other_transports_have_no_ports(address: str) -> None:
    check_address(address, "bind")
    check_address(address, "connect")


def test_an_ipc_path_is_measured_in_bytes() -> None:
    check_address("ipc:///" + "\u00e9" * 53, "bind")
    with pytest.raises(HostError) as raised:
        check_address("ipc:///" + "\u00e9" * 54, "bind")
    assert raised.value.members["code"] == "ENAMETOOLONG"


class TestClosedAddresses:
    def test_a_port_is_the_same_under_every_name_of_its_host(self) -> None:
        closed = ClosedAddresses()
        closed.note(["tcp://0.0.0.0:5555", "inproc://name"])
        assert closed.pending("tcp://127.0.0.1:5555")
        assert closed.pending("tcp://*:5555")
        assert closed.pending("inproc://name")
        assert not closed.pending("tcp://127.0.0.1:5556")
        assert not closed.pending("inproc://other")

    def test_it_forgets(self, monkeypatch: pytest.MonkeyPatch) -> None:
        closed = ClosedAddresses()
        now = [100.0]
        monkeypatch.setattr("jsbridge.modules.zmq.addresses.time.monotonic", lambda: now[0])
        closed.note(["inproc://a"])
        now[0] += 0.9
        closed.note(["inproc://b"])
        assert closed.pending("inproc://a")
        now[0] += 0.2
        assert not closed.pending("inproc://a")
        assert closed.pending("inproc://b")
        closed.note([])
        assert list(closed._closed) == ["inproc://b"]
