"""The exceptions' own manners."""

from __future__ import annotations

import copy
import pickle

import pytest

import jsbridge
from jsbridge import errors


def test_the_tree() -> None:
    assert issubclass(errors.JSError, Exception)
    for kind in (
        errors.JSSyntaxError,
        errors.JSMemoryError,
        errors.JSStackError,
        errors.JSLimitError,
        errors.JSInterrupted,
    ):
        assert kind.__bases__ == (errors.JSError,)
    for kind in (errors.JSTimeoutError, errors.RuntimeClosedError, errors.ProcessExit):
        assert kind.__bases__ == (errors.JSInterrupted,)


def test_all_of_them_are_public() -> None:
    for name, kind in vars(errors).items():
        if isinstance(kind, type) and issubclass(kind, Exception):
            assert getattr(jsbridge, name) is kind
            assert name in jsbridge.__all__
            assert kind.__doc__


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (errors.JSError("message"), "Error: message"),
        (errors.JSError("", name="TypeError"), "TypeError"),
        (errors.JSError("m", name="E", stack="    at f (a.js:1)\n"), "E: m\n    at f (a.js:1)"),
        (errors.JSTimeoutError("late", name="TimeoutError"), "TimeoutError: late"),
        (errors.ProcessExit(3), "ProcessExit: process.exit(3)"),
    ],
)
def test_the_text_is_the_error_and_its_stack(error: errors.JSError, text: str) -> None:
    assert str(error) == text


def test_what_an_error_tells() -> None:
    error = errors.JSError("m", name="N", stack="s", value={"a": 1}, code="C")
    assert (error.message, error.name, error.stack, error.value, error.code) == ("m", "N", "s", {"a": 1}, "C")
    assert error.args == ("m",)
    plain = errors.JSError("m")
    assert (plain.name, plain.stack, plain.value, plain.code) == ("Error", "", None, None)
    assert errors.ProcessExit(3).exit_code == 3


@pytest.mark.parametrize("copied", [copy.copy, lambda error: pickle.loads(pickle.dumps(error))], ids=["copy", "pickle"])
def test_an_error_can_be_copied_and_pickled(runtime: jsbridge.Runtime, copied: object) -> None:
    with pytest.raises(jsbridge.JSError) as caught:
        runtime.eval("throw Object.assign(new RangeError('far'), { code: 'EFAR' })", "/a.js")
    with pytest.raises(jsbridge.ProcessExit) as left:
        runtime.eval("process.exit(4)")
    for error in (caught.value, errors.JSTimeoutError("late", name="TimeoutError"), left.value):
        again = copied(error)  # type: ignore[operator]
        assert type(again) is type(error)
        assert str(again) == str(error)
        assert (again.name, again.code, again.stack) == (error.name, error.code, error.stack)
        # The script's own value stays in its runtime.
        assert again.value is None
        assert again.handle is None
    assert copied(left.value).exit_code == 4  # type: ignore[operator]
