"""MD2 (RFC 1319), which OpenSSL left out long ago. For old data only: it is broken, and slow here."""

from __future__ import annotations

from jsbridge.modules.hash.blocks import BlockHash

_ROUNDS = 18
# A permutation of all bytes that the RFC makes from the digits of pi.
_SUBSTITUTION = bytes.fromhex(
    "292e43c9a2d87c013d3654a1ecf0061362a705f3c0c7738c98932bd9bc4c82ca"
    "1e9b573cfdd4e01667426f188a17e512be4ec4d6da9ede49a0fbf58ebb2fee7a"
    "a968799115b2073f94c210890b225f21807f5d9a5a903227353ecce7bff79703"
    "ff1930b348a5b5d1d75e922aac56aac64fb838d296a47db676fc6be29c7404f1"
    "459d705964718720865bcf65e62da8021b6025adaeb0b9f61c46616934407e0f"
    "5547a323dd51af3ac35cf9cebac5ea262c530d6e85288409d3dfcdf441814d52"
    "6adc37c86cc1abfa24e17b080cbdb14a7888958be363e86de9cbd5fe3b001d39"
    "f2efb70e6658d0e4a67772f8eb754b0a314450b48fed1f1adb998d339f118314"
)


class MD2(BlockHash):
    """One MD2 digest.

    >>> MD2(b"abc").digest().hex()
    'da853b0d3f88d99b30283a69e6ded6bb'
    """

    block_size = 16
    digest_size = 16
    name = "md2"

    def __init__(self, data: bytes = b"") -> None:
        self._state = bytes(16)
        self._checksum = bytes(16)
        super().__init__(data)

    def _take(self, block: bytes) -> None:
        self._mix(block)
        checksum, last = bytearray(self._checksum), self._checksum[-1]
        for at, byte in enumerate(block):
            last = checksum[at] = checksum[at] ^ _SUBSTITUTION[byte ^ last]
        self._checksum = bytes(checksum)

    def _mix(self, block: bytes) -> None:
        words = bytearray(self._state + block + bytes(a ^ b for a, b in zip(self._state, block, strict=True)))
        carry = 0
        for turn in range(_ROUNDS):
            for at in range(len(words)):
                carry = words[at] = words[at] ^ _SUBSTITUTION[carry]
            carry = (carry + turn) % 256
        self._state = bytes(words[:16])

    def _finish(self) -> bytes:
        missing = self.block_size - len(self._rest)
        self.update(bytes([missing]) * missing)
        self._mix(self._checksum)
        return self._state
