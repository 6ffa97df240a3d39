"""Conversion of values, errors and bytes between Python and JavaScript."""

from jsbridge.values.exceptions import HostError, clean_stack
from jsbridge.values.proxies import JSFunction, JSObject
from jsbridge.values.values import Values

__all__ = ["HostError", "JSFunction", "JSObject", "Values", "clean_stack"]
