"""The environment variables of the process."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jsbridge.host.api import Api


class Environment:
    """The environment variables of this process; reading and writing go to ``os.environ``."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def get(self, name: str) -> str | None:
        """Returns a variable, or None if there is none of this name."""
        try:
            return os.environ.get(name)
        except UnicodeEncodeError:
            return None

    def set(self, name: str, value: str) -> None:
        """Sets a variable.

        Raises:
            HostError: with ``code`` EINVAL: the name is empty or holds ``=`` or NUL, the value holds NUL, or one
                cannot be encoded.
        """
        if not name or "=" in name or "\0" in name:
            raise self._api.error(
                f"{name!r} cannot be the name of an environment variable", name="TypeError", code="EINVAL"
            )
        try:
            os.environ[name] = value
        except ValueError as error:
            message = f"the environment variable {name!r} cannot take this value: {error}"
            raise self._api.error(message, name="TypeError", code="EINVAL") from error

    def delete(self, name: str) -> None:
        """Removes a variable if there is one of this name."""
        if self.get(name) is not None:
            del os.environ[name]

    def names(self) -> list[str]:
        """Returns the names of all variables."""
        return list(os.environ)
