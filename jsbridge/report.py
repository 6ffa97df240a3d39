"""An uncaught error as people read it: the source line with a caret, the error, the script's stack."""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from jsbridge.errors import JSError
from jsbridge.values.exceptions import HostError, describe_exception

#: Longest source line that is shown whole, in columns of the terminal.
LINE_COLUMNS = 120
#: How many frames are shown of a stack, at its top and at its bottom: an endless recursion has thousands.
TOP_FRAMES, BOTTOM_FRAMES = 20, 5

# Patterns are compiled when there is an error: not at every start.
# "at f (file.js:3:5)", "at file.js:3:5", "at f (file.js:3)"; the older engine leaves the line out of some frames.
_PLACE = r"^\s*at (?:.*? \()?(?P<file>[^()\n]+?)(?::(?P<line>\d+)(?::(?P<column>\d+))?)?\)?\s*$"
_LINE_END = r"\r\n|\n|\r"
_NOTE = "JavaScript stack:\n"
_THROWN = "uncaught value: "
_MISSING = "…"

_sources: dict[str, str] = {}


def remember_source(name: str, text: str) -> None:
    """Lets errors show the lines of a source that is in no file, under the name that it runs under."""
    _sources[name] = text


def describe_error(error: BaseException, may_show: Callable[[str], bool] = lambda file: True) -> str:
    """The text for an error that nobody caught, ending with a newline.

    Args:
        error: the error.
        may_show: whether a line of a file may be shown. A script can write any file's name into a stack.
    """
    stack = _stack_of(error)
    text = f"{_source_line(stack, may_show)}Uncaught {_headline(error)}\n{_shortened(stack)}{_host_place(error)}"
    for cause in _causes(error):
        text += f"caused by {_headline(cause)}\n{_shortened(_stack_of(cause))}{_host_place(cause)}"
    return text


def error_facts(error: BaseException) -> list[dict[str, Any]]:
    """An error and its causes, outermost first: ``name``, ``message``, ``stack`` and ``members`` such as ``code``.

    A thrown value that is no error has it as ``value`` instead, if that is a number, a text, a boolean or None.
    """
    facts: list[dict[str, Any]] = []
    for each in (error, *_causes(error)):
        value = each.value if isinstance(each, JSError) else each
        if isinstance(each, JSError) and _is_thrown_value(each) and isinstance(value, (str, int, float, type(None))):
            facts.append({"value": value})
        else:
            facts.append({**describe_exception(each), "stack": _stack_of(each)})
    return facts


def place_of(stack: str) -> tuple[str, int, int | None] | None:
    """File, line and column (None where the engine tells none) of the innermost frame; None if that names no line."""
    for frame in stack.splitlines():
        found = re.match(_PLACE, frame)
        if found and found["file"] != "native":
            line, column = found["line"], found["column"]
            return None if line is None else (found["file"], int(line), int(column) if column else None)
    return None


def _stack_of(error: BaseException) -> str:
    if isinstance(error, JSError):
        return error.stack
    # The script's frames of a Python exception are in a note that the bridge has added.
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, str) and note.startswith(_NOTE):
            return note[len(_NOTE) :]
    return ""


def _headline(error: BaseException) -> str:
    if isinstance(error, JSError):
        if _is_thrown_value(error):
            return _shown(error.value)
        return _named(error.name, error.code, error.message)
    if isinstance(error, HostError):
        return _named(error.name, error.members.get("code"), str(error))
    if isinstance(error, OSError) and error.errno is not None:
        named = f": {error.filename}" if isinstance(error.filename, str) else ""
        return _named("Error", errno.errorcode.get(error.errno), f"{error.strerror}{named}")
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    return _named(name, None, str(error))


def _is_thrown_value(error: JSError) -> bool:
    return error.message.startswith(_THROWN) and not error.stack


def _named(name: str, code: object, message: str) -> str:
    # As Node shows them: Error [EADDRINUSE]: …; a message that begins with its code needs no second one.
    head = name if code is None or message.startswith(f"{code}:") else f"{name} [{code}]"
    return f"{head}: {message}" if message else head


def _shown(value: object) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, default=repr)
    except (TypeError, ValueError):
        return repr(value)


def _shortened(stack: str) -> str:
    frames = stack.splitlines()
    dropped = len(frames) - TOP_FRAMES - BOTTOM_FRAMES
    if dropped > 1:
        frames[TOP_FRAMES : TOP_FRAMES + dropped] = [f"    {_MISSING} {dropped} more"]
    return "".join(f"{frame}\n" for frame in frames)


def _host_place(error: BaseException) -> str:
    # An error that a host function throws on purpose is the script's to understand; any other is looked for in Python.
    trace = error.__traceback__
    if isinstance(error, (JSError, HostError, OSError)) or trace is None:
        return ""
    while trace.tb_next is not None:
        trace = trace.tb_next
    return f"    in the host function at {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}\n"


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen = {id(error)}
    cause = error.__cause__
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        # What a host function translated (an OSError into its error) is no news beside the translation.
        if not isinstance(error, HostError):
            yield cause
        error, cause = cause, cause.__cause__


def _source_line(stack: str, may_show: Callable[[str], bool]) -> str:
    place = place_of(stack)
    if place is None:
        return ""
    file, line, column = place
    text = _sources.get(file)
    if text is None:
        try:
            if not may_show(file):
                return ""
            with open(file, encoding="utf-8-sig", errors="replace") as script:
                text = script.read()
        except OSError:
            # No file, or one that has gone: the stack still tells the place.
            return ""
    lines = re.split(_LINE_END, text)
    head = f"{file}:{line}\n"
    if not 0 < line <= len(lines) or not lines[line - 1].strip():
        # It has changed since.
        return head
    source = lines[line - 1]
    if column is None:
        before = source[: len(source) - len(source.lstrip())]
    else:
        # The engine counts bytes of UTF-8.
        before = source.encode("utf-8", "replace")[: column - 1].decode("utf-8", "ignore")
    return head + _marked(_printable(before), _printable(source[len(before) :]))


def _printable(text: str) -> str:
    # Control characters would move the caret, or do worse things to a terminal.
    return "".join(character if character.isprintable() else " " for character in text.expandtabs(4))


def _marked(before: str, after: str) -> str:
    if len(before) + len(after) > LINE_COLUMNS:
        # One of the long lines that minifiers make: what stands around the place.
        if len(before) > LINE_COLUMNS // 2:
            before = _MISSING + before[-LINE_COLUMNS // 2 :]
        room = LINE_COLUMNS - len(before)
        if len(after) > room:
            after = after[:room] + _MISSING
    return f"{before}{after.rstrip()}\n{' ' * _columns(before)}^\n"


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
