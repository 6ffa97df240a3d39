"""QuickJS through the ``quickjs`` module and its C API: the only folder that imports ``ctypes`` or ``quickjs``."""

from jsbridge.engine.capi import IS_NG, EngineUnsupported, engine_version
from jsbridge.engine.channel import MAILBOX_BYTES, RUNNING, pass_text
from jsbridge.engine.cores import current_core
from jsbridge.engine.engine import Engine, EngineError, EngineStackOverflow, Entry
from jsbridge.engine.malloc import keep_large_blocks
from jsbridge.engine.nudges import nudge, release_nudge, take_nudge
from jsbridge.engine.numbers import numbers

__all__ = [
    "IS_NG",
    "MAILBOX_BYTES",
    "RUNNING",
    "Engine",
    "EngineError",
    "EngineStackOverflow",
    "EngineUnsupported",
    "Entry",
    "current_core",
    "engine_version",
    "keep_large_blocks",
    "nudge",
    "numbers",
    "pass_text",
    "release_nudge",
    "take_nudge",
]
