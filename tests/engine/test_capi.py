"""What the installed engine offers, and what is told when it does not."""

from __future__ import annotations

import ctypes.util
import math
import struct

import pytest

from jsbridge.engine import IS_NG, EngineUnsupported, capi


def test_the_installed_engine_is_named() -> None:
    name, version = capi.engine_version().split()
    assert name == ("quickjs-ng" if IS_NG else "quickjs")
    assert version[0].isdigit()


@pytest.mark.parametrize("found", ["quickjs", "quickjs-ng"])
def test_an_engine_under_the_other_name_is_found_too(monkeypatch: pytest.MonkeyPatch, found: str) -> None:
    from importlib import metadata

    def version(name: str) -> str:
        if name == found:
            return "1.0"
        raise metadata.PackageNotFoundError

    monkeypatch.setattr(metadata, "version", version)
    assert capi.engine_version() == f"{found} 1.0"


def test_an_engine_without_a_distribution_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import metadata

    def version(name: str) -> str:
        raise metadata.PackageNotFoundError

    monkeypatch.setattr(metadata, "version", version)
    assert capi.engine_version() == "quickjs (unknown version)"


def test_windows_is_refused() -> None:
    with pytest.raises(EngineUnsupported, match="64-bit Linux or macOS: on win32 the quickjs module does not export"):
        capi.load("unused", "win32")


def test_a_pointer_of_another_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(struct, "calcsize", lambda code: 4)
    with pytest.raises(EngineUnsupported, match="64-bit"):
        capi.load("unused")


def test_a_module_without_the_c_api_is_refused() -> None:
    # Any other library will do.
    with pytest.raises(EngineUnsupported, match="the installed quickjs module does not export JS_GetRuntime"):
        capi.load(ctypes.util.find_library("m") or math.__file__)
