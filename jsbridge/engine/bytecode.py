"""The bridge's own scripts as the engine has compiled them: for the next runtime, and the next process.

To read one back takes a fifteenth of the time of compiling it, which was half of what a runtime took to start. As
Python does it with its own, they are kept in ``__pycache__`` beside the source (``PYTHONDONTWRITEBYTECODE`` and
``PYTHONPYCACHEPREFIX`` hold for them, too), with a signature of what they were made from.

The invariant: the engine believes what it reads, so that it only ever gets what this very build of it has written, from
the source as it is now. A file that was cut off has no signature at its end.
"""

from __future__ import annotations

import contextlib
import os
import sys
import threading

import _quickjs

from jsbridge.engine.capi import IS_NG

_ENGINE = "quickjs-ng" if IS_NG else "quickjs"

# By the path of the script, and what was put around it.
_known: dict[tuple[str, str], bytes] = {}


def recall(path: str, around: str) -> bytes | None:
    """The bytecode of a script, if it was kept.

    Args:
        path: the absolute path of the source.
        around: whatever else it depends on: the name and the text that it was compiled with.
    """
    code = _known.get((path, around))
    if code is None:
        try:
            signature = _signature(path, around)
            with open(_kept_at(path), "rb") as file:
                kept = file.read()
        except OSError:
            return None
        if len(kept) <= 2 * len(signature) or not (kept.startswith(signature) and kept.endswith(signature)):
            return None
        code = _known[path, around] = kept[len(signature) : -len(signature)]
    return code


def keep(path: str, around: str, code: bytes) -> None:
    """Keeps the bytecode of a script; the arguments are as for :func:`recall`."""
    _known[path, around] = code
    if sys.dont_write_bytecode:
        return
    target = _kept_at(path)
    # Whoever reads meanwhile gets the old one or the new one.
    written = f"{target}.{os.getpid()}.{threading.get_ident()}"
    try:
        signature = _signature(path, around)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(written, "wb") as file:
            file.write(signature + code + signature)
        os.replace(written, target)
    except OSError:
        # No place to keep it: the next process compiles it again. Python does the same about its own.
        with contextlib.suppress(OSError):
            os.unlink(written)


def _kept_at(path: str) -> str:
    folder, name = os.path.split(path)
    cache = os.path.join(sys.pycache_prefix + folder if sys.pycache_prefix else folder, "__pycache__")
    return os.path.join(cache, f"{os.path.splitext(name)[0]}.{_ENGINE}.bin")


def _signature(path: str, around: str) -> bytes:
    script, engine = os.stat(path), os.stat(_quickjs.__file__)
    parts = (script.st_mtime_ns, script.st_size, engine.st_mtime_ns, engine.st_size, around)
    return f"jsbridge {parts!r}\n".encode("utf-8", "backslashreplace")
