"""The text of what scripts require, and errors in it that name file, line and column."""

from __future__ import annotations

import errno
import json
import os
import re
import stat
from collections.abc import Callable
from typing import Any, NoReturn

from jsbridge.values import HostError

_BYTE_ORDER_MARKS = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}
#: Extensions of files that ``require`` refuses, with what to do instead.
REFUSED = {
    ".mjs": (
        "ERR_REQUIRE_ESM",
        "an ES module cannot be required: convert it to CommonJS (require and module.exports for import and export)",
    ),
    ".node": (
        "ERR_DLOPEN_FAILED",
        "a compiled add-on of Node.js cannot run here: register a Python module in its place",
    ),
}
# Patterns for errors are compiled when there is one: that takes longer than all else when this file is imported.
# The statements that only ES modules have, as they stand in the line of a syntax error:
_MODULE_SYNTAX = r"""(?x)
    (?:^|[;{}\s])(?:
        import\s*["'{*] | import\s+[\w$]+\s*(?:,|from\b) |
        export\s*[{*] | export\s+(?:default|async|function|class|const|let|var)\b
    ) | (?<![\w$.])import\s*\.\s*meta\b
"""
_TOP_LEVEL_AWAIT = r"(?:^|[=(,;{}\s])await\s+[\w$(\[{\"'`]"
_JSON_CONSTANT = r'(?s)"(?:[^"\\]|\\.)*"|NaN|-?Infinity'


class JSONProblem(Exception):
    """What is wrong with a JSON text, and where.

    Attributes:
        message: what is wrong.
        line, column: where, from 1; columns count characters.
    """

    def __init__(self, message: str, text: str, position: int) -> None:
        super().__init__(message)
        self.message = message
        self.line, self.column = place_in(text, position)


def place_in(text: str, position: int) -> tuple[int, int]:
    """Line and column, from 1, of a position in a text."""
    return text.count("\n", 0, position) + 1, position - (text.rfind("\n", 0, position) + 1) + 1


def read_bytes(filename: str) -> bytes:
    """The content of a file."""
    with open(filename, "rb") as file:
        return file.read()


def read_text(filename: str, read: Callable[[str], bytes] = read_bytes) -> str:
    """The text of a file that has to be UTF-8; a byte order mark is left out.

    Args:
        filename: the file.
        read: how its content is read.

    Raises:
        HostError: the file cannot be read (with the code of the system's error, such as ``ENOENT``), or it is no UTF-8
            (``ERR_ENCODING_INVALID_ENCODED_DATA``, with ``line``, ``column`` and ``offset`` of the bad byte).
    """
    try:
        data = read(filename)
    except OSError as error:
        code = errno.errorcode.get(error.errno or 0, "EIO")
        reason = "it is a directory, not a file" if code == "EISDIR" else (error.strerror or str(error)).lower()
        raise HostError(f"Cannot read {filename}: {reason}", code=code, path=filename, errno=error.errno) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _encoding_error(filename, data, error) from error


def check_ends(filename: str) -> None:
    """Refuses what is there and is no file: all coroutines would wait for a pipe or a terminal, perhaps for ever.

    Raises:
        HostError: it is a pipe, a device or a socket (``EINVAL``).
    """
    try:
        mode = os.stat(filename).st_mode
    except OSError:
        # Reading it says why.
        return
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        kind = "a pipe" if stat.S_ISFIFO(mode) else "a socket" if stat.S_ISSOCK(mode) else "a device"
        raise HostError(f"Cannot read {filename}: it is {kind}, not a file", code="EINVAL", path=filename)


def _encoding_error(filename: str, data: bytes, error: UnicodeDecodeError) -> HostError:
    # The codec that skips the byte order mark counts without it.
    offset = error.start + len(data) - len(error.object)
    before = data[:offset].decode("utf-8-sig")
    line, column = place_in(before, len(before))
    encoding = _BYTE_ORDER_MARKS.get(data[:2])
    hint = f"; it looks like {encoding}: save it as UTF-8" if encoding else ""
    return HostError(
        f"{filename}:{line}:{column}: not UTF-8: byte 0x{data[offset]:02x} at offset {offset}, {error.reason}{hint}",
        name="SyntaxError",
        code="ERR_ENCODING_INVALID_ENCODED_DATA",
        path=filename,
        line=line,
        column=column,
        offset=offset,
    )


