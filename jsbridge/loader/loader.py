"""Reads and compiles what scripts require: Python's half of require.js and builtins.js.

What goes wrong here becomes an error of the script, not a Python exception: it has the script's stack, and leaves a
runtime as a :class:`~jsbridge.errors.JSError`.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from types import MethodType
from typing import Any, Protocol

from jsbridge.engine import IS_NG, Engine
from jsbridge.fibers.boundary import Boundary
from jsbridge.loader.resolve import EXTENSIONS, Resolver, is_relative, node_modules, search_paths
from jsbridge.loader.source import JSONProblem, SyntaxFinding, check_ends, parse_json, read_source, read_text
from jsbridge.policy import Permissions, refusal
from jsbridge.values import HostError, Values
from jsbridge.values.encoder import Encoder
from jsbridge.values.exceptions import describe_exception

_PARAMETERS = "exports,require,module,__filename,__dirname"
# A file may declare the variables around it anew, as `const argv = …` does. The innermost function is an arrow
# function, which has `this` and `arguments` of the one around it: so it can be called without a call of `apply` on the
# stack.
_AROUND = f"return function ({_PARAMETERS}) {{ return ({_PARAMETERS}) => {{"
_MODULE_PREFIX = f"(function (run) {{ {_AROUND}"
_SCRIPT_PREFIX = f"(function (run,argv) {{ {_AROUND}"
_MODULE_SUFFIX = "\n} } })"
#: What is free in the script is looked up in an object: the global object of a sandbox.
_SCOPED_PREFIX = f"(function (scope) {{ with (scope) return function (run,argv) {{ {_AROUND}"
_SCOPED_SUFFIX = "\n} } } })"
#: No script compiles with this behind it.
_NEVER = "\n@"


class Raw:
    """A host function whose arguments cross as they are: numbers, booleans, None and short constants.

    Args:
        gives_bytes: whether it always returns bytes, and is called with nothing staged.
    """

    def __init__(self, function: Callable[..., Any], *, gives_bytes: bool = False) -> None:
        self.function = function
        self.gives_bytes = gives_bytes

    def __call__(self, *args: Any) -> Any:
        """Calls the function, for those who use it in Python."""
        return self.function(*args)


class Builtins(Protocol):
    """What the loader asks about the modules that are not files of the user."""

    #: Set by the loader: makes a value what ``require`` gives for a name.
    install: Callable[[str, object, bool], None]

    def names(self) -> list[str]:
        """The names of all built-in modules."""

    def path(self, name: str, file: str) -> str:
        """The path of a file of a built-in module."""

    def exports(self, name: str) -> dict[str, Any]:
        """What the module's host.py exports, as raw and converting functions and constants."""


