"""Who takes part, and how the worker of each is started."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks import peers

JSBRIDGE, NODE, PYTHON = "jsbridge", "node", "python"
ZEROMQ_JS, PYZMQ, LIBZMQ = "zeromq.js", "pyzmq", "libzmq"
THREADS, MINI_RACER, PYTHONMONKEY = "python threads", "mini-racer", "pythonmonkey"

_WORK = Path(__file__).parent / "work"
_NODE_WORKER = str(_WORK / "node" / "worker.js")


def _python(module: str, interpreter: str = sys.executable) -> list[str]:
    return [interpreter, "-m", f"benchmarks.work.{module}"]


def _launch(*command: str) -> list[str]:
    return [*_python("launch"), *command]


def _with_zeromq(*command: str) -> list[str]:
    peers.zeromq_js()
    return list(command)


# By side and program. A function, since finding a peer may install it.
_COMMANDS: dict[tuple[str, str], Callable[[], list[str]]] = {
    (JSBRIDGE, "messaging"): lambda: _python("jsbridge.worker"),
    (ZEROMQ_JS, "messaging"): lambda: _with_zeromq(peers.program("node"), _NODE_WORKER, "messaging", "crowds"),
    (PYZMQ, "messaging"): lambda: _python("pyzmq.worker"),
    (LIBZMQ, "messaging"): peers.limit,
    (JSBRIDGE, "language"): lambda: _python("jsbridge.worker"),
    (NODE, "language"): lambda: [peers.program("node"), _NODE_WORKER, "coroutines", "../codecs"],
    (THREADS, "language"): lambda: _python("language.threads"),
    (JSBRIDGE, "embedding"): lambda: _python("embedding.jsbridge_worker"),
    (MINI_RACER, "embedding"): lambda: _python("embedding.mini_racer_worker", str(peers.python_with("mini-racer"))),
    (PYTHONMONKEY, "embedding"): lambda: _python(
        "embedding.pythonmonkey_worker", str(peers.python_with("pythonmonkey"))
    ),
    (JSBRIDGE, "start"): lambda: _launch(sys.executable, "-m", "jsbridge", "-e", "0"),
    (PYTHON, "start"): lambda: _launch(sys.executable, "-c", "import _quickjs, zmq"),
    (NODE, "start"): lambda: _launch(peers.program("node"), "-e", "0"),
    (JSBRIDGE, "start_zmq"): lambda: _launch(sys.executable, "-m", "jsbridge", "-e", "require('zmq')"),
    (PYTHON, "start_zmq"): lambda: _launch(sys.executable, "-c", "import zmq"),
    (ZEROMQ_JS, "start_zmq"): lambda: _with_zeromq(*_launch(peers.program("node"), "-e", "require('zeromq')")),
}


# What was found, or why it was not: a peer that cannot be had is asked for once.
_found: dict[tuple[str, str], list[str] | peers.Missing] = {}


def command(side: str, program: str) -> list[str]:
    """How a side's worker is started.

    Raises:
        Missing: what it needs cannot be had.
    """
    key = side, program
    if key not in _found:
        try:
            _found[key] = _COMMANDS[key]()
        except peers.Missing as reason:
            _found[key] = reason
    found = _found[key]
    if isinstance(found, peers.Missing):
        raise found
    return found


def environment() -> dict[str, str]:
    """Variables that workers need."""
    return {"NODE_PATH": str(peers.FOLDER / "node" / "node_modules"), "PYTHONPATH": str(_WORK.parents[1])}
