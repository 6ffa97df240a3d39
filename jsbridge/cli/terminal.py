"""The terminal of the interactive session: reading lines, what was typed before, and the Tab key."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any

HISTORY_LINES = 1000
# Tab completes what stands behind the last of these: a name with its owners (socket.re).
_DELIMITERS = " \t\n`~!@#%^&*()-=+[{]}\\|;:'\",<>/?"


class Terminal:
    """Reads lines with editing, history and completion where Python has ``readline``.

    Args:
        complete: the names that could stand in place of a text.
    """

    def __init__(self, complete: Callable[[str], list[str]]) -> None:
        self._complete = complete
        self._names: list[str] = []
        self._history = history_path()
        self._known_lines = 0
        self._readline = self._open()
        if hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(errors="replace")

    def _open(self) -> Any:
        try:
            import readline
        except ImportError:
            # Python was built without it: lines are read as they come.
            return None
        readline.set_completer_delims(_DELIMITERS)
        readline.set_completer(self._completion)
        # The BSD library of the same interface names its keys in its own way.
        libedit = "libedit" in (readline.__doc__ or "")
        readline.parse_and_bind("bind ^I rl_complete" if libedit else "tab: complete")
        readline.set_history_length(HISTORY_LINES)
        if self._history:
            try:
                readline.read_history_file(self._history)
            except FileNotFoundError:
                # The first session.
                self._known_lines = 0
            except OSError as error:
                self._complain(error)
        self._known_lines = readline.get_current_history_length()
        return readline

    def read_line(self, prompt: str) -> str:
        """Reads a line, without its end.

        Raises:
            EOFError: the user has ended the input (Ctrl-D).
        """
        return input(prompt)

    def close(self) -> None:
        """Adds what was typed to the history file."""
        readline = self._readline
        if readline is None or not self._history:
            return
        readline.set_completer(None)
        added = max(0, readline.get_current_history_length() - self._known_lines)
        try:
            if hasattr(readline, "append_history_file"):
                # Another session may have written meanwhile.
                if not os.path.exists(self._history):
                    os.close(os.open(self._history, os.O_CREAT | os.O_WRONLY, 0o600))
                readline.append_history_file(added, self._history)
            else:
                readline.write_history_file(self._history)
        except OSError as error:
            self._complain(error)

    def _complain(self, error: OSError) -> None:
        sys.stderr.write(f"jsbridge: no history in {self._history}: {error.strerror or error}\n")
        self._history = ""

    def _completion(self, text: str, state: int) -> str | None:
        if state == 0:
            self._names = self._complete(text)
        return self._names[state] if state < len(self._names) else None


def history_path() -> str:
    """The file that keeps what was typed; empty: none."""
    path = os.environ.get("JSBRIDGE_HISTORY")
    return os.path.expanduser("~/.jsbridge_history" if path is None else path)
