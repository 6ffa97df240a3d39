"""The environment variables of the process."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jsbridge.host.api import Api


class Environment:
    """The environment variables of this process; reading and writing go to ``os.environ``.

    Those that the policy does not allow are not there for who looks what there is; to read or change one is an error
    (EACCES).
    """

    def __init__(self, api: Api) -> None:
        self._api = api
        self._permissions = api.permissions

    def get(self, name: str) -> str | None:
        """Returns a variable, or None if there is none of this name."""
        self._permissions.check_variable(name, changes=False)
        return self.find(name)

    def find(self, name: str) -> str | None:
        """Returns a variable, or None if there is none of this name that scripts may see."""
        if not self._permissions.shows_variable(name):
            return None
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
        self._permissions.check_variable(name, changes=True)
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
        self._permissions.check_variable(name, changes=True)
        if self.find(name) is not None:
            del os.environ[name]

    def names(self) -> list[str]:
        """Returns the names of all variables that scripts may see."""
        return [name for name in os.environ if self._permissions.shows_variable(name)]
