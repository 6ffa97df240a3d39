"""The ``msgpack`` module: the package of that name."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsbridge.host.api import Api

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_TIMESTAMP_AS_DATETIME = 3


def well_formed(value: Any) -> Any:
    """``value`` with U+FFFD for the lone surrogates in its texts, which UTF-8 cannot say."""
    if isinstance(value, str):
        return value if value.isascii() else _LONE_SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [well_formed(item) for item in value]
    if isinstance(value, dict):
        return {well_formed(key): well_formed(item) for key, item in value.items()}
    return value


def _functions(api: Api) -> dict[str, Callable[..., object]]:
    import msgpack

    def unpackable(value: object) -> object:
        if isinstance(value, (set, frozenset)):
            return list(value)
        if isinstance(value, int):
            raise OverflowError
        kind = "function" if callable(value) else getattr(value, "__class_name__", type(value).__name__)
        message = f"msgpack has no counterpart of a {kind}"
        raise api.error(message, name="TypeError", code="ERR_INVALID_ARG_TYPE", number=100005)

    def pack(value: Any) -> object:
        try:
            return msgpack.packb(value, default=unpackable, datetime=True)
        except UnicodeEncodeError:
            return msgpack.packb(well_formed(value), default=unpackable, datetime=True)
        except OverflowError:
            message = "msgpack has integers of 64 bits at most"
            raise api.error(message, name="RangeError", code="ERR_OUT_OF_RANGE", number=100006) from None

    def extension(kind: int, data: bytes) -> object:
        return {"type": kind, "data": data}

    def unpack(data: bytes) -> object:
        try:
            return msgpack.unpackb(
                data,
                strict_map_key=False,
                timestamp=_TIMESTAMP_AS_DATETIME,
                ext_hook=extension,
                unicode_errors="replace",
            )
        except msgpack.ExtraData as error:
            message = f"there are {len(error.extra)} bytes behind the packed value"
            raise api.error(message, code="ERR_INVALID_DATA") from None
        except (ValueError, TypeError, OverflowError, msgpack.UnpackException) as error:
            detail = str(error) or type(error).__name__
            raise api.error(f"this is no msgpack: {detail}", code="ERR_INVALID_DATA") from None

    return {"pack": pack, "unpack": unpack}


def exports(api: Api) -> dict[str, object]:
    """Returns what the scripts of the module find on ``host``.

    Args:
        api: what the runtime offers to host modules.

    Raises:
        HostError: ``MODULE_NOT_FOUND``: the package is not installed.
    """
    try:
        return {**_functions(api)}
    except ImportError:
        message = "require('msgpack') needs the Python package msgpack: pip install 'jsbridge[msgpack]'"
        raise api.error(message, code="MODULE_NOT_FOUND") from None
