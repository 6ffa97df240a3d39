"""From JavaScript to Python: the value for JSON text that encode.js wrote."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from jsbridge.values.plain import TAG, TAGGED

if TYPE_CHECKING:
    from jsbridge.values.values import Values

_loads = json.loads
_CONTAINERS = frozenset((list, dict))
# The kinds of nodes whose value is a number under which the script holds something for Python.
_HELD = ("f", "x", "p")


class Decoder:
    """Makes the Python value of one crossing.

    Args:
        values: the conversions of the runtime that the value comes from.
        blocks: the blocks of bytes that came with it.
    """

    def __init__(self, values: Values, blocks: list[bytes]) -> None:
        self._values = values
        self._blocks = blocks
        self._taken = 0

    def decode(self, text: str) -> Any:
        """The value for a JSON text.

        Raises:
            TypeError, ValueError: the value has no counterpart in Python: an unhashable key, an invalid Date.
        """
        node = _loads(text)
        return self.revive(node) if TAGGED in text else node

    def revive(self, node: Any) -> Any:
        """The value for a node. If there is none, the script's values in the node are let go of."""
        if type(node) not in _CONTAINERS:
            return node
        try:
            return self._container(node)
        except BaseException:
            # Those that were reached have proxies, which let go of them; the nodes are walked in the same order again.
            for number in _held_by(node)[self._taken :]:
                self._values.released.append(number)
            raise

    def _container(self, node: Any) -> Any:
        if type(node) is list:
            return [item if type(item) not in _CONTAINERS else self._container(item) for item in node]
        kind = node.get(TAG)
        if kind is not None:
            return self._special(kind, node["v"], node)
        return {key: item if type(item) not in _CONTAINERS else self._container(item) for key, item in node.items()}

    def _special(self, kind: str, value: Any, node: dict[str, Any]) -> Any:
        values = self._values
        if kind == "b":
            return self._blocks[value]
        if kind == "i":
            return int(value, 16)
        if kind == "d":
            from jsbridge.values.dates import moment

            return moment(value)
        if kind == "n":
            return float(value)
        if kind == "m":
            items = [item if type(item) not in _CONTAINERS else self._container(item) for item in value]
            return {_hashable(key): item for key, item in zip(items[::2], items[1::2], strict=True)}
        if kind == "s":
            items = [item if type(item) not in _CONTAINERS else self._container(item) for item in value]
            return {_hashable(item) for item in items}
        if kind == "o":
            return dict(self._container(value))
        if kind == "c":
            return values.callables.original(value)
        if kind == "e":
            return self.exception(value)
        self._taken += 1
        if kind == "f":
            return values.function(value, node["n"])
        if kind == "p":
            return values.promise(value, node["w"])
        return values.object(value, node["n"])

    def exception(self, description: dict[str, Any]) -> BaseException:
        """The exception for a description made by errors.js: the original one where it came from Python."""
        return self._values.exception(description, self)

    def take_handle(self, description: dict[str, Any]) -> int | None:
        """The number under which the script holds a thrown value, if it is one that can be held."""
        number = description.get("handle")
        if number is not None:
            self._taken += 1
        return number


def _held_by(node: Any) -> list[int]:
    # In the order in which Decoder takes them: a description's handle before what it describes.
    found: list[int] = []
    if type(node) is list:
        for item in node:
            found += _held_by(item)
    elif type(node) is dict:
        kind = node.get(TAG)
        if kind in _HELD:
            return [node["v"]]
        if kind == "e":
            return _held_by_error(node["v"])
        for item in node.values():
            found += _held_by(item)
    return found


def _held_by_error(description: dict[str, Any]) -> list[int]:
    found = [description["handle"]] if "handle" in description else []
    if "thrown" in description:
        found += _held_by(description["thrown"])
    if "cause" in description:
        found += _held_by_error(description["cause"])
    return found


def _hashable(value: Any) -> Any:
    try:
        hash(value)
    except TypeError:
        raise TypeError(f"a {type(value).__name__} cannot be a dict key or a set member in Python") from None
    return value
