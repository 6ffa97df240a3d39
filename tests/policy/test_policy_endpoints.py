"""Which endpoints a pattern allows: what libzmq makes of an address counts, not how it is written."""

from __future__ import annotations

import ipaddress
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jsbridge.policy.endpoints import Endpoints, normal_host, parse_pattern, source_of


def allows(pattern: str, address: str, *, binds: bool = False) -> bool:
    return Endpoints((pattern,), "/srv").allow(address, binds=binds)


ALLOWED = [
    ("tcp://*:*", "tcp://example.org:80"),
    ("tcp://*:*", "tcp://[::1]:80"),
    ("tcp://*:80", "tcp://10.0.0.1:80"),
    ("tcp://127.0.0.1:*", "tcp://127.0.0.1:80"),
    ("tcp://127.0.0.1:80", "tcp://127.0.0.1:080"),
    ("tcp://127.0.0.1:*", "tcp://127.1:80"),
    ("tcp://127.0.0.1:*", "tcp://0x7f.1:80"),
    ("tcp://127.0.0.1:*", "tcp://0177.0.0.1:80"),
    ("tcp://127.0.0.1:*", "tcp://2130706433:80"),
    ("tcp://127.0.0.1:*", "tcp://0x7F000001:80"),
    ("tcp://127.0.0.1:*", "tcp://[::ffff:127.0.0.1]:80"),
    ("tcp://127.0.0.1:*", "tcp://::ffff:7f00:1:80"),
    ("tcp://127.1:*", "tcp://127.0.0.1:80"),
    ("tcp://[::1]:*", "tcp://[::1]:80"),
    ("tcp://[::1]:*", "tcp://::1:80"),
    ("tcp://[::1]:*", "tcp://[0:0:0::0001]:80"),
    ("tcp://localhost:*", "tcp://LocalHost:80"),
    ("tcp://LOCALHOST:80", "tcp://localhost:80"),
    ("tcp://localhost:80", "tcp://[localhost]:80"),
    ("tcp://[fe80::1%eth0]:*", "tcp://[fe80::1%eth0]:80"),
    ("tcp://127.0.0.1:*", "tcp://10.0.0.1:1;127.0.0.1:80"),
    ("inproc://*", "inproc://x"),
    ("inproc://app.*", "inproc://app.one"),
    ("inproc://app", "inproc://app"),
    ("inproc://zeromq.zap.01", "inproc://zeromq.zap.01"),
    ("inproc://zeromq.*", "inproc://zeromq.zap.01"),
    ("inproc://a b", "inproc://a b"),
    ("ipc://*", "ipc://@name"),
    ("ipc://*", "ipc:///etc/x"),
    ("ipc:///srv/app/*", "ipc:///srv/app/x"),
    ("ipc:///srv/app/*", "ipc:///srv/app/deep/x"),
    ("ipc:///srv/app/*", "ipc:///srv/app/../app/x"),
    ("ipc:///srv/app/x", "ipc:///srv//app/./x"),
    ("ipc://app/*", "ipc:///srv/app/x"),
    ("ipc:///*", "ipc:///anywhere"),
    ("tipc://*", "tipc://{5555,0,0}"),
    ("tipc://{5555,0,0}", "tipc://{5555,0,0}"),
]


