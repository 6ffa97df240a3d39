"""Python's half of the ``zlib`` module: the standard library's zlib."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from jsbridge.modules.shared.objects import Objects
from jsbridge.modules.zlib.filters import Packer, Unpacker, pack, unpack

if TYPE_CHECKING:
    from jsbridge.host.api import Api

#: Node's `zlib.constants`, as far as they speak of zlib.
CONSTANTS = {
    "Z_NO_FLUSH": 0,
    "Z_PARTIAL_FLUSH": 1,
    "Z_SYNC_FLUSH": 2,
    "Z_FULL_FLUSH": 3,
    "Z_FINISH": 4,
    "Z_BLOCK": 5,
    "Z_OK": 0,
    "Z_STREAM_END": 1,
    "Z_NEED_DICT": 2,
    "Z_ERRNO": -1,
    "Z_STREAM_ERROR": -2,
    "Z_DATA_ERROR": -3,
    "Z_MEM_ERROR": -4,
    "Z_BUF_ERROR": -5,
    "Z_VERSION_ERROR": -6,
    "Z_NO_COMPRESSION": 0,
    "Z_BEST_SPEED": 1,
    "Z_BEST_COMPRESSION": 9,
    "Z_DEFAULT_COMPRESSION": -1,
    "Z_FILTERED": 1,
    "Z_HUFFMAN_ONLY": 2,
    "Z_RLE": 3,
    "Z_FIXED": 4,
    "Z_DEFAULT_STRATEGY": 0,
    "Z_MIN_WINDOWBITS": 8,
    "Z_MAX_WINDOWBITS": 15,
    "Z_DEFAULT_WINDOWBITS": 15,
    "Z_MIN_CHUNK": 64,
    "Z_MAX_CHUNK": math.inf,
    "Z_DEFAULT_CHUNK": 16384,
    "Z_MIN_MEMLEVEL": 1,
    "Z_MAX_MEMLEVEL": 9,
    "Z_DEFAULT_MEMLEVEL": 8,
    "Z_MIN_LEVEL": -1,
    "Z_MAX_LEVEL": 9,
    "Z_DEFAULT_LEVEL": -1,
}


def exports(api: Api) -> dict[str, object]:
    """Returns what the scripts of the module find on ``host``.

    Args:
        api: what the runtime offers to host modules.

    Returns:
        ``compress`` and ``decompress`` with ``(data, options)``, the same with ``…Elsewhere`` on a helper thread;
        ``packer(options)`` and ``unpacker(options)``: the number of a new filter; ``feed(number, data)``,
        ``take(number)``, ``flush(number)`` and ``finish(number)``: what is done with it; ``mintToken(number)``: its
        life; ``constants``.
    """
    filters: Objects[Packer | Unpacker] = Objects(api)
    return {
        "compress": pack,
        "decompress": unpack,
        "compressElsewhere": api.thread(pack),
        "decompressElsewhere": api.thread(unpack),
        "packer": lambda options: filters.add(Packer(options)),
        "unpacker": lambda options: filters.add(Unpacker(options)),
        "feed": lambda number, data: filters[number].feed(data),
        "take": lambda number: filters[number].take(),
        "flush": lambda number: filters[number].flush(),
        "finish": lambda number: filters[number].finish(),
        "mintToken": filters.mint_token,
        "constants": CONSTANTS,
    }
