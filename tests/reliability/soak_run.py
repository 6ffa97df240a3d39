"""Everything at once for a long time: all patterns over all transports, peers that are killed every second, coroutines
that are started and interrupted all the while. ``make soak``.

One runtime of this process is the hub of each transport; the other ends are processes, or for inproc another runtime.
"""

from __future__ import annotations

import asyncio
import io
import itertools
import json
import random
import signal
import socket
import statistics
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from processes import JSBRIDGE, LineProcess
from runs import look

import jsbridge

DEFAULT_SECONDS = 600.0
KILL_SECONDS = 1.0
#: So many processes for each transport that has any.
PEERS = 2
#: How long the flows may take to confirm what is under way when all peers live.
DRAIN_SECONDS = 60.0
#: The first look at memory comes after this part of the time, when caches and buffers have grown.
WARM_UP = 0.2
#: Over a run that is long enough to tell: what heaps of many threads gain and lose.
LEAST_GROWTH_SECONDS = 120.0
ALLOWED_GROWTH_KB = 8 << 10
ALLOWED_GROWTH_DESCRIPTORS = 50
_FOLDER = Path(__file__).with_name("soak")
_HUB_SOCKETS = ("push", "confirmations", "route", "collect", "publish")
_PEER_SOCKETS = ("rep", "pair", "publish")

#: What the threads that disturb run, to be interrupted.
_TROUBLE = """
var coroutine = require('coroutine'), zmq = require('zmq');
function trouble(n) {
    const socket = new zmq.Socket(zmq.PULL);
    try {
        if (coroutine.fibers.length < 40) {
            coroutine.start(() => coroutine.sleep(n));
            coroutine.start(() => { const end = Date.now() + n; while (Date.now() < end); });
            coroutine.start(() => { socket.setsockopt('RCVTIMEO', n); try { socket.recv() } catch (error) {} });
        }
        switch (n % 4) {
        case 0: for (;;);
        case 1: coroutine.sleep(1e6);
        case 2: coroutine.parallel([1, 2, 3], () => coroutine.sleep(20));
        case 3: socket.recv();
        }
    } finally {
        socket.close();
    }
}
"""

_IDLE = "while (coroutine.fibers.length > 1) coroutine.sleep(5)"


class Soak:
    """What the scripts get as ``require('soak')``."""

    def __init__(self) -> None:
        self._over = threading.Event()
        self._lock = threading.Lock()
        self.counts: Counter[str] = Counter()
        self.faults: list[str] = []

    def over(self) -> bool:
        """Whether the flows have to end."""
        return self._over.is_set()

    def end(self) -> None:
        """Lets the flows end."""
        self._over.set()

    def report(self, counts: dict[str, int], faults: list[str]) -> None:
        """At the end of each script: what it has done, and what must not have happened."""
        with self._lock:
            self.counts.update({name: int(number) for name, number in counts.items()})
            self.faults += faults


def addresses(transport: str, folder: str, name: str, sockets: tuple[str, ...]) -> dict[str, str]:
    """An address for each socket, the same in each life of a peer."""
    if transport == "ipc":
        return {each: f"ipc://{folder}/{name}-{each}" for each in sockets}
    found: dict[str, str] = {}
    with ExitStack() as stack:
        for each in sockets:
            probe = stack.enter_context(socket.socket())
            probe.bind(("127.0.0.1", 0))
            found[each] = f"tcp://127.0.0.1:{probe.getsockname()[1]}"
    return found


class Peers:
    """The processes: one is killed every second, and begins again."""

    def __init__(self, hub: dict[str, dict[str, str]], peers: dict[str, list[dict[str, str]]]) -> None:
        self._places = [(hub[transport], peer) for transport, group in peers.items() for peer in group]
        self._lives = itertools.count()
        self._running = [self._begin(place) for place in range(len(self._places))]
        self.kills = 0
        self.faults: list[str] = []

    def _begin(self, place: int) -> LineProcess:
        hub, peer = self._places[place]
        told = json.dumps({"hub": hub, "peer": peer, "life": f"life-{next(self._lives)}"})
        return LineProcess(*JSBRIDGE, str(_FOLDER / "peer.js"), told)

    def kill(self) -> None:
        """Kills the one whose turn it is, and begins it again."""
        place = self.kills % len(self._places)
        dying = self._running[place]
        if dying.process.poll() is not None:
            self.faults.append(f"a peer ended by itself, with {dying.process.returncode}")
        self.faults += dying.kill()
        dying.close()
        self._running[place] = self._begin(place)
        self.kills += 1

    def close(self) -> None:
        """Kills them all."""
        for each in self._running:
            self.faults += each.kill()
            each.close()


