"""Python's half of the global objects, and what the loader itself asks."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from jsbridge.loader.globals.encodings import PartDecoder, decode, find_encoding

if TYPE_CHECKING:
    from jsbridge.host.api import Api

_MS_PER_S = 1000.0


def exports(api: Api) -> dict[str, object]:
    """Returns what the files of this folder find on ``host``.

    Args:
        api: what the runtime offers to host modules.

    Returns:
        Functions and constants by name:

        * ``isLive(fiber)``: whether the fiber of that number has not ended.
        * ``now()``, ``timeOrigin``: milliseconds since the runtime was created, and since 1970 when it was.
        * ``encode()``, ``encodePart(limit)``, ``unitsOfPart()``: UTF-8 of the staged text, as much of it as fits, and
          how many UTF-16 units that was.
        * ``findEncoding(label)``, ``decode(codec, fatal)``, ``decodePart(codec, fatal, final)``, ``stateOfPart()``: the
          staged bytes as text, see :mod:`jsbridge.loader.globals.encodings`.
    """
    raw = api.raw
    staged_bytes, staged_text, staged_utf8 = api.staged_bytes, api.staged_text, api.staged_utf8
    fibers, started = api.scheduler.fibers, api.started
    parts = PartDecoder()
    units = [0]

    def encode_part(limit: int) -> bytes:
        data = staged_utf8()
        if len(data) > limit:
            end = int(limit)
            while data[end] & 0xC0 == 0x80:
                end -= 1
            data = data[:end]
        units[0] = len(data.decode("utf-8").encode("utf-16-le")) // 2
        return data

    def decode_part(codec: int, fatal: bool, final: bool) -> str | None:
        return parts.decode(codec, bytes(staged_bytes()), staged_text(), fatal=fatal, final=final)

    return {
        "isLive": raw(lambda number: number in fibers),
        "now": raw(lambda: (time.monotonic() - started) * _MS_PER_S),
        "timeOrigin": (time.time() - (time.monotonic() - started)) * _MS_PER_S,
        "encode": raw(lambda: staged_utf8()),
        "encodePart": raw(encode_part),
        "unitsOfPart": raw(lambda: units[0]),
        "findEncoding": find_encoding,
        "decode": raw(lambda codec, fatal: decode(codec, staged_bytes(), fatal=fatal)),
        "decodePart": raw(decode_part),
        "stateOfPart": raw(lambda: parts.state),
    }
