"""An embedded JavaScript runtime for Python, in which fibjs-style scripts do ZeroMQ messaging.

Example:
    >>> import jsbridge
    >>> with jsbridge.Runtime() as runtime:
    ...     runtime.eval("require('zmq').REQ")
    3
"""

import os as _os
from typing import TYPE_CHECKING as _TYPE_CHECKING

if not _os.path.isdir(_os.path.join(_os.path.dirname(_os.path.abspath(__file__)), "modules")):
    # A checkout: there modules/ lies beside the package; an installation has it inside.
    __path__.append(_os.path.dirname(_os.path.dirname(_os.path.abspath(__file__))))

from jsbridge.engine import EngineUnsupported
from jsbridge.errors import (
    JSError,
    JSInterrupted,
    JSLimitError,
    JSMemoryError,
    JSStackError,
    JSSyntaxError,
    JSTimeoutError,
    ProcessExit,
    RuntimeClosedError,
)
from jsbridge.policy import Policy
from jsbridge.runtime import Run, Runtime
from jsbridge.stats import Stats
from jsbridge.values import JSFunction, JSObject

if _TYPE_CHECKING:
    from jsbridge.values.promises import JSPromise

__all__ = [
    "EngineUnsupported",
    "JSError",
    "JSFunction",
    "JSInterrupted",
    "JSLimitError",
    "JSMemoryError",
    "JSObject",
    "JSPromise",
    "JSStackError",
    "JSSyntaxError",
    "JSTimeoutError",
    "Policy",
    "ProcessExit",
    "Run",
    "Runtime",
    "RuntimeClosedError",
    "Stats",
]


def __getattr__(name: str) -> object:
    # It brings concurrent.futures and asyncio with it, which most programs never need.
    if name == "JSPromise":
        from jsbridge.values.promises import JSPromise

        return JSPromise
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
