from benchmarks import table
from benchmarks.results import Run
from benchmarks.rows import Row


def test_a_line_has_medians_half_spreads_ratios_and_targets(rows: list[Row], run: Run) -> None:
    cells, target = table.line(rows[0], run.results).splitlines()
    assert cells.split("  ")[1] == "tcp, <16 B>"
    assert "jsbridge 3.00 us ±17%" in cells
    assert "zeromq.js 6.00 us ±0% (0.50x)" in cells
    assert "pyzmq 1.00 us ±0% (3.00x)" in cells
    assert target.strip() == "at most 0.50x zeromq.js: reached, 0.50x"


def test_a_line_says_who_is_missing_and_why(rows: list[Row], run: Run) -> None:
    text = table.line(rows[1], run.results)
    assert "zeromq.js missing" in text
    assert "zeromq.js: missing: node is not installed" in text
    assert "pyzmq: failed: the worker has ended" in text


def test_markdown_has_a_table_for_each_group(rows: list[Row], run: Run) -> None:
    text = table.markdown(rows, run.results)
    assert text.count("### ") == 2
    assert "|  | jsbridge | zeromq.js | pyzmq | target |" in text
    assert "| ipc, 16 B | 3.00 us ±0% | missing | failed |  |" in text
    assert "| one more | 3.00 MB ±0% | 1.00 MB ±0% (3.00x) | at most 2.00 MB: not reached, 3.00 MB |" in text


def test_every_line_of_a_markdown_table_has_as_many_cells_as_its_head(rows: list[Row], run: Run) -> None:
    for part in table.markdown(rows, run.results).split("\n\n"):
        lines = [line for line in part.splitlines() if line.startswith("|")]
        assert len({line.count("|") for line in lines}) <= 1
