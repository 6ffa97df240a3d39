"""MD4 (RFC 1320), which OpenSSL 3 left out. For old data and protocols only: it is broken, and slow here."""

from __future__ import annotations

import struct
from collections.abc import Callable

from jsbridge.modules.hash.blocks import BlockHash

_MASK = 0xFFFFFFFF
_LENGTH_AT = 56

# Of each round: the function, the constant, the order of the words, the rotations.
_ROUNDS: tuple[tuple[Callable[[int, int, int], int], int, tuple[int, ...], tuple[int, ...]], ...] = (
    (lambda x, y, z: x & y | ~x & z, 0, tuple(range(16)), (3, 7, 11, 19)),
    (
        lambda x, y, z: x & y | x & z | y & z,
        0x5A827999,
        (0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15),
        (3, 5, 9, 13),
    ),
    (
        lambda x, y, z: x ^ y ^ z,
        0x6ED9EBA1,
        (0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15),
        (3, 9, 11, 15),
    ),
)


class MD4(BlockHash):
    """One MD4 digest.

    >>> MD4(b"abc").digest().hex()
    'a448017aaf21d8525fc10ae87aa6729d'
    """

    block_size = 64
    digest_size = 16
    name = "md4"

    def __init__(self, data: bytes = b"") -> None:
        self._state = (0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476)
        super().__init__(data)

    def _take(self, block: bytes) -> None:
        words = struct.unpack("<16I", block)
        a, b, c, d = self._state
        for function, constant, order, rotations in _ROUNDS:
            for step, word in enumerate(order):
                total = (a + (function(b, c, d) & _MASK) + words[word] + constant) & _MASK
                bits = rotations[step % 4]
                a, b, c, d = d, (total << bits | total >> (32 - bits)) & _MASK, b, c
        added = zip(self._state, (a, b, c, d), strict=True)
        first, second, third, fourth = ((before + after) & _MASK for before, after in added)
        self._state = (first, second, third, fourth)

    def _finish(self) -> bytes:
        bits = self._length * 8
        padding = b"\x80" + bytes((_LENGTH_AT - 1 - self._length) % self.block_size)
        self.update(padding + struct.pack("<Q", bits & 0xFFFFFFFFFFFFFFFF))
        return struct.pack("<4I", *self._state)
