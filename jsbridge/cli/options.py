"""The command line: what to run, and within which limits.

The words after the script's name are the script's. A parser that knows about this alone is smaller than argparse with
its exceptions, and starts faster.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal, NamedTuple

from jsbridge.bounds import LEAST_MEMORY, LEAST_QUEUED_BYTES, Bounds
from jsbridge.cli.allowances import Allowances
from jsbridge.policy import Policy

#: A script file; code; code whose result is printed; standard input; test files; what ``jsbridge`` alone means; or
#: information.
Mode = Literal["file", "eval", "print", "stdin", "test", "default", "help", "version"]

DEFAULT_LINGER_MS = 5000
_BYTES_PER_MB = 1 << 20

HELP = """\
Usage: jsbridge [options] script.js [arguments]
       jsbridge [options] -e CODE [arguments]
       jsbridge [options] -p CODE [arguments]
       jsbridge [options] --test PATTERN [patterns]
       jsbridge [options]

Runs fibjs-style JavaScript: coroutines, blocking calls, require('zmq').
Without a script it is interactive on a terminal; else the script is read from standard input, as with "-".

Options:
  -e, --eval CODE       run CODE
  -p, --print CODE      run CODE and print its result
      --test PATTERN    run the test files that match ('tests/**/*_test.js'; of a folder: *_test.js, *.test.js), each
                        in a runtime of its own
      --grep TEXT       with --test: run those tests only whose name, with the names of their suites, contains TEXT
      --memory-limit MB let scripts use no more than MB megabytes (of 1048576 bytes)
      --time-limit S    end a script that computes for more than S seconds without once waiting
      --total-time-limit S
                        end a program whose coroutines compute for more than S seconds in all
      --max-coroutines N, --max-sockets N, --max-timers N, --max-workers N
                        let scripts have no more than N of them at a time
      --max-queued-bytes N
                        let no queue of messages hold more than N bytes
      --trace           print each event of a zmq socket on standard error: time, endpoint, size
      --linger MS       how long the delivery of what was sent may take at the end (5000; -1: as long as it takes)
      --sandbox         let scripts load modules from the script's folder, use inproc:// endpoints, and nothing else of
                        the machine, but for what is allowed by these, each of which implies --sandbox:
      --allow-read[=PATHS]         read files, all or these and what is in these folders (separated by commas)
      --allow-write[=PATHS]        make, change and remove files
      --allow-require[=PATHS]      load modules from elsewhere
      --allow-modules=NAMES        require only these of the built-in modules
      --allow-env[=NAMES]          read environment variables
      --allow-bind[=PATTERNS]      bind sockets to endpoints such as 'tcp://127.0.0.1:*' or 'ipc:///run/app/*'
      --allow-connect[=PATTERNS]   connect sockets to them
      --allow-net[=PATTERNS]       both
      --allow-process              change the working folder, the environment and so on of the process
      --allow-stdin                read standard input
      --allow-system               ask for the names of host and user, network interfaces and so on
  -v, --version         print the versions of jsbridge, the engine, pyzmq and libzmq
  -h, --help            print this help
  --                    end the options

What follows the script's name, or CODE, belongs to the script: process.argv.

Environment:
  JSBRIDGE_HISTORY      the file that keeps what was typed (~/.jsbridge_history; empty: none)
  NO_COLOR              print results without colours

