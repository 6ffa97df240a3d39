"""Python's half of the ``util`` module: what the engine does not know about characters, clocks and versions."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jsbridge.host.api import Api

#: The version of fibjs whose API the modules follow.
FIBJS_VERSION = "0.28.0"
_SOFT_HYPHEN = "\u00ad"


def column_count(text: str) -> int:
    """Returns how many columns of a terminal a text takes: wide characters take two, control and combining ones none.

    The widths are those of Unicode's East Asian Width property (UAX #11), ambiguous characters counted as narrow.

    Args:
        text: any text; a lone surrogate takes one column.
    """
    from unicodedata import category, east_asian_width

    width = 0
    for character in text:
        kind, breadth = category(character), east_asian_width(character)
        # Python calls what Unicode does not define full-width.
        if breadth in "FW" and not (kind == "Cn" and breadth == "F"):
            width += 2
        elif character == _SOFT_HYPHEN or kind not in ("Cc", "Cf", "Me", "Mn"):
            width += 1
    return width


def exports(api: Api) -> dict[str, object]:
    """Returns what the scripts of the module find on ``host``.

    Args:
        api: what the runtime offers to host modules.
    """
    staged_text: Callable[[], str] = api.staged_text

    def columns() -> int:
        return column_count(staged_text())

    def now() -> float:
        return time.monotonic() * 1000

    def build_info() -> dict[str, object]:
        versions = dict(api.versions)
        modules = sorted(path.parent.name for path in Path(__file__).parent.parent.glob("*/index.js"))
        return {
            "fibjs": FIBJS_VERSION,
            "jsbridge": versions.pop("jsbridge"),
            "python": versions.pop("python"),
            "vender": versions,
            "modules": modules,
        }

    return {"columns": api.raw(columns), "now": api.raw(now), "buildInfo": build_info}
