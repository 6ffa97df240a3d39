"""``--test``: runs test files one after the other, each in a runtime of its own, and sums up."""

from __future__ import annotations

import glob
import os
import sys
import time
from collections.abc import Iterable, Sequence

from jsbridge.cli.session import Session
from jsbridge.cli.streams import colored
from jsbridge.host import TestRecord
from jsbridge.report import describe_error

#: What a test file in a folder is called.
NAMES = ("*_test.js", "*.test.js")
#: Other people's tests.
_FOREIGN = f"{os.sep}node_modules{os.sep}"
_CROSS = "\N{MULTIPLICATION SIGN}"
_COLORS = {"bold": "1", "green": "32", "yellow": "33", "red": "31"}


class Suite:
    """The test files of one command.

    Args:
        session: the run of the command; it gets a new runtime for each file.
        patterns: files, folders, and patterns in which ``*``, ``?``, ``[…]`` and ``**`` mean what they mean to a shell.
        grep: the text that the names of the tests to run contain.
    """

    def __init__(self, session: Session, patterns: Sequence[str], grep: str) -> None:
        self._session = session
        self._patterns = patterns
        self._grep = grep
        self._counts = TestRecord()
        self._failed: list[str] = []
        self._empty: list[str] = []
        self._colored = colored(sys.stdout)

    def run(self) -> None:
        """Runs the files; the session ends with 0 when all have passed, else with 1."""
        session = self._session
        files: dict[str, None] = {}
        for pattern in self._patterns:
            found = find(pattern)
            if not found:
                sys.stderr.write(f"jsbridge: no test file matches {pattern!r}\n")
                session.finish(1)
                return
            files.update(dict.fromkeys(found))
        begun = time.monotonic()
        for number, file in enumerate(files):
            self._run_file(file, fresh=number > 0)
            # Whoever pressed Ctrl-C means all of them.
            while session.step(time.monotonic()):
                pass
            if session.exit_code is not None:
                return
        self._sum_up(len(files), time.monotonic() - begun)
        session.finish(1 if self._failed else 0)

    def _run_file(self, file: str, *, fresh: bool) -> None:
        session = self._session
        if fresh:
            self._renew()
        self._print(self._painted("bold", file))
        program = session.program
        program.tests.grep = self._grep
        code = session.complete(lambda: program.run_main(file, []))
        tests = program.tests
        self._counts.add(tests.passed, tests.failed, tests.skipped)
        if code is None:
            return
        if code:
            self._failed.append(f"{file} (exit code {code})" if tests.failed == 0 else file)
        elif not tests.total:
            self._empty.append(file)

    def _renew(self) -> None:
        try:
            self._session.renew()
        except Exception as error:
            # A file that leaves something that cannot be closed is to blame, not the next one.
            sys.stderr.write(describe_error(error))
            self._failed.append("the end of the file before")

    def _sum_up(self, files: int, seconds: float) -> None:
        counts, failed = self._counts, self._failed
        self._print("")
        if failed:
            self._print(self._painted("red", f"{_CROSS} {len(failed)} of {_count(files, 'file')} failed"))
            for file in failed:
                self._print(f"    {file}")
        else:
            self._print(self._painted("green", f"√ {_count(files, 'file')} passed"))
        parts = [_count(counts.total, "test")]
        parts += [f"{counts.failed} failed"] if counts.failed else []
        parts += [f"{counts.skipped} skipped"] if counts.skipped else []
        self._print(f"  {', '.join(parts)} ({seconds:.1f} s)")
        for file in [] if self._grep else self._empty:
            self._print(self._painted("yellow", f"- {file} ran no test"))

    def _painted(self, color: str, text: str) -> str:
        return f"\x1b[{_COLORS[color]}m{text}\x1b[0m" if self._colored else text

    def _print(self, line: str) -> None:
        sys.stdout.write(f"{line}\n")
        # Errors that a file reports go to another stream: the two are to be read in order.
        sys.stdout.flush()


def find(pattern: str) -> list[str]:
    """The files that a pattern means, sorted; those of a folder are the test files in it, at any depth."""
    if os.path.isdir(pattern):
        return _files(os.path.join(glob.escape(pattern), "**", name) for name in NAMES)
    if os.path.isfile(pattern):
        return [pattern]
    return _files([pattern])


def _files(patterns: Iterable[str]) -> list[str]:
    found = {path for pattern in patterns for path in glob.glob(pattern, recursive=True) if os.path.isfile(path)}
    return sorted(path for path in found if _FOREIGN not in f"{os.sep}{path}")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
