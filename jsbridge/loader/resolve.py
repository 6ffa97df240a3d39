"""From what a script requires to a file: CommonJS resolution, as fibjs and Node do it.

A path (``./``, ``../``, absolute) is tried as a file as it stands, then with ``.js`` and ``.json``, then as a folder
(the ``main`` of its package.json, which may be a folder, then ``index.js``, ``index.json``). A ``#name`` is looked up
in the ``imports`` of the requiring file's package. Anything else is a package: the requiring file's own one if it is
called so and has ``exports``, else one in the ``node_modules`` folders from the requiring folder upwards.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable

from jsbridge.loader.packages import Manifests, split_name
from jsbridge.policy import Policy, Sources
from jsbridge.values import HostError

EXTENSIONS = (".js", ".json")
_RELATIVE = ("./", "../")


class Resolver:
    """Finds the files of one runtime.

    Args:
        is_builtin: whether a name is that of a built-in module; ``imports`` of a package may lead to one.
        sources: which files may be loaded; None: all.
    """

    def __init__(self, is_builtin: Callable[[str], bool], sources: Sources | None = None) -> None:
        self._is_builtin = is_builtin
        self._sources = Sources(Policy.everything(), "/") if sources is None else sources
        self._manifests = Manifests(self._sources)

    def resolve(self, request: str, folder: str, stack: list[str], searched: list[str] | None = None) -> str:
        """The real path of the file that ``request`` means, or the name of a built-in module.

        Args:
            request: what is required; no empty string, without U+0000.
            folder: the folder of the file that requires it.
            stack: who required it: the file, the file that required that one, and so on; empty for the program itself.
            searched: the ``node_modules`` folders to search; None: those from ``folder`` upwards.

        Raises:
            HostError: ``MODULE_NOT_FOUND``, with ``requireStack`` and, in the message, the places that were looked at;
                the codes of :mod:`jsbridge.loader.packages`; ``EACCES``: the policy does not allow the file.
        """
        tried: list[str] = []
        try:
            found = self._find(request, folder, searched, tried)
        except HostError as error:
            asked = f" (required by {stack[0]})" if stack else ""
            raise HostError(f"{error}{asked}", name=error.name, **error.members) from None
        if found is None:
            raise _not_found(request, stack, tried, beside=not is_path(request) and self._is_beside(request, folder))
        return os.path.realpath(found) if os.path.isabs(found) else found

    def resolve_from(self, request: str, folders: list[str], stack: list[str]) -> str:
        """:meth:`resolve` for the first of several folders in which it succeeds, as if a file in there required it.

        Raises:
            HostError: as :meth:`resolve`, when none has it.
        """
        failure: HostError | None = None
        for folder in folders:
            try:
                return self.resolve(request, os.path.abspath(folder), stack)
            except HostError as error:
                if error.members.get("code") != "MODULE_NOT_FOUND":
                    raise
                failure = failure or error
        raise failure or _not_found(request, stack, [])

    def _is_beside(self, request: str, folder: str) -> bool:
        path = os.path.join(folder, request)
        return self._sources.allow(path) and self._path(path, []) is not None

    def _find(self, request: str, folder: str, searched: list[str] | None, tried: list[str]) -> str | None:
        if is_path(request):
            path = os.path.normpath(os.path.join(folder, request))
            # A trailing slash asks for the folder, even beside a file of that name.
            if request in (".", "..") or request.endswith(("/", "/.", "/..")):
                return self._folder(path, tried)
            return self._path(path, tried)
        if request.startswith("#"):
            manifest = self._manifests.around(folder)
            if manifest is not None and manifest.imports:
                target, is_name = manifest.resolve_import(request)
                if not is_name:
                    return self._file(target, tried)
                return target if self._is_builtin(target) else self._package(target, manifest.folder, None, tried)
        return self._package(request, folder, searched, tried)

    def _package(self, request: str, folder: str, searched: list[str] | None, tried: list[str]) -> str | None:
        named = split_name(request)
        if named is not None:
            own = self._manifests.around(folder)
            if own is not None and own.exports is not None and own.name == named[0]:
                return self._file(own.resolve_export(named[1]), tried)
        for modules in node_modules(folder) if searched is None else searched:
            if not isinstance(modules, str):
                # Scripts may put anything into module.paths.
                continue
            if not self._sources.allow(modules):
                # Above the root, or beside it: as if there were nothing.
                continue
            if not os.path.isdir(modules):
                tried.append(modules)
                continue
            if named is not None:
                manifest = self._manifests.of(os.path.join(modules, named[0]))
                if manifest is not None and manifest.exports is not None:
                    return self._file(manifest.resolve_export(named[1]), tried)
            path = os.path.join(modules, request)
            found = self._folder(path, tried) if request.endswith("/") else self._path(path, tried)
            if found is not None:
                return found
        return None

    def _path(self, path: str, tried: list[str]) -> str | None:
        refused = False
        for candidate in (path, *(path + extension for extension in EXTENSIONS)):
            if not self._sources.allow(candidate):
                # One of the others may be a file that is allowed.
                refused = True
            elif self._file(candidate, tried):
                return candidate
        if refused:
            raise self._sources.refusal(path)
        return self._folder(path, tried) if os.path.isdir(path) else None

    def _folder(self, path: str, tried: list[str]) -> str | None:
        manifest = self._manifests.of(path)
        if manifest is not None and manifest.main is not None:
            target = os.path.normpath(os.path.join(path, manifest.main))
            for candidate in (target, *(target + extension for extension in EXTENSIONS)):
                if self._file(candidate, tried):
                    return candidate
            found = self._index(target, tried)
            if found is not None:
                return found
        return self._index(path, tried)

    def _index(self, path: str, tried: list[str]) -> str | None:
        for extension in EXTENSIONS:
            candidate = os.path.join(path, "index" + extension)
            if self._file(candidate, tried):
                return candidate
        return None

    def _file(self, path: str, tried: list[str]) -> str | None:
        if not self._sources.allow(path):
            # Before anything tells whether it is there.
            raise self._sources.refusal(path)
        tried.append(path)
        try:
            mode = os.stat(path).st_mode
        except (OSError, ValueError):
            # Missing, a loop of links, a name that is too long or no file name at all: there is no file to load.
            return None
        return None if stat.S_ISDIR(mode) else path


def is_path(request: str) -> bool:
    """Whether a request is a path, and not the name of a package or of a built-in module."""
    return request.startswith("/") or is_relative(request)


def is_relative(request: str) -> bool:
    """Whether a request is a path that begins at the folder of the file that asks."""
    return request.startswith(_RELATIVE) or request in (".", "..")


def search_paths(request: str, folder: str, searched: list[str] | None) -> list[str]:
    """The folders in which a file in ``folder`` finds what it requires."""
    if is_relative(request):
        return [folder]
    return node_modules(folder) if searched is None else searched


def node_modules(folder: str) -> list[str]:
    """The ``node_modules`` folders that are searched from ``folder``, nearest first.

    >>> node_modules("/a/node_modules/b")
    ['/a/node_modules/b/node_modules', '/a/node_modules', '/node_modules']
    """
    folders = []
    while True:
        if os.path.basename(folder) != "node_modules":
            folders.append(os.path.join(folder, "node_modules"))
        parent = os.path.dirname(folder)
        if parent == folder:
            return folders
        folder = parent


def _not_found(request: str, stack: list[str], tried: list[str], *, beside: bool = False) -> HostError:
    text = f"Cannot find module '{request}'"
    if beside:
        text += f"; to load the file beside the one that asks, write './{request}'"
    if stack:
        text += "\nRequire stack:" + "".join(f"\n- {file}" for file in stack)
    if tried:
        text += "\nLooked for:" + "".join(f"\n- {place}" for place in tried)
    return HostError(text, code="MODULE_NOT_FOUND", requireStack=stack)
