"""The command line: what belongs to the command, what to the script."""

from __future__ import annotations

import pytest

from jsbridge.bounds import Bounds
from jsbridge.cli.options import Options, UsageError, parse


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], Options("default")),
        (["a.js"], Options("file", "a.js")),
        (["a.js", "-e", "--help", "--", "x"], Options("file", "a.js", ("-e", "--help", "--", "x"))),
        (["-"], Options("stdin", "-")),
        (["-", "x", "-y"], Options("stdin", "-", ("x", "-y"))),
        (["--", "-odd.js", "--", "x"], Options("file", "-odd.js", ("--", "x"))),
        (["--"], Options("default")),
        (["-e", "1"], Options("eval", "1")),
        (["-e", "-1"], Options("eval", "-1")),
        (["-e", ""], Options("eval", "")),
        (["--eval", "1", "x", "-y"], Options("eval", "1", ("x", "-y"))),
        (["--eval=a=b"], Options("eval", "a=b")),
        (["-e", "1", "--", "-x"], Options("eval", "1", ("-x",))),
        (["-e", "1", "--linger", "0", "x"], Options("eval", "1", ("x",), linger_ms=0)),
        (["-p", "1"], Options("print", "1")),
        (["--print=1", "-"], Options("print", "1", ("-",))),
        (["--memory-limit", "64", "a.js"], Options("file", "a.js", memory_limit=64 << 20)),
        (["--memory-limit=1.5", "a.js"], Options("file", "a.js", memory_limit=3 << 19)),
        (
            ["--max-coroutines", "3", "--max-sockets=0", "a.js"],
            Options("file", "a.js", bounds=Bounds(coroutines=3, sockets=0)),
        ),
        (["--max-timers=9", "--max-workers=1", "a.js"], Options("file", "a.js", bounds=Bounds(timers=9, workers=1))),
        (["--max-queued-bytes", "65536", "a.js"], Options("file", "a.js", bounds=Bounds(queued_bytes=65536))),
        (["--total-time-limit", "0.5", "-e", "1"], Options("eval", "1", bounds=Bounds(total_time=0.5))),
        (["--time-limit", "1.5", "a.js"], Options("file", "a.js", time_limit=1.5)),
        (["--linger", "-1", "a.js"], Options("file", "a.js", linger_ms=-1)),
        (["--linger=100"], Options("default", linger_ms=100)),
        (["--linger", "1", "--linger", "2"], Options("default", linger_ms=2)),
        (["--test", "t"], Options("test", "t")),
        (["--test", "a.js", "b.js"], Options("test", "a.js", ("b.js",))),
        (["--grep", "x y", "--test=t/*.js", "--", "-u"], Options("test", "t/*.js", ("-u",), grep="x y")),
        (["--test", "t", "--time-limit", "3"], Options("test", "t", time_limit=3)),
        (["-h"], Options("help")),
        (["--time-limit", "1", "--help", "a.js"], Options("help")),
        (["-v"], Options("version")),
        (["--version"], Options("version")),
        (["a.js", "--version"], Options("file", "a.js", ("--version",))),
    ],
)
def test_understands(words: list[str], expected: Options) -> None:
    assert parse(words) == expected


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--nope"], "unknown option --nope"),
        (["-x", "a.js"], "unknown option -x"),
        (["-e1"], "unknown option -e1"),
        (["--eva", "1"], "unknown option --eva"),
        (["--nope=1"], "unknown option --nope=1"),
        (["--version=1"], "--version takes no value"),
        (["-e"], "-e needs a value: -e CODE"),
        (["--time-limit"], "--time-limit needs a value: --time-limit S"),
        (["--memory-limit", "lots"], "--memory-limit takes a number greater than 0, not 'lots'"),
        (["--memory-limit", "0"], "--memory-limit takes a number greater than 0, not '0'"),
        (["--memory-limit", "0.9"], "--memory-limit is at least 1, not 0.9"),
        (["--max-sockets", "-1"], "--max-sockets takes a whole number, at least 0, not '-1'"),
        (["--max-queued-bytes", "100"], "--max-queued-bytes takes a whole number, at least 65536, not '100'"),
        (["--total-time-limit", "0"], "--total-time-limit takes a number greater than 0, not '0'"),
        (["--time-limit", "-1"], "--time-limit takes a number greater than 0, not '-1'"),
        (["--time-limit", "nan"], "--time-limit takes a number greater than 0, not 'nan'"),
        (["--time-limit", "inf"], "--time-limit takes a number greater than 0, not 'inf'"),
        (["--linger", "-2"], "--linger takes whole milliseconds, or -1, not '-2'"),
        (["--linger", "1.5"], "--linger takes whole milliseconds, or -1, not '1.5'"),
        (["--linger", "2147483648"], "--linger takes whole milliseconds, or -1, not '2147483648'"),
        (["-e", "1", "-p", "2"], "-e and -p exclude each other"),
        (["--test"], "--test needs a value: --test PATTERN"),
        (["--test", ""], "the pattern of test files is empty"),
        (["-e", "1", "--test", "t"], "-e and --test exclude each other"),
        (["--grep", "x", "a.js"], "--grep goes with --test"),
        ([""], "the name of the script is empty"),
    ],
)
def test_refuses(words: list[str], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(words)
    assert str(caught.value) == message
