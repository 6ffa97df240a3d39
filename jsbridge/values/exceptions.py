"""Errors across the boundary: what a script threw as an exception, and an exception as a script's error.

A Python exception that passes through a script uncaught comes out as the same object, and so does a script's error that
passes through Python: each side keeps the original under a number while the other one holds its stand-in.
"""

from __future__ import annotations

import errno
import re
from typing import Any

from jsbridge.errors import JSError, JSLimitError, JSMemoryError, JSStackError, JSSyntaxError

#: Causes of causes, at most, that cross with an error; errors.js has the same number.
MAX_CAUSES = 8
#: Frames of the bridge's own scripts; a reader of a stack looks for those of his own.
_INTERNAL_FRAME = r"\((?:jsbridge:[^)]*|native)\)$|^\s*at <anonymous>$"
_OVERFLOWS = ("stack overflow", "Maximum call stack size exceeded")


class HostError(Exception):
    """Raised by a host function to throw a precise error in the script.

    Args:
        message: the error's message.
        name: the error's ``name``; ``TypeError``, ``RangeError`` and the like become instances of that class.
        members: further properties of the error, such as ``code``, ``number``, ``syscall``, ``address``.
    """

    def __init__(self, message: str, *, name: str = "Error", **members: object) -> None:
        super().__init__(message)
        self.name = name
        self.members = {key: value for key, value in members.items() if value is not None}


def clean_stack(stack: str) -> str:
    """The script's own frames of a stack text."""
    frames = [line.rstrip() for line in stack.splitlines() if line.strip() and not re.search(_INTERNAL_FRAME, line)]
    return "\n".join(frames)


def describe_exception(error: BaseException) -> dict[str, Any]:
    """What errors.js needs to make a script's error of an exception: name, message and members, these not converted."""
    name, message = "Error", _text_of(error)
    members: dict[str, object] = {}
    if isinstance(error, HostError):
        name, members = error.name, error.members
    elif isinstance(error, JSError):
        name, message = error.name, error.message
        if error.code is not None:
            members["code"] = error.code
        if isinstance(error, JSLimitError):
            members["number"] = error.number
    elif isinstance(error, TypeError):
        name = "TypeError"
    elif isinstance(error, RecursionError):
        name = "RangeError"
    elif isinstance(error, OSError) and error.errno is not None:
        members = {"code": errno.errorcode.get(error.errno, "EIO"), "errno": error.errno}
        message = error.strerror or message
        if isinstance(error.filename, str):
            members["path"] = error.filename
            message += f": {error.filename}"
    return {"name": name, "message": message or type(error).__name__, "members": members}


def _text_of(error: BaseException) -> str:
    try:
        return str(error)
    except Exception as failure:
        # An exception whose own __str__ raises is reported all the same: what matters is that the host function failed.
        return f"{type(error).__name__} (its text cannot be had: {type(failure).__name__})"


def exception_of(description: dict[str, Any], value: object) -> JSError:
    """The JSError for what errors.js told about a thrown value; ``value`` is that value as Python sees it."""
    if "name" not in description:
        return JSError(f"uncaught value: {value!r}", value=value)
    name, message = description["name"], description["message"]
    stack = clean_stack(description["stack"])
    kind = JSError
    if name == "SyntaxError":
        kind = JSSyntaxError
        if not stack and "place" in description:
            stack = f"    at {description['place']}"
    elif name in ("InternalError", "RangeError") and message in _OVERFLOWS:
        kind = JSStackError
    elif name == "InternalError" and message == "out of memory":
        kind = JSMemoryError
    return kind(message, name=name, stack=stack, value=value, code=description.get("code"))


def note_stack(error: BaseException, stack: str) -> None:
    """Adds the script's frames to a Python exception that passed through it, as a note (Python 3.11 shows notes)."""
    stack = clean_stack(stack)
    if not stack:
        return
    if isinstance(error, JSError) and not error.stack:
        # Made by the bridge for a script, it has no place of its own yet.
        error.stack = stack
        return
    note = f"JavaScript stack:\n{stack}"
    notes = getattr(error, "__notes__", None)
    if notes is None:
        error.__notes__ = [note]  # type: ignore[attr-defined]  # add_note() is new in 3.11
    elif note not in notes:
        notes.append(note)
