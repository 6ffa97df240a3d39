"""Whether a source is the beginning of a longer one, which decides if the interactive session asks for another line.

Only the engine knows its syntax, so it is asked. A source is incomplete when its first error is that it ends. Some
messages say so; with others the same source is compiled with something after it: an error at the end then moves or
goes away, one before the end stays. The two engines differ in their words ("Unexpected end of input" of quickjs-ng is
"expecting ')'" in the older one, which tells no column either); together these questions decide the same on both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from jsbridge.errors import JSError
from jsbridge.report import place_of

#: Compiles a source: its error, or None.
Check = Callable[[str], JSError | None]

_ENDS = re.compile(r"unexpected token in expression: ''$|^Unexpected end of input$|^unexpected end of comment$")
_UNCLOSED_TEXT = "unexpected end of string"
_NO_PATTERN = "variable name expected"
# What the parser says when it wants a certain token. Not "missing initializer": `const a` is a mistake, no beginning.
_WANTS = re.compile(
    r"\bexpect|^missing formal parameter|^invalid (?:property name|switch statement)|^class statement requires a name"
)
_OPAQUE = re.compile(r"""'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|//[^\n]*|/\*.*?\*/""", re.DOTALL)
_CLOSERS = {"(": ")", "[": "]", "{": "}"}


def is_incomplete(source: str, check: Check) -> bool:
    """Whether more lines could make a correct script of a source that does not compile."""
    error = check(source)
    if error is None:
        return False
    if _ENDS.search(error.message):
        return True
    if error.message == _UNCLOSED_TEXT:
        # A template, or a line that is continued by a backslash, can be closed on the next line.
        return any(_differ(error, check(f"{source}\n{quote}")) for quote in "`'\"")
    if _WANTS.search(error.message) and _moves(error, check(f"{source}\n@")):
        return True
    if error.message == _NO_PATTERN:
        # `let {` counts as a pattern only when what closes it is there.
        return any(_begins(check(f"{source}\n{closers} = 0")) for closers in _ways_to_close(source))
    return False


def _differ(before: JSError, after: JSError | None) -> bool:
    return after is None or after.message != before.message or _moves(before, after)


def _moves(before: JSError, after: JSError | None) -> bool:
    return after is not None and place_of(before.stack) != place_of(after.stack)


def _begins(error: JSError | None) -> bool:
    return error is None or _ENDS.search(error.message) is not None


def _ways_to_close(source: str) -> Iterator[str]:
    # The innermost bracket alone, then with the one around it, and so on.
    wanted: list[str] = []
    for character in _OPAQUE.sub("", source):
        if character in _CLOSERS:
            wanted.append(_CLOSERS[character])
        elif wanted and character == wanted[-1]:
            wanted.pop()
    closers = ""
    while wanted:
        closers += wanted.pop()
        yield closers
