"""Objects of the host that scripts hold by number."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from jsbridge.host.api import Api

_Kept = TypeVar("_Kept")


class Objects(Generic[_Kept]):
    """The objects that the scripts of one runtime hold; each goes when the token of its number does."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._kept: dict[int, _Kept] = {}
        self._numbers = count(1)

    def add(self, kept: _Kept) -> int:
        """Keeps an object; returns its number."""
        number = next(self._numbers)
        self._kept[number] = kept
        return number

    def mint_token(self, number: int) -> None:
        """What ``host.takeToken`` needs as ``host.mintToken``: makes the token with which the object goes."""
        self._api.mint_token(lambda: self.drop(number))

    def drop(self, number: int) -> None:
        """Lets an object go, if it is kept."""
        self._kept.pop(number, None)

    def __getitem__(self, number: int) -> _Kept:
        return self._kept[number]

    def __len__(self) -> int:
        return len(self._kept)