REFUSED = [
    ("tcp://127.0.0.1:80", "tcp://127.0.0.1:81"),
    ("tcp://127.0.0.1:80", "tcp://127.0.0.1:*"),
    ("tcp://127.0.0.1:*", "tcp://127.0.0.2:80"),
    ("tcp://127.0.0.1:*", "tcp://0x7f.2:80"),
    ("tcp://127.0.0.1:*", "tcp://localhost:80"),
    ("tcp://127.0.0.1:*", "tcp://*:80"),
    ("tcp://127.0.0.1:*", "tcp://0.0.0.0:80"),
    ("tcp://127.0.0.1:*", "tcp://0:80"),
    ("tcp://127.0.0.1:*", "tcp://lo:80"),
    ("tcp://127.0.0.1:*", "tcp://127.0.0.1 :80"),
    ("tcp://127.0.0.1:*", "tcp:// 127.0.0.1:80"),
    ("tcp://127.0.0.1:*", "tcp://127.0.0.1.:80"),
    ("tcp://127.0.0.1:*", "tcp://127.0.0.1%lo:80"),
    ("tcp://127.0.0.1:*", "tcp://[::1]:80"),
    ("tcp://127.0.0.1:*", "tcp://[::127.0.0.1]:80"),
    ("tcp://127.0.0.1:*", "tcp://127.0.0.1:80;10.0.0.1:80"),
    ("tcp://127.0.0.1:*", "tcp://127.0.0.1:80 "),
    ("tcp://127.0.0.1:*", "tcp://127.0.0.1"),
    ("tcp://127.0.0.1:*", "tcp://127.0.0.1:80/x"),
    ("tcp://127.0.0.1:*", "tcp://127.0.0.1:\uff180"),
    ("tcp://127.0.0.1:*", "tcp://\uff1127.0.0.1:80"),
    ("tcp://127.0.0.1:*", "tcp://10.0.0.1\0@127.0.0.1:80"),
    ("tcp://localhost:*", "tcp://127.0.0.1:80"),
    ("tcp://localhost:*", "tcp://localhost.:80"),
    ("tcp://localhost:*", "tcp://localhost.example.org:80"),
    ("tcp://*:80", "tcp://x:81"),
    ("tcp://*:*", "TCP://x:80"),
    ("tcp://*:*", "ipc:///tmp/x"),
    ("tcp://*:*", "ws://x:80"),
    ("tcp://*:*", "wss://x:80"),
    ("tcp://*:*", "udp://x:80"),
    ("tcp://*:*", "pgm://eth0;239.1.1.1:80"),
    ("tcp://*:*", "epgm://eth0;239.1.1.1:80"),
    ("tcp://*:*", "tipc://{5555,0,0}"),
    ("tcp://*:*", "vmci://*:80"),
    ("inproc://*", "tcp://x:80"),
    ("inproc://app.*", "inproc://app"),
    ("inproc://app", "inproc://app "),
    ("inproc://*", "inproc://zeromq.zap.01"),
    ("inproc://z*", "inproc://zeromq.zap.01"),
    ("inproc://*", "inproc://jsbridge.monitor.1.1"),
    ("inproc://app", "inproc://App"),
    ("inproc://app", "inproc://app\0x"),
    ("ipc:///srv/app/*", "ipc:///srv/application/x"),
    ("ipc:///srv/app/*", "ipc:///srv/app"),
    ("ipc:///srv/app/*", "ipc:///srv/app/../x"),
    ("ipc:///srv/app/*", "ipc:///srv/app/.."),
    ("ipc:///srv/app/*", "ipc:///srv/app/x/../../x"),
    ("ipc:///srv/app/*", "ipc://*"),
    ("ipc:///srv/app/*", "ipc://*/srv/app/x"),
    ("ipc:///srv/app/*", "ipc://srv/app/x"),
    ("ipc:///srv/app/x", "ipc:///srv/app/xy"),
    ("ipc:///*", "ipc://*"),
    ("tipc://{5555,0,0}", "tipc://{5556,0,0}"),
]


def test_allows() -> None:
    assert [pair for pair in ALLOWED if not allows(*pair)] == []


def test_refuses() -> None:
    assert [pair for pair in REFUSED if allows(*pair) or allows(*pair, binds=True)] == []


@pytest.mark.parametrize(
    ("pattern", "address", "expected"),
    [
        ("ipc://@app", "ipc://@app", True),
        ("ipc://@app.*", "ipc://@app.x", True),
        ("ipc://@*", "ipc://@x", True),
        ("ipc://@app", "ipc://@other", False),
        ("ipc:///srv/*", "ipc://@app", False),
        ("ipc://@*", "ipc:///srv/x", False),
        # libzmq removes a file of that name before it binds.
        ("ipc://@*", "ipc://@x/../../etc/passwd", False),
    ],
)
def test_abstract_names(pattern: str, address: str, expected: bool) -> None:
    if sys.platform == "linux":
        assert allows(pattern, address, binds=True) is expected
    elif "@" in pattern and pattern.endswith("*"):
        with pytest.raises(ValueError, match="what is in a folder"):
            parse_pattern(pattern)


