"""From Python to JavaScript: the JSON nodes of a value, or of the arguments of a call. decode.js is the other half."""

from __future__ import annotations

import json
import math
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from jsbridge.engine.channel import MAILBOX_BYTES
from jsbridge.values.plain import MAX_DEPTH, MAX_SAFE_INTEGER, TAG, flat
from jsbridge.values.proxies import ScriptValue

if TYPE_CHECKING:
    from datetime import datetime

    from jsbridge.values.values import Values

_dumps = json.JSONEncoder(ensure_ascii=True, check_circular=False, separators=(",", ":")).encode
_INFINITE = {"inf": "Infinity", "-inf": "-Infinity", "nan": "NaN"}
# What JSON says as it is.
_PLAIN = frozenset((str, bool, type(None)))


class Encoder:
    """Makes the nodes for one crossing; knows the path to what it looks at, for the error's sake.

    Args:
        values: the conversions of the runtime that the value is for.
        root: what the path begins with.
    """

    def __init__(self, values: Values, root: str = "") -> None:
        self._values = values
        self._path: list[str] = [root]
        self._parents: list[object] = []
        self._blocks: list[bytes | bytearray | memoryview] = []
        self._tagged = False

    def finish(self, mark: str, node: Any) -> str:
        """The marker for a finished node.

        After the mark (lower case for a node without tags) comes the JSON text; before it, where there are blocks of
        bytes, ``m`` when they lie in the mailbox, one after the other, or ``h`` when the holder has them. The text then
        is a pair of the node and the lengths.
        """
        blocks = self._blocks
        if not blocks:
            return (mark if self._tagged else mark.lower()) + _dumps(node)
        lengths = [len(block) for block in blocks]
        text = _dumps([node, lengths])
        place = "m" if sum(lengths) <= MAILBOX_BYTES else "h"
        self._values.engine.put_blocks(blocks, mailbox=place == "m")
        return f"{mark}{place}{text}"

    def arguments(self, args: list[Any] | tuple[Any, ...]) -> list[Any]:
        """The nodes of the arguments of a call."""
        nodes = []
        for index, arg in enumerate(args):
            self._path = [f"argument {index + 1}"]
            nodes.append(arg if type(arg) in _PLAIN else self.encode(arg))
        return nodes

    def encode(self, value: Any) -> Any:
        """The node of a value.

        Raises:
            TypeError: the value, or something in it, has no counterpart; the message tells the type and the path.
        """
        kind = type(value)
        if kind in _PLAIN:
            return value
        if kind is int:
            return value if -MAX_SAFE_INTEGER <= value <= MAX_SAFE_INTEGER else self._big(value)
        if kind is float:
            return value if math.isfinite(value) else self._tag("n", _INFINITE[repr(value)])
        if kind is list or kind is tuple:
            return self._sequence(value)
        if kind is dict:
            return self._mapping(value)
        if isinstance(value, (bytes, bytearray, memoryview)):
            self._blocks.append(flat(value))
            return self._tag("b", len(self._blocks) - 1)
        # Where nobody has imported datetime, nothing is one.
        dates = sys.modules.get("datetime")
        if dates is not None and isinstance(value, dates.datetime):
            return self._date(value)
        if isinstance(value, (set, frozenset)):
            return self._tag("s", self._sequence(value, " member"))
        if isinstance(value, ScriptValue):
            return self._proxy(value)
        if isinstance(value, BaseException):
            return self._tag("e", self._values.describe(value, self))
        return self._subclass(value)

    def _subclass(self, value: Any) -> Any:
        # Subclasses of the plain types (IntEnum, OrderedDict, named tuples, numpy's float64) are what they derive from.
        if isinstance(value, str):
            return str.__str__(value)
        if isinstance(value, int):
            return self.encode(int.__int__(value))
        if isinstance(value, float):
            return self.encode(float.__float__(value))
        if isinstance(value, (list, tuple)):
            return self._sequence(value)
        if isinstance(value, dict):
            return self._mapping(value)
        if callable(value):
            return self._tag("c", self._values.callables.number_of(value))
        return self.fail(f"{type(value).__module__}.{type(value).__qualname__} has no counterpart in JavaScript")

    def fail(self, reason: str) -> NoReturn:
        """Raises the TypeError for what is looked at."""
        root, *steps = self._path
        path = f"{root}, {''.join(steps)}" if root and steps else root + "".join(steps)
        raise TypeError(f"cannot convert to JavaScript: {reason} ({path})")

    def try_encode(self, value: Any) -> Any:
        """The node of a value, or of its ``repr()`` when it has no counterpart."""
        path, parents, blocks = len(self._path), len(self._parents), len(self._blocks)
        try:
            return self.encode(value)
        except TypeError:
            del self._path[path:], self._parents[parents:], self._blocks[blocks:]
            return repr(value)

    def _big(self, value: int) -> Any:
        # In base 16, which Python converts without a limit on the digits.
        return self._tag("i", f"{value:x}")

    def _tag(self, kind: str, value: Any) -> dict[str, Any]:
        self._tagged = True
        return {TAG: kind, "v": value}

    def _enter(self, value: object) -> None:
        parents = self._parents
        if len(parents) >= MAX_DEPTH:
            self.fail(f"the value is nested deeper than {MAX_DEPTH} levels")
        for parent in parents:
            if parent is value:
                self.fail("the value contains itself")
        parents.append(value)

    def _sequence(self, value: Any, step: str | None = None) -> list[Any]:
        self._enter(value)
        nodes = []
        path = self._path
        for index, item in enumerate(value):
            if type(item) in _PLAIN:
                nodes.append(item)
            else:
                path.append(step or f"[{index}]")
                nodes.append(self.encode(item))
                path.pop()
        self._parents.pop()
        return nodes

    def _mapping(self, value: dict[Any, Any]) -> dict[str, Any]:
        for key in value:
            if not isinstance(key, str):
                return self._map(value)
        self._enter(value)
        members: dict[str, Any] = {}
        path = self._path
        for key, item in value.items():
            name = key if type(key) is str else str.__str__(key)
            if type(item) in _PLAIN:
                members[name] = item
            else:
                path.append(f".{name}")
                members[name] = self.encode(item)
                path.pop()
        self._parents.pop()
        return self._tag("o", list(members.items())) if TAG in members else members

    def _map(self, value: dict[Any, Any]) -> dict[str, Any]:
        self._enter(value)
        nodes = []
        path = self._path
        for key, item in value.items():
            path.append(" key")
            nodes.append(self.encode(key))
            path[-1] = f"[{key!r}]"
            nodes.append(self.encode(item))
            path.pop()
        self._parents.pop()
        return self._tag("m", nodes)

    def _date(self, value: datetime) -> Any:
        from jsbridge.values.dates import milliseconds

        try:
            return self._tag("d", milliseconds(value))
        except ValueError as error:
            return self.fail(str(error))

    def _proxy(self, value: Any) -> Any:
        handle = value.__handle__
        if handle.values is not self._values:
            self.fail("it belongs to another runtime")
        return self._tag("h", handle.number)