class Loader:
    """The modules of one runtime.

    Args:
        root: the folder from which the application's own requests are resolved.
        permissions: which built-in modules may be required, and which files may be loaded.
    """

    def __init__(
        self,
        engine: Engine,
        values: Values,
        boundary: Boundary,
        builtins: Builtins,
        root: str,
        permissions: Permissions,
    ) -> None:
        self._engine = engine
        self._values = values
        self._boundary = boundary
        self._builtins = builtins
        self._names = builtins.names()
        self._permissions = permissions
        self._sources = permissions.sources
        self._resolver = Resolver(self._is_builtin, self._sources)
        self._exports: list[Callable[..., Any]] = []
        self._source = ""
        self._parameters = ""
        self._script = ("", "")
        self.root = root
        #: Whether the main script has to be a file; else it may come through a pipe.
        self.main_is_file = False

    def connect(self) -> None:
        """Boots builtins.js and require.js."""
        engine, boundary, permissions = self._engine, self._boundary, self._permissions
        functions: dict[str, Callable[..., Any]] = {
            "builtinNames": lambda: self._names,
            "refusedNames": lambda: [name for name in self._names if not permissions.allows_module(name)],
            "refuseModule": self._refuse_module,
            "compileBuiltin": self._compile_builtin,
            "compileModule": self._compile_module,
            "compilePlain": self._compile_plain,
            "compileScript": self._compile_script,
            "compileText": self._compile_text,
            "explainSyntax": self._explain_syntax,
            "hostExports": self._host_exports,
            "nodeModules": node_modules,
            "readJson": self._read_json,
            "explainJson": self._explain_json,
            "resolve": self._resolver.resolve,
            "resolveFrom": self._resolve_from,
            "resolveScript": self._resolve_script,
            "searchPaths": search_paths,
            "takeParameters": self._take_parameters,
        }
        for name, function in functions.items():
            engine.define(name, boundary.guard(self._native(function)))
        engine.define("mintHost", boundary.guard(self._mint_host))
        for file in ("loads", "primordials", "builtins", "require"):
            engine.boot_beside(__file__, file)
        self._evaluate = engine.entry("evaluate")
        self._require = engine.entry("require")
        self._run_main = engine.entry("runMain")
        self._register = engine.entry("register")
        self._builtins.install = lambda *args: boundary.call(self._install, *args)

    def _native(self, function: Callable[..., Any]) -> Callable[..., Any]:
        # A HostError is thrown as an error of the script: Python's exception is not kept beside it.
        values = self._values

        def native(*args: Any) -> Any:
            try:
                return values.give(function(*values.arguments(args)))
            except HostError as error:
                return "!" + json.dumps(describe_exception(error))

        return native

    def _is_builtin(self, name: str) -> bool:
        return name in self._names

    # What the application asks for ---------------------------------------------------------------------------------

    def evaluate(self, code: str, filename: str) -> Any:
        """Runs a script in the global scope; returns the value of its last statement. Called through the boundary."""
        self._script = (code, filename)
        return self._evaluate()

    def give(self, path: str) -> None:
        """The application itself tells to run a file: it may be loaded wherever it is."""
        self._sources.given.add(path, EXTENSIONS)

    def require(self, request: str) -> Any:
        """Requires a module as a script in the root folder would. Called through the boundary."""
        return self._require(self._values.pack([request]))

    def run_main(self, path: str) -> Any:
        """Runs a file as the main module. Called through the boundary."""
        return self._run_main(self._values.pack([path]))

    def _install(self, name: str, exports: object, lenient: bool) -> None:
        place = f"module {name!r}"
        if lenient and isinstance(exports, dict):
            exports = {key: value for key, value in exports.items() if self._crosses(value, place)}
        encoder = Encoder(self._values, place)
        self._values.take(self._register(encoder.finish("J", [name, encoder.encode(exports)])))

    def _crosses(self, value: object, place: str) -> bool:
        try:
            Encoder(self._values, place).encode(value)
        except (TypeError, ValueError):
            # Scripts cannot have it: of a whole module or object, they see the rest.
            return False
        return True

    # Files ---------------------------------------------------------------------------------------------------------

    def _compile_script(self) -> bool:
        code, filename = self._script
        return self._engine.compile(code, filename)

    def _compile_module(self, filename: str, asker: str, with_argv: bool, scoped: bool) -> bool:
        if self.main_is_file and not asker:
            check_ends(filename)
        self._source = _required_by(asker, lambda name: read_source(name, self._sources.read), filename)
        if scoped:
            return self._engine.compile(self._source, filename, prefix=_SCOPED_PREFIX, suffix=_SCOPED_SUFFIX)
        prefix = _SCRIPT_PREFIX if with_argv else _MODULE_PREFIX
        return self._engine.compile(self._source, filename, prefix=prefix, suffix=_MODULE_SUFFIX)

    def _compile_text(self, filename: str, text: str, scoped: bool) -> bool:
        self._source = text
        prefix, suffix = (_SCOPED_PREFIX, _SCOPED_SUFFIX) if scoped else (_MODULE_PREFIX, _MODULE_SUFFIX)
        return self._engine.compile(text, filename, prefix=prefix, suffix=suffix)

    def _compile_plain(self, filename: str) -> bool:
        # Without the function around it a bracket too many is where it is, and not behind the last line.
        return self._engine.compile(self._source + _NEVER, filename)

    def _explain_syntax(
        self, filename: str, asker: str, message: str, stack: str, again: bool
    ) -> dict[str, Any] | None:
        # None: the place is behind the last line; the script has to be compiled plainly, for another message and stack.
        finding = SyntaxFinding(self._source, filename, message, stack)
        if again:
            # Plainly compiled, a script may not return.
            finding = finding.unclosed() if finding.beyond or "return" in message else finding.unopened()
        elif finding.beyond:
            return None
        return finding.describe(asker)

    def _resolve_from(self, request: str, folders: object, stack: list[str]) -> str:
        if not isinstance(folders, list) or not all(isinstance(folder, str) for folder in folders):
            raise HostError(
                'The "options.paths" argument must be an array of strings.',
                name="TypeError",
                code="ERR_INVALID_ARG_TYPE",
            )
        return self._resolver.resolve_from(request, folders, stack)

    def _resolve_script(self, path: str, folder: str, stack: list[str]) -> str:
        return self._resolver.resolve(os.path.join(folder if is_relative(path) else self.root, path), "/", stack)

    def _read_json(self, filename: str, asker: str) -> str:
        text = _required_by(asker, lambda name: read_text(name, self._sources.read), filename)
        if not IS_NG:
            # This engine's JSON.parse lets more pass than JSON.
            self._explain_json(filename, asker, text)
        return text

    def _explain_json(self, filename: str, asker: str, text: str) -> None:
        try:
            parse_json(text)
        except JSONProblem as problem:
            asked = f", required by {asker}" if asker else ""
            place = f"{filename}:{problem.line}:{problem.column}"
            raise HostError(f"{problem.message} ({place}{asked})", name="SyntaxError", path=filename) from None
        except RecursionError:
            # The engine's own parser decides.
            return

    # Built-in modules ----------------------------------------------------------------------------------------------

    def _take_parameters(self, parameters: str) -> None:
        # Of the function around each file of a built-in module: builtins.js knows what it calls that with.
        self._parameters = parameters

    def _refuse_module(self, name: str) -> None:
        raise refusal("modules", "require", name)

    def _compile_builtin(self, name: str, file: str) -> bool:
        path = self._builtins.path(name, file)
        label = f"jsbridge:{name}" if file == "index" else f"jsbridge:{name}/{file}"
        return self._engine.compile_own(path, label, prefix=f"(function ({self._parameters}) {{", suffix="\n})")

    def _host_exports(self, name: str) -> list[tuple[str, object, bool]]:
        # Name, value, and whether it is a function: those are minted next, in this order.
        exports = self._builtins.exports(name)
        self._exports = [export for export in exports.values() if callable(export)]
        return [(key, None if callable(export) else export, callable(export)) for key, export in exports.items()]

    def _mint_host(self, index: int) -> int:
        # builtins.js picks each function up before it asks for the next one. Returns the number of parameters of a raw
        # function (-1: it varies), -2 for one whose arguments are converted, and -3 for one that gives bytes.
        export = self._exports[index]
        if isinstance(export, Raw) and export.gives_bytes:
            self._engine.mint(self._boundary.guard_bytes(export.function))
            return -3
        if isinstance(export, Raw):
            self._engine.mint(self._boundary.guard_raw(export.function))
            return parameter_count(export.function)
        self._engine.mint(self._boundary.guard_converting(export))
        return -2


