"""What a module may use, and which modules there are."""

from jsbridge.host.api import Api
from jsbridge.host.loop import Elsewhere
from jsbridge.host.readiness import StreamReadiness
from jsbridge.host.registry import Registry
from jsbridge.host.tests import TestRecord

__all__ = ["Api", "Elsewhere", "Registry", "StreamReadiness", "TestRecord"]
