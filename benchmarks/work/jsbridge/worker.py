"""jsbridge's side: a runtime whose scripts do the work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import zmq

import jsbridge
from benchmarks.work.serve import hear, say, serve

# Room for the rows with a thousand sockets; libzmq's own limit is 1023.
_MAX_SOCKETS = 4096


def main() -> None:
    """Serves until standard input ends."""
    context: zmq.Context[Any] = zmq.Context()
    context.set(zmq.MAX_SOCKETS, _MAX_SOCKETS)
    with jsbridge.Runtime(
        zmq_context=context, root=Path(__file__).parent, policy=jsbridge.Policy.everything()
    ) as runtime:
        runtime.register("bench", {"say": say, "hear": hear})
        serve(dict(runtime.require("./works.js")))


main()
