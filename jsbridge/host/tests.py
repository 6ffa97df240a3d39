"""What the module ``test`` and whoever runs test files tell each other."""

from __future__ import annotations


class TestRecord:
    """The tests of one program.

    Attributes:
        grep: the text that the names of the tests to run contain.
        passed: how many tests have passed.
        failed: how many have failed; a hook that fails counts, too.
        skipped: how many were not run, for whatever reason.
    """

    # It is no test case, though its name begins like one.
    __test__ = False

    # No dataclass: the module of that name would be a tenth of what the start of a process takes.
    def __init__(self) -> None:
        self.grep = ""
        self.passed = self.failed = self.skipped = 0

    def add(self, passed: int, failed: int, skipped: int) -> None:
        """Adds the counts of a run, or of a program."""
        self.passed += passed
        self.failed += failed
        self.skipped += skipped

    @property
    def total(self) -> int:
        """How many tests were run."""
        return self.passed + self.failed
