"""Where libzmq makes the sockets of ``ipc://*``."""

from __future__ import annotations

import os
import tempfile

# Without it libzmq takes the current folder.
os.environ.setdefault("TMPDIR", tempfile.gettempdir())
