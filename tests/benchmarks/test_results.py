import json
from pathlib import Path

import pytest

from benchmarks import command, results
from benchmarks.results import Run
from benchmarks.rows import Row


def test_what_is_written_can_be_read_again(rows: list[Row], run: Run, tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_text(results.to_json(run, rows), encoding="utf-8")
    assert results.read(path) == run


def test_the_file_has_medians_ratios_and_targets(rows: list[Row], run: Run) -> None:
    row = json.loads(results.to_json(run, rows))["rows"][0]
    assert row["sides"]["zeromq.js"] == {"median": 6e-6, "quartiles": [6e-6, 6e-6], "values": [6e-6], "ratio": 0.5}
    assert "ratio" not in row["sides"]["jsbridge"]
    assert row["targets"] == [{"most": 0.5, "side": "zeromq.js", "row": "", "reached": 0.5, "ok": True}]


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    path.write_text('{"rows": [{"name": "x"}]}')
    with pytest.raises(ValueError, match="no result of a benchmark"):
        results.read(path)


def test_a_run_writes_its_json_the_chart_and_the_table(rows: list[Row], run: Run, tmp_path: Path) -> None:
    command.write(run, rows, tmp_path / "results")
    names = sorted(path.name for path in (tmp_path / "results").iterdir())
    assert names == ["2026-01-31.json", "chart.svg", "table.md"]
    assert (
        (tmp_path / "results" / "table.md")
        .read_text(encoding="utf-8")
        .startswith("# Results of 2026-01-31 on 2 cores, 8 GiB, Linux x86_64; python 3.12.1, node 20.1.0\n")
    )


def test_a_missing_peer_is_told_and_only_a_failed_one_is_an_error(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.outcome(run) == 1
    told = capsys.readouterr().err
    assert "zeromq.js: missing: node is not installed" in told
    assert "pyzmq: failed: the worker has ended" in told
    first, *_ = run.results.values()
    only_missing = {"a": {**first, "zeromq.js": "missing: node is not installed"}}
    assert command.outcome(Run(**{**vars(run), "results": only_missing})) == 0
