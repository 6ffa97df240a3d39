"""All rows."""

from __future__ import annotations

from benchmarks.rows import Row, Target
from benchmarks.sides import JSBRIDGE, LIBZMQ, MINI_RACER, NODE, PYTHON, PYTHONMONKEY, PYZMQ, THREADS, ZEROMQ_JS

Parameters = dict[str, "int | str"]

_KB, _MB = 1 << 10, 1 << 20
_US, _MS = 1e-6, 1e-3
_SIZES = {"16 B": 16, "1 KB": _KB, "64 KB": 64 * _KB, "1 MB": _MB}
# Messages in a round, and the high-water mark, by size: a round takes some 0.1 s, and what is under way fits into
# memory.
_MESSAGES = {16: 20_000, _KB: 20_000, 64 * _KB: 2_000, _MB: 200}
_MARKS = {16: 1000, _KB: 1000, 64 * _KB: 100, _MB: 16}
_MESSAGING = (JSBRIDGE, ZEROMQ_JS, PYZMQ, LIBZMQ)
_EMBEDDING = (JSBRIDGE, PYTHONMONKEY, MINI_RACER)

_TRANSFER_TARGETS = {
    ("push_pull", "tcp", 16): (Target(0.5, ZEROMQ_JS),),
    ("push_pull", "tcp", _KB): (Target(0.5, ZEROMQ_JS),),
    ("push_pull", "tcp", 64 * _KB): (Target(0.7, ZEROMQ_JS),),
    ("push_pull", "tcp", _MB): (Target(0.7, ZEROMQ_JS),),
    # 1.5 and 0.7 times the messages per second.
    ("pull+push", "tcp", 16): (Target(1 / 1.5, ZEROMQ_JS), Target(1 / 0.7, PYZMQ)),
}


