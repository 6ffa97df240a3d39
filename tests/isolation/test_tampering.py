"""Changed prototypes change nothing of what the bridge does. ``make tamper`` tries each method alone, too."""

from __future__ import annotations

import pytest
from tampering import WHEN, Tampered, names, prepare_folder, run_case

# Each does in one runtime what many others do one by one.
WHOLE = [
    "all methods throw",
    "all methods return nothing",
    "all methods return rubbish",
    "setters on Object.prototype",
    "setters on Array.prototype",
    "setters on all other prototypes",
    "descriptors that inherit",
    "traps that inherit",
    "species and constructors",
    "instances of everything",
    "instances of nothing",
    "symbols on Object.prototype",
    "no globals",
    "no iterators",
    "no stack traces",
    "frozen",
]


@pytest.fixture(scope="module")
def tampered(tmp_path_factory: pytest.TempPathFactory) -> Tampered:
    """The folder of the operations, and what they give."""
    folder = tmp_path_factory.mktemp("tampering").resolve()
    prepare_folder(folder)
    tamperings, expected = names(folder)
    return Tampered(folder, tamperings, expected)


def test_every_operation_gives_what_is_expected_when_nothing_is_changed(tampered: Tampered) -> None:
    assert [str(outcome) for outcome in run_case(tampered.folder, None, "before", tampered.expected)] == []


@pytest.mark.parametrize("when", WHEN)
@pytest.mark.parametrize("tampering", WHOLE)
def test_tampering(tampered: Tampered, tampering: str, when: str) -> None:
    assert [str(outcome) for outcome in run_case(tampered.folder, tampering, when, tampered.expected)] == []


def test_the_tamperings_are_many_and_have_an_effect(tampered: Tampered) -> None:
    assert set(WHOLE) <= set(tampered.tamperings)
    assert len(tampered.tamperings) > 500
    # A module that uses the language as a script does would be seen.
    operations = {"of a script": ""}
    outcomes = [
        next(run_case(tampered.folder, tampering, "before", operations, "'' + [3].map(String).length"), None)
        for tampering in ("all methods throw", "no iterators")
    ]
    assert outcomes[0] is not None
    assert "tampered: Array.prototype.map" in outcomes[0].result
