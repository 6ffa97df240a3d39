"""The modules that are no files of the user: the built-in ones, and those that the application registers."""

from __future__ import annotations

import functools
import importlib
import time
import types
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jsbridge
from jsbridge.host.api import Api

_LOADER = Path(__file__).parent.parent / "loader"
#: The name under which the loader asks for the files behind the global objects; scripts cannot require it.
_GLOBALS = "globals"
#: The folder of what modules have in common: they require it by its path, scripts cannot.
_SHARED = "shared"


@functools.cache
def _modules_folder() -> Path:
    for folder in jsbridge.__path__:
        candidate = Path(folder) / "modules"
        if (candidate / "zmq" / "index.js").is_file():
            return candidate
    raise ImportError("jsbridge is installed without its modules folder")


@functools.cache
def _builtin_names() -> list[str]:
    folder = _modules_folder()
    names = (index.parent.relative_to(folder) for index in folder.glob("**/index.js"))
    return sorted(name.as_posix() for name in names if name.parts[0] != _SHARED)


class Registry:
    """Which modules ``require`` finds by name in one runtime.

    Args:
        make_api: makes the api for the host.py of a built-in module.

    Attributes:
        install: set by the loader; makes a value what ``require`` gives for a name. The third argument tells to leave
            out those members that scripts cannot have.
        started: ``time.monotonic()`` when it was made.
    """

    def __init__(self, make_api: Callable[[], Api]) -> None:
        self._make_api = make_api
        self._exports: dict[str, dict[str, Any]] = {}
        self.install: Callable[[str, object, bool], None]
        self.started = time.monotonic()

    def names(self) -> list[str]:
        """The names of all built-in modules."""
        return _builtin_names()

    def path(self, name: str, file: str) -> str:
        """The path of a file of a built-in module."""
        folder = _LOADER if name == _GLOBALS else _modules_folder()
        return str(folder / name / f"{file}.js")

    def exports(self, name: str) -> dict[str, Any]:
        """What the module's host.py exports to its index.js."""
        known = self._exports.get(name)
        if known is None:
            known = {}
            if name == _GLOBALS:
                known = importlib.import_module("jsbridge.loader.globals.host").exports(self._make_api())
            elif (_modules_folder() / name / "host.py").is_file():
                known = importlib.import_module(f"jsbridge.modules.{name}.host").exports(self._make_api())
            self._exports[name] = known
        return known

    def register(self, name: str, module: object) -> None:
        """Makes ``module`` what ``require(name)`` returns from now on. It waits for its turn while a script computes.

        Args:
            name: a name that is no path. A built-in module of that name stays ``require('node:name')``.
            module: a mapping of names to functions, ``async def`` functions, constants and nested mappings; one
                callable; or a Python module, a class or any other object: its public members are taken (those of
                ``__all__``, if it has that), but of a Python module no modules and classes, and without ``__all__``
                only what scripts can have.

        Raises:
            TypeError: the name is no string, or a member has no counterpart in JavaScript; the message names it.
            ValueError: the name is a path, or empty, or begins with ``node:``.
        """
        if not isinstance(name, str):
            raise TypeError(f"a module's name is a str, not {type(name).__name__}")
        if not name or name.startswith((".", "/", "node:")) or "\0" in name:
            raise ValueError(f"a module's name is no path: {name!r}")
        exports, lenient = exports_of(module)
        self.install(name, exports, lenient)

    def clear(self) -> None:
        """Lets go of everything."""
        self._exports.clear()


def exports_of(module: object) -> tuple[object, bool]:
    """What a script sees of an object that is registered as a module.

    Returns:
        The exports, and whether those members are left out that scripts cannot have.

    Raises:
        TypeError: a mapping has keys that are no names, or contains itself.
    """
    if isinstance(module, Mapping):
        return _members(module, ()), False
    if callable(module) and not isinstance(module, type):
        return module, False
    names = getattr(module, "__all__", None)
    listed = isinstance(names, (list, tuple))
    if not listed:
        names = [name for name in dir(module) if not name.startswith("_")]
    # What dir() lists may be a slot that holds nothing.
    members = {str(name): getattr(module, name) for name in names or () if listed or hasattr(module, name)}
    if isinstance(module, types.ModuleType):
        members = {name: item for name, item in members.items() if not isinstance(item, (types.ModuleType, type))}
    return members, not listed


def _members(mapping: Mapping[Any, Any], parents: tuple[object, ...]) -> dict[str, object]:
    if any(mapping is parent for parent in parents):
        raise TypeError("a module that contains itself cannot be registered")
    inside = (*parents, mapping)
    members: dict[str, object] = {}
    for key, item in mapping.items():
        if not isinstance(key, str):
            if parents:
                # A nested one may as well be a value: a dict whose keys are no names is a Map.
                return dict(mapping)
            raise TypeError(f"the members of a module have names, not {key!r}")
        members[key] = _members(item, inside) if isinstance(item, Mapping) else item
    return members
