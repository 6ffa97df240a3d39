"""The ``bson`` module: the package that comes with pymongo."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsbridge.host.api import Api

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN = (type(None), bool, int, float, str, bytes, datetime.datetime)


def _text(value: str) -> str:
    return value if value.isascii() else _LONE_SURROGATE.sub("\ufffd", value)


def _functions(api: Api) -> dict[str, Callable[..., object]]:
    import bson
    from bson import json_util
    from bson.codec_options import CodecOptions

    options: CodecOptions[dict[str, Any]] = CodecOptions(tz_aware=True, unicode_decode_error_handler="replace")

    def outgoing(value: Any) -> Any:
        """What the package encodes: texts that UTF-8 can say, and its own types for Extended JSON."""
        if isinstance(value, str):
            return _text(value)
        if isinstance(value, (list, set, frozenset)):
            return [outgoing(item) for item in value]
        if isinstance(value, dict):
            fields = {_text(key) if isinstance(key, str) else key: outgoing(item) for key, item in value.items()}
            return json_util.object_hook(fields) if any(str(key).startswith("$") for key in fields) else fields
        if isinstance(value, _PLAIN):
            return value
        kind = "function" if callable(value) else getattr(value, "__class_name__", type(value).__name__)
        message = f"BSON has no counterpart of a {kind}"
        raise api.error(message, name="TypeError", code="ERR_INVALID_ARG_TYPE", number=100005)

    def incoming(value: Any) -> Any:
        """What a script can have: the package's own types become MongoDB Extended JSON."""
        if isinstance(value, dict):
            return {key: incoming(item) for key, item in value.items()}
        if isinstance(value, list):
            return [incoming(item) for item in value]
        if type(value) in _PLAIN:
            return value
        if isinstance(value, int):
            return int(value)
        return json_util.default(value)

    def encode(document: Any) -> bytes:
        try:
            return bson.encode(outgoing(document))
        except OverflowError:
            message = "BSON has integers of 64 bits at most"
            raise api.error(message, name="RangeError", code="ERR_OUT_OF_RANGE", number=100006) from None
        except (bson.errors.BSONError, TypeError, ValueError) as error:
            raise api.error(f"BSON cannot say this: {error}", name="TypeError", code="ERR_INVALID_ARG_VALUE") from None

    def decode(data: bytes) -> object:
        try:
            return incoming(bson.decode(data, options))
        except (bson.errors.BSONError, OverflowError, RecursionError) as error:
            # What follows in brackets is advice for programs in Python.
            detail = str(error).partition(" (")[0]
            raise api.error(f"this is no BSON: {detail}", code="ERR_INVALID_DATA") from None

    return {"encode": encode, "decode": decode}


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
        message = "require('bson') needs the package bson of pymongo: pip install 'jsbridge[bson]'"
        raise api.error(message, code="MODULE_NOT_FOUND") from None
