"""Onlookers of a busy machine have patience."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("dump", "stats"):
        monkeypatch.setattr(f"jsbridge.{module}.PATIENCE_SECONDS", 30.0)
