"""What Python alone can see of digests."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

import jsbridge
from jsbridge.modules.shared.objects import Objects


def test_a_digest_goes_with_its_object(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Objects[Any]] = []
    original = Objects.add

    def add(self: Objects[Any], kept: Any) -> int:
        made.append(self)
        return original(self, kept)

    monkeypatch.setattr(Objects, "add", add)
    with jsbridge.Runtime() as runtime:
        runtime.eval("globalThis.kept = require('hash').md5(); for (let i = 0; i < 10; i++) require('hash').sha1('a')")
        runtime.eval("GC()")
        runtime.eval("require('coroutine').sleep(0)")
        assert len(made) == 11
        assert len(made[0]) == 1
        assert runtime.eval("kept.digest('hex')") == hashlib.md5(b"").hexdigest()


def test_an_algorithm_that_this_python_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def new(name: str, *args: object, **options: object) -> None:
        raise ValueError(f"unsupported hash type {name}")

    with jsbridge.Runtime() as runtime:
        monkeypatch.setattr(hashlib, "new", new)
        with pytest.raises(jsbridge.JSError, match="there is no ripemd160 in this Python's hashlib") as caught:
            runtime.eval("require('hash').ripemd160('a')")
        assert caught.value.code == "ERR_CRYPTO_INVALID_DIGEST"
        assert runtime.eval("require('hash').md4('').size") == 16
