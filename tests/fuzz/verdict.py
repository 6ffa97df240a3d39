"""Which errors are documented: everything else that a random call throws is a finding."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

#: fibjs's numbers.
NUMBERS = {str(number) for number in (100001, 100002, 100005, 100006, 100007, 100008, 100009)}
#: Codes that say what to do: Node's own names begin with ERR_, those of the system and of libzmq with E.
CODE = re.compile(r"ERR_[A-Z0-9_]+|E[A-Z0-9]+|MODULE_NOT_FOUND")
#: What Python says about its own types: nobody who writes JavaScript can know what is meant.
PYTHON = re.compile(
    r"unsupported operand|NoneType|'(?:int|str|float|bytes|list|dict|tuple|bool)' object|bytes-like|object is not (?:callable|iterable"
    r"|subscriptable)|Traceback|takes \d+ positional|embedded null|codec can't|not enough values|SystemError|KeyError"
)
#: What the engine says of memory and stack, which it does without a code.
EXHAUSTED = re.compile(
    r"out of memory|stack overflow|Maximum call stack|(?:string|array) too long|[Ii]nvalid array (?:buffer )?length"
)
#: What the language says about a value that cannot be converted, or is not to be used any more.
LANGUAGE = re.compile(
    r"(?:cannot|can't) convert|toPrimitive|revoked|detached|[Bb]ig[Ii]nt|[Ss]ymbol to|inconsistent|proxy|not extensible|read-only|null or undefined"
    r"|must be invoked with 'new'|not a constructor|not a TypedArray|is not iterable"
)
#: A stack that begins in a function of the language, which a module called with what it was given.
NATIVE = re.compile(r"\s*at [^\n]*\(native\)")


@dataclass(frozen=True)
class Thrown:
    """What came out of a call."""

    label: str
    language: bool
    is_error: bool
    name: str | None
    message: str | None
    code: str | None
    number: str | None
    stack: str | None

    @classmethod
    def of(cls, found: dict[str, Any]) -> Thrown:
        """From what session.js tells."""
        optional = (found.get(name) for name in ("name", "message", "code", "number", "stack"))
        return cls(found["label"], found["language"], found["isError"], *optional)

    @property
    def kind(self) -> str:
        """What is counted."""
        return f"{self.name} {self.code or self.number or _shape(self.message or '')}"


def _shape(message: str) -> str:
    return re.sub(r"\d+", "N", re.sub(r"'[^']*'|\"[^\"]*\"", "'…'", message))[:70]


def finding(thrown: Thrown) -> str | None:
    """What is wrong with an error, or None."""
    message = thrown.message or ""
    if not thrown.is_error:
        # A generator's throw() throws what it is given.
        return None if thrown.language else "what is thrown is no Error"
    if PYTHON.search(message):
        return "it speaks of Python"
    if EXHAUSTED.search(message):
        return None
    if thrown.name == "InternalError":
        return "an InternalError"
    if thrown.code is not None and CODE.fullmatch(thrown.code):
        return None
    if thrown.number in NUMBERS or thrown.name == "DataCloneError":
        return None
    if thrown.name == "SyntaxError" and "require" in thrown.label:
        return None
    if thrown.name in ("TypeError", "RangeError", "SyntaxError") and (
        thrown.language or LANGUAGE.search(message) or NATIVE.match(thrown.stack or "")
    ):
        return None
    return "it has no code"
