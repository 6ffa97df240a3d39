"""An ipc path at which there is something else: it stays there."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import jsbridge


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # A path in it is too long for ipc, perhaps; a relative one is not.
    monkeypatch.chdir(tmp_path)
    return tmp_path


OCCUPANTS: dict[str, Callable[[Path], object]] = {
    "file": lambda path: path.write_text("precious"),
    "empty": lambda path: path.touch(),
    "link": lambda path: path.symlink_to("elsewhere"),
    "pipe": os.mkfifo,
    "folder": lambda path: path.mkdir(),
}


@pytest.mark.parametrize("kind", OCCUPANTS)
def test_what_is_no_socket_is_left_alone(runtime: jsbridge.Runtime, folder: Path, kind: str) -> None:
    path = folder / "there"
    OCCUPANTS[kind](path)
    before = os.lstat(path)
    with pytest.raises(jsbridge.JSError, match="there is a file at the ipc path that is no socket") as caught:
        runtime.eval("new (require('zmq').Socket)().bind('ipc://there')")
    assert caught.value.code == "EADDRINUSE"
    after = os.lstat(path)
    assert (after.st_ino, after.st_mode, after.st_size) == (before.st_ino, before.st_mode, before.st_size)


def test_what_another_socket_has_left_behind_is_taken_over(runtime: jsbridge.Runtime, folder: Path) -> None:
    bind = "(() => { const socket = new (require('zmq').Socket)(); socket.bind('ipc://again'); socket.close() })()"
    for _ in range(2):
        runtime.eval(bind)
