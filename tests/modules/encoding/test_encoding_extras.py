"""Two formats need packages that are extras."""

import sys

import pytest

import jsbridge


@pytest.mark.parametrize(("module", "extra"), [("msgpack", "jsbridge[msgpack]"), ("bson", "jsbridge[bson]")])
def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch, module: str, extra: str) -> None:
    with jsbridge.Runtime() as runtime:
        monkeypatch.setitem(sys.modules, module, None)
        for source in (f"require('{module}')", f"require('encoding').{module}"):
            with pytest.raises(jsbridge.JSError, match="pip install") as caught:
                runtime.eval(source)
            assert extra in caught.value.message
            assert caught.value.code == "MODULE_NOT_FOUND"
        assert runtime.eval("require('encoding').hex.encode('a')") == "61"
        monkeypatch.undo()
        assert runtime.eval(f"typeof require('{module}').encode") == "function"


def test_a_format_is_loaded_when_it_is_asked_for() -> None:
    with jsbridge.Runtime() as runtime:
        loaded = "JSON.stringify(Object.keys(require('encoding')).filter((name) => 'value' in Object.getOwnPropertyDescriptor(require('encoding'), name)))"
        assert "base64" not in runtime.eval(loaded)
        runtime.eval("require('base64')")
        assert "base64" in runtime.eval(loaded)
