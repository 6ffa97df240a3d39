"""What a module may use, and which modules there are."""

from jsbridge.host.api import Api
from jsbridge.host.loop import Elsewhere
from jsbridge.host.readiness import StreamReadiness
from jsbridge.host.registry import Registry

__all__ = ["Api", "Elsewhere", "Registry", "StreamReadiness"]
