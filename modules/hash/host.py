"""Python's half of the ``hash`` module: hashlib and hmac, and the algorithms that these no longer have."""

from __future__ import annotations

import functools
import hashlib
import hmac
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from jsbridge.modules.hash.md2 import MD2
from jsbridge.modules.hash.md4 import MD4
from jsbridge.modules.shared.objects import Objects

if TYPE_CHECKING:
    from jsbridge.host.api import Api

_OWN: dict[str, Callable[..., Any]] = {"md2": MD2, "md4": MD4}


def exports(api: Api) -> dict[str, object]:
    """Returns what the scripts of the module find on ``host``.

    Args:
        api: what the runtime offers to host modules.

    Returns:
        ``create(name)`` and ``createKeyed(name, key)``: the number of a new hash object; ``update(number, data)``,
        ``finish(number)`` and ``size(number)``: what is done with it; ``mintToken(number)``: its life.
    """
    states: Objects[Any] = Objects(api)

    def maker(name: str) -> Callable[..., Any]:
        own = _OWN.get(name)
        if own is not None:
            return own
        try:
            hashlib.new(name, usedforsecurity=False)
        except ValueError:
            message = f"there is no {name} in this Python's hashlib"
            raise api.error(message, code="ERR_CRYPTO_INVALID_DIGEST") from None
        return functools.partial(hashlib.new, name, usedforsecurity=False)

    return {
        "create": lambda name: states.add(maker(name)()),
        "createKeyed": lambda name, key: states.add(hmac.new(key, digestmod=maker(name))),
        "update": lambda number, data: states[number].update(data),
        "finish": lambda number: states[number].digest(),
        "size": lambda number: states[number].digest_size,
        "mintToken": states.mint_token,
    }
