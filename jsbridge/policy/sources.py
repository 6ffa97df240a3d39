"""Where scripts and JSON may be loaded from."""

from __future__ import annotations

import os
import stat

from jsbridge.policy.places import Roots, existing
from jsbridge.policy.policy import Policy
from jsbridge.policy.refusal import refusal
from jsbridge.values.exceptions import HostError


class Sources:
    """The files that ``require`` may read.

    Args:
        root: the folder that paths in the policy are relative to.

    Attributes:
        given: the files that the application itself told to run; they are allowed wherever they are.
    """

    def __init__(self, policy: Policy, root: str) -> None:
        grant = policy.require
        assert isinstance(grant, (bool, tuple))
        self._roots = Roots(grant, root)
        self.given = Given()

    def allow(self, path: str) -> bool:
        """Whether a file may be loaded, or looked for, under that path."""
        if self._roots.everything or path in self.given.asked:
            return True
        try:
            encoded = os.fsencode(path)
        except UnicodeEncodeError:
            # The name of no file: it is looked for, and not found.
            return True
        return self._covers(os.path.realpath(encoded))

    def _covers(self, real: bytes) -> bool:
        return self._roots.cover(real) or real in self.given.real

    def read(self, path: str) -> bytes:
        """The content of a file.

        Raises:
            HostError: EACCES.
            OSError: it cannot be read.
        """
        if self._roots.everything:
            with open(path, "rb") as file:
                return file.read()
        with existing(os.fsencode(path)) as place:
            if not self._covers(place.real):
                raise self.refusal(path)
            with open(place.name, "rb") as file:
                return file.read()

    def refusal(self, path: str) -> HostError:
        """The error of a script that may not load a file."""
        return refusal("require", "require", path, path=path)


class Given:
    """The scripts that an application told to run.

    Attributes:
        asked: their paths, and those that are tried when there is no such file.
        real: where they are.
    """

    def __init__(self) -> None:
        self.asked: set[str] = set()
        self.real: set[bytes] = set()

    def add(self, path: str, extensions: tuple[str, ...]) -> None:
        """Adds a script; one of the extensions may be left out."""
        for extension in ("", *extensions):
            self.asked.add(path + extension)
            encoded = os.fsencode(path + extension)
            try:
                is_folder = stat.S_ISDIR(os.stat(encoded).st_mode)
            except (OSError, ValueError):
                continue
            if not is_folder:
                self.real.add(os.path.realpath(encoded))
                return
