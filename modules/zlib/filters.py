"""Packing and unpacking piece by piece, with Python's zlib."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from typing import Any

from jsbridge.host.api import HostError

#: How much one call of :meth:`Unpacker.take` returns at most, in bytes.
PIECE = 65536

_GZIP_BITS = 16
_PROBLEM = re.compile(r"Error (-?\d+)[^:]*(?:: (.*))?")
_MISUSED = -2
_INCOMPLETE = -5
_NEEDS_DICTIONARY = 2
_CODES = {2: "Z_NEED_DICT", -2: "Z_STREAM_ERROR", -3: "Z_DATA_ERROR", -4: "Z_MEM_ERROR", -5: "Z_BUF_ERROR"}
_MESSAGES = {_NEEDS_DICTIONARY: "Missing dictionary", _INCOMPLETE: "unexpected end of file"}


def problem(number: int, message: str) -> HostError:
    """An error as Node has it: ``code`` and ``errno`` are zlib's."""
    return HostError(message, code=_CODES.get(number, "Z_ERRNO"), errno=number, number=number)


def translated(error: zlib.error) -> HostError:
    """An error of the library in Node's form."""
    if "zdict" in str(error):
        return problem(_NEEDS_DICTIONARY, "Bad dictionary")
    found = _PROBLEM.match(str(error))
    if found is None:
        return problem(_MISUSED, str(error))
    number = int(found[1])
    return problem(number, _MESSAGES.get(number) or found[2] or str(error))


class Packer:
    """Compresses what it is fed.

    Args:
        options: level, window bits, memory level, strategy, dictionary (None: none).

    Raises:
        HostError: gzip knows no dictionaries (``Z_STREAM_ERROR``).
    """

    def __init__(self, options: Sequence[Any]) -> None:
        level, bits, memory, strategy, dictionary = options
        known = {} if dictionary is None else {"zdict": dictionary}
        try:
            self._stream = zlib.compressobj(level, zlib.DEFLATED, bits, memory, strategy, **known)
        except ValueError:
            raise problem(_MISUSED, "Failed to set dictionary") from None
        self._ready: list[bytes] = []

    def feed(self, data: bytes) -> None:
        """Takes a piece of the input."""
        self._ready.append(self._stream.compress(data))

    def flush(self) -> None:
        """Lets all output come that the input so far is good for."""
        self._ready.append(self._stream.flush(zlib.Z_SYNC_FLUSH))

    def finish(self) -> None:
        """The input is at its end."""
        self._ready.append(self._stream.flush())

    def take(self) -> bytes | None:
        """All of the output that is there; None when there is none."""
        data = b"".join(self._ready)
        self._ready.clear()
        return data or None


class Unpacker:
    """Decompresses what it is fed.

    What follows the packed data is ignored, as in Node; only gzip has several members, which may be padded with zeros.

    Args:
        options: window bits, the largest size of the output in bytes, dictionary (None: none).
    """

    def __init__(self, options: Sequence[Any]) -> None:
        self._bits, self._room, self._dictionary = options
        self._limit = self._room
        self._pending = b""
        # zlib can hold output back when it has read all of the input.
        self._more = False
        self._stream = self._begin()

    def _begin(self) -> Any:
        if self._dictionary is None or self._bits > _GZIP_BITS:
            return zlib.decompressobj(self._bits)
        return zlib.decompressobj(self._bits, zdict=self._dictionary)

    def feed(self, data: bytes) -> None:
        """Takes a piece of the input."""
        self._pending += data

    def take(self) -> bytes | None:
        """Some of the output, at most :data:`PIECE` bytes; None when more input is needed.

        Raises:
            HostError: the input is no packed data (zlib's code), or the output is too long (``ERR_BUFFER_TOO_LARGE``).
        """
        while self._pending or self._more:
            if self._stream.eof and not self._next_member():
                return None
            try:
                piece: bytes = self._stream.decompress(self._pending, PIECE)
            except zlib.error as error:
                raise translated(error) from None
            self._pending = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
            self._more = len(piece) == PIECE and not self._stream.eof
            if piece:
                self._room -= len(piece)
                if self._room < 0:
                    message = f"Cannot create a Buffer larger than {int(self._limit)} bytes"
                    raise HostError(message, name="RangeError", code="ERR_BUFFER_TOO_LARGE", number=100006)
                return piece
        return None

    def flush(self) -> None:
        """Nothing is held back: all output is there already."""

    def _next_member(self) -> bool:
        if self._bits > _GZIP_BITS and self._pending and self._pending[0]:
            self._stream = self._begin()
            return True
        self._pending = b""
        return False

    def finish(self) -> None:
        """The input is at its end.

        Raises:
            HostError: the packed data is not (``Z_BUF_ERROR``).
        """
        if not self._stream.eof:
            raise problem(_INCOMPLETE, _MESSAGES[_INCOMPLETE])


def pack(data: bytes, options: Sequence[Any]) -> bytes:
    """Compresses all of ``data``; ``options`` are those of :class:`Packer`."""
    packer = Packer(options)
    packer.feed(data)
    packer.finish()
    return packer.take() or b""


def unpack(data: bytes, options: Sequence[Any]) -> bytes:
    """Decompresses all of ``data``; ``options`` and errors are those of :class:`Unpacker`."""
    unpacker = Unpacker(options)
    pieces = []
    # Not all at once: what zlib has not read yet is copied for each piece of the output.
    for at in range(0, len(data), PIECE):
        unpacker.feed(data[at : at + PIECE])
        while (piece := unpacker.take()) is not None:
            pieces.append(piece)
    unpacker.finish()
    return b"".join(pieces)
