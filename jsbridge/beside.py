"""The scripts that lie beside the Python files that run them. Small imports only: every start goes through here."""

import os


def script_beside(file: str, name: str) -> str:
    """The text of the script ``name``.js in the folder of ``file``."""
    with open(os.path.join(os.path.dirname(os.path.abspath(file)), f"{name}.js"), encoding="utf-8") as script:
        return script.read()
