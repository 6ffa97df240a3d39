"""The engine's private words are found, and anything else is a refusal that says why."""

from __future__ import annotations

import subprocess
import sys

import pytest

from jsbridge.engine import EngineUnsupported, words


def test_the_layout_is_found_again() -> None:
    assert words.find_layout() == words.layout()


@pytest.mark.parametrize("span", ["_RUNTIME_WORDS", "_CONTEXT_WORDS"])
def test_words_that_are_not_found_are_a_refusal(monkeypatch: pytest.MonkeyPatch, span: str) -> None:
    monkeypatch.setattr(words, span, 8)
    with pytest.raises(EngineUnsupported, match=r"cannot run fibers on quickjs.*known to work"):
        words.find_layout()


def test_importing_jsbridge_does_not_load_the_wrapper_of_the_engine() -> None:
    # `import quickjs` would start a thread and load concurrent.futures.
    code = "import sys, jsbridge; print('quickjs' in sys.modules, 'zmq' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "False False\n"
