"""What an application, or the user of the command, allows scripts."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from jsbridge.policy.endpoints import parse_pattern

Path = str | os.PathLike[str]
#: The endpoints of scripts whose policy says nothing else: every one but those that are files.
ENDPOINTS = ("inproc://*", "tcp://*:*")

#: The permissions that are there or not.
SWITCHES = ("process", "stdin", "system")
_PATHS = ("read", "write", "require")
_ENDPOINTS = ("bind", "connect")


@dataclass(frozen=True, kw_only=True)
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

    Raises:
        TypeError: an argument of the wrong type.
        ValueError: an empty path or name, or what is no pattern of endpoints.

    Example:
        >>> from dataclasses import replace
        >>> policy = Policy(read=".", connect=["tcp://127.0.0.1:*"], bind=False)
        >>> policy.read, replace(policy, env=["LANG"]).env
        (('.',), ('LANG',))
    """

    read: bool | Path | Iterable[Path] = False
    write: bool | Path | Iterable[Path] = False
    require: bool | Path | Iterable[Path] = "."
    modules: bool | str | Iterable[str] = True
    env: bool | str | Iterable[str] = False
    process: bool = False
    stdin: bool = False
    system: bool = False
    bind: bool | str | Iterable[str] = ENDPOINTS
    connect: bool | str | Iterable[str] = ENDPOINTS

    def __post_init__(self) -> None:
        for name in SWITCHES:
            if not isinstance(getattr(self, name), bool):
                raise TypeError(f"{name} is a bool, not {type(getattr(self, name)).__name__}")
        for field in fields(self):
            if field.name not in SWITCHES:
                object.__setattr__(self, field.name, _grant(field.name, getattr(self, field.name)))
        for name in _ENDPOINTS:
            grant = getattr(self, name)
            for pattern in grant if isinstance(grant, tuple) else ():
                parse_pattern(pattern)

    @classmethod
    def everything(cls) -> Policy:
        """No limits: what the command has without ``--sandbox``."""
        return cls(**{field.name: True for field in fields(cls)})


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
