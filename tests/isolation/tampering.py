"""A table of operations against a table of tamperings: what a script changes must not change what the bridge does.

Each case is a runtime of its own, in which a tampering is done before or after the modules are required; then come all
operations, and what they give is compared with the table.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsbridge

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
#: A tampering is done before a script requires anything, or after it has used everything.
WHEN = ("before", "after")
FILES = {
    "module.js": "module.exports = { text: 'module' }",
    "data.json": '{"text": "json", "__proto__": {"text": "wrong"}}',
    "broken.js": "let 1",
    "worker.js": "Master.onmessage = ({ data }) => Master.postMessage(data)",
}
_ASSIGNED = re.compile(r"\.([A-Za-z_$][\w$]*)\s*(?:\+\+|--|[-+*/|&]?=(?![=>]))")


class Application:
    """What the application offers to the scripts of the operations."""

    @staticmethod
    def echo(value: object = None) -> object:
        return value

    @staticmethod
    def join(*values: object) -> str:
        return "".join(map(str, values))

    @staticmethod
    def fail(how: str) -> None:
        if how == "type":
            raise TypeError("bad thing")
        raise OSError(5, "Input/output error")

    @staticmethod
    def apply(function: Any, *args: object) -> object:
        return function(*args)

    @staticmethod
    def keep(value: object) -> object:
        return value


def assigned_names() -> list[str]:
    """The names of the properties that the scripts of the bridge and of built-in modules assign to."""
    names: set[str] = set()
    for folder in (ROOT / "jsbridge", ROOT / "modules"):
        for path in folder.rglob("*.js"):
            names.update(_ASSIGNED.findall(path.read_text()))
    # To assign to these is to assign to the prototype, or to a length, which every array and function has.
    return sorted(names - {"__proto__", "prototype", "length"})


@dataclass(frozen=True)
class Outcome:
    """What an operation gave that was to give something else."""

    tampering: str
    when: str
    operation: str
    expected: str
    result: str

    def __str__(self) -> str:
        return f"{self.operation} {self.when} {self.tampering!r}: {self.result[:300]!r}, not {self.expected!r}"


def prepare_folder(folder: Path) -> None:
    """Writes the files that operations require."""
    for name, text in FILES.items():
        (folder / name).write_text(text)


def make_runtime(folder: Path) -> jsbridge.Runtime:
    """A runtime with the application's module and the operations, untouched."""
    runtime = jsbridge.Runtime(
        root=folder, stdout=io.StringIO(), stderr=io.StringIO(), policy=jsbridge.Policy.everything()
    )
    runtime.register("app", {name: getattr(Application, name) for name in ("echo", "join", "fail", "apply", "keep")})
    table = (HERE / "operations.js").read_text()
    runtime.eval(f"globalThis.table = {table}({json.dumps(str(folder))}, require); undefined", "operations.js")
    runtime.eval(
        f"globalThis.tamperings = {(HERE / 'tamperings.js').read_text()}({json.dumps(assigned_names())}); undefined",
        "tamperings.js",
    )
    return runtime


@dataclass(frozen=True)
class Tampered:
    """What the tests of one module share."""

    folder: Path
    tamperings: list[str]
    expected: dict[str, str]


def names(folder: Path) -> tuple[list[str], dict[str, str]]:
    """The names of all tamperings, and what the operations give, by name."""
    with make_runtime(folder) as runtime:
        return runtime.eval("Object.keys(tamperings)"), runtime.eval("table.expected")


def run_case(
    folder: Path, tampering: str | None, when: str, expected: dict[str, str], code: str | None = None
) -> Iterator[Outcome]:
    """Runs the operations in a runtime of its own, with a tampering done before or after the first require.

    Args:
        folder: what :func:`prepare_folder` has prepared.
        tampering: its name; None for none.
        when: one of :data:`WHEN`.
        expected: the operations by name, with what they give.
        code: what to run in place of the operations.
    """
    with make_runtime(folder) as runtime:
        sources = {name: code or f"table.operations[{json.dumps(name)}]()" for name in expected}
        if when == "after":
            # Modules may load parts of themselves late: what is used has to be there.
            for source in sources.values():
                runtime.eval(source)
        if tampering is not None:
            runtime.eval(f"tamperings[{json.dumps(tampering)}](); undefined")
        for name, source in sources.items():
            try:
                result = runtime.eval(source)
            except Exception as error:
                result = f"{type(error).__name__}: {error} {getattr(error, 'stack', '')}"
            if result != expected[name]:
                yield Outcome(str(tampering), when, name, expected[name], str(result))
