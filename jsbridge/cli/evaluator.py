"""Evaluates code that is in no file: Python's half of evaluate.js."""

from __future__ import annotations

import re
from typing import Any

from jsbridge.errors import JSError, JSSyntaxError
from jsbridge.program import Program

_NAME = r"[^\W\d][\w$]*|\$[\w$]*"


class Incomplete(Exception):
    """The input is the beginning of a statement."""


class Source:
    """What the compiler gets: the text, and what stands around it without moving its lines."""

    __slots__ = ("name", "prefix", "suffix", "text")

    def __init__(self, text: str, name: str, prefix: str = "", suffix: str = "") -> None:
        self.text = text
        self.name = name
        self.prefix = prefix
        self.suffix = suffix


class Evaluator:
    """Evaluates in the global scope of one runtime.

    All methods are called from the body of a fiber, or through ``Program.call``: under the baton.
    """

    def __init__(self, program: Program) -> None:
        self._engine = program.engine
        self._take = program.values.take
        self._source = Source("", "")
        program.call(self._boot, program.boundary.guard)

    def _boot(self, guard: Any) -> None:
        engine = self._engine
        engine.define("checkSource", guard(self._check))
        engine.define("compileSource", guard(self._compile))
        engine.boot_beside(__file__, "evaluate")
        self._check_source = engine.entry("checkSource")
        self._run_source = engine.entry("runSource")
        self._show_source = engine.entry("showSource")
        self._show_input = engine.entry("showInput")
        self._property_names = engine.entry("propertyNames")
        self.keep_results = engine.entry("keepResults")

    def _compile(self) -> bool:
        source = self._source
        return self._engine.compile(source.text, source.name, prefix=source.prefix, suffix=source.suffix)

    def _check(self) -> str | bool:
        # A marker, even the one of an empty text, is not taken for leave to run what was compiled.
        return "=" if self._compile() else False

    def error_of(self, source: Source) -> JSError | None:
        """Why a source does not compile, or None; nothing of it is run."""
        self._source = source
        try:
            self._take(self._check_source())
        except JSSyntaxError as error:
            return error
        return None

    def run(self, code: str, name: str) -> None:
        """Runs a script; its result is nobody's, and stays as it is."""
        self._source = Source(code, name)
        self._take(self._run_source())

    def show(self, code: str, name: str, *, colors: bool) -> str:
        """Runs a script; returns its result as ``util.inspect`` shows it."""
        self._source = Source(code, name)
        return str(self._take(self._show_source(colors)))

    def show_input(self, code: str, name: str, *, colors: bool) -> str:
        """Like :meth:`show`, for what was typed so far: the result is kept in ``_``, an error in ``_error``.

        Raises:
            Incomplete: there has to be more of it.
        """
        self._source = self._meant(code, name)
        return str(self._take(self._show_input(colors)))

    def show_file(self, code: str, name: str, *, colors: bool) -> str:
        """Like :meth:`show_input`, for a whole file."""
        self._source = Source(code, name)
        return str(self._take(self._show_input(colors)))

    def _meant(self, code: str, name: str) -> Source:
        plain = Source(code, name)
        braces = code.lstrip().startswith("{") and not code.rstrip().endswith(";")
        # Somebody who types {a: 1} means the object, not a block with a label.
        wrapped = Source(code, name, "(", "\n)")
        if braces and self.error_of(wrapped) is None:
            return wrapped
        if self.error_of(plain) is None:
            return plain
        # For somebody who types: no start waits for its patterns.
        from jsbridge.cli.incomplete import is_incomplete

        if is_incomplete(code, lambda text: self.error_of(Source(text, name))):
            raise Incomplete
        if braces and is_incomplete(code, lambda text: self.error_of(Source(text, name, "("))):
            raise Incomplete
        return plain

    def complete(self, text: str) -> list[str]:
        """The names that could stand in place of ``text``, the end of a line, sorted."""
        *owners, begun = text.split(".")
        if not owners:
            source = "[globalThis]"
        else:
            if not all(re.fullmatch(_NAME, owner) for owner in owners):
                return []
            base, *path = owners
            source = f"[typeof {base} === 'undefined' ? undefined : {base}, {', '.join(map(repr, path))}]"
        self._source = Source(source, "[completion]")
        try:
            names = self._take(self._property_names())
        except JSError:
            # A variable that is declared and has no value yet, or a proxy that throws.
            return []
        before = "".join(f"{owner}." for owner in owners)
        return sorted(before + name for name in names if name.startswith(begun) and re.fullmatch(_NAME, name))
