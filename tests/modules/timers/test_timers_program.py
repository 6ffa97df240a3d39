"""Timers in a whole program: what keeps it alive, and what is printed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
DEADLINE_S = 30


def run(folder: Path, source: str) -> subprocess.CompletedProcess[str]:
    script = folder / "script.js"
    script.write_text(source, encoding="utf-8")
    command = [sys.executable, "-m", "jsbridge", str(script)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=DEADLINE_S, check=False)


@pytest.mark.parametrize(
    "last", ["setTimeout(end, 20)", "setTimeout(end, 0)", "setImmediate(end)", "setTimeout(end, 20).unref().ref()"]
)
def test_a_program_waits_for_its_timers(tmp_path: Path, last: str) -> None:
    result = run(tmp_path, f"const end = () => process.stdout.write('end'); {last};")
    assert (result.stdout, result.stderr, result.returncode) == ("end", "", 0)


@pytest.mark.parametrize("call", ["setTimeout", "setInterval", "setHrInterval"])
def test_a_program_does_not_wait_for_timers_without_reference(tmp_path: Path, call: str) -> None:
    result = run(tmp_path, f"{call}(() => process.stdout.write('late'), 1e8).unref(); process.stdout.write('end');")
    assert (result.stdout, result.stderr, result.returncode) == ("end", "", 0)


def test_an_interval_without_reference_runs_as_long_as_the_program(tmp_path: Path) -> None:
    result = run(
        tmp_path,
        """
        let calls = 0;
        setInterval(() => {
            if (++calls === 3) {
                process.stdout.write('enough');
                setTimeout(() => {}, 20);
                holder.clear();
            }
        }, 1).unref();
        const holder = setTimeout(() => {}, 1e8);
        """,
    )
    assert (result.stdout, result.returncode) == ("enough", 0)


def test_errors_in_callbacks_stop_neither_the_interval_nor_others(tmp_path: Path) -> None:
    result = run(
        tmp_path,
        """
        let calls = 0;
        const timer = setInterval(function beat() {
            calls++;
            if (calls < 3)
                throw new Error('call ' + calls);
            timer.clear();
            process.stdout.write('interval ');
        }, 1);
        setImmediate(() => { throw new Error('immediate'); });
        setImmediate(() => process.stdout.write('other '));
        setTimeout(() => { throw new Error('timeout'); }, 1);
        """,
    )
    assert result.stdout.split() == ["other", "interval"]
    for text in ("call 1", "call 2", "immediate", "timeout"):
        assert result.stderr.count(f"Uncaught Error: {text}\n") == 1
    assert "at beat" in result.stderr
    assert result.returncode == 1


def test_a_delay_that_does_not_fit_becomes_1_with_a_warning(tmp_path: Path) -> None:
    result = run(tmp_path, "setTimeout(() => process.stdout.write('soon'), 2 ** 31)")
    assert result.stdout == "soon"
    warning = "2147483648 does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.\n"
    assert result.stderr.endswith(f") TimeoutOverflowWarning: {warning}")
    assert result.returncode == 0
