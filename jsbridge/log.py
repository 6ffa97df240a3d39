"""Records under the logger name ``jsbridge``, for applications that log.

Importing ``logging`` takes longer than all of jsbridge needs for a short script. An application that wants records has
imported it; where nobody has, there is no handler that could get one, and nothing happens.
"""

from __future__ import annotations

import sys
from typing import Any

NAME = "jsbridge"
DEBUG, INFO, WARNING, ERROR = 10, 20, 30, 40

_found: Any = None


def log(level: int, message: str, *args: object) -> None:
    """From any thread: makes a record, if the application uses ``logging``.

    Args:
        message: with ``%s`` and the like for ``args``. Exceptions among them become text at once, if somebody wants the
            record: it may be kept, and they hold what their runtime has.
    """
    global _found
    if _found is None:
        logging = sys.modules.get("logging")
        # Another thread may be about to import it.
        if logging is None or not hasattr(logging, "NullHandler"):
            return
        _found = logging.getLogger(NAME)
        # Without a handler of the application's, warnings are for nobody rather than for stderr.
        _found.addHandler(logging.NullHandler())
    if _found.isEnabledFor(level):
        _found.log(level, message, *(_text_of(arg) if isinstance(arg, BaseException) else arg for arg in args))


def _text_of(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:
        # Its own __str__ raises.
        return type(error).__name__
