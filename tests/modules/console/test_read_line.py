"""console.readLine: a line of standard input, while other fibers go on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROGRAM_SECONDS = 60


def run(tmp_path: Path, source: str, text: str) -> str:
    """What the command prints for a script, given standard input."""
    script = tmp_path / "main.js"
    script.write_text(source, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "jsbridge", str(script)],
        input=text.encode("utf-8", "surrogateescape"),
        capture_output=True,
        timeout=PROGRAM_SECONDS,
        check=False,
    )
    assert done.stderr == b""
    assert done.returncode == 0
    return done.stdout.decode("utf-8")


def test_reads_lines_until_the_end(tmp_path: Path) -> None:
    source = """
        const lines = [];
        for (let line; (line = console.readLine()) !== null; ) lines.push(line);
        console.log(JSON.stringify(lines));
    """
    assert (
        run(tmp_path, source, "first\nzwei: é漢😀\r\n\nlast without end")
        == '["first","zwei: é漢😀","","last without end"]\n'
    )
    assert run(tmp_path, source, "") == "[]\n"


def test_prints_the_prompt(tmp_path: Path) -> None:
    source = """
        console.loglevel = console.ERROR;
        const name = console.readLine('name? ');
        const age = console.readLineSync(5);
        console.loglevel = console.NOTSET;
        console.log(name, age);
    """
    assert run(tmp_path, source, "Ada\n36\n") == "name? 5Ada 36\n"


def test_takes_a_callback(tmp_path: Path) -> None:
    source = """
        console.readLine('> ', (error, line) => console.log('called back:', error, line));
        console.log('goes on');
    """
    assert run(tmp_path, source, "text\n") == "goes on\n> called back: null text\n"


def test_parks_its_own_fiber_only(tmp_path: Path) -> None:
    script = tmp_path / "main.js"
    script.write_text(
        """
        const coroutine = require('coroutine');
        coroutine.start(() => { coroutine.sleep(5); console.log('meanwhile'); });
        console.log('got', console.readLine());
        """
    )
    with subprocess.Popen(
        [sys.executable, "-m", "jsbridge", str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        assert program.stdout.readline() == "meanwhile\n"
        program.stdin.write("line\n")
        program.stdin.flush()
        assert program.stdout.readline() == "got line\n"
        assert program.wait(PROGRAM_SECONDS) == 0


def test_fibers_take_turns(tmp_path: Path) -> None:
    source = """
        const coroutine = require('coroutine');
        const lines = coroutine.parallel([1, 2, 3], () => console.readLine());
        console.log(lines.sort().join());
    """
    assert run(tmp_path, source, "a\nb\nc\n") == "a,b,c\n"
