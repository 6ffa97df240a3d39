"""The global variables of a runtime's scripts, as a mapping."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsbridge.program import Program
    from jsbridge.values import JSObject


class Globals(MutableMapping[str, Any]):
    """The global variables of a runtime's scripts (``var``, functions and assigned ones; not ``let`` and ``const``)."""

    def __init__(self, program: Program) -> None:
        self._object: JSObject = program.call(program.global_object)

    def __getitem__(self, name: str) -> Any:
        if name not in self._object:
            raise KeyError(name)
        return self._object[name]

    def __setitem__(self, name: str, value: object) -> None:
        self._object[name] = value

    def __delitem__(self, name: str) -> None:
        if name not in self._object:
            raise KeyError(name)
        del self._object[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._object)

    def __len__(self) -> int:
        return sum(1 for _ in self._object)
