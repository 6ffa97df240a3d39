"""``--sandbox`` and ``--allow-…``: what the command's scripts may do."""

from __future__ import annotations

import os

from jsbridge.loader import main_path
from jsbridge.policy import Policy

SANDBOX = "--sandbox"
_PREFIX = "--allow-"
_SWITCHES = frozenset({"process", "stdin", "system"})
_LISTS = frozenset({"read", "write", "require", "modules", "env", "bind", "connect"})
#: One name for two permissions.
_NET = "net"
# Endpoints that stay inside of the program.
_INPROC = ("inproc://*",)


class Allowances:
    """What the words of one command line allow. Without any of them, everything is allowed."""

    def __init__(self) -> None:
        self._sandboxed = False
        self._granted: dict[str, bool | tuple[str, ...]] = {}

    def take(self, name: str, value: str | None) -> bool:
        """Takes an option; False when it is none of these.

        Args:
            name: the option.
            value: what stands behind its ``=``; None when there is none.

        Raises:
            ValueError: the value is wrong; the message says how.
        """
        permission = name.removeprefix(_PREFIX)
        if name == SANDBOX or (name.startswith(_PREFIX) and permission in _SWITCHES):
            if value is not None:
                raise ValueError(f"{name} takes no value")
            if name != SANDBOX:
                self._granted[permission] = True
        elif name.startswith(_PREFIX) and (permission in _LISTS or permission == _NET):
            self._grant(name, ("bind", "connect") if permission == _NET else (permission,), value)
        else:
            return False
        self._sandboxed = True
        return True

    def _grant(self, name: str, permissions: tuple[str, ...], value: str | None) -> None:
        for permission in permissions:
            before = self._granted.get(permission, ())
            if value is None or before is True:
                self._granted[permission] = True
                continue
            items = tuple(value.split(","))
            try:
                Policy(**{permission: items})  # type: ignore[arg-type]  # it checks them
            except ValueError as error:
                raise ValueError(f"{name}: {error}") from None
            self._granted[permission] = (*(before or ()), *items)

    def policy(self, script: str | None) -> Policy:
        """What the scripts may do.

        Args:
            script: the script's path; None for code that is in no file.
        """
        if not self._sandboxed:
            return Policy.everything()
        granted = dict(self._granted)
        always = {"require": (_folder_of(script),), "bind": _INPROC, "connect": _INPROC}
        for permission, items in always.items():
            given = granted.get(permission, ())
            granted[permission] = True if given is True else (*items, *(given or ()))
        return Policy(**granted)  # type: ignore[arg-type]  # by the names of its fields


def _folder_of(script: str | None) -> str:
    if script is None:
        return os.getcwd()
    path = os.path.realpath(main_path(script, os.getcwd()))
    return path if os.path.isdir(path) else os.path.dirname(path)
