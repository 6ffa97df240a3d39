"""The interactive session: reads a statement, runs it, shows its result.

While a line is read nothing holds the runtime, so coroutines go on; while a statement waits (``socket.recv()``) they
go on too. Every statement runs in a fiber of its own, which Ctrl-C ends, and nothing else.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Any

from jsbridge.cli.evaluator import Evaluator, Incomplete
from jsbridge.cli.session import Session, Woken
from jsbridge.cli.streams import colored
from jsbridge.cli.terminal import Terminal
from jsbridge.engine import engine_version
from jsbridge.errors import JSInterrupted, ProcessExit, RuntimeClosedError
from jsbridge.fibers import Fiber
from jsbridge.loader import read_source
from jsbridge.report import describe_error, remember_source

PROMPT, MORE = "> ", "... "
#: How long, in seconds, Ctrl-C waits for the statement's end before it ends a coroutine that computes without a pause.
GRACE_SECONDS = 0.1
#: How long, in seconds, the Tab key waits for its turn.
COMPLETION_SECONDS = 0.3
_EXIT_EVENT = 1

HELP = """\
.break        give up the statement that is being typed (Ctrl-C does, too)
.exit         leave (Ctrl-D does, too)
.help         print this help
.load FILE    run a script in this session
_ is the last result, _error the last error. Ctrl-C ends what runs; coroutines go on in the background.
"""


class Statement:
    """What runs for the user now.

    Attributes:
        fiber: the fiber it runs in, once it has begun.
        cancelled: Ctrl-C was pressed.
        outcome: result and failure, once it has ended.
    """

    def __init__(self) -> None:
        self.fiber: Fiber | None = None
        self.cancelled = False
        self.outcome: tuple[Any, BaseException | None] | None = None


class Repl:
    """Reads, evaluates, prints, until the user leaves or the script ends the program."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._program = session.program
        self._evaluator = Evaluator(session.program)
        self._terminal = Terminal(lambda text: self._session.aside(lambda: self._complete(text)))
        self._count = 0
        self._lines: list[str] = []
        self._running: Statement | None = None
        self._commands = {".break": self._break, ".exit": self._leave, ".help": self._help, ".load": self._load}
        session.on_interrupt = self._interrupt
        self._program.call(self._evaluator.keep_results)
        self._watch_exit()

    def _watch_exit(self) -> None:
        # process.exit() in a coroutine ends the session also while it reads a line.
        end = self._program.exit

        def leave(code: int | None) -> None:
            code = self._program.result if code is None else code
            self._session.post(lambda: self._session.finish(code))
            end(code)

        self._program.exit = leave  # type: ignore[method-assign]

    def run(self) -> None:
        """Runs the session to its end."""
        self._print(f"jsbridge on {engine_version()}. Type .help for help, .exit or Ctrl-D to leave.\n")
        while self._session.exit_code is None:
            try:
                line = self._session.read(lambda: self._terminal.read_line(MORE if self._lines else PROMPT))
            except Woken:
                self._print("\n")
                self._session.step()
            except KeyboardInterrupt:
                self._print("\n")
                self._lines.clear()
            except EOFError:
                self._print("\n")
                self._leave("")
            else:
                self._take(line)
        self._terminal.close()

    def _print(self, text: str) -> None:
        sys.stdout.write(text)
        sys.stdout.flush()

    # What was typed ------------------------------------------------------------------------

    def _take(self, line: str) -> None:
        word, _, argument = line.strip().partition(" ")
        if word in self._commands:
            self._commands[word](argument.strip())
            return
        self._lines.append(line)
        code = "\n".join(self._lines)
        if not code.strip():
            self._lines.clear()
            return
        name = f"REPL{self._count + 1}"
        remember_source(name, code)
        if self._show(lambda: self._evaluator.show_input(code, name, colors=colored(sys.stdout))):
            self._count += 1
            self._lines.clear()

    def _break(self, argument: str) -> None:
        self._lines.clear()

    def _leave(self, argument: str) -> None:
        self._lines.clear()
        # The entry is asked for under the baton, too: a coroutine may be running now.
        program = self._program
        self._perform(lambda: program.engine.entry("emitProcess")(_EXIT_EVENT, program.exit_code or 0))
        self._session.finish(self._program.exit_code or 0)

    def _help(self, argument: str) -> None:
        self._print(HELP)

    def _load(self, argument: str) -> None:
        if not argument:
            self._print("Usage: .load FILE\n")
            return
        path = os.path.abspath(os.path.expanduser(argument))
        self._show(lambda: self._evaluator.show_file(read_source(path), path, colors=colored(sys.stdout)))

    def _complete(self, text: str) -> list[str]:
        # readline swallows what its callback raises: a coroutine that computes must not hold it up.
        statement = self._start(lambda: self._evaluator.complete(text))
        deadline = time.monotonic() + COMPLETION_SECONDS
        while statement.outcome is None and self._session.step(deadline):
            continue
        statement.cancelled = True
        result = statement.outcome[0] if statement.outcome is not None else None
        return list(result) if isinstance(result, list) else []

    # Running -------------------------------------------------------------------------------

    def _show(self, evaluate: Callable[[], str]) -> bool:
        # False: the statement goes on in another line.
        result, failure = self._perform(evaluate)
        if isinstance(failure, Incomplete):
            return False
        if failure is None:
            self._print(f"{result}\n")
        elif isinstance(failure, KeyboardInterrupt):
            self._print("Interrupted\n")
        elif not isinstance(failure, (ProcessExit, RuntimeClosedError)):
            self._print(describe_error(failure))
        return True

    def _perform(self, body: Callable[[], Any]) -> tuple[Any, BaseException | None]:
        self._running = statement = self._start(body)
        while statement.outcome is None and self._session.exit_code is None:
            self._session.step()
        self._running = None
        return statement.outcome or (None, RuntimeClosedError("the session has ended"))

    def _start(self, body: Callable[[], Any]) -> Statement:
        statement = Statement()

        def begin() -> Any:
            if statement.cancelled:
                raise KeyboardInterrupt
            statement.fiber = self._program.scheduler.current
            # In a tuple it comes out as it is: a bare text would be taken for a marker of the boundary.
            return (body(),)

        def end(result: Any, failure: BaseException | None) -> None:
            def settle() -> None:
                statement.outcome = (result[0] if failure is None else None, failure)

            self._session.post(settle)

        self._program.start(begin, end)
        return statement

    def _interrupt(self) -> None:
        statement = self._running
        if statement is None:
            return
        statement.cancelled = True
        if statement.fiber is not None:
            self._program.scheduler.interrupt(statement.fiber, KeyboardInterrupt())
        deadline = time.monotonic() + GRACE_SECONDS
        while statement.outcome is None and self._session.step(deadline):
            continue
        if statement.outcome is None:
            # A coroutine computes without a pause, and the statement does not get its turn to end.
            self._program.interrupt(lambda: JSInterrupted("interrupted by Ctrl-C"))
