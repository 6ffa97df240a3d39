"""package.json as ``require`` reads it: ``main``, ``exports`` and ``imports``, with Node's rules.

The rules are those of https://nodejs.org/api/esm.html#resolution-algorithm-specification, with the conditions that hold
for ``require`` in Node.
"""

from __future__ import annotations

import json
import os
import re
import stat
from typing import Any

from jsbridge.loader.source import JSONProblem, parse_json, read_text
from jsbridge.policy import Sources
from jsbridge.values import HostError

#: The conditions of ``exports`` and ``imports`` that hold here; "default" always does.
CONDITIONS = frozenset({"node", "require", "default"})

_NAME_AND_SUBPATH = r"(?s)((?:@[^/\\%]+/)?[^./\\%][^/\\%]*)(/.*)?"
_FORBIDDEN_SEGMENTS = {".", "..", "node_modules"}
_SCHEME = r"[A-Za-z][A-Za-z0-9+.-]*:"
#: No condition of an object held: the next alternative is looked at. None, in contrast, forbids.
_NOTHING = object()


class Manifest:
    """One package.json.

    Attributes:
        folder: the package's folder.
        path: the file itself.
        name: the package's name; None when it has none.
        main: the file that the package's name means, relative to the folder; None when it names none.
        exports: what the package shows; None when it shows every file.
        imports: what ``#names`` mean inside the package.
    """

    def __init__(self, folder: str, path: str, data: dict[str, Any]) -> None:
        name, main, imports = data.get("name"), data.get("main"), data.get("imports")
        self.folder = folder
        self.path = path
        self.name = name if isinstance(name, str) else None
        self.main = main if isinstance(main, str) and main else None
        self.exports: Any = data.get("exports")
        self.imports: dict[str, Any] = imports if isinstance(imports, dict) else {}

    def resolve_export(self, subpath: str) -> str:
        """The file that ``exports`` gives for a subpath: ``.`` for the package itself, else ``./lib/x``.

        Raises:
            HostError: ``ERR_PACKAGE_PATH_NOT_EXPORTED``, ``ERR_INVALID_PACKAGE_TARGET``,
                ``ERR_INVALID_PACKAGE_CONFIG``.
        """
        exports = self.exports
        table: dict[str, Any] = {".": exports}
        if isinstance(exports, dict):
            dotted = [key.startswith(".") for key in exports]
            if any(dotted):
                if not all(dotted):
                    raise self._config_error(
                        'the keys of "exports" are either all paths (beginning with ".") or all conditions'
                    )
                table = exports
        found = self._match(subpath, table, internal=False)
        if found is None or found is _NOTHING:
            text = (
                'No "exports" main defined'
                if subpath == "."
                else f"Package subpath '{subpath}' is not defined by \"exports\""
            )
            raise HostError(f"{text} in {self.path}", code="ERR_PACKAGE_PATH_NOT_EXPORTED")
        return str(found)

    def resolve_import(self, request: str) -> tuple[str, bool]:
        """What ``imports`` gives for a ``#name``: a file, or the name of another package and True.

        Raises:
            HostError: ``ERR_PACKAGE_IMPORT_NOT_DEFINED``, ``ERR_INVALID_MODULE_SPECIFIER`` and those of
                :meth:`resolve_export`.
        """
        if request == "#" or request.startswith("#/") or request.endswith("/"):
            raise HostError(
                f'Invalid module "{request}": it is not a valid internal imports specifier name',
                name="TypeError",
                code="ERR_INVALID_MODULE_SPECIFIER",
            )
        found = self._match(request, self.imports, internal=True)
        if found is None or found is _NOTHING:
            raise HostError(
                f'Package import specifier "{request}" is not defined in package {self.path}',
                name="TypeError",
                code="ERR_PACKAGE_IMPORT_NOT_DEFINED",
            )
        return str(found), not os.path.isabs(found)

    def _match(self, key: str, table: dict[str, Any], *, internal: bool) -> Any:
        if key in table and "*" not in key and not key.endswith("/"):
            return self._target(table[key], key, None, internal)
        best: tuple[int, int] = (0, 0)
        pattern, middle = None, ""
        for candidate in table:
            base, star, trailer = candidate.partition("*")
            if not star or "*" in trailer or key == base or not key.startswith(base):
                continue
            if trailer and not (key.endswith(trailer) and len(key) >= len(candidate)):
                continue
            # The pattern with the longest beginning wins, then the longest one.
            if (len(base), len(candidate)) > best:
                best, pattern = (len(base), len(candidate)), candidate
                middle = key[len(base) : len(key) - len(trailer)]
        return _NOTHING if pattern is None else self._target(table[pattern], pattern, middle, internal)

    def _target(self, target: Any, key: str, middle: str | None, internal: bool) -> Any:
        if isinstance(target, str):
            return self._path(target, key, middle, internal)
        if isinstance(target, dict):
            for condition, alternative in target.items():
                if condition.isdecimal():
                    raise self._config_error(f'"{condition}" is not a condition')
                if condition in CONDITIONS:
                    found = self._target(alternative, key, middle, internal)
                    if found is not _NOTHING:
                        return found
            return _NOTHING
        if isinstance(target, list):
            return self._first(target, key, middle, internal)
        if target is None:
            return None
        raise self._target_error(target, key, internal)

    def _first(self, targets: list[Any], key: str, middle: str | None, internal: bool) -> Any:
        result: Any = None
        failure: HostError | None = None
        for target in targets:
            try:
                found = self._target(target, key, middle, internal)
            except HostError as error:
                if error.members.get("code") != "ERR_INVALID_PACKAGE_TARGET":
                    raise
                failure = error
                continue
            if found is None:
                result, failure = None, None
            elif found is not _NOTHING:
                return found
        if failure is not None:
            raise failure
        return result

    def _path(self, target: str, key: str, middle: str | None, internal: bool) -> str:
        filled = target if middle is None else target.replace("*", middle)
        if not target.startswith("./"):
            if internal and not target.startswith(("../", "/")) and not re.match(_SCHEME, target):
                return filled
            raise self._target_error(target, key, internal)
        if _has_forbidden(target[2:]):
            raise self._target_error(target, key, internal)
        if middle is not None and _has_forbidden(middle):
            request = key.replace("*", middle)
            raise HostError(
                f'Invalid module "{request}": it does not match the pattern "{key}" of {self.path}',
                name="TypeError",
                code="ERR_INVALID_MODULE_SPECIFIER",
            )
        return os.path.normpath(os.path.join(self.folder, _unquote(filled)))

    def _target_error(self, target: Any, key: str, internal: bool) -> HostError:
        field = "imports" if internal else "exports"
        shown = json.dumps(target)
        where = f"main target {shown} defined" if key == "." else f"target {shown} defined for '{key}'"
        hint = '; targets must start with "./"' if isinstance(target, str) and not target.startswith("./") else ""
        return HostError(
            f'Invalid "{field}" {where} in the package config {self.path}{hint}', code="ERR_INVALID_PACKAGE_TARGET"
        )

    def _config_error(self, reason: str) -> HostError:
        return HostError(f"Invalid package config {self.path}: {reason}", code="ERR_INVALID_PACKAGE_CONFIG")


