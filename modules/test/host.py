"""Python's half of the ``test`` module: what whoever runs the test file wants, and wants to know."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jsbridge.host.api import Api


def exports(api: Api) -> dict[str, object]:
    """Returns what the files of this folder find on ``host``.

    Args:
        api: what the runtime offers to host modules.

    Returns:
        ``grep()``: the text that the names of the tests to run contain. ``count(passed, failed, skipped)``: adds the
        counts of a run to those of the program.
    """
    tests = api.tests
    return {"grep": api.raw(lambda: tests.grep), "count": api.raw(tests.add)}
