"""What algorithms that work block by block have in common, with the interface of hashlib's objects."""

from __future__ import annotations

import copy
from abc import ABC, abstractmethod
from typing import TypeVar

_Self = TypeVar("_Self", bound="BlockHash")


class BlockHash(ABC):
    """A hash that takes its input in blocks of ``block_size`` bytes.

    Args:
        data: the first of the input.
    """

    block_size: int
    digest_size: int
    name: str

    def __init__(self, data: bytes = b"") -> None:
        self._rest = b""
        self._length = 0
        self.update(data)

    def update(self, data: bytes) -> None:
        """Adds to the input."""
        self._length += len(data)
        rest = self._rest + data
        whole = len(rest) - len(rest) % self.block_size
        for at in range(0, whole, self.block_size):
            self._take(rest[at : at + self.block_size])
        self._rest = rest[whole:]

    def digest(self) -> bytes:
        """The digest of the input so far."""
        return self.copy()._finish()

    def copy(self: _Self) -> _Self:
        """Another object that goes on from here."""
        return copy.deepcopy(self)

    @abstractmethod
    def _take(self, block: bytes) -> None:
        """Works one block in."""

    @abstractmethod
    def _finish(self) -> bytes:
        """Works the padding in; this object takes no more input."""