def _transfers(group: str, work: str, transports: tuple[str, ...]) -> list[Row]:
    rows = []
    for transport in transports:
        for label, size in _SIZES.items():
            messages = _MESSAGES[size]
            parameters: Parameters = {"transport": transport, "size": size, "hwm": _MARKS[size]}
            parameters |= {"count": messages, "warm": messages // 20}
            targets = _TRANSFER_TARGETS.get((work, transport, size), ())
            rows.append(Row(group, f"{transport}, {label}", work, parameters, _MESSAGING, targets=targets))
    return rows


_TRIP: Parameters = {"size": 16, "count": 2_000, "warm": 100, "hwm": 1000, "parked": 0}


def _round_trips() -> list[Row]:
    def row(label: str, work: str, transport: str, *targets: Target) -> Row:
        return Row(
            "REQ/REP round trip, 16 B", label, work, {**_TRIP, "transport": transport}, _MESSAGING, targets=targets
        )

    return [
        row("two processes, tcp", "rep+req", "tcp", Target(1.1, PYZMQ), Target(0.7, ZEROMQ_JS)),
        row("two processes, ipc", "rep+req", "ipc"),
        row("two coroutines, inproc", "req_rep", "inproc", Target(1.5, ZEROMQ_JS)),
        row("two coroutines, tcp", "req_rep", "tcp"),
    ]


def _crowds() -> list[Row]:
    base: Parameters = {"transport": "tcp", "size": 16, "hwm": 1000}
    rows = []
    for label, work, own in (
        ("PUB to 10 SUB, one process", "fan_out", {"count": 2_000, "warm": 100, "peers": 10, "hwm": 0}),
        ("ROUTER and 100 DEALERs, one process", "clients", {"count": 20, "warm": 2, "peers": 100}),
        ("echo server, 200 connections", "echo+load", {"count": 20, "warm": 2, "peers": 200}),
    ):
        rows.append(Row("Many peers, tcp, 16 B", label, work, {**base, **own}, _MESSAGING))
    return rows


def _parked_sockets() -> list[Row]:
    group = "Round trip, inproc, with other sockets parked"
    rows: list[Row] = []
    for parked in (0, 100, 1_000):
        parameters = {**_TRIP, "transport": "inproc", "parked": parked}
        targets = (Target(1.3, row=rows[0].name),) if parked == 1_000 else ()
        rows.append(Row(group, f"{parked} others", "req_rep", parameters, (JSBRIDGE, ZEROMQ_JS), targets=targets))
    return rows


def _coroutines() -> list[Row]:
    group, sides = "Coroutines", (JSBRIDGE, THREADS, NODE)
    many: Parameters = {"parked": 10_000}
    return [
        Row(group, "start and end", "start_end", {"count": 5_000, "warm": 500}, sides, "language", (Target(5 * _US),)),
        Row(group, "switch", "switch", {"count": 5_000, "warm": 500}, sides, "language"),
        Row(
            group, "10 000 parked, time each", "parked_time", many, sides, "language", (Target(100 * _US),), fresh=True
        ),
        Row(
            group,
            "10 000 parked, memory each",
            "parked_memory",
            many,
            sides,
            "language",
            (Target(32 * _KB),),
            "B",
            True,
        ),
    ]


def _codecs() -> list[Row]:
    rows = []
    for size_label, size, count in (("16 B", 16, 20_000), ("1 KB", _KB, 10_000), ("1 MB", _MB, 20)):
        for codec in ("utf8", "hex", "base64"):
            for work, arrow in (("to_string", f"bytes → {codec}"), ("from_string", f"{codec} → bytes")):
                targets = (Target(3, NODE),) if size >= _KB else ()
                parameters: Parameters = {"codec": codec, "size": size, "count": count, "warm": count // 10}
                rows.append(
                    Row("Buffer", f"{arrow}, {size_label}", work, parameters, (JSBRIDGE, NODE), "language", targets)
                )
    return rows


def _embedding() -> list[Row]:
    def row(label: str, work: str, parameters: Parameters, most: float, sides: tuple[str, ...] = _EMBEDDING) -> Row:
        warm = {"warm": int(parameters["count"]) // 10}
        return Row("Embedding", label, work, {**parameters, **warm}, sides, "embedding", (Target(most),))

    with_bytes = (JSBRIDGE, PYTHONMONKEY)
    return [
        row("JS calls Python, one int", "js_to_python", {"count": 1_000}, 1 * _US),
        row("Python calls JS, two ints", "python_to_js", {"count": 1_000}, 2 * _US),
        row("bytes to JS, 1 KB", "bytes_to_js", {"size": _KB, "count": 5_000}, 2 * _US, with_bytes),
        row("bytes to JS, 1 MB", "bytes_to_js", {"size": _MB, "count": 100}, 60 * _US, with_bytes),
        row("bytes to Python, 1 KB", "bytes_to_python", {"size": _KB, "count": 5_000}, 2 * _US, with_bytes),
        row("bytes to Python, 1 MB", "bytes_to_python", {"size": _MB, "count": 100}, 60 * _US, with_bytes),
    ]


def _processes() -> list[Row]:
    once: Parameters = {"count": 1}
    runtimes = (JSBRIDGE, MINI_RACER)
    start, more, both = "Process start", "One more runtime", "Two runtimes computing"
    # Two whole cores would take the time of one; at least 1.8 times the work of one is asked for.
    compute = Target(2 / 1.8)
    return [
        Row(start, "-e 0", "start", once, (JSBRIDGE, PYTHON, NODE), "start", (Target(1.3, PYTHON),)),
        Row(start, "require('zmq')", "start", once, (JSBRIDGE, PYTHON, ZEROMQ_JS), "start_zmq"),
        Row(more, "time", "runtime_time", {}, runtimes, "embedding", (Target(10 * _MS),), fresh=True),
        Row(more, "memory", "runtime_memory", {}, runtimes, "embedding", (Target(2 * _MB),), "B", True),
        Row(both, "time of one each", "two_runtimes", {"depth": 23}, runtimes, "embedding", (compute,), "x"),
    ]


def rows() -> list[Row]:
    """All rows, in the order in which they are measured and shown."""
    return [
        *_transfers("PUSH→PULL, one process", "push_pull", ("tcp", "ipc", "inproc")),
        *_transfers("PUSH→PULL, two processes", "pull+push", ("tcp", "ipc")),
        *_round_trips(),
        *_crowds(),
        *_parked_sockets(),
        *_coroutines(),
        *_codecs(),
        *_embedding(),
        *_processes(),
    ]
