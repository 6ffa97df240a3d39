"""What the engine has compiled once is not compiled again, unless what it was made from has changed."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from jsbridge import Runtime
from jsbridge.engine import IS_NG, bytecode
from jsbridge.engine.compiler import Compiler


@pytest.fixture(autouse=True)
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of what is compiled. Nothing is known from before, and what is kept is kept in ``cache``."""
    monkeypatch.setattr(bytecode, "_known", {})
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "cache"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    names: list[str] = []
    compile_text = Compiler.compile

    def count(self: Compiler, source: str, filename: str, *, prefix: str = "", suffix: str = "") -> bool:
        names.append(filename)
        return compile_text(self, source, filename, prefix=prefix, suffix=suffix)

    monkeypatch.setattr(Compiler, "compile", count)
    return names


def kept(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache").rglob("*"))


def test_the_next_runtime_of_a_process_compiles_nothing(compiled: list[str]) -> None:
    Runtime().close()
    assert {"jsbridge:kernel", "jsbridge:values", "jsbridge:require"} <= set(compiled)
    first = list(compiled)
    compiled.clear()
    Runtime().close()
    # The older engine keeps nothing.
    assert compiled == ([] if IS_NG else first)


def test_the_next_process_compiles_nothing(compiled: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    with Runtime() as runtime:
        assert runtime.eval("Buffer.from('hi').toString('hex')") == "6869"
    assert "jsbridge:buffer" in compiled
    compiled.clear()
    monkeypatch.setattr(bytecode, "_known", {})
    with Runtime() as runtime:
        assert runtime.eval("Buffer.from('hi').toString('hex')", "mine.js") == "6869"
    assert ("jsbridge:buffer" in compiled) is not IS_NG
    assert compiled == ["mine.js"] or not IS_NG


def test_errors_name_the_same_places(monkeypatch: pytest.MonkeyPatch) -> None:
    stacks = []
    for _ in range(2):
        monkeypatch.setattr(bytecode, "_known", {})
        with Runtime() as runtime:
            stacks.append(runtime.eval("try { Buffer.alloc(-1) } catch (error) { error.stack }"))
    assert stacks[0] == stacks[1]
    assert "at alloc (jsbridge:buffer/buffer:" in stacks[0]


def test_nothing_is_written_where_python_must_not_either(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    Runtime().close()
    assert kept(tmp_path) == []


def test_no_place_to_keep_it_is_no_failure(
    tmp_path: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").write_text("in the way")
    Runtime().close()
    compiled.clear()
    monkeypatch.setattr(bytecode, "_known", {})
    Runtime().close()
    assert "jsbridge:kernel" in compiled


def test_no_half_written_file_is_left(tmp_path: Path) -> None:
    Runtime().close()
    files = [path for path in kept(tmp_path) if path.is_file()]
    assert {path.suffix for path in files} == ({".bin"} if IS_NG else set())


def test_what_could_not_be_put_in_place_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(source: str, target: str) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(os, "replace", fail)
    script = tmp_path / "script.js"
    script.write_text("1")
    bytecode.keep(str(script), "name", b"code")
    assert not [path for path in kept(tmp_path) if path.is_file()]
    assert bytecode.recall(str(script), "name") == b"code"


def test_it_is_what_this_engine_made_of_this_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "script.js"
    script.write_text("1")
    path = str(script)

    def forget_and_recall(around: str = "name") -> bytes | None:
        monkeypatch.setattr(bytecode, "_known", {})
        return bytecode.recall(path, around)

    assert forget_and_recall() is None
    bytecode.keep(path, "name", b"code")
    assert bytecode.recall(path, "name") == b"code"
    assert forget_and_recall() == b"code"
    assert forget_and_recall("another name") is None
    os.utime(script, ns=(0, script.stat().st_mtime_ns + 1))
    assert forget_and_recall() is None
    bytecode.keep(path, "name", b"code")
    (file,) = [path for path in kept(tmp_path) if path.is_file()]
    file.write_bytes(file.read_bytes()[:-1])
    assert forget_and_recall() is None
    file.write_bytes(b"")
    assert forget_and_recall() is None
    script.unlink()
    assert forget_and_recall() is None
