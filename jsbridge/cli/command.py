"""What the command does, by its options."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import NoReturn

from jsbridge.cli.evaluator import Evaluator
from jsbridge.cli.options import HELP, Options, UsageError, parse
from jsbridge.cli.session import Session, Woken
from jsbridge.cli.streams import colored
from jsbridge.engine import EngineUnsupported, keep_large_blocks
from jsbridge.report import remember_source

USAGE_CODE = 2


def main(words: Sequence[str] | None = None) -> int:
    """Runs the command on the main thread.

    Args:
        words: the command line without the program's name; None: that of this process.

    Returns:
        The exit code.
    """
    try:
        options = parse(sys.argv[1:] if words is None else words)
    except UsageError as error:
        sys.stderr.write(f"jsbridge: {error}\nTry: jsbridge --help\n")
        return USAGE_CODE
    if options.mode in ("help", "version"):
        sys.stdout.write(HELP if options.mode == "help" else versions())
        return 0
    # The process is ours alone. An application decides for itself.
    keep_large_blocks()
    interactive = options.mode == "default" and sys.stdin is not None and sys.stdin.isatty()
    try:
        session = Session(options, interactive=interactive)
    except EngineUnsupported as error:
        sys.stderr.write(f"jsbridge: {error}\n")
        return 1
    if interactive:
        from jsbridge.cli.repl import Repl

        Repl(session).run()
    else:
        _run(session, options)
    return session.close()


def run() -> NoReturn:
    """The process that is the command: runs :func:`main` and ends with its exit code."""
    code = main()
    # The interpreter looks for cycles in all that there is before it ends: a tenth of the time of a short script, for
    # memory that the system takes back anyway.
    gc.freeze()
    sys.exit(code)


def versions() -> str:
    """The versions of jsbridge and of what it is built on, one a line."""
    from jsbridge.versions import versions as by_name

    known = by_name()
    return f"jsbridge {known['jsbridge']}\n{known['engine']}\npyzmq {known['pyzmq']}\nlibzmq {known['zmq']}\n"


def _run(session: Session, options: Options) -> None:
    program, arguments = session.program, list(options.arguments)
    if options.mode == "test":
        from jsbridge.cli.suite import Suite

        Suite(session, (options.source, *options.arguments), options.grep).run()
        return
    if options.mode == "file":
        session.run(lambda: program.run_main(options.source, arguments))
        return
    name = "[stdin]" if options.mode in ("stdin", "default") else "[eval]"
    source = _standard_input(session) if name == "[stdin]" else options.source
    if source is None:
        return
    code = source
    evaluator = Evaluator(program)

    def evaluate() -> None:
        if options.mode == "print":
            text = evaluator.show(code, name, colors=colored(program.stdout))
            program.stdout.write(f"{text}\n")
        else:
            evaluator.run(code, name)

    remember_source(name, code)
    session.run(lambda: program.run_program([sys.executable, *arguments], evaluate))


def _read_all(session: Session) -> bytes:
    while True:
        try:
            return bytes(session.read(sys.stdin.buffer.read))
        except Woken:
            session.step()
            if session.exit_code is not None:
                raise
            # Somebody wanted to be shown what runs, before anything was read.


def _standard_input(session: Session) -> str | None:
    # None: the program has to end, or there is no text.
    if sys.stdin is None:
        return ""
    try:
        text = str(_read_all(session).decode("utf-8-sig"))
    except KeyboardInterrupt:
        session.on_interrupt()
        return None
    except Woken:
        # A signal: with no script yet there is nobody to handle it.
        return None
    except UnicodeDecodeError as error:
        sys.stderr.write(f"jsbridge: standard input is not UTF-8: {error.reason} at byte {error.start}\n")
        session.finish(1)
        return None
    # A shebang line stays a line, so that the numbers of the others hold.
    return "//" + text if text.startswith("#!") else text
