"""Workers, rounds, and jsbridge's own side of every row, with hardly any repetitions."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import zmq

from benchmarks import catalog, peers, sides
from benchmarks.figures import Figures
from benchmarks.measure import FULL, SHORT, Plan, Workers, measure, run_once, turns
from benchmarks.rows import Row
from benchmarks.worker import Worker, WorkerError

TINY = Plan(rounds=1, share=0.001)


@pytest.fixture
def workers() -> Iterator[Workers]:
    made = Workers()
    yield made
    made.close()


def own_rows() -> list[Row]:
    """One row for every piece of work, the first that has it; the load of `echo` is a peer's."""
    first = {}
    for row in catalog.rows():
        if row.work != "echo+load":
            first.setdefault((row.program, row.work), row)
    return list(first.values())


@pytest.mark.parametrize("row", own_rows(), ids=lambda row: f"{row.program}-{row.work}")
def test_jsbridge_does_the_work(row: Row, workers: Workers, tmp_path: Path) -> None:
    parameters = {**TINY.scaled(row.parameters), "folder": str(tmp_path)}
    for name in {"depth", "parked"} & parameters.keys():
        parameters[name] = 3
    figure = run_once(row, sides.JSBRIDGE, parameters, workers)
    # Grown memory may be nothing, or less than that; time never is.
    assert figure > 0 or row.unit == "B"


def test_jsbridge_echoes(workers: Workers) -> None:
    server = workers.get(sides.JSBRIDGE, "messaging", 0)
    server.order("echo", {"transport": "tcp", "size": 16, "count": 2, "warm": 1, "hwm": 1000, "peers": 1})
    with zmq.Context() as context, context.socket(zmq.DEALER) as client:
        client.connect(str(server.answer()))
        client.rcvtimeo = 10_000
        for text in (b"a", b"b", b"c"):
            client.send(text)
            assert client.recv() == text
    assert server.answer() == 0.0


def test_parked_sockets_wait_and_close(workers: Workers, tmp_path: Path) -> None:
    [row] = [row for row in catalog.rows() if row.label == "100 others"]
    parameters = {**TINY.scaled(row.parameters), "folder": str(tmp_path)}
    for _ in range(2):
        assert run_once(row, sides.JSBRIDGE, parameters, workers) > 0


def test_rows_are_whole() -> None:
    rows = catalog.rows()
    names = [row.name for row in rows]
    assert len(names) == len(set(names))
    for row in rows:
        assert row.sides[0] == sides.JSBRIDGE
        for side in row.sides:
            assert (side, row.program) in sides._COMMANDS, (side, row.program)
        for target in row.targets:
            assert target.side in ("", *row.sides)
            assert target.row in ("", *names)


def test_a_short_round_is_a_tenth_and_never_nothing() -> None:
    assert FULL.scaled({"count": 20_000, "warm": 100, "size": 16}) == {"count": 20_000, "warm": 100, "size": 16}
    assert SHORT.scaled({"count": 20_000, "warm": 100, "size": 16}) == {"count": 2_000, "warm": 10, "size": 16}
    assert SHORT.scaled({"count": 1, "warm": 0}) == {"count": 2, "warm": 2}


def test_every_round_begins_with_another_side() -> None:
    order = [side for _, side in turns(("a", "b", "c"), 4)]
    assert order == ["a", "b", "c", "b", "c", "a", "c", "a", "b", "a", "b", "c"]


def script(tmp_path: Path, code: str) -> list[str]:
    path = tmp_path / "worker.py"
    path.write_text(code)
    return [sys.executable, str(path)]


def test_a_worker_that_fails_says_why(tmp_path: Path) -> None:
    code = "import sys\nsys.stderr.write('one\\ntwo\\n')\nprint('!ValueError: odd', flush=True)\ninput()\ninput()"
    with Worker(script(tmp_path, code), {}) as worker:
        worker.order("anything", {})
        with pytest.raises(WorkerError, match=r"(?s)ValueError: odd.*one.*two"):
            worker.answer()


def test_a_worker_that_ends_is_noticed(tmp_path: Path) -> None:
    with Worker(script(tmp_path, "raise SystemExit('gone')"), {}) as worker:
        worker.order("anything", {})
        with pytest.raises(WorkerError, match=r"(?s)has ended.*gone"):
            worker.answer()


def test_a_worker_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("benchmarks.worker.PATIENCE_SECONDS", 0.1)
    with Worker(script(tmp_path, "while True: input()"), {}) as worker:
        worker.order("anything", {})
        with pytest.raises(WorkerError, match=r"no answer within 0\.1 s"):
            worker.answer()


def test_workers_hear_and_say(tmp_path: Path) -> None:
    code = "for _ in range(2): print('@' + input(), flush=True)\nprint(0.25, flush=True)"
    with Worker(script(tmp_path, code), {"NAME": "value"}) as worker:
        worker.order("work", {"size": 16, "transport": "tcp"})
        assert worker.answer() == "work size=16 transport=tcp"
        worker.tell("more")
        assert worker.answer() == "more"
        assert worker.answer() == 0.25


def test_who_cannot_take_part_or_fails_does_not_hold_the_others_up(
    workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    searches = []

    def missing() -> list[str]:
        searches.append("zeromq.js")
        raise peers.Missing("node is not installed")

    good = script(tmp_path, "while True:\n    input()\n    print(0.5, flush=True)")
    monkeypatch.setattr(sides, "_found", {})
    monkeypatch.setitem(sides._COMMANDS, ("jsbridge", "test"), lambda: good)
    monkeypatch.setitem(sides._COMMANDS, ("zeromq.js", "test"), missing)
    monkeypatch.setitem(sides._COMMANDS, ("pyzmq", "test"), lambda: [sys.executable, "-c", "raise SystemExit(1)"])
    row = Row("group", "label", "work", {"count": 2}, ("jsbridge", "zeromq.js", "pyzmq"), "test")
    for _ in range(2):
        outcomes = measure(row, Plan(rounds=3, share=1), tmp_path, workers)
        assert outcomes["jsbridge"] == Figures((0.5, 0.5, 0.5))
        assert outcomes["zeromq.js"] == "missing: node is not installed"
        assert str(outcomes["pyzmq"]).startswith("failed: the worker has ended")
    # To look for it means to try to install it.
    assert searches == ["zeromq.js"]