def test_nothing_and_everything() -> None:
    for address in ("inproc://x", "tcp://127.0.0.1:1", "ipc:///tmp/x", "foo://x"):
        assert not Endpoints(False, "/").allow(address, binds=True)
        assert not Endpoints((), "/").allow(address, binds=False)
        assert Endpoints(True, "/").allow(address, binds=True)
    # libzmq says that this is none.
    assert Endpoints(False, "/").allow("nothing", binds=True)


def test_links_lead_out(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    for folder in (inside, outside):
        folder.mkdir()
    (inside / "folder").symlink_to(outside)
    (inside / "file").symlink_to(outside / "socket")
    (outside / "link").symlink_to(inside / "socket")
    pattern = f"ipc://{inside}/*"
    for binds in (False, True):
        assert allows(pattern, f"ipc://{inside}/socket", binds=binds)
        assert not allows(pattern, f"ipc://{inside}/folder/socket", binds=binds)
        assert not allows(pattern, f"ipc://{outside}/socket", binds=binds)
    assert not allows(pattern, f"ipc://{inside}/file", binds=False)
    # Whoever binds removes the link itself, which is not in the folder.
    assert allows(pattern, f"ipc://{outside}/link", binds=False)
    assert not allows(pattern, f"ipc://{outside}/link", binds=True)


def test_the_folder_of_a_pattern_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert Endpoints(("ipc://link/*",), str(tmp_path)).allow(f"ipc://{tmp_path}/real/x", binds=True)


def test_relative_addresses_begin_where_the_process_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    here = os.path.realpath(tmp_path)
    assert allows(f"ipc://{here}/*", "ipc://x")
    assert not allows(f"ipc://{here}/*", "ipc://../x")


WRONG = [
    "", "*", "tcp", "tcp://", "tcp://x", "tcp://:80", "tcp://x:", "tcp://x:65536", "tcp://x:-1", "tcp://x:http",
    "tcp://*.example.org:80", "tcp://10.0.*:80", "tcp://a:1;b:1", "TCP://x:80", "inproc://", "inproc://a*b", "ipc://",
    "ipc:///tmp/x*", "ipc:///tmp/*/x", "ipc://**", "://x", "tcp://x:\uff180",
]  # fmt: skip


def test_is_no_pattern() -> None:
    for wrong in WRONG:
        with pytest.raises(ValueError, match=r"pattern|port|\*"):
            parse_pattern(wrong)


def test_the_source_of_an_address() -> None:
    assert source_of("tcp://192.168.0.1:*;10.0.0.1:80") == "tcp://192.168.0.1:*"
    assert source_of("tcp://10.0.0.1:80") is None
    assert source_of("inproc://a;b") is None


@settings(deadline=None)
@given(st.ip_addresses(v=4), st.integers(1, 4), st.sampled_from(["{}", "0x{:x}", "0X{:X}", "0{:o}"]))
def test_an_address_is_the_same_in_every_form(address: ipaddress.IPv4Address, parts: int, form: str) -> None:
    number = int(address)
    # The last part stands for all the bytes that are left.
    heads = [number >> shift & 0xFF for shift in (24, 16, 8)][: parts - 1]
    tail = number & (1 << 8 * (4 - len(heads))) - 1
    host = ".".join(form.format(part) for part in (*heads, tail))
    assert normal_host(host) == str(address)
    assert allows(f"tcp://{address}:*", f"tcp://{host}:1")
    assert not allows(f"tcp://{ipaddress.IPv4Address(number ^ 1)}:*", f"tcp://{host}:1")


@settings(deadline=None)
@given(st.ip_addresses(v=6))
def test_so_is_one_of_six(address: ipaddress.IPv6Address) -> None:
    for form in (address.exploded, address.compressed.upper(), f"[{address}]"):
        assert allows(f"tcp://[{address}]:*", f"tcp://{form}:1")


@settings(deadline=None)
@given(st.text(), st.sampled_from(["tcp", "ipc", "inproc", "ws", "pgm"]))
def test_whatever_is_not_in_the_list_is_refused(rest: str, transport: str) -> None:
    endpoints = Endpoints(("tcp://192.0.2.1:1", "ipc:///nowhere/at/all", "inproc://only.this"), "/")
    if rest not in ("192.0.2.1:1", "only.this"):
        assert not endpoints.allow(f"{transport}://{rest}", binds=False)
