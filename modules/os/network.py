"""The addresses of the machine's network interfaces, asked of Linux over a netlink socket (rtnetlink(7)).

The standard library knows no other way to the addresses of an interface.
"""

from __future__ import annotations

import errno
import ipaddress
import os
import socket
import struct
from collections.abc import Iterator
from typing import NamedTuple

_NETLINK_ROUTE = 0
_REQUEST_DUMP = 0x301
_DONE, _ERROR = 3, 2
_NEW_LINK, _GET_LINK = 16, 18
_NEW_ADDRESS, _GET_ADDRESS = 20, 22
_LINK_ADDRESS, _LINK_NAME = 1, 3
_ADDRESS, _LOCAL = 1, 2
_UP, _LOOPBACK, _RUNNING = 0x1, 0x8, 0x40
_HEADER = struct.Struct("=IHHII")
_LINK = struct.Struct("=BxHiII")
_INTERFACE_ADDRESS = struct.Struct("=BBBBI")
_ATTRIBUTE = struct.Struct("=HH")
_RECEIVE_BYTES = 1 << 16
_ALIGNMENT = 4
_NO_MAC = bytes(6)
_LINK_SCOPE_PREFIX = "fe80::/10"


class Link(NamedTuple):
    """An interface: its name, hardware address and flags."""

    name: str
    mac: str
    flags: int


def network_interfaces() -> dict[str, list[dict[str, object]]]:
    """The addresses of the interfaces that are up, by the names of these, as Node's ``os.networkInterfaces()``.

    Raises:
        OSError: ENOSYS on other systems than Linux.
    """
    if not hasattr(socket, "AF_NETLINK"):
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    links: dict[int, Link] = {}
    found: dict[str, list[dict[str, object]]] = {}
    for body in _dump(_GET_LINK, _NEW_LINK):
        number, named = _parse_link(body)
        links[number] = named
    for body in _dump(_GET_ADDRESS, _NEW_ADDRESS):
        parsed = _parse_address(body)
        link = links.get(parsed[0])
        # One that was added in between is not known.
        if link is not None and link.flags & _UP and link.flags & _RUNNING:
            found.setdefault(link.name, []).append(_describe(link, *parsed))
    return found


def _dump(request: int, answer: int) -> Iterator[bytes]:
    # The bodies of all messages that the kernel answers with.
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW | socket.SOCK_CLOEXEC, _NETLINK_ROUTE) as netlink:
        netlink.bind((0, 0))
        size = _HEADER.size + _LINK.size
        netlink.send(_HEADER.pack(size, request, _REQUEST_DUMP, 1, 0) + bytes(_LINK.size))
        while True:
            data = netlink.recv(_RECEIVE_BYTES)
            while data:
                length, kind, _, _, _ = _HEADER.unpack_from(data)
                if kind == _DONE:
                    return
                if kind == _ERROR:
                    number = -struct.unpack_from("=i", data, _HEADER.size)[0]
                    raise OSError(number, os.strerror(number))
                if kind == answer:
                    yield data[_HEADER.size : length]
                data = data[_aligned(length) :]


def _aligned(length: int) -> int:
    return -(-length // _ALIGNMENT) * _ALIGNMENT


def _attributes(data: bytes) -> dict[int, bytes]:
    found = {}
    while len(data) >= _ATTRIBUTE.size:
        length, kind = _ATTRIBUTE.unpack_from(data)
        found[kind] = data[_ATTRIBUTE.size : length]
        data = data[_aligned(max(length, _ATTRIBUTE.size)) :]
    return found


def _parse_link(body: bytes) -> tuple[int, Link]:
    _, _, index, flags, _ = _LINK.unpack_from(body)
    attributes = _attributes(body[_LINK.size :])
    name = attributes.get(_LINK_NAME, b"").rstrip(b"\0").decode("utf-8", "replace")
    hardware = attributes.get(_LINK_ADDRESS, _NO_MAC)[: len(_NO_MAC)].ljust(len(_NO_MAC), b"\0")
    return index, Link(name, hardware.hex(":"), flags)


def _parse_address(body: bytes) -> tuple[int, int, bytes]:
    # The interface's index, the length of the prefix, the address.
    _, prefix, _, _, index = _INTERFACE_ADDRESS.unpack_from(body)
    attributes = _attributes(body[_INTERFACE_ADDRESS.size :])
    # Of a connection between two points the other one is the far end's.
    return index, prefix, attributes.get(_LOCAL) or attributes[_ADDRESS]


def _describe(link: Link, index: int, prefix: int, packed: bytes) -> dict[str, object]:
    address = ipaddress.ip_address(packed)
    network = ipaddress.ip_network((packed, prefix), strict=False)
    described: dict[str, object] = {
        "address": str(address),
        "netmask": str(network.netmask),
        "family": f"IPv{address.version}",
        "mac": link.mac,
        "internal": bool(link.flags & _LOOPBACK),
        "cidr": f"{address}/{prefix}",
    }
    if address.version == 6:
        described["scopeid"] = index if address in ipaddress.ip_network(_LINK_SCOPE_PREFIX) else 0
    return described
