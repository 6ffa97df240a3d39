"""What jsbridge is compared with, brought to a folder of its own: npm's zeromq, other engines for Python, libzmq in C.

What cannot be had is told with its reason, and its figures are missing; nothing else changes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from importlib import metadata
from pathlib import Path

from benchmarks.machine import output_of

FOLDER = Path(__file__).parent / ".peers"
_LIMIT = Path(__file__).parent / "work" / "libzmq"
_INSTALL_SECONDS = 600
_SHOWN_CHARACTERS = 300


class Missing(Exception):
    """A peer cannot be had; the message is the reason."""


def _run(command: list[str], what: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_INSTALL_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Missing(f"{what}: {error}") from None
    if done.returncode:
        text = " ".join((done.stderr or done.stdout).split())
        raise Missing(f"{what}: {text[-_SHOWN_CHARACTERS:]}")


def program(name: str) -> str:
    """The path of a program of the system."""
    path = shutil.which(name)
    if path is None:
        raise Missing(f"{name} is not installed")
    return path


def zeromq_js(folder: Path = FOLDER) -> Path:
    """The ``node_modules`` that has zeromq 6."""
    program("node")
    modules = folder / "node" / "node_modules"
    if not (modules / "zeromq" / "package.json").exists():
        (folder / "node").mkdir(parents=True, exist_ok=True)
        npm = [program("npm"), "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder / "node")]
        _run([*npm, "zeromq@6"], "npm install zeromq@6")
    return modules


def python_with(package: str, folder: Path = FOLDER) -> Path:
    """The interpreter of a virtual environment that has this package."""
    environment = folder / package
    python = environment / "bin" / "python"
    ready = environment / "ready"
    if not ready.exists():
        venv.create(environment, with_pip=True, clear=True)
        _run([str(python), "-m", "pip", "install", "--quiet", package], f"pip install {package}")
        ready.touch()
    return python


def bundled_libzmq() -> Path:
    """The library that the installed pyzmq runs on, so that all sides but node run on the same one."""
    for file in metadata.files("pyzmq") or []:
        if file.name.startswith("libzmq") and (".so" in file.name or file.suffix == ".dylib"):
            return Path(str(file.locate()))
    # A pyzmq that was built here runs on the system's own (Debian: libzmq3-dev).
    return Path("libzmq.dylib" if sys.platform == "darwin" else "libzmq.so.5")


def limit(folder: Path = FOLDER) -> list[str]:
    """The command of the C program, compiled if it is not yet."""
    library = bundled_libzmq()
    built = folder / "limit"
    sources = sorted(_LIMIT.glob("*.c"))
    newest = max(source.stat().st_mtime for source in _LIMIT.iterdir())
    if not built.exists() or built.stat().st_mtime < newest:
        folder.mkdir(parents=True, exist_ok=True)
        compiler = shutil.which("cc") or program("gcc")
        _run([compiler, "-O2", "-o", str(built), *map(str, sources), "-ldl", "-lpthread"], "cc limit.c")
    return [str(built), str(library)]


def versions() -> dict[str, str]:
    """The versions of everything that takes part and is there."""
    modules = FOLDER / "node" / "node_modules"
    # A line for itself, and one for each of what it runs on: the engine, pyzmq, libzmq.
    own = output_of([sys.executable, "-m", "jsbridge", "--version"]).splitlines()
    found = {
        "python": sys.version.split()[0],
        **dict(line.split(" ", 1) for line in own),
        "node": output_of(["node", "--version"]).lstrip("v"),
        "zeromq.js": output_of(["node", "-p", f"require('{modules}/zeromq/package.json').version"]),
        "zeromq.js's libzmq": output_of(["node", "-p", f"require('{modules}/zeromq').version"]),
    }
    for package in ("mini-racer", "pythonmonkey"):
        show = f"from importlib.metadata import version; print(version('{package}'))"
        found[package] = output_of([str(FOLDER / package / "bin" / "python"), "-c", show])
    return {name: version for name, version in found.items() if version}
