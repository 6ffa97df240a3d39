"""Large inputs are worked on elsewhere: the calling fiber parks, and others go on."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any

import pytest

import jsbridge
from jsbridge.modules.zlib import host

DEADLINE_SECONDS = 20
SCRIPT = """
const coroutine = require('coroutine');
coroutine.start(() => require('app').goOn());
require('zlib').{call}(Buffer.alloc({size}, 'x'), {{}}).toString()
"""


@pytest.mark.parametrize(("call", "work", "size"), [("deflate", "pack", 32769), ("gunzip", "unpack", 2049)])
def test_others_go_on_meanwhile(monkeypatch: pytest.MonkeyPatch, call: str, work: str, size: int) -> None:
    others = threading.Event()
    seen: list[tuple[int, bool]] = []

    def wait(data: bytes, options: Sequence[Any]) -> bytes:
        seen.append((len(data), others.wait(DEADLINE_SECONDS)))
        return b"done"

    monkeypatch.setattr(host, work, wait)
    with jsbridge.Runtime() as runtime:
        runtime.register("app", {"goOn": others.set})
        assert runtime.eval(SCRIPT.format(call=call, size=size)) == "done"
    assert seen == [(size, True)]


@pytest.mark.parametrize(("call", "work", "size"), [("deflate", "pack", 32768), ("gunzip", "unpack", 2048)])
def test_small_inputs_stay_here(monkeypatch: pytest.MonkeyPatch, call: str, work: str, size: int) -> None:
    threads: list[int] = []

    def note(data: bytes, options: Sequence[Any]) -> bytes:
        threads.append(threading.get_ident())
        return b"done"

    monkeypatch.setattr(host, work, note)
    with jsbridge.Runtime() as runtime:
        runtime.register("app", {"goOn": lambda: None})
        assert runtime.eval(SCRIPT.format(call=call, size=size)) == "done"
    assert threads == [threading.get_ident()]


def test_a_stream_that_is_done_leaves_nothing() -> None:
    with jsbridge.Runtime() as runtime:
        kept = host.Objects.__len__
        counts: list[int] = []
        original = host.Objects.drop

        def drop(self: Any, number: int) -> None:
            original(self, number)
            counts.append(kept(self))

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(host.Objects, "drop", drop)
            runtime.eval("require('zlib').deflateTo('a', { write() {} }); GC();")
            runtime.eval("require('coroutine').sleep(0)")
        assert counts == [0]
