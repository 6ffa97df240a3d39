"""QuickJS through the ``quickjs`` module and its C API: the only folder that imports ``ctypes`` or ``quickjs``."""

from jsbridge.engine.capi import IS_NG, EngineUnsupported, engine_version
from jsbridge.engine.engine import Engine, EngineError, EngineStackOverflow, Entry

__all__ = ["IS_NG", "Engine", "EngineError", "EngineStackOverflow", "EngineUnsupported", "Entry", "engine_version"]
