"""An embedded JavaScript runtime for Python, in which fibjs-style scripts do ZeroMQ messaging.

Example:
    >>> import jsbridge
    >>> with jsbridge.Runtime() as runtime:
    ...     runtime.eval("require('zmq').REQ")
    3
"""

from pathlib import Path as _Path

if not (_Path(__file__).parent / "modules").is_dir():
    # A checkout: there modules/ lies beside the package; an installation has it inside.
    __path__.append(str(_Path(__file__).parent.parent))

from jsbridge.engine import EngineUnsupported
from jsbridge.errors import (
    JSError,
    JSInterrupted,
    JSMemoryError,
    JSStackError,
    JSSyntaxError,
    JSTimeoutError,
    ProcessExit,
    RuntimeClosedError,
)
from jsbridge.runtime import Run, Runtime
from jsbridge.values import JSFunction, JSObject, JSPromise

__all__ = [
    "EngineUnsupported",
    "JSError",
    "JSFunction",
    "JSInterrupted",
    "JSMemoryError",
    "JSObject",
    "JSPromise",
    "JSStackError",
    "JSSyntaxError",
    "JSTimeoutError",
    "ProcessExit",
    "Run",
    "Runtime",
    "RuntimeClosedError",
]