class Manifests:
    """The package.json files that one runtime has read; each is read again when it has changed.

    Args:
        sources: which files may be read; others are not there.
    """

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._known: dict[str, tuple[tuple[int, int, int], Manifest]] = {}

    def of(self, folder: str) -> Manifest | None:
        """The package.json in ``folder``; None when there is none.

        Raises:
            HostError: it is no JSON object (``ERR_INVALID_PACKAGE_CONFIG``), with line and column.
        """
        path = os.path.join(folder, "package.json")
        if not self._sources.allow(path):
            return None
        try:
            status = os.stat(path)
        except (OSError, ValueError):
            # Whatever keeps it from being looked at: for require there is no package.json.
            return None
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
            # To read it could take for ever.
            return None
        state = (status.st_mtime_ns, status.st_size, status.st_ino)
        known = self._known.get(path)
        if known is None or known[0] != state:
            known = self._known[path] = (state, Manifest(folder, path, self._read(path)))
        return known[1]

    def around(self, folder: str) -> Manifest | None:
        """The package.json of the package that ``folder`` belongs to."""
        while os.path.basename(folder) != "node_modules":
            found = self.of(folder)
            parent = os.path.dirname(folder)
            if found is not None or parent == folder:
                return found
            folder = parent
        return None

    def _read(self, path: str) -> dict[str, Any]:
        text = read_text(path, self._sources.read)
        try:
            data = parse_json(text)
        except JSONProblem as problem:
            raise HostError(
                f"Invalid package config {path}:{problem.line}:{problem.column}: {problem.message}",
                name="SyntaxError",
                code="ERR_INVALID_PACKAGE_CONFIG",
                path=path,
            ) from None
        return data if isinstance(data, dict) else {}


def split_name(request: str) -> tuple[str, str] | None:
    """The package's name and the subpath (``.``, ``./lib/x``) of a request; None when it cannot name a package.

    >>> split_name("@a/b/lib/x"), split_name("a")
    (('@a/b', './lib/x'), ('a', '.'))
    """
    found = re.fullmatch(_NAME_AND_SUBPATH, request)
    return (found[1], "." + (found[2] or "")) if found else None


def _has_forbidden(path: str) -> bool:
    return any(_unquote(segment).lower() in _FORBIDDEN_SEGMENTS for segment in re.split(r"[/\\]", path))


def _unquote(path: str) -> str:
    if "%" not in path:
        return path
    from urllib.parse import unquote

    return unquote(path)