class Trouble:
    """Threads that call a runtime, and are interrupted and cancelled all the time."""

    def __init__(self, soak: Soak) -> None:
        self._soak = soak
        self._errors = io.StringIO()
        self._runtime = jsbridge.Runtime(stdout=self._errors, stderr=self._errors, policy=jsbridge.Policy.everything())
        self._runtime.eval(_TROUBLE)
        self._trouble = self._runtime.globals["trouble"]
        self._faults: list[str] = []
        self.counts: Counter[str] = Counter()
        self._threads = [
            threading.Thread(target=target) for target in (self._call, self._call, self._interrupt, self._cancel)
        ]
        for thread in self._threads:
            thread.start()

    def _call(self) -> None:
        chance = random.Random()
        while not self._soak.over():
            try:
                self._trouble(chance.randrange(8))
            except jsbridge.JSInterrupted:
                self.counts["calls interrupted"] += 1
            except BaseException as error:
                self._faults.append(repr(error))
                raise

    def _interrupt(self) -> None:
        chance = random.Random()
        while not self._soak.over() or any(thread.is_alive() for thread in self._threads[:2]):
            time.sleep(0.002 + chance.random() * 0.01)
            self._runtime.interrupt()

    def _cancel(self) -> None:
        async def main() -> None:
            while not self._soak.over():
                tasks = [asyncio.create_task(self._runtime.eval_async(f"trouble({n})")) for n in range(4)]
                await asyncio.sleep(0.01)
                for task in tasks:
                    task.cancel()
                for end in await asyncio.gather(*tasks, return_exceptions=True):
                    if isinstance(end, asyncio.CancelledError):
                        self.counts["tasks cancelled"] += 1
                    elif not isinstance(end, jsbridge.JSInterrupted):
                        self._faults.append(repr(end))

        asyncio.run(main())

    def close(self) -> list[str]:
        """Ends the threads; returns what was reported and should not have been."""
        for thread in self._threads:
            thread.join(DRAIN_SECONDS)
        assert not any(thread.is_alive() for thread in self._threads), "a call does not end"
        try:
            asyncio.run(asyncio.wait_for(self._runtime.eval_async(_IDLE), DRAIN_SECONDS))
        except TimeoutError:
            self._faults.append(f"coroutines that do not end: {self._runtime.eval('coroutine.fibers.length')}")
        self._runtime.close()
        lines = self._errors.getvalue().splitlines()
        reported = [line for line in lines if line.startswith("Uncaught")]
        return self._faults + [line for line in reported if "interrupted" not in line and "cancelled" not in line]


@contextmanager
def scripts(soak: Soak, wanted: list[tuple[str, tuple[str, ...]]]) -> Iterator[list[jsbridge.Run]]:
    """Runs scripts of the folder, each in a runtime of its own."""
    with ExitStack() as stack:
        runs = []
        for name, arguments in wanted:
            runtime = stack.enter_context(jsbridge.Runtime(policy=jsbridge.Policy.everything()))
            runtime.register("soak", {"over": soak.over, "report": soak.report})
            runs.append(runtime.start(_FOLDER / name, *arguments))
        yield runs


def run(seconds: float, *, kill_seconds: float = KILL_SECONDS) -> dict[str, Any]:
    """Soaks for so long; returns figures, and under ``faults`` what must not have happened."""
    begin = look()
    soak = Soak()
    points: list[dict[str, int]] = []
    with tempfile.TemporaryDirectory() as folder:
        hub = {each: addresses(each, folder, "hub", _HUB_SOCKETS) for each in ("tcp", "ipc")}
        peers = {
            each: [addresses(each, folder, f"peer{n}", _PEER_SOCKETS) for n in range(PEERS)] for each in ("tcp", "ipc")
        }
        wanted = [("hub.js", (json.dumps({"hub": hub[each], "peers": peers[each]}),)) for each in ("tcp", "ipc")]
        wanted += [("inside.js", ("first", folder)), ("inside.js", ("second", folder))]
        with scripts(soak, wanted) as runs:
            processes = Peers(hub, peers)
            try:
                trouble = Trouble(soak)
                began = time.monotonic()
                while time.monotonic() - began < seconds and not any(each.done for each in runs):
                    time.sleep(kill_seconds)
                    processes.kill()
                    if time.monotonic() - began > WARM_UP * seconds:
                        points.append(look())
                soak.end()
                faults = trouble.close()
                codes = [each.join(DRAIN_SECONDS) for each in runs]
            finally:
                soak.end()
                processes.close()
    counts = soak.counts + trouble.counts
    faults += soak.faults + processes.faults
    faults += [f"a script ended with {code}" for code in codes if code != 0]
    for pattern in ("PUSH/PULL", "PUB/SUB", "REQ/REP", "DEALER/ROUTER", "PAIR"):
        sent, taken = (counts[f"inproc {pattern} {what}"] for what in ("sent", "taken"))
        if sent != taken or not sent:
            faults.append(f"inproc {pattern}: {sent} sent, {taken} taken")
    if seconds >= LEAST_GROWTH_SECONDS:
        faults += growth(points, "residentKb", ALLOWED_GROWTH_KB)
        faults += growth(points, "descriptors", ALLOWED_GROWTH_DESCRIPTORS)
    return {
        "counts": dict(sorted(counts.items())),
        "kills": processes.kills,
        "begin": begin,
        "points": points,
        "end": look(),
        "faults": faults,
    }


def growth(points: list[dict[str, int]], name: str, allowed: int) -> list[str]:
    """Whether the last third of the points lies above the first, by their medians."""
    series = [point[name] for point in points]
    third = max(1, len(series) // 3)
    first, last = (statistics.median(part) for part in (series[:third], series[-third:]))
    return [f"{name} grows from {first:g} to {last:g}"] if last > first + allowed else []


def main() -> int:
    """Prints the figures; 1 when something happened that must not."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_SECONDS
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    found = run(seconds)
    print(f"{seconds:g} s, {found['kills']} peers killed")
    for name, number in found["counts"].items():
        print(f"  {name:30} {number:>12}")
    points = found["points"]
    for name in found["begin"]:
        series = [point[name] for point in points]
        print(f"  {name:12} first {series[0]}, most {max(series)}, last {series[-1]}; all closed {found['end'][name]}")
    for fault in found["faults"]:
        print(f"  FAULT {fault}")
    return 1 if found["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
