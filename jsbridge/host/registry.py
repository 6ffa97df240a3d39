"""The modules that are no files of the user: the built-in ones, and those that the application registers."""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import types
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jsbridge
from jsbridge.host.api import Api


def _modules_folder() -> Path:
    for folder in jsbridge.__path__:
        candidate = Path(folder) / "modules"
        if (candidate / "zmq" / "index.js").is_file():
            return candidate
    raise ImportError("jsbridge is installed without its modules folder")


class Registry:
    """Which modules ``require`` finds by name in one runtime.

    Args:
        make_api: makes the api for the host.py of a built-in module.
    """

    def __init__(self, make_api: Callable[[], Api]) -> None:
        self._folder = _modules_folder()
        self._make_api = make_api
        self._exports: dict[str, dict[str, Any]] = {}
        self._registered: dict[str, object] = {}
        #: Called when a module is registered: a name may mean something else now.
        self.changed: Callable[[], None] = lambda: None

    def names(self) -> list[str]:
        """The names of all built-in modules."""
        return sorted(folder.parent.name for folder in self._folder.glob("*/index.js"))

    def path(self, name: str, file: str) -> str:
        """The path of a file of a built-in module."""
        return str(self._folder / name / f"{file}.js")

    def exports(self, name: str) -> dict[str, Any]:
        """What the module's host.py exports to its index.js."""
        known = self._exports.get(name)
        if known is None:
            known = {}
            if (self._folder / name / "host.py").is_file():
                module = importlib.import_module(f"jsbridge.modules.{name}.host")
                known = module.exports(self._make_api())
            self._exports[name] = known
        return known

    def register(self, name: str, module: object) -> None:
        """Makes ``module`` what ``require(name)`` returns.

        Args:
            name: a name that is no path.
            module: a mapping of names to functions, ``async def`` functions, constants and nested mappings; a Python module or
                an object, whose public members are taken; or one function.

        Raises:
            ValueError: the name is a path, or empty.
        """
        if not name or name.startswith((".", "/")) or "\0" in name:
            raise ValueError(f"a module's name is no path: {name!r}")
        self._registered[name] = exports_of(module)
        self.changed()

    def registered(self, name: str) -> object:
        """The exports of a registered module; KeyError when there is none."""
        return self._registered[name]

    def clear(self) -> None:
        """Lets go of everything."""
        self._exports.clear()
        self._registered.clear()


def exports_of(module: object) -> object:
    """What a script sees of an object that was registered as a module."""
    if isinstance(module, Mapping):
        return {key: exports_of(item) if isinstance(item, Mapping) else item for key, item in module.items()}
    if inspect.isfunction(module) or inspect.isbuiltin(module) or inspect.ismethod(module):
        return module
    names = getattr(module, "__all__", None)
    if not isinstance(names, (list, tuple)):
        names = [name for name in dir(module) if not name.startswith("_")]
    members = {name: getattr(module, name) for name in names}
    if isinstance(module, types.ModuleType):
        members = {name: item for name, item in members.items() if not isinstance(item, (types.ModuleType, type))}
    return members
