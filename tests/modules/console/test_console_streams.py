"""console on streams that are closed, broken, of another encoding, or a terminal."""

from __future__ import annotations

import errno
import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

import jsbridge

PROGRAM_SECONDS = 60
CAUGHT = "(() => { try { console.log('x'); return 'nothing thrown'; } catch (e) { return [e.name, e.code, e.syscall, e.message].join(); } })()"


class Failing(io.StringIO):
    """A stream that cannot be written to."""

    def __init__(self, failure: Exception) -> None:
        super().__init__()
        self.failure = failure

    def write(self, text: str) -> int:
        raise self.failure


class Terminal(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def printed(source: str, encoding: str) -> bytes:
    """What a script writes to a stream of that encoding."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, newline="\n")
    with jsbridge.Runtime(stdout=stream, stderr=stream) as runtime:
        runtime.eval(source)
    return raw.getvalue()


def test_text_is_written_exactly() -> None:
    assert printed("console.log('é漢😀\\0\\x1b')", "utf-8") == "é漢😀\0\x1b\n".encode()


@pytest.mark.parametrize(
    "call", ["console.log('a\\ud800b')", "console.log('%s', 'a\\ud800b')", "console.error('a\\udc00b')"]
)
def test_lone_surrogates_become_replacement_characters(call: str) -> None:
    assert printed(call, "utf-8") == "a\ufffdb\n".encode()


def test_lone_surrogates_in_captured_text(runtime: jsbridge.Runtime, output: io.StringIO) -> None:
    runtime.eval("console.log('a\\ud800b\\ud83d\\ude00')")
    assert output.getvalue() == "a\ufffdb😀\n"


def test_what_the_encoding_lacks_is_escaped() -> None:
    assert printed("console.log('é漢\\ud800')", "ascii") == b"\\xe9\\u6f22\\ufffd\n"
    assert printed("console.log('é漢')", "latin-1") == b"\xe9\\u6f22\n"


def test_a_long_text_is_written_whole(runtime: jsbridge.Runtime, output: io.StringIO) -> None:
    runtime.eval("console.log('x'.repeat(3000000)); let s = ''; for (let i = 0; i < 50000; i++) s += i; console.log(s)")
    first, second = output.getvalue().splitlines()
    assert first == "x" * 3000000
    assert second == "".join(map(str, range(50000)))


@pytest.mark.parametrize(
    ("code", "text"), [("EPIPE", "broken pipe"), ("ENOSPC", "no space left on device"), ("EIO", "i/o error")]
)
def test_a_failing_stream_throws(code: str, text: str) -> None:
    number = getattr(errno, code)
    with jsbridge.Runtime(stdout=Failing(OSError(number, os.strerror(number))), stderr=io.StringIO()) as runtime:
        assert runtime.eval(CAUGHT) == f"Error,{code},write,{code}: {text}, write"
        assert runtime.eval("1 + 1") == 2


def test_a_closed_stream_throws() -> None:
    stream = io.StringIO()
    stream.close()
    with jsbridge.Runtime(stdout=stream, stderr=io.StringIO()) as runtime:
        assert runtime.eval(CAUGHT) == "Error,EBADF,write,EBADF: bad file descriptor, write"
        assert runtime.eval("try { console.log({}) } catch (e) { e.errno }") == -errno.EBADF


def test_a_closed_output_ends_the_program_with_an_error(tmp_path: Path) -> None:
    script = tmp_path / "main.js"
    script.write_text("for (let i = 0; i < 10; i++) console.log('line');")
    stream, errors = io.StringIO(), io.StringIO()
    stream.close()
    with jsbridge.Runtime(stdout=stream, stderr=errors) as runtime, pytest.raises(jsbridge.JSError, match="EBADF"):
        runtime.run(script)


def test_a_reader_that_leaves_ends_the_command(tmp_path: Path) -> None:
    script = tmp_path / "main.js"
    script.write_text("for (;;) console.log('line');")
    command = f"{sys.executable} -m jsbridge {script} | head -2"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=PROGRAM_SECONDS, check=False)
    assert done.stdout == "line\nline\n"
    assert "Exception" not in done.stderr
    assert "Traceback" not in done.stderr


def test_no_stream_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with jsbridge.Runtime(stderr=io.StringIO()) as runtime:
        runtime.eval("console.log('x'); console.clear(); console.table([1])")


def test_levels_are_colored_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    with jsbridge.Runtime(stdout=terminal, stderr=terminal) as runtime:
        runtime.eval(
            "for (const name of ['log', 'debug', 'notice', 'warn', 'error', 'crit', 'alert']) console[name](name)"
        )
        runtime.eval("console.log('%s', 5, 'x', { a: 1 }); console.dir(5); console.table([1])")
    lines = terminal.getvalue().splitlines()
    assert lines[:7] == [
        "log",
        "debug",
        "\x1b[1;32mnotice\x1b[0m",
        "\x1b[1;33mwarn\x1b[0m",
        "\x1b[1;31merror\x1b[0m",
        "\x1b[1;31mcrit\x1b[0m",
        "\x1b[1;31malert\x1b[0m",
    ]
    assert lines[7] == "5 x { a: \x1b[33m1\x1b[39m }"
    assert lines[8] == "\x1b[33m5\x1b[39m"
    assert "│ \x1b[33m1\x1b[39m      │" in lines[12]


@pytest.mark.parametrize(("variable", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colors_are_not_for_everybody(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setenv(variable, value)
    terminal = Terminal()
    with jsbridge.Runtime(stdout=terminal, stderr=terminal) as runtime:
        runtime.eval("console.error('error'); console.log({ a: 1 })")
    assert terminal.getvalue() == "error\n{ a: 1 }\n"


def test_clear_clears_terminals_only(runtime: jsbridge.Runtime, output: io.StringIO) -> None:
    runtime.eval("console.clear()")
    assert output.getvalue() == ""
    terminal = Terminal()
    with jsbridge.Runtime(stdout=terminal, stderr=terminal) as other:
        other.eval("console.clear()")
    assert terminal.getvalue() == "\x1b[1;1H\x1b[0J"


def test_on_a_real_terminal(tmp_path: Path) -> None:
    script = tmp_path / "main.js"
    script.write_text("console.error('error'); console.log({ a: 'x' });")
    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm"}
    environment.pop("NO_COLOR", None)
    try:
        subprocess.run(
            [sys.executable, "-m", "jsbridge", str(script)],
            stdout=follower,
            stderr=follower,
            env=environment,
            timeout=PROGRAM_SECONDS,
            check=True,
        )
        shown = os.read(leader, 4096).decode()
    finally:
        os.close(leader)
        os.close(follower)
    assert shown == "\x1b[1;31merror\x1b[0m\r\n{ a: \x1b[32m'x'\x1b[39m }\r\n"
