"""The scripts that lie beside the Python files that run them. Small imports only: every start goes through here."""

import os


def path_beside(file: str, name: str) -> str:
    """The absolute path of the script ``name``.js in the folder of ``file``."""
    return os.path.join(os.path.dirname(os.path.abspath(file)), f"{name}.js")


def script_at(path: str) -> str:
    """The text of a script."""
    with open(path, encoding="utf-8") as script:
        return script.read()
