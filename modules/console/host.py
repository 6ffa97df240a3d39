"""Python's half of the ``console`` module: writing to the program's output and error streams."""

from __future__ import annotations

import errno
import os
import re
import time
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from jsbridge.host.api import Api

# The levels of index.js that matter here.
ERROR_LEVEL = 3
WARN_LEVEL = 4
NOTICE_LEVEL = 5
PRINT_LEVEL = 9

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_RED, _YELLOW, _GREEN, _PLAIN = "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;32m", "\x1b[0m"


def is_colored(stream: TextIO | None) -> bool:
    """Returns whether text on a stream may have colours: on a terminal that knows them, unless NO_COLOR is set.

    See https://no-color.org.
    """
    return _is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except (AttributeError, ValueError):
        # Not quite a file, or a closed one.
        return False


def _color(level: int) -> str:
    if level <= ERROR_LEVEL:
        return _RED
    if level == WARN_LEVEL:
        return _YELLOW
    return _GREEN if level == NOTICE_LEVEL else ""


def put(stream: TextIO, text: str) -> None:
    """Writes a text and flushes it. Characters that the stream cannot encode are escaped.

    Raises:
        OSError: as the stream raises it; EBADF when it is closed.
    """
    if not text.isascii():
        text = _LONE_SURROGATE.sub("\ufffd", text)
    try:
        try:
            stream.write(text)
        except UnicodeEncodeError as error:
            stream.write(text.encode(error.encoding, "backslashreplace").decode(error.encoding))
        stream.flush()
    except ValueError as error:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF)) from error


def exports(api: Api) -> dict[str, object]:
    """Returns what the scripts of the module find on ``host``.

    Args:
        api: what the runtime offers to host modules.
    """
    staged_text = api.staged_text

    def stream_of(level: int) -> TextIO | None:
        return api.stderr if level <= WARN_LEVEL else api.stdout

    def write(level: int) -> None:
        text = staged_text()
        stream = stream_of(level)
        if stream is None:
            # A program without a console, as pythonw is one.
            return
        if level <= NOTICE_LEVEL and is_colored(stream):
            text = f"{_color(level)}{text}{_PLAIN}"
        try:
            put(stream, text if level == PRINT_LEVEL else f"{text}\n")
        except OSError as error:
            raise api.system_error(error, "write") from error

    def colored(level: int) -> bool:
        return is_colored(stream_of(level))

    def is_terminal() -> bool:
        return _is_terminal(api.stdout)

    def now() -> float:
        return time.perf_counter() * 1000

    return {
        "write": api.raw(write),
        "isColored": api.raw(colored),
        "isTerminal": api.raw(is_terminal),
        "now": api.raw(now),
    }
