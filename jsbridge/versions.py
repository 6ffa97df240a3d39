"""The versions of jsbridge and of what it is built on."""

from __future__ import annotations

import sys

from jsbridge.engine import engine_version


def versions() -> dict[str, str]:
    """Versions by name: jsbridge (of a checkout that is not installed: ``checkout``), engine, python, pyzmq, zmq."""
    from importlib import metadata

    import zmq

    try:
        own = metadata.version("jsbridge")
    except metadata.PackageNotFoundError:
        own = "checkout"
    return {
        "jsbridge": own,
        "engine": engine_version(),
        "python": sys.version.split()[0],
        "pyzmq": zmq.pyzmq_version(),
        "zmq": zmq.zmq_version(),
    }
