"""The one form in which anything is refused."""

from __future__ import annotations

import errno

from jsbridge.policy.policy import SWITCHES
from jsbridge.values.exceptions import HostError


def refusal(
    permission: str, syscall: str, subject: str | None = None, *, all_of_it: bool = False, **members: object
) -> HostError:
    """The error of a script that lacks a permission.

    Args:
        permission: the name of the permission, as :class:`Policy` has it.
        syscall: what the script wanted to do.
        subject: to what.
        all_of_it: whether it takes the permission for everything.
        members: further properties of the error.

    Example:
        >>> str(refusal("read", "open", "/etc/passwd"))
        "EACCES: permission denied, open '/etc/passwd': needs the permission read (Policy(read=…), --allow-read)"
    """
    deed = syscall if subject is None else f"{syscall} '{subject}'"
    grant = "True" if all_of_it or permission in SWITCHES else "…"
    message = (
        f"EACCES: permission denied, {deed}: needs the permission {permission} "
        f"(Policy({permission}={grant}), --allow-{permission})"
    )
    members |= {"code": "EACCES", "number": errno.EACCES, "errno": -errno.EACCES, "syscall": syscall}
    return HostError(message, name="Error", permission=permission, **members)
