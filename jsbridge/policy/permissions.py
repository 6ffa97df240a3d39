"""What the scripts of one program may do, as its modules ask it."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from jsbridge.policy.endpoints import Endpoints, source_of
from jsbridge.policy.places import Roots, entry, existing, followed
from jsbridge.policy.policy import Policy
from jsbridge.policy.refusal import refusal
from jsbridge.policy.sources import Sources

STDIN_FD = 0


class Permissions:
    """The policy of one program, asked.

    Args:
        root: the folder that paths in the policy are relative to.

    Attributes:
        sources: where scripts may be loaded from.
    """

    def __init__(self, policy: Policy, root: str) -> None:
        self._policy = policy
        self.sources = Sources(policy, root)
        self._roots = {name: Roots(getattr(policy, name), root) for name in ("read", "write")}
        self._endpoints = {name: Endpoints(getattr(policy, name), root) for name in ("bind", "connect")}

    # Files -----------------------------------------------------------------------------------------------------------

    @contextmanager
    def reading(self, path: bytes, syscall: str, *, follow: bool = True) -> Iterator[bytes]:
        """Gives what to hand to the system in place of a path that is to be read; valid inside of the ``with``.

        Args:
            path: as the script says it.
            syscall: what is to be done.
            follow: whether what a link leads to is meant, not the link itself.

        Raises:
            HostError: EACCES.
            OSError: there is no such file or folder.
        """
        if self._roots["read"].everything:
            yield path
            return
        with self._admitted(path, ("read",), syscall, follow=follow) as name:
            yield name

    @contextmanager
    def writing(self, path: bytes, syscall: str, *, follow: bool = False, moves: bool = False) -> Iterator[bytes]:
        """The same for a path that is to be made, changed or removed.

        Args:
            path: as the script says it.
            syscall: what is to be done.
            follow: whether what a link leads to is meant, not the link itself.
            moves: whether the content gets a name where other permissions may hold: then it has to be readable, too.
        """
        needed = ("read", "write") if moves else ("write",)
        if all(self._roots[each].everything for each in needed):
            yield path
            return
        with self._admitted(path, needed, syscall, follow=follow) as name:
            yield name

    @contextmanager
    def opening(self, path: bytes, flags: int, syscall: str = "open") -> Iterator[tuple[bytes, int]]:
        """The same for a path that is to be opened, with the flags to use."""
        access = flags & os.O_ACCMODE
        changes = access != os.O_RDONLY or flags & (os.O_CREAT | os.O_TRUNC) != 0
        needed = ("read",) * (access != os.O_WRONLY) + ("write",) * changes
        if all(self._roots[each].everything for each in needed):
            yield path, flags
            return
        if flags & os.O_CREAT:
            if path.endswith(b"/"):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            meant = path
            if not flags & (os.O_EXCL | os.O_NOFOLLOW):
                try:
                    meant = followed(path)
                except OSError:
                    self._check(needed, os.path.realpath(path), syscall, path)
                    raise
            with self._admitted(meant, needed, syscall, follow=False, shown=path) as name:
                yield name, flags | os.O_NOFOLLOW
        else:
            with self._admitted(path, needed, syscall, follow=not flags & os.O_NOFOLLOW) as name:
                yield name, flags

    def check_links(self, syscall: str, path: bytes) -> None:
        """Who may use some files only must not make symbolic links, which the application might follow elsewhere.

        Raises:
            HostError: EACCES.
        """
        for name, roots in self._roots.items():
            if not roots.everything:
                raise refusal(name, syscall, os.fsdecode(path), all_of_it=True, path=os.fsdecode(path))

    def check_changes(self, writable: bool, syscall: str) -> None:
        """Whether a script may change the properties of a file that it has open: the system lets it, if it only reads.

        Raises:
            HostError: EACCES.
        """
        if not writable and not self._roots["write"].everything:
            raise refusal("write", syscall, all_of_it=True)

    def check_descriptor(self, fd: int, syscall: str) -> None:
        """Whether a script may use a standard stream by its number, past what the application put in its place.

        Raises:
            HostError: EACCES.
        """
        if fd == STDIN_FD:
            self.check("stdin", syscall)
        elif not self._roots["write"].everything:
            raise refusal("write", syscall, f"descriptor {fd}", all_of_it=True)

    @contextmanager
    def _admitted(
        self, path: bytes, needed: tuple[str, ...], syscall: str, *, follow: bool, shown: bytes | None = None
    ) -> Iterator[bytes]:
        shown = path if shown is None else shown
        with ExitStack() as stack:
            try:
                place = stack.enter_context(existing(path) if follow else entry(path))
            except OSError:
                # Who may not look there is not told what is missing.
                self._check(needed, os.path.realpath(path), syscall, shown)
                raise
            self._check(needed, place.real, syscall, shown)
            yield place.name

    def _check(self, needed: tuple[str, ...], real: bytes, syscall: str, shown: bytes) -> None:
        for name in needed:
            if not self._roots[name].cover(real):
                raise refusal(name, syscall, os.fsdecode(shown), path=os.fsdecode(shown))

    # The process -----------------------------------------------------------------------------------------------------

    def allows(self, permission: str) -> bool:
        """Whether scripts have one of the permissions that are there or not: ``process``, ``stdin``, ``system``."""
        return bool(getattr(self._policy, permission))

    def check(self, permission: str, syscall: str, subject: str | None = None) -> None:
        """Refuses what takes one of the permissions that :meth:`allows` knows.

        Raises:
            HostError: EACCES.
        """
        if not self.allows(permission):
            raise refusal(permission, syscall, subject)

    def shows_variable(self, name: str) -> bool:
        """Whether scripts may see the environment variable of that name."""
        env = self._policy.env
        return env is True or (isinstance(env, tuple) and name in env)

    def check_variable(self, name: str, *, changes: bool) -> None:
        """Whether scripts may read an environment variable, or change it.

        Raises:
            HostError: EACCES.
        """
        syscall = "setenv" if changes else "getenv"
        if not self.shows_variable(name):
            raise refusal("env", syscall, name)
        if changes:
            self.check("process", syscall, name)

    # Modules ---------------------------------------------------------------------------------------------------------

    def allows_module(self, name: str) -> bool:
        """Whether scripts may require the built-in module of that name; ``path`` stands for ``path/posix``, too."""
        modules = self._policy.modules
        return modules is True or (isinstance(modules, tuple) and (name in modules or name.split("/")[0] in modules))

    # Endpoints -------------------------------------------------------------------------------------------------------

    def check_endpoint(self, syscall: str, address: str) -> None:
        """Whether a socket may be bound, or connected, to an address. One to connect from counts as bound.

        Raises:
            HostError: EACCES.
        """
        endpoints = self._endpoints[syscall]
        if not endpoints.allow(address, binds=syscall == "bind"):
            raise refusal(syscall, syscall, address, address=address)
        source = source_of(address)
        if source is not None and not self._endpoints["bind"].allow(source, binds=True):
            raise refusal("bind", syscall, address, address=address)

    def check_all_endpoints(self, syscall: str, subject: str) -> None:
        """Whether sockets may be bound and connected to whatever there is.

        Raises:
            HostError: EACCES.
        """
        for name, endpoints in self._endpoints.items():
            if not endpoints.everything:
                raise refusal(name, syscall, subject, all_of_it=True)
