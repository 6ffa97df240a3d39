"""What scripts may do beyond computing: files, environment, process, modules, endpoints."""

from jsbridge.policy.permissions import Permissions
from jsbridge.policy.policy import Policy
from jsbridge.policy.refusal import refusal
from jsbridge.policy.sources import Sources

__all__ = ["Permissions", "Policy", "Sources", "refusal"]
