"""What the module ``test`` and whoever runs test files tell each other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class TestRecord:
    """The tests of one program.

    Attributes:
        grep: the text that the names of the tests to run contain.
        passed: how many tests have passed.
        failed: how many have failed; a hook that fails counts, too.
        skipped: how many were not run, for whatever reason.
    """

    grep: str = ""
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    # It is no test case, though its name begins like one.
    __test__ = False

    def add(self, passed: int, failed: int, skipped: int) -> None:
        """Adds the counts of a run, or of a program."""
        self.passed += passed
        self.failed += failed
        self.skipped += skipped

    @property
    def total(self) -> int:
        """How many tests were run."""
        return self.passed + self.failed