Exit code: the script's; 1 after an error that nobody caught; 2 for a wrong command line; 128 + n after signal n.
"""

_SHORT = {"-e": "--eval", "-p": "--print", "-v": "--version", "-h": "--help"}
_VALUES = {
    "--eval": "CODE",
    "--print": "CODE",
    "--test": "PATTERN",
    "--grep": "TEXT",
    "--memory-limit": "MB",
    "--time-limit": "S",
    "--total-time-limit": "S",
    "--max-coroutines": "N",
    "--max-sockets": "N",
    "--max-timers": "N",
    "--max-workers": "N",
    "--max-queued-bytes": "N",
    "--linger": "MS",
}
_KINDS = {"--eval": "-e", "--print": "-p", "--test": "--test"}
_SWITCHES = ("--trace",)
_FLAGS: dict[str, Mode] = {"--help": "help", "--version": "version"}


EVERYTHING = Policy.everything()


class UsageError(Exception):
    """The command line is wrong; the message says how."""


class Options(NamedTuple):
    """A command line, understood.

    Attributes:
        mode: what to do.
        source: the script's path, or the code, or a pattern of test files.
        arguments: the words that belong to the script; further patterns.
        memory_limit: bytes that scripts may use, or None.
        time_limit: seconds that a script may compute without waiting, or None.
        linger_ms: milliseconds that the delivery of what was sent may take at the end; -1: as long as it takes.
        grep: the text that the names of the tests to run contain.
        bounds: how much of what is counted scripts may have.
        trace: whether to print each event of a zmq socket.
        policy: what scripts may do.
    """

    mode: Mode
    source: str = ""
    arguments: tuple[str, ...] = ()
    memory_limit: int | None = None
    time_limit: float | None = None
    linger_ms: int = DEFAULT_LINGER_MS
    grep: str = ""
    bounds: Bounds = Bounds()
    trace: bool = False
    policy: Policy = EVERYTHING


def parse(words: Sequence[str]) -> Options:
    """Understands a command line, without the program's name.

    Raises:
        UsageError: an unknown option, or a value that is missing or wrong.

    Example:
        >>> parse(["--time-limit", "2.5", "server.js", "--port", "80"])[:3]
        ('file', 'server.js', ('--port', '80'))
    """
    given: dict[str, str] = {}
    allowances = Allowances()
    rest = list(words)
    while rest and rest[0].startswith("-") and rest[0] != "-":
        word = rest.pop(0)
        if word == "--":
            break
        name, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        name = _SHORT.get(name, name)
        if name in _FLAGS and not equals:
            # As with other programs, these two are heard whatever else is there.
            return Options(_FLAGS[name])
        if name in _SWITCHES and not equals:
            given[name] = ""
            continue
        try:
            if allowances.take(name, value if equals else None):
                continue
        except ValueError as error:
            raise UsageError(str(error)) from None
        if name not in _VALUES:
            known = name in _FLAGS or name in _SWITCHES
            raise UsageError(f"{name} takes no value" if known else f"unknown option {word}")
        if not equals:
            if not rest:
                raise UsageError(f"{word} needs a value: {word} {_VALUES[name]}")
            value = rest.pop(0)
        given[name] = value
    options = _understood(given, rest)
    policy = allowances.policy(options.source if options.mode == "file" else None)
    return options._replace(bounds=_bounds(given), policy=policy, trace="--trace" in given)


def _understood(given: dict[str, str], rest: list[str]) -> Options:
    limits = _limits(given)
    kinds = [name for option, name in _KINDS.items() if option in given]
    if len(kinds) > 1:
        raise UsageError(f"{kinds[0]} and {kinds[1]} exclude each other")
    if "--grep" in given and kinds != ["--test"]:
        raise UsageError("--grep goes with --test")
    if "--test" in given:
        patterns = (given["--test"], *rest)
        if not all(patterns):
            raise UsageError("the pattern of test files is empty")
        return Options("test", patterns[0], patterns[1:], *limits, given.get("--grep", ""))
    if "--eval" in given:
        return Options("eval", given["--eval"], tuple(rest), *limits)
    if "--print" in given:
        return Options("print", given["--print"], tuple(rest), *limits)
    if not rest:
        return Options("default", "", (), *limits)
    script, *arguments = rest
    if not script:
        raise UsageError("the name of the script is empty")
    return Options("stdin" if script == "-" else "file", script, tuple(arguments), *limits)


def _limits(given: dict[str, str]) -> tuple[int | None, float | None, int]:
    memory = _number(given, "--memory-limit")
    seconds = _number(given, "--time-limit")
    linger = given.get("--linger", str(DEFAULT_LINGER_MS))
    try:
        linger_ms = int(linger)
    except ValueError:
        linger_ms = -2
    if not -1 <= linger_ms < 1 << 31:
        raise UsageError(f"--linger takes whole milliseconds, or -1, not {linger!r}")
    memory_bytes = None if memory is None else round(memory * _BYTES_PER_MB)
    if memory_bytes is not None and memory_bytes < LEAST_MEMORY:
        raise UsageError(f"--memory-limit is at least {LEAST_MEMORY // _BYTES_PER_MB}, not {given['--memory-limit']}")
    return memory_bytes, seconds, linger_ms


def _bounds(given: dict[str, str]) -> Bounds:
    return Bounds(
        total_time=_number(given, "--total-time-limit"),
        coroutines=_count(given, "--max-coroutines"),
        sockets=_count(given, "--max-sockets"),
        timers=_count(given, "--max-timers"),
        workers=_count(given, "--max-workers"),
        queued_bytes=_count(given, "--max-queued-bytes", least=LEAST_QUEUED_BYTES),
    )


def _count(given: dict[str, str], name: str, *, least: int = 0) -> int | None:
    text = given.get(name)
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and int(text) >= least):
        raise UsageError(f"{name} takes a whole number, at least {least}, not {text!r}")
    return int(text)


def _number(given: dict[str, str], name: str) -> float | None:
    text = given.get(name)
    if text is None:
        return None
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not (number > 0 and math.isfinite(number)):
        raise UsageError(f"{name} takes a number greater than 0, not {text!r}")
    return number
