"""The command ``jsbridge``: runs a script, code from the command line, or an interactive session."""

from jsbridge.cli.command import main, run

__all__ = ["main", "run"]
