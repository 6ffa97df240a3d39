"""The scripts of these tests may do everything."""

from __future__ import annotations

import pytest

import jsbridge


@pytest.fixture
def policy() -> jsbridge.Policy:
    """What the scripts of ``runtime`` may do."""
    return jsbridge.Policy.everything()
