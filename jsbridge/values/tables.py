"""Which Python objects scripts hold, and which script values Python holds, by number.

The invariant: a table keeps an object for just as long as the other side can name it. A script's stand-in for a Python
object owns a small Python callable; the engine drops that when it collects the stand-in, and the number lands on a list
that the baton's next holder empties. The list is filled by C code alone (``deque.append`` as the callback of a weak
reference): the engine may be in the middle of a collection then, and no Python code may run that could call back into
it.
"""

from __future__ import annotations

import functools
import types
import weakref
from collections import deque
from collections.abc import Callable
from typing import Any

_REMADE = (types.MethodType, types.BuiltinMethodType, types.MethodWrapperType)


class Death(weakref.ref[Any]):
    """A weak reference to the callable that a stand-in owns; knows whose it is."""

    __slots__ = ("number",)
    number: int


class Twin:
    """A Python object that scripts hold a stand-in for.

    Attributes:
        original: the object.
        key: what it is found by.
        life: dies with the stand-in; None while there is no stand-in.
        weak: the stand-in itself, for engines that have no weak references; valid while ``life`` is alive.
    """

    __slots__ = ("key", "life", "original", "weak")

    def __init__(self, original: Any, key: object) -> None:
        self.original = original
        self.key = key
        self.life: Death | None = None
        self.weak: Any = None


class Twins:
    """The Python objects that scripts hold stand-ins for: callables and exceptions."""

    def __init__(self) -> None:
        self._twins: dict[int, Twin] = {}
        self._numbers: dict[object, int] = {}
        self._fresh: list[int] = []
        self._dead: deque[Death] = deque()
        self._last = 0

    def __len__(self) -> int:
        return len(self._twins)

    def number_of(self, original: Any) -> int:
        """The number of an object; the same one while a script holds its stand-in."""
        # Every access makes such an object anew: what it binds is its identity.
        key = original if isinstance(original, _REMADE) else id(original)
        number = self._numbers.get(key)
        if number is None:
            number = self._last = self._last + 1
            self._numbers[key] = number
            self._twins[number] = Twin(original, key)
            self._fresh.append(number)
        return number

    def original(self, number: int) -> Any:
        """The object of a number."""
        return self._twins[number].original

    def get(self, number: int) -> Any:
        """The object of a number, or None."""
        twin = self._twins.get(number)
        return None if twin is None else twin.original

    def begin_life(self, number: int, function: Callable[..., Any]) -> Callable[..., Any]:
        """The callable that a new stand-in of ``number`` has to own; calling it calls ``function``."""
        # A partial object is held by nothing but the engine. A function would be held by its frames, and they by
        # tracebacks.
        owned = functools.partial(function)
        life = self._twins[number].life = Death(owned, self._dead.append)
        life.number = number
        return owned

    def keep(self, number: int, weak: Any) -> None:
        """Notes where the stand-in of ``number`` is."""
        self._twins[number].weak = weak

    def recall(self, number: int) -> Any:
        """What :meth:`keep` noted, if the stand-in is still there; else None."""
        twin = self._twins.get(number)
        if twin is None or twin.life is None or twin.life() is None:
            return None
        return twin.weak

    @property
    def litter(self) -> tuple[deque[Death], list[int]]:
        """What :meth:`sweep` empties: the same two containers always."""
        return self._dead, self._fresh

    def sweep(self, forget: Callable[[int], Any]) -> None:
        """Lets go of the objects whose stand-ins are gone; ``forget`` is told their numbers."""
        while self._dead:
            life = self._dead.popleft()
            twin = self._twins.get(life.number)
            # A new stand-in may have been made since.
            if twin is not None and twin.life is life:
                self._drop(life.number, twin)
                forget(life.number)
        if self._fresh:
            # What was numbered for a conversion that failed never got a stand-in.
            fresh = self._fresh[:]
            self._fresh.clear()
            for number in fresh:
                twin = self._twins.get(number)
                if twin is not None and twin.life is None:
                    self._drop(number, twin)

    def _drop(self, number: int, twin: Twin) -> None:
        del self._twins[number]
        del self._numbers[twin.key]

    def clear(self) -> None:
        """Lets go of everything."""
        self._twins.clear()
        self._numbers.clear()
        self._fresh.clear()
