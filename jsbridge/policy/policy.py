"""What an application, or the user of the command, allows scripts."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from jsbridge.policy.endpoints import parse_pattern

Path = str | os.PathLike[str]
#: The endpoints of scripts whose policy says nothing else: every one but those that are files.
ENDPOINTS = ("inproc://*", "tcp://*:*")

#: The permissions that are there or not.
SWITCHES = ("process", "stdin", "system")
_PATHS = ("read", "write", "require")


class Policy:
    """What scripts may do. ``Policy()`` is what a :class:`~jsbridge.Runtime` has when it is given none.

    Each permission is True (everything), False (nothing), or a list of what is allowed. Paths are relative to the
    runtime's ``root``; a folder stands for all that is in it. What is not allowed is an error in the script with the
    ``code`` ``'EACCES'``, whose ``permission`` names what is missing here. Modules and functions that the application
    registers are never limited. docs/policy.md says what each permission covers.

    Args:
        read: files and folders that scripts may read.
        write: files and folders that scripts may make, change and remove.
        require: files and folders that ``require``, ``run`` and ``Worker`` may load scripts and JSON from.
        modules: names of built-in modules that scripts may require.
        env: names of environment variables that scripts may read. To change them takes ``process``, too.
        process: whether scripts may change what belongs to the whole process: its working folder, umask, priority,
            environment variables, and descriptors that it has open.
        stdin: whether scripts may read the standard input of the process.
        system: whether scripts may ask who and where they are: host, user, network interfaces, processors, memory.
        bind: patterns of endpoints that sockets may be bound to, such as ``'tcp://127.0.0.1:*'``,
            ``'ipc:///run/app/*'`` or ``'inproc://*'``.
        connect: patterns of endpoints that sockets may be connected to.

    Attributes: those of the same names, each a bool or a tuple. They cannot be changed.

    Raises:
        TypeError: an argument of the wrong type.
        ValueError: an empty path or name, or what is no pattern of endpoints.

    Example:
        >>> policy = Policy(read=".", connect=["tcp://127.0.0.1:*"], bind=False)
        >>> policy.read, policy.replace(env=["LANG"]).env
        (('.',), ('LANG',))
    """

    # No dataclass: the module of that name would be a tenth of what the start of a process takes.
    read: bool | tuple[str, ...]
    write: bool | tuple[str, ...]
    require: bool | tuple[str, ...]
    modules: bool | tuple[str, ...]
    env: bool | tuple[str, ...]
    process: bool
    stdin: bool
    system: bool
    bind: bool | tuple[str, ...]
    connect: bool | tuple[str, ...]

    def __init__(
        self,
        *,
        read: bool | Path | Iterable[Path] = False,
        write: bool | Path | Iterable[Path] = False,
        require: bool | Path | Iterable[Path] = ".",
        modules: bool | str | Iterable[str] = True,
        env: bool | str | Iterable[str] = False,
        process: bool = False,
        stdin: bool = False,
        system: bool = False,
        bind: bool | str | Iterable[str] = ENDPOINTS,
        connect: bool | str | Iterable[str] = ENDPOINTS,
    ) -> None:
        granted = self.__dict__
        for name, switch in {"process": process, "stdin": stdin, "system": system}.items():
            if not isinstance(switch, bool):
                raise TypeError(f"{name} is a bool, not {type(switch).__name__}")
            granted[name] = switch
        for name, value in {"read": read, "write": write, "require": require, "modules": modules, "env": env}.items():
            granted[name] = _grant(name, value)
        for name, value in {"bind": bind, "connect": connect}.items():
            grant = granted[name] = _grant(name, value)
            for pattern in grant if isinstance(grant, tuple) else ():
                parse_pattern(pattern)

    @classmethod
    def everything(cls) -> Policy:
        """No limits: what the command has without ``--sandbox``."""
        return cls(**dict.fromkeys(cls.__annotations__, True))

    def replace(self, **changes: Any) -> Policy:
        """The same policy but for some permissions.

        Raises:
            TypeError, ValueError: as for a new one.
        """
        return Policy(**{**self.__dict__, **changes})

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Policy cannot be changed: replace({name}=…) gives another one")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a Policy cannot be changed")

    def __eq__(self, other: object) -> bool:
        return self.__dict__ == other.__dict__ if type(other) is Policy else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.__dict__.items(), key=str)))

    def __repr__(self) -> str:
        return f"Policy({', '.join(f'{name}={self.__dict__[name]!r}' for name in Policy.__annotations__)})"


def _grant(name: str, value: Any) -> bool | tuple[str, ...]:
    if isinstance(value, bool):
        return value
    kinds = (str, os.PathLike) if name in _PATHS else (str,)
    wanted = f"{name} is a bool, {'a path, or some paths' if name in _PATHS else 'a str, or some of them'}"
    if isinstance(value, kinds):
        value = (value,)
    if isinstance(value, (bytes, dict)) or not isinstance(value, Iterable):
        raise TypeError(f"{wanted}, not {type(value).__name__}")
    items: list[str] = []
    for item in value:
        text = os.fspath(item) if isinstance(item, kinds) else item
        if not isinstance(text, str):
            raise TypeError(f"{wanted}, not one with {type(item).__name__}")
        if not text or "\0" in text:
            raise ValueError(f"{name} has {text!r} in it")
        items.append(text)
    return tuple(items)
