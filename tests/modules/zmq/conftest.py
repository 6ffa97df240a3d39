"""Where libzmq makes the sockets of ``ipc://*``; scripts may use them all."""

from __future__ import annotations

import os
import tempfile

import pytest

import jsbridge

# Without it libzmq takes the current folder.
os.environ.setdefault("TMPDIR", tempfile.gettempdir())


@pytest.fixture
def policy() -> jsbridge.Policy:
    """What the scripts of ``runtime`` may do."""
    return jsbridge.Policy(bind=True, connect=True)
