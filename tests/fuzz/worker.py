"""Runs sessions of random calls, each in a runtime of its own, and prints a line of JSON after each.

    worker.py TARGET SEED FIRST SESSIONS CALLS RECENT

What is called is written to the file RECENT, a ring of lines, before it is called: it is there after a crash, too.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import io
import json
import mmap
import os
import sys
import tempfile
import threading
import time
import warnings
from collections import Counter
from pathlib import Path
from typing import Any

import zmq
from verdict import Thrown, finding

import jsbridge
from jsbridge.engine import IS_NG

SCRIPT = Path(__file__).with_name("scripts") / "session.js"
LINES = 40
LINE_BYTES = 400
MEMORY_LIMIT_BYTES = 512 << 20
#: So little that the calls run into it; only quickjs-ng comes through.
TIGHT_BYTES = 10 << 20
TIGHT_EVERY = 5
TIME_LIMIT_SECONDS = 2.0
SETTLE_SECONDS = 10.0
SESSION_SECONDS = 40.0
LOOK_SECONDS = 0.05
#: Those of texts.js, as libzmq reads them.
INPROC_NAMES = ("inproc://a", "inproc://b", "inproc://c")
#: What the arguments throw.
OWN = "thrown by an argument"
FILES = {
    "plain.js": "module.exports = 1;",
    "empty.js": "",
    "throws.js": f"throw new RangeError('{OWN}');",
    "syntax.js": "let let = ;",
    "data.json": '{"a": [1, 2]}',
    "broken.json": '{"a": ',
    "cycle_a.js": "exports.early = 1; exports.b = require('./cycle_b');",
    "cycle_b.js": "exports.a = require('./cycle_a');",
    "waits.js": "require('coroutine').sleep(1); module.exports = 'waited';",
    "binary.js": "\0\1\ufffd",
    "folder/package.json": '{"main": "lib"}',
    "folder/lib/index.js": "module.exports = __filename;",
    "node_modules/pkg/index.js": "module.exports = 'pkg';",
    "package.json": '{"imports": {"#imports": "./plain.js"}}',
    "worker.js": "if (typeof Master !== 'undefined') Master.onmessage = (event) => Master.postMessage(event.data);",
}


def seed_of(seed: int, session: int) -> int:
    """The seed of one session."""
    return (seed * 1_000_003 + session) % 2**32


class Recent:
    """The last calls, in a file."""

    def __init__(self, path: str) -> None:
        with open(path, "r+b") as file:
            file.truncate(LINES * LINE_BYTES)
            self._memory = mmap.mmap(file.fileno(), 0)
        self._next = 0

    def note(self, text: str) -> None:
        """Adds a call."""
        line = f"{self._next:9} {text}".encode("utf-8", "backslashreplace")[: LINE_BYTES - 1]
        at = self._next % LINES * LINE_BYTES
        self._memory[at : at + LINE_BYTES] = line.ljust(LINE_BYTES - 1) + b"\n"
        self._next += 1


class Session:
    """What scripts get as ``require('fuzz')``, and what one session has found."""

    def __init__(self, recent: Recent) -> None:
        self._recent = recent
        self._made = self._members = 0
        self._kinds: Counter[str] = Counter()
        self._findings: dict[str, Any] = {}
        self.finished = threading.Event()

    def note(self, text: str) -> None:
        """A call is about to be made."""
        self._recent.note(text)

    def own(self) -> None:
        """It threw what an argument of ours threw."""
        self._kinds["thrown by an argument"] += 1

    def threw(self, text: str) -> None:
        """It threw something else."""
        thrown = Thrown.of(json.loads(text))
        if OWN in (thrown.message or ""):
            self.own()
        else:
            self._judge(thrown)

    def done(self, made: int, members: int) -> None:
        """The session is over."""
        self._made, self._members = made, members
        self.finished.set()

    def uncaught(self, error: BaseException) -> None:
        """An error that nobody caught: those of coroutines, callbacks and promises."""
        if isinstance(error, jsbridge.JSTimeoutError):
            self._kinds["ended by the time limit"] += 1
        elif isinstance(error, jsbridge.JSError):
            if error.name == "Thrown" or OWN in error.message:
                self.own()
                return
            code = None if error.code is None else str(error.code)
            # What a function of the language throws that is called back is the language's.
            self._judge(Thrown("uncaught", True, True, error.name, error.message, code, None, error.stack))
        else:
            self.add(f"uncaught {type(error).__name__}: {error}", "")

    def _judge(self, thrown: Thrown) -> None:
        self._kinds[thrown.kind] += 1
        wrong = finding(thrown)
        if wrong is not None:
            self.add(f"{wrong}: {thrown.kind}", f"{thrown.label}: {thrown.name}: {thrown.message}\n{thrown.stack}")

    def add(self, what: str, details: str) -> None:
        """Something is wrong."""
        self._findings.setdefault(what, details)

    def result(self) -> dict[str, Any]:
        """What the parent process gets."""
        return {"made": self._made, "members": self._members, "kinds": self._kinds, "findings": self._findings}


def descriptors() -> list[str]:
    """What each descriptor is."""
    return [
        os.readlink(f"/proc/self/fd/{name}")
        for name in os.listdir("/proc/self/fd")
        if os.path.lexists(f"/proc/self/fd/{name}")
    ]


def held() -> tuple[int, int]:
    """Threads and descriptors."""
    return len(sys._current_frames()), len(os.listdir("/proc/self/fd"))


def run(session: Session, target: str, seed: int, number: int, calls: int, folder: str) -> None:
    """One session in a runtime of its own."""
    own_seed = seed_of(seed, number)
    tight = IS_NG and own_seed % TIGHT_EVERY == 0
    with jsbridge.Runtime(
        root=folder,
        # Scripts of tests/fuzz are loaded from there; what is called at random may read, and writes nothing.
        policy=jsbridge.Policy(read=True, require=True, bind=True, connect=True),
        memory_limit=TIGHT_BYTES if tight else MEMORY_LIMIT_BYTES,
        time_limit=TIME_LIMIT_SECONDS,
        linger_ms=0,
        stdout=io.StringIO(),
        stderr=io.StringIO(),
    ) as runtime:
        runtime._program.uncaught = session.uncaught
        runtime.register("fuzz", {name: getattr(session, name) for name in ("note", "own", "threw", "done")})
        running = runtime.start(SCRIPT, target, str(own_seed), str(calls))
        deadline = time.monotonic() + SESSION_SECONDS
        # Coroutines that wait for ever are left for close() to end.
        while not running.done and not session.finished.wait(LOOK_SECONDS):
            if time.monotonic() > deadline:
                session.add("the session does not end", "")
                faulthandler.dump_traceback()
                break
        if running.error is not None:
            if isinstance(running.error, jsbridge.JSTimeoutError):
                # All calls of one turn together took too long.
                session.uncaught(running.error)
                return
            memory_is_out = tight and (
                isinstance(running.error, jsbridge.JSMemoryError) or "null" in str(running.error)
            )
            if not memory_is_out:
                session.add(f"the session ended by {type(running.error).__name__}", str(running.error))


def watch_python(session: Session) -> None:
    """What Python would only print is a finding."""
    sys.unraisablehook = lambda told: session.add(
        f"unraisable {told.exc_type.__name__}", f"{told.exc_value} {told.object}"
    )
    threading.excepthook = lambda told: session.add(f"a thread ended by {told.exc_type.__name__}", str(told.exc_value))
    warnings.showwarning = lambda message, category, *_: session.add(f"{category.__name__}: {message}", "")


def bind_what_waits() -> None:
    """libzmq keeps a socket that has connected to an inproc name until somebody binds that name (its issue 4778)."""
    for name in INPROC_NAMES:
        with zmq.Context.instance().socket(zmq.PAIR) as socket, contextlib.suppress(zmq.ZMQError):
            # Else a socket is bound to it that has not closed quite yet: nobody waits.
            socket.bind(name)


def settled(session: Session, before: tuple[int, int]) -> tuple[int, int]:
    """What is held after a session; more than before is a leak."""
    bind_what_waits()
    deadline = time.monotonic() + SETTLE_SECONDS
    while True:
        gc.collect()
        after = held()
        if after[0] <= before[0] and after[1] <= before[1]:
            return after
        if time.monotonic() > deadline:
            session.add("threads or descriptors are left", f"{before} {after} {descriptors()}")
            return after
        time.sleep(0.01)


def main() -> None:
    """Runs the sessions that the command line asks for."""
    target, seed, first, sessions, calls, recent = sys.argv[1:]
    faulthandler.enable()
    warnings.simplefilter("always")
    log = Recent(recent)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in FILES.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        os.symlink("plain.js", Path(folder, "link"))
        os.symlink("/dev/zero", Path(folder, "zero"))
        os.mkfifo(Path(folder, "fifo"))
        # Relative ipc paths are in here.
        with contextlib.chdir(folder) if hasattr(contextlib, "chdir") else contextlib.nullcontext():
            before: tuple[int, int] | None = None
            for number in range(int(first), int(first) + int(sessions)):
                session = Session(log)
                watch_python(session)
                began = time.monotonic()
                run(session, target, int(seed), number, int(calls), folder)
                # What the process opens once and keeps is there after the first.
                after = settled(session, before or (1 << 30, 1 << 30))
                before = before or after
                line = {"session": number, "seconds": round(time.monotonic() - began, 3), **session.result()}
                print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main()
