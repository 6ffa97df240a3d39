"""Files under a policy: what is outside stays there, whatever path leads to it, and whenever."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from jsbridge import Policy, Runtime
from jsbridge.policy import places

Outcome = Callable[[Runtime, str], list[Any]]
READ = ["EACCES", "read"]
WRITE = ["EACCES", "write"]

#: By the permission that is missing: what a script can do with the path `out`, or with `out` and `free`.
READING = [
    "fs.readFile(out)", "fs.readTextFile(out)", "fs.readLines(out)", "fs.open(out)", "fs.openFile(out)",
    "fs.openTextStream(out)", "fs.stat(out)", "fs.lstat(out)", "fs.exists(out)", "fs.access(out)", "fs.realpath(out)",
    "fs.readlink(out)", "fs.readdir(out)", "fs.readdir(out, { withFileTypes: true })", "fs.copy(out, free)",
    "fs.rename(out, free)", "fs.link(out, free)", "fs.open(out, 'r+')", "fs.truncate(out)",
]  # fmt: skip
WRITING = [
    "fs.writeFile(out, 'x')", "fs.writeTextFile(out, 'x')", "fs.appendFile(out, 'x')", "fs.open(out, 'w')",
    "fs.open(out, 'wx')", "fs.openFile(out, 'w')", "fs.mkdir(out)", "fs.mkdir(out, { recursive: true })",
    "fs.mkdtemp(out)", "fs.unlink(out)", "fs.rmdir(out)", "fs.chmod(out, 0o777)",
    "fs.chown(out, 0, 0)", "fs.lchown(out, 0, 0)", "fs.utimes(out, 1, 1)", "fs.copy(own, out)", "fs.rename(own, out)",
    "fs.link(own, out)",
]  # fmt: skip
#: These need both.
CHANGING = [
    "fs.open(out, fs.constants.O_RDONLY | fs.constants.O_TRUNC)", "fs.rm(out, { recursive: true })",
    "fs.open(out, fs.constants.O_RDONLY | fs.constants.O_CREAT)", "fs.open(out, 'w+')", "fs.open(out, 'a+')",
]  # fmt: skip


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, str]:
    """``root``, in which scripts may read and write, and beside it what they must not reach."""
    root, outside = tmp_path / "root", tmp_path / "outside"
    for folder in (root, outside, root / "sub", outside / "folder"):
        folder.mkdir()
    (root / "own").write_text("own")
    (outside / "secret").write_text("secret")
    (root / "link").symlink_to(outside / "secret")
    (root / "away").symlink_to(outside)
    (root / "dangling").symlink_to(outside / "new")
    (root / "inner").symlink_to("own")
    return {"root": str(root), "outside": str(outside)}


@pytest.fixture
def jail(folders: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Runtime]:
    monkeypatch.chdir(folders["root"])
    with Runtime(root=folders["root"], policy=Policy(read=".", write=".")) as runtime:
        runtime.eval(f"const fs = require('fs'), root = {folders['root']!r}, outside = {folders['outside']!r};")
        runtime.eval("var out, own = 'own', free = 'free';")
        yield runtime


def untouched(folders: dict[str, str]) -> None:
    outside = Path(folders["outside"])
    assert sorted(os.listdir(outside)) == ["folder", "secret"]
    assert (outside / "secret").read_text() == "secret"
    assert stat.S_IMODE((outside / "secret").stat().st_mode) == 0o644
    assert os.path.getmtime(outside / "secret") > 1_000_000
    assert sorted(os.listdir(folders["root"])) == ["away", "dangling", "inner", "link", "own", "sub"]


WAYS_OUT = [
    "outside + '/secret'", "'../outside/secret'", "'sub/../../outside/secret'", "'away/secret'", "'./sub/../away/secret'",
    "root + '/../outside/secret'", "'away/folder/../secret'", "Buffer.from('away/secret')", "'away/nothing'",
    "'../outside/nothing'", "'../outside/nothing/more'", "'away/folder'", "'/proc/self/cwd/../outside/secret'",
    "'../root2'", "'//' + outside + '//secret'",
]  # fmt: skip


def test_no_path_leads_out(jail: Runtime, folders: dict[str, str], outcome: Outcome) -> None:
    for way in WAYS_OUT:
        jail.eval(f"out = {way}")
        found = {call: outcome(jail, call) for call in READING}
        assert {call: told for call, told in found.items() if told != READ} == {}, way
        found = {call: outcome(jail, call) for call in WRITING}
        assert {call: told for call, told in found.items() if told != WRITE} == {}, way
        assert [outcome(jail, call)[0] for call in CHANGING] == ["EACCES"] * len(CHANGING), way
    untouched(folders)


def test_a_link_to_a_file_outside_is_no_way_either(jail: Runtime, folders: dict[str, str], outcome: Outcome) -> None:
    jail.eval("out = 'link'")
    for call in (
        "fs.readFile(out)",
        "fs.stat(out)",
        "fs.access(out)",
        "fs.exists(out)",
        "fs.realpath(out)",
        "fs.open(out)",
    ):
        assert outcome(jail, call) == READ
    for call in ("fs.writeFile(out, 'x')", "fs.appendFile(out, 'x')", "fs.chmod(out, 0)", "fs.utimes(out, 1, 1)"):
        assert outcome(jail, call) == WRITE
    for call in ("fs.copy('own', out)", "fs.writeFile('dangling', 'x')", "fs.copy('own', 'dangling')"):
        assert outcome(jail, call) == WRITE
    untouched(folders)
    # The link itself is in the folder.
    assert jail.eval("[fs.lstat('link').isSymbolicLink(), fs.readlink('link')]") == [
        True,
        folders["outside"] + "/secret",
    ]
    assert jail.eval("fs.rename('link', 'moved'); fs.unlink('moved'); fs.exists('own')") is True


def test_inside_all_is_as_ever(jail: Runtime, folders: dict[str, str]) -> None:
    assert jail.eval("fs.readTextFile('inner')") == "own"
    assert jail.eval("fs.realpath('sub/../inner')") == os.path.realpath(folders["root"]) + "/own"
    jail.eval(
        "fs.writeFile('inner', 'more'); fs.chmod('inner', 0o600); fs.truncate('own', 3); fs.utimes('inner', 5, 6)"
    )
    status = os.stat(folders["root"] + "/own")
    assert (stat.S_IMODE(status.st_mode), status.st_mtime, status.st_size) == (0o600, 6, 3)
    assert jail.eval("fs.mkdir('a/b/c', { recursive: true })") == "a"
    assert jail.eval("fs.mkdir('slash/'); fs.stat('slash/').isDirectory()") is True
    jail.eval("fs.copy('own', 'a/b/c/copy'); fs.link('own', 'a/linked'); fs.rename('a', 'z')")
    assert jail.eval("fs.readdir('z')") == ["b", "linked"]
    assert jail.eval("fs.readdir('z', { withFileTypes: true }).map((each) => each.isDirectory())") == [True, False]
    assert jail.eval("fs.readTextFile(fs.mkdtemp('t-') + '/../z/b/c/copy')") == "mor"
    assert jail.eval("fs.rm('z', { recursive: true }); fs.exists('z')") is False
    assert jail.eval("const file = fs.openFile('sub/new', 'w+'); file.write('abc'); file.close(); fs.exists('sub/new')")
    assert jail.eval("fs.readdir('.')").count("sub") == 1
    codes = {
        "fs.readFile('nothing')": "ENOENT",
        "fs.mkdir('own')": "EEXIST",
        "fs.unlink('own/')": "ENOTDIR",
        "fs.writeFile('new/', '')": "EISDIR",
        "fs.readFile('own/x')": "ENOTDIR",
        "fs.open('own', 'wx')": "EEXIST",
        "fs.rmdir('nothing')": "ENOENT",
        "fs.mkdir('nothing/more')": "ENOENT",
        "fs.realpath('nothing')": "ENOENT",
        "fs.open('inner', fs.constants.O_NOFOLLOW)": "ELOOP",
    }
    found = {call: jail.eval(f"try {{ {call}; 'done' }} catch (e) {{ e.code }}") for call in codes}
    assert found == codes


def test_a_circle_of_links(jail: Runtime, folders: dict[str, str]) -> None:
    Path(folders["root"], "circle").symlink_to("circle")
    for call in ("fs.readFile('circle')", "fs.writeFile('circle', 'x')", "fs.stat('circle')"):
        assert jail.eval(f"try {{ {call} }} catch (e) {{ e.code }}") == "ELOOP"


def test_scripts_make_no_links(jail: Runtime, outcome: Outcome, tmp_path: Path) -> None:
    # What follows them may be the application, which has no policy; a relative one may be moved.
    for call in ("fs.symlink('/etc', 'new')", "fs.symlink('own', 'new')", "fs.symlink('../outside', 'sub/new')"):
        assert outcome(jail, call) == READ
    with Runtime(policy=Policy(read=True, write=tmp_path)) as runtime:
        assert outcome(runtime, f"require('fs').symlink('/etc', {str(tmp_path / 'new')!r})") == WRITE
        assert not (tmp_path / "new").is_symlink()
    with Runtime(policy=Policy(read=True, write=True)) as runtime:
        assert outcome(runtime, f"require('fs').symlink('/etc', {str(tmp_path / 'new')!r})")[0] == "done"
        assert (tmp_path / "new").is_symlink()


def test_reading_is_not_writing(folders: dict[str, str], outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folders["root"])
    with Runtime(policy=Policy(read=".")) as runtime:
        runtime.eval("const fs = require('fs'); var out = 'own', own = 'own', free = 'new'; const fd = fs.open('own')")
        for call in (*WRITING, *CHANGING):
            assert outcome(runtime, call) == WRITE, call
        # What the system would let somebody do who only reads.
        for call in ("fs.fchmod(fd, 0)", "fs.fchown(fd, 0, 0)", "fs.futimes(fd, 1, 1)"):
            assert outcome(runtime, call) == WRITE, call
        assert outcome(runtime, "fs.openFile('own').chmod(0)") == WRITE
        assert runtime.eval("fs.readFile(fd).toString()") == "own"
    untouched(folders)


def test_writing_is_not_reading(folders: dict[str, str], outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folders["root"])
    with Runtime(policy=Policy(write=".")) as runtime:
        runtime.eval("const fs = require('fs'); var out = 'own', own = 'own', free = 'new'")
        for call in (*READING, *CHANGING):
            # Nor is it a way to move something to where it may be read.
            assert outcome(runtime, call) == READ, call
        assert outcome(runtime, "fs.open('new', 'w+')") == READ
        assert runtime.eval("const fd = fs.open('new', 'w', 0o600); fs.write(fd, 'abc'); fs.fchmod(fd, 0o640)") is None
    assert Path(folders["root"], "new").read_text() == "abc"
    assert stat.S_IMODE(Path(folders["root"], "new").stat().st_mode) == 0o640


def test_a_file_alone(tmp_path: Path, outcome: Outcome) -> None:
    for name in ("log", "log2"):
        (tmp_path / name).write_text("x")
    with Runtime(root=tmp_path, policy=Policy(read="log", write=["log"])) as runtime:
        runtime.eval(f"const fs = require('fs'), at = {str(tmp_path)!r}")
        assert outcome(runtime, "fs.appendFile(at + '/log', 'y')")[0] == "done"
        assert runtime.eval("fs.readTextFile(at + '/log')") == "xy"
        assert outcome(runtime, "fs.readFile(at + '/log2')") == READ
        assert outcome(runtime, "fs.readdir(at)") == READ
        assert outcome(runtime, "fs.writeFile(at + '/log3', '')") == WRITE


def test_the_standard_streams_are_the_host_s(outcome: Outcome) -> None:
    with Runtime(policy=Policy(write="/tmp")) as runtime:
        runtime.eval("const fs = require('fs')")
        for call in ("fs.readFile(0)", "fs.fstat(0)", "fs.read(0, Buffer.alloc(1))"):
            assert outcome(runtime, call) == ["EACCES", "stdin"]
        for call in ("fs.write(1, 'x')", "fs.write(2, 'x')", "fs.fstat(1)", "fs.ftruncate(1)", "fs.fchmod(2, 0)"):
            assert outcome(runtime, call) == WRITE
    with Runtime(policy=Policy(stdin=True, write=True)) as runtime:
        assert runtime.eval("[0, 1, 2].map((fd) => typeof require('fs').fstat(fd).mode)") == ["number"] * 3


RACED = [
    "fs.readTextFile('sub/secret')", "fs.writeFile('sub/secret', 'spoilt')", "fs.writeFile('sub/new', 'x')",
    "fs.unlink('sub/secret')", "fs.rename('sub/secret', 'sub/other')", "fs.mkdir('sub/made')", "fs.readdir('sub')",
    "fs.chmod('sub/secret', 0o777)", "fs.utimes('sub/secret', 1, 1)", "fs.copy('sub/secret', 'copied')",
    "fs.copy('own', 'sub/secret')", "fs.link('own', 'sub/linked')", "fs.rm('sub/folder', { recursive: true })",
    "fs.rm('sub/secret')", "fs.mkdtemp('sub/t')", "fs.stat('sub/secret').size", "fs.truncate('sub/secret')",
    "fs.realpath('sub/secret')",
]  # fmt: skip


@pytest.mark.skipif(not places.EXACT, reason="only Linux tells what is open")
def test_a_link_that_comes_after_the_look_is_not_followed(
    jail: Runtime, folders: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root, outside = Path(folders["root"]), Path(folders["outside"])
    folder, was = root / "sub", root / "was"
    cover = places.Roots.cover

    def cover_and_swap(roots: places.Roots, real: bytes) -> bool:
        # Right after the path was looked at, its folder becomes a link to the one outside.
        covered = cover(roots, real)
        if covered and not folder.is_symlink():
            os.rename(folder, was)
            folder.symlink_to(outside)
        return covered

    monkeypatch.setattr(places.Roots, "cover", cover_and_swap)
    for call in RACED:
        (folder / "folder").mkdir(exist_ok=True)
        (folder / "secret").write_text("of the folder inside")
        told = jail.eval(f"(() => {{ try {{ return {call} }} catch (e) {{ return e.code }} }})()")
        assert folder.is_symlink(), call
        assert told != "secret", call
        folder.unlink()
        os.rename(was, folder)
    assert (root / "copied").read_text() == "of the folder inside"
    assert sorted(os.listdir(outside)) == ["folder", "secret"]
    assert (outside / "secret").read_text() == "secret"
    assert stat.S_IMODE((outside / "secret").stat().st_mode) == 0o644
    assert os.path.getmtime(outside / "secret") > 1_000_000
