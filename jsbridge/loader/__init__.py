"""CommonJS: resolution, cache, and compilation with file names; and the global objects."""

from jsbridge.loader.loader import Loader, Raw, main_path
from jsbridge.loader.source import read_source

__all__ = ["Loader", "Raw", "main_path", "read_source"]
