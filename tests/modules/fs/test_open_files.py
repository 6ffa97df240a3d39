"""Open files: none outlives its runtime, and none is closed while it is in use."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import jsbridge
from jsbridge.host import Api
from jsbridge.modules.fs.host import exports
from jsbridge.modules.fs.paths import Paths, decode, encode

DEADLINE_SECONDS = 60.0
FEW_DESCRIPTORS = 64
NOBODY = 65534


def open_files(folder: Path) -> list[str]:
    links = [f"/proc/self/fd/{number}" for number in os.listdir("/proc/self/fd")]
    targets = [os.readlink(link) for link in links if os.path.lexists(link)]
    return sorted(target for target in targets if target.startswith(str(folder)))


@pytest.mark.skipif(not os.path.isdir("/proc/self/fd"), reason="looks at /proc")
def test_what_is_left_open_is_closed_with_the_runtime(runtime: jsbridge.Runtime, tmp_path: Path) -> None:
    runtime.eval(f"""
        const fs = require('fs'), folder = {str(tmp_path)!r};
        globalThis.kept = [fs.open(folder + '/a', 'w'), fs.openFile(folder + '/b', 'w'), fs.openTextStream(folder + '/c', 'w')];
    """)
    assert open_files(tmp_path) == [str(tmp_path / name) for name in "abc"]
    runtime.close()
    assert open_files(tmp_path) == []


def test_a_file_that_nobody_refers_to_is_closed(runtime: jsbridge.Runtime, tmp_path: Path) -> None:
    runtime.eval(f"""
        const fs = require('fs'), folder = {str(tmp_path)!r};
        for (let n = 0; n < 50; n++) fs.openFile(folder + '/f', 'w').write('x');
        let last = fs.openFile(folder + '/last', 'w');
        GC();
        require('coroutine').sleep(1);
    """)
    gc.collect()
    assert open_files(tmp_path) == [str(tmp_path / "last")]
    runtime.eval("last = undefined; GC(); require('coroutine').sleep(1)")
    assert open_files(tmp_path) == []


def test_the_end_of_a_closed_file_closes_no_other(runtime: jsbridge.Runtime, tmp_path: Path) -> None:
    # The system gives the number of the closed one to the next.
    assert runtime.eval(f"""
        const fs = require('fs'), folder = {str(tmp_path)!r};
        let first = fs.openFile(folder + '/first', 'w');
        const number = first.fd;
        first.close();
        const second = fs.open(folder + '/second', 'w');
        first = undefined;
        GC();
        require('coroutine').sleep(1);
        fs.write(second, 'still open');
        [second === number, fs.readTextFile(folder + '/second')]
    """) == [True, "still open"]


def test_closing_waits_for_those_who_use_it(
    runtime: jsbridge.Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed_while_used: list[bool] = []
    real = os.fsync

    def fsync(fd: int) -> None:
        runtime.eval("fs.close(fd)")
        os.fstat(fd)
        closed_while_used.append(False)
        real(fd)

    monkeypatch.setattr(os, "fsync", fsync)
    runtime.eval(f"const fs = require('fs'), fd = fs.open({str(tmp_path / 'f')!r}, 'w')")
    runtime.eval("fs.fsync(fd)")
    assert closed_while_used == [False]
    assert open_files(tmp_path) == []


def test_no_more_descriptors(tmp_path: Path) -> None:
    script = tmp_path / "main.js"
    script.write_text("""
        const fs = require('fs');
        const open = [];
        console.log('begin');
        try { for (;;) open.push(fs.open(__filename)); } catch (error) { console.log(`${error.code} ${open.length > 10}`); }
        open.forEach((fd) => fs.close(fd));
        console.log(`${fs.readTextFile(__filename).length > 0}`);
    """)
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_NOFILE, ({FEW_DESCRIPTORS}, {FEW_DESCRIPTORS}))"
    run = f"{limit}; import runpy, sys; sys.argv = ['jsbridge', {str(script)!r}]; runpy.run_module('jsbridge', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, timeout=DEADLINE_SECONDS, check=False)
    assert done.stdout == b"begin\nEMFILE true\ntrue\n", done.stderr


@pytest.fixture
def nobody() -> Iterator[None]:
    """The process is somebody who owns nothing: the administrator may do anything."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def guarded_folder() -> Iterator[Path]:
    """A folder that everybody may look at and nobody may change, with a file that nobody may read."""
    folder = Path(tempfile.mkdtemp())
    secret = folder / "secret"
    secret.write_text("x")
    secret.chmod(0)
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("call", "syscall"),
    [
        ("readFile(secret)", "open"),
        ("open(secret, 'w')", "open"),
        ("writeFile(fresh, '')", "open"),
        ("mkdir(fresh)", "mkdir"),
        ("unlink(secret)", "unlink"),
        ("access(secret, fs.constants.R_OK)", "access"),
        ("rename(secret, fresh)", "rename"),
        ("copy(secret, fresh)", "copyfile"),
        ("symlink(secret, fresh)", "symlink"),
        ("truncate(secret)", "open"),
    ],
)
def test_permission_denied(
    runtime: jsbridge.Runtime, guarded_folder: Path, nobody: None, call: str, syscall: str
) -> None:
    folder = str(guarded_folder)
    runtime.eval(f"const fs = require('fs'), secret = '{folder}/secret', fresh = '{folder}/fresh'")
    caught = runtime.eval(f"try {{ fs.{call}; 'done' }} catch (error) {{ [error.code, error.syscall, error.message] }}")
    assert caught[:2] == ["EACCES", syscall]
    assert caught[2].startswith(f"EACCES: permission denied, {syscall} '{folder}/")
    assert os.listdir(folder) == ["secret"]