def _required_by(asker: str, read: Callable[[str], str], filename: str) -> str:
    try:
        if asker:
            # The main script may come through a pipe.
            check_ends(filename)
        return read(filename)
    except HostError as error:
        if not asker:
            raise
        raise HostError(f"{error} (required by {asker})", name=error.name, **error.members) from None


_VARIES = 0x04 | 0x08  # CO_VARARGS, CO_VARKEYWORDS of Python's code objects


def parameter_count(function: Callable[..., Any]) -> int:
    """How many arguments a function takes; -1 when that varies or cannot be known.

    >>> parameter_count(lambda a, b: a), parameter_count(lambda *a: a), parameter_count(print)
    (2, -1, -1)
    """
    # A bound method shows the code of its function, whose first parameter is taken.
    bound = 1 if isinstance(function, MethodType) else 0
    code = getattr(function, "__code__", None)
    if code is None or code.co_flags & _VARIES or code.co_kwonlyargcount:
        return -1
    if getattr(function, "__defaults__", None):
        return -1
    return int(code.co_argcount) - bound


def main_path(path: str | os.PathLike[str], root: str) -> str:
    """The path of a script to run: relative to ``root``; ``.js`` may be left out."""
    name = os.fspath(path)
    full = os.path.abspath(os.path.join(root, name))
    if not os.path.exists(full) and os.path.isfile(full + ".js"):
        full += ".js"
    return full