def read_source(filename: str, read: Callable[[str], bytes] = read_bytes) -> str:
    """The text of a script; its shebang line is made a comment, so that the other lines keep their numbers.

    The arguments are those of :func:`read_text`.

    Raises:
        HostError: as :func:`read_text`; also ``ERR_REQUIRE_ESM`` and ``ERR_DLOPEN_FAILED`` for files of other kinds.
    """
    for extension, (code, advice) in REFUSED.items():
        if filename.endswith(extension):
            raise HostError(f"{filename}: {advice}", code=code, path=filename)
    text = read_text(filename, read)
    return "//" + text if text.startswith("#!") else text


def parse_json(text: str) -> Any:
    """The value of a JSON text, with nothing allowed beyond RFC 8259.

    Raises:
        JSONProblem: it is no JSON.
        RecursionError: it is nested too deeply for Python's parser; the engine's own goes deeper.
    """

    def refuse(name: str) -> NoReturn:
        position = next(found.start() for found in re.finditer(_JSON_CONSTANT, text) if found[0] == name)
        raise JSONProblem(f"{name} is not JSON", text, position)

    try:
        return json.JSONDecoder(parse_constant=refuse).decode(text)
    except json.JSONDecodeError as error:
        at_end = error.pos >= len(text.rstrip(" \t\r\n"))
        raise JSONProblem("unexpected end of JSON input" if at_end else _plain(error.msg), text, error.pos) from None


def _plain(message: str) -> str:
    return message[0].lower() + message[1:]


class SyntaxFinding:
    """What the engine told about a script that does not compile, made exact.

    Args:
        source: the script.
        message: the message of the engine's error.
        stack: its stack, which begins with the place.

    Attributes:
        code: for the error's ``code``; None when there is none.
        beyond: the engine saw it behind the last line: a bracket is missing, or there is one too many.
    """

    def __init__(self, source: str, filename: str, message: str, stack: str) -> None:
        self._source = source
        self._filename = filename
        self._message = message
        self.code: str | None = None
        found = re.match(rf"\s*at {re.escape(filename)}:(\d+)(?::(\d+))?\n", stack)
        self._line = int(found[1]) if found else 0
        self._column = int(found[2]) if found and found[2] else 0
        self._frames = stack[found.end() :] if found else stack
        self.beyond = self._line > source.count("\n") + 1
        if not self._line:
            self._find_private_name()
        elif not self.beyond:
            self._advise(source.split("\n")[self._line - 1])

    def _advise(self, line: str) -> None:
        if re.search(_MODULE_SYNTAX, line):
            self.code = "ERR_REQUIRE_ESM"
            self._message = (
                "import and export belong to ES modules, which cannot be required: use require() and module.exports, "
                f"or convert the file to CommonJS; {self._message}"
            )
        elif re.search(_TOP_LEVEL_AWAIT, line):
            self._message = f"await works in async functions only, not at the top of a script: {self._message}"

    def _find_private_name(self) -> None:
        # The engine tells no place for a private name that no class declares.
        name = re.search(r"'(#[^']+)'", self._message)
        places = (
            []
            if name is None
            else [found.start() for found in re.finditer(rf"{re.escape(name[1])}(?![\w$])", self._source)]
        )
        if len(places) == 1:
            self._line, self._column = place_in(self._source, places[0])

    def unopened(self) -> SyntaxFinding:
        """The same, for a script that ends the function around it."""
        self._message = f"a bracket is closed that was not opened: {self._message}"
        return self

    def unclosed(self) -> SyntaxFinding:
        """The same, for a script that ends too early."""
        self._message = "unexpected end of the script: a bracket, a quote or a comment is not closed"
        text = self._source.rstrip()
        self._line, column = place_in(text, len(text))
        self._column = column if self._column else 0
        return self

    def describe(self, asker: str) -> dict[str, Any]:
        """What the error gets: ``message`` (what, where, and who required the file), ``stack`` and ``code``."""
        place = self._filename
        if self._line:
            place += f":{self._line}:{self._column}" if self._column else f":{self._line}"
        asked = f", required by {asker}" if asker else ""
        return {
            "message": f"{self._message} ({place}{asked})",
            "stack": f"    at {place}\n{self._frames}",
            "code": self.code,
        }


__all__ = ["JSONProblem", "SyntaxFinding", "check_ends", "parse_json", "place_in", "read_source", "read_text"]
