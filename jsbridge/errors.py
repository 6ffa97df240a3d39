"""The exceptions of jsbridge.

Exception
└── JSError                     a script threw: name, message, stack, value, code
    ├── JSSyntaxError           source that does not compile
    ├── JSMemoryError           the memory limit was reached
    ├── JSStackError            the script nested calls deeper than its stack allows
    ├── JSLimitError            the script wanted more coroutines, sockets, timers, … than its runtime allows
    └── JSInterrupted           the script was ended from outside, which it cannot catch
        ├── JSTimeoutError      it ran longer than time_limit without waiting, or than total_time_limit
        ├── RuntimeClosedError  its runtime was closed, or is closed already
        └── ProcessExit         it called process.exit()
"""

from __future__ import annotations

from typing import Any


class JSError(Exception):
    """A script threw something, and nothing in the script caught it.

    You get this from every call that runs a script. ``str()`` of it shows the error and the script's stack, with file
    and line. To handle one kind of error, look at :attr:`name` and :attr:`code`.

    Attributes:
        name: the error's ``name`` (``'TypeError'``), or ``'Error'`` for a thrown value that is no Error.
        message: its ``message``; for a thrown value that is no Error, the value as text.
        stack: the script's stack, innermost frame first, one ``at function (file:line)`` a line; may be empty.
        value: the thrown value, converted; for an Error, a proxy of it (or None when it is gone with its runtime).
        code: the error's ``code`` (``'EADDRINUSE'``), or None.
    """

    def __init__(
        self, message: str, *, name: str = "Error", stack: str = "", value: object = None, code: str | int | None = None
    ) -> None:
        super().__init__(message)
        self.name = name
        self.message = message
        self.stack = stack
        self.value = value
        self.code = code
        #: The number under which the thrown value waits in its runtime, so that it goes back as the same value.
        self.handle: object = None

    def __reduce__(self) -> Any:
        # The thrown value means something in its own runtime only: a copy does without.
        return _again, (type(self), self.args, {**self.__dict__, "value": None, "handle": None})

    def __str__(self) -> str:
        head = f"{self.name}: {self.message}" if self.message else self.name
        return f"{head}\n{self.stack.rstrip()}" if self.stack else head


class JSSyntaxError(JSError):
    """Source that is not JavaScript. The first line of :attr:`stack` names file, line and, if known, column."""


class JSMemoryError(JSError):
    """The script needed more than the runtime's ``memory_limit``."""


class JSStackError(JSError):
    """The script nested calls deeper than the runtime's ``stack_size`` allows; most often an endless recursion."""


class JSLimitError(JSError):
    """The script wanted more than the runtime allows of what is counted: ``max_coroutines``, ``max_sockets`` and so on.

    The script can catch it where it asked for too much: as an Error with the same ``code`` and ``number``. To you it
    comes when the script did not.

    Attributes:
        number: the errno of :attr:`code`.
    """

    number = 0


class JSInterrupted(JSError):
    """The script was ended from outside (``Runtime.interrupt()``); scripts cannot catch this."""


class JSTimeoutError(JSInterrupted):
    """The script ran longer than ``time_limit`` without once waiting, or longer than ``total_time_limit`` in all."""


class RuntimeClosedError(JSInterrupted):
    """The runtime is closed, or was closed while the script ran. Create a new runtime."""


class ProcessExit(JSInterrupted):
    """The script called ``process.exit()``.

    Attributes:
        exit_code: the number that the script gave.
    """

    def __init__(self, exit_code: int) -> None:
        super().__init__(f"process.exit({exit_code})", name="ProcessExit")
        self.exit_code = exit_code


def _again(kind: type[JSError], args: tuple[Any, ...], state: dict[str, Any]) -> JSError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error