class NoPaths(Paths):
    """Admits nothing."""

    def to_read(self, path: str | bytes, *_: object, **__: object) -> Any:
        raise LookupError(f"{path!r} is not admitted")

    to_write = to_open = to_read


@pytest.mark.parametrize(
    "call",
    [
        "access(a, 0)", "exists(a)", "stat(a, true)", "readlink(a)", "realpath(a)", "readdir(a, false)", "scan(a, false)",
        "mkdir(a, 511)", "makeFolders(a, 511)", "mkdtemp(a)", "link(a, b)", "copy(a, b, false)",
        "rename(a, b)", "chmod(a, 0)", "chown(a, -1, -1, true)", "utimes(a, 1, 1)", "unlink(a)", "rmdir(a)",
        "removeTree(a)", "open(a, 0, 0)", "readFile(a, 0)", "writeFile(a, '', 577, 0, false)", "truncate(a, 0)",
    ],
)  # fmt: skip
def test_every_path_is_admitted_in_one_place(
    runtime: jsbridge.Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    monkeypatch.setattr("jsbridge.modules.fs.host.Paths", NoPaths)
    (tmp_path / "a").write_text("x")
    functions = {name: value for name, value in exports(Api(runtime._program)).items() if callable(value)}
    runtime.register("host", {name: value for name, value in functions.items() if name != "mintToken"})
    runtime.eval(f"const host = require('host'), a = {str(tmp_path / 'a')!r}, b = {str(tmp_path / 'b')!r}")
    with pytest.raises(LookupError, match="is not admitted"):
        runtime.eval(f"host.{call}")
    assert os.listdir(tmp_path) == ["a"]


@pytest.mark.parametrize("name", ["plain", "ä€😀", "\udcff", "a\udcc3\udca4"])
def test_paths_cross(name: str) -> None:
    data = encode(name)
    assert encode(decode(data)) == data
    assert encode(data) == data
    assert decode(name) == name
    assert decode(data) == ("aä" if name.startswith("a") else name)


def test_surrogates_that_stand_for_no_byte_are_replaced() -> None:
    assert encode("a\ud800\udc7f\udd00\udfff") == b"a" + 4 * b"\xef\xbf\xbd"
