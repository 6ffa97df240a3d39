"""Errors both ways: what a script threw, as an exception, and an exception, as a script's error."""

from __future__ import annotations

import errno
import gc
import weakref
from collections.abc import Callable
from typing import Any

import pytest

from jsbridge import JSError, JSObject, JSStackError, JSSyntaxError, Runtime
from jsbridge.engine import IS_NG
from jsbridge.values import HostError, clean_stack


def raising(error: BaseException) -> Callable[..., Any]:
    def fail(*args: object) -> None:
        raise error

    return fail


def caught_in(runtime: Runtime, source: str, **variables: object) -> Any:
    """What the expression throws, as Python sees it."""
    for name, value in variables.items():
        runtime.globals[name] = value
    with pytest.raises(BaseException) as caught:  # noqa: PT011  # which one it is, is what the tests look at
        runtime.eval(source)
    return caught.value


# From scripts ----------------------------------------------------------------------------------------------------------


def test_an_error_has_its_name_message_code_and_stack(runtime: Runtime) -> None:
    source = "function fail() {\n  throw Object.assign(new RangeError('too far'), { code: 'EFAR' })\n}\nfail()"
    with pytest.raises(JSError) as caught:
        runtime.eval(source, "/scripts/far.js")
    error = caught.value
    assert (error.name, error.message, error.code) == ("RangeError", "too far", "EFAR")
    first, second = error.stack.splitlines()
    assert first.startswith("    at fail (/scripts/far.js:2")
    assert "/scripts/far.js" in second
    assert str(error) == f"RangeError: too far\n{error.stack}"
    assert type(error.value) is JSObject
    assert error.value.message == "too far"


@pytest.mark.parametrize(
    ("source", "name", "message"),
    [
        ("null.x", "TypeError", "cannot read property 'x' of null"),
        ("missing", "ReferenceError", None),
        ("new Error()", "Error", ""),
        ("Object.assign(new Error('m'), { name: 'Own' })", "Own", "m"),
        ("new (class Mine extends TypeError {})('m')", "TypeError", "m"),
        ("Object.assign(new Error('m'), { name: 5, message: {}, code: {} })", "Error", ""),
        ("Object.create(Error.prototype, { message: { value: 'no real one' } })", "Error", "no real one"),
    ],
)
def test_kinds_of_errors(runtime: Runtime, source: str, name: str, message: str | None) -> None:
    error = caught_in(runtime, source if "new" not in source and "Object" not in source else f"throw {source}")
    assert type(error) is JSError
    assert error.name == name
    assert message is None or error.message == message
    assert error.code is None


@pytest.mark.parametrize(
    ("expression", "value", "message"),
    [
        ("{ a: 1 }", {"a": 1}, "uncaught value: {'a': 1}"),
        ("[1, [2]]", [1, [2]], "uncaught value: [1, [2]]"),
        ("'text'", "text", "uncaught value: 'text'"),
        ("5", 5, "uncaught value: 5"),
        ("null", None, "uncaught value: None"),
        ("undefined", None, "uncaught value: None"),
        ("10n ** 20n", 10**20, "uncaught value: 100000000000000000000"),
        ("new Uint8Array([1, 2])", b"\1\2", r"uncaught value: b'\x01\x02'"),
        ("new Proxy({ a: 1 }, {})", {"a": 1}, "uncaught value: {'a': 1}"),
    ],
)
def test_what_is_no_error_can_be_thrown_too(runtime: Runtime, expression: str, value: Any, message: str) -> None:
    error = caught_in(runtime, f"throw {expression}")
    assert type(error) is JSError
    assert (error.name, error.message, error.value, error.stack) == ("Error", message, value, "")
    assert str(error) == f"Error: {message}"


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("Symbol('s')", "<JSObject Symbol>"),
        ("() => 1", "<JSFunction (anonymous)>"),
        ("new (class Thing {})", "<JSObject Thing>"),
        ("(() => { const it = {}; it.it = it; return it })()", "'a value that cannot be converted'"),
        ("new Proxy({}, { ownKeys() { throw 1 } })", "'a value that cannot be converted'"),
        ("new Proxy({}, { getPrototypeOf() { throw 1 } })", "'a value that cannot be converted'"),
        ("(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy })()", "cannot be conv"),
        ("new Map([[{}, 1]])", ""),
    ],
)
def test_a_thrown_value_that_is_not_converted_is_an_error_all_the_same(
    runtime: Runtime, expression: str, shown: str
) -> None:
    error = caught_in(runtime, f"throw {expression}")
    assert shown in str(error)
    assert runtime.eval("1 + 1") == 2


HOSTILE = {
    "message": "Object.defineProperty(new Error('x'), 'message', { get() { throw new Error('trap') } })",
    "name": "Object.defineProperty(new Error('x'), 'name', { get() { throw new Error('trap') } })",
    "stack": "Object.defineProperty(new Error('x'), 'stack', { get() { throw new Error('trap') } })",
    "code": "Object.defineProperty(new Error('x'), 'code', { get() { throw new Error('trap') } })",
    "cause": "Object.defineProperty(new Error('x'), 'cause', { get() { throw new Error('trap') } })",
    "everything": "new Proxy(new Error('x'), { get() { throw new Error('trap') } })",
    "prototype": "new Proxy(new Error('x'), { getPrototypeOf() { throw new Error('trap') } })",
    "toString": "Object.assign(new Error('x'), { toString() { throw new Error('trap') } })",
}


@pytest.mark.parametrize("expression", HOSTILE.values(), ids=HOSTILE.keys())
def test_an_error_that_throws_when_it_is_looked_at(runtime: Runtime, expression: str) -> None:
    error = caught_in(runtime, f"throw {expression}")
    assert type(error) is JSError
    assert "trap" not in str(error)
    assert runtime.eval("1 + 1") == 2


def test_a_cause_is_a_cause(runtime: Runtime, script: Callable[[str], Any]) -> None:
    with pytest.raises(JSError) as caught:
        script("causes")
    error: Any = caught.value
    assert (error.name, error.__cause__.message, error.__cause__.__cause__.name) == (
        "RangeError",
        "middle",
        "TypeError",
    )
    assert error.__cause__.__cause__.code == "EIN"
    assert caught_in(runtime, "throw Object.assign(new Error('x'), { cause: 'text' })").__cause__.value == "text"


def test_causes_that_go_in_circles_end(runtime: Runtime) -> None:
    error = caught_in(runtime, "const it = new Error('again'); it.cause = it; throw it")
    depth = 0
    while error.__cause__ is not None and depth < 100:
        error, depth = error.__cause__, depth + 1
    assert 1 <= depth < 100


def test_a_syntax_error_names_its_place(runtime: Runtime) -> None:
    with pytest.raises(JSSyntaxError) as caught:
        runtime.eval("let a = 1;\nlet b = ;\n", "/scripts/bad.js")
    assert caught.value.stack.splitlines()[0] == f"    at /scripts/bad.js:2{':9' if IS_NG else ''}"


def test_a_stack_overflow_has_a_class_of_its_own_and_can_be_caught(runtime: Runtime) -> None:
    with pytest.raises(JSStackError):
        runtime.eval("(function f() { f() })()")
    assert runtime.eval("(function f() { try { return f() } catch (error) { return 'caught' } })()") == "caught"
    assert runtime.eval("1 + 1") == 2


# From Python -------------------------------------------------------------------------------------------------------------


class Strange(Exception):
    def __str__(self) -> str:
        raise LookupError("no text")


SHOW = "(e) => [e instanceof Error, e.constructor.name, e.name, e.message, e.code, e.errno, e.path]"


@pytest.mark.parametrize(
    ("error", "shown"),
    [
        (ValueError("bad"), [True, "Error", "Error", "bad", None, None, None]),
        (ValueError(), [True, "Error", "Error", "ValueError", None, None, None]),
        (TypeError("bad"), [True, "TypeError", "TypeError", "bad", None, None, None]),
        (KeyError("key"), [True, "Error", "Error", "'key'", None, None, None]),
        (RecursionError("deep"), [True, "RangeError", "RangeError", "deep", None, None, None]),
        (
            FileNotFoundError(errno.ENOENT, "No such file", "/a"),
            [True, "Error", "Error", "No such file: /a", "ENOENT", errno.ENOENT, "/a"],
        ),
        (OSError("no number"), [True, "Error", "Error", "no number", None, None, None]),
        (HostError("m", name="RangeError", code="E1"), [True, "RangeError", "RangeError", "m", "E1", None, None]),
        (HostError("m", name="Own", errno=5, path="/p"), [True, "Error", "Own", "m", None, 5, "/p"]),
        (HostError("m", code={"a": [b"x"]}), [True, "Error", "Error", "m", {"a": [b"x"]}, None, None]),
        (HostError("m", code=1j), [True, "Error", "Error", "m", "1j", None, None]),
        (HostError("m", code=[1, 1j], path=b"x"), [True, "Error", "Error", "m", "[1, 1j]", None, b"x"]),
        (JSError("m", name="SyntaxError", code=7), [True, "SyntaxError", "SyntaxError", "m", 7, None, None]),
        (
            Strange(),
            [True, "Error", "Error", "Strange (its text cannot be had: LookupError)", None, None, None],
        ),
        (ValueError("nul \0 and \ud800"), [True, "Error", "Error", "nul \0 and \ud800", None, None, None]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_exception_is_an_error(runtime: Runtime, error: BaseException, shown: list[Any]) -> None:
    runtime.globals["fail"] = raising(error)
    assert runtime.eval(f"({SHOW})((() => {{ try {{ fail() }} catch (error) {{ return error }} }})())") == shown
    # As a value it is the same.
    assert runtime.eval(SHOW)(error) == shown


def test_an_uncaught_exception_comes_out_as_the_same_object_with_the_stack_noted_once(runtime: Runtime) -> None:
    original = ValueError("mine")
    runtime.globals["fail"] = raising(original)
    source = "function outer() {\n  inner()\n}\nfunction inner() {\n  fail()\n}\nouter()"
    for _ in range(2):
        with pytest.raises(ValueError, match="mine") as caught:
            runtime.eval(source, "/scripts/outer.js")
        assert caught.value is original
    (note,) = original.__notes__
    lines = note.splitlines()
    assert lines[0] == "JavaScript stack:"
    assert lines[1].startswith("    at inner (/scripts/outer.js")
    assert lines[2].startswith("    at outer (/scripts/outer.js")
    assert "jsbridge:" not in note
    assert runtime.eval("1 + 1") == 2


def test_an_exception_passes_through_several_layers_as_itself(runtime: Runtime) -> None:
    original = KeyError("deep")
    runtime.globals["fail"] = raising(original)
    inner = runtime.eval("() => fail()")
    runtime.globals["again"] = lambda: inner()
    with pytest.raises(KeyError) as caught:
        runtime.eval("again()")
    assert caught.value is original


def test_an_exception_that_a_script_rethrows_later_is_itself(runtime: Runtime) -> None:
    original = ValueError("kept")
    runtime.globals["fail"] = raising(original)
    runtime.eval("let kept; try { fail() } catch (error) { kept = error }")
    with pytest.raises(ValueError, match="kept") as caught:
        runtime.eval("throw kept")
    assert caught.value is original
    assert runtime.eval("kept") is original
    assert runtime.eval("[{ kept }]")[0]["kept"] is original


def test_an_exception_is_the_same_error_while_a_script_has_it(runtime: Runtime) -> None:
    original = ValueError("one")
    runtime.globals["fail"] = raising(original)
    source = "(it) => { const get = () => { try { fail() } catch (e) { return e } }; return get() === get() && get() === it }"
    assert runtime.eval(source)(original) is True


def test_the_error_for_an_exception_shows_the_script_s_own_frames_first(runtime: Runtime) -> None:
    runtime.globals["fail"] = raising(ValueError("x"))
    source = "(function here() { try { fail() } catch (error) { return error.stack } })()"
    assert runtime.eval(source, "/scripts/here.js").splitlines()[0].startswith("    at here (/scripts/here.js")


def test_a_wrapped_exception_is_the_cause(runtime: Runtime) -> None:
    original = ValueError("inner")
    runtime.globals["fail"] = raising(original)
    error = caught_in(runtime, "try { fail() } catch (cause) { throw Object.assign(new Error('outer'), { cause }) }")
    assert error.message == "outer"
    assert error.__cause__ is original


def test_the_cause_of_an_exception_is_the_cause_of_the_error(runtime: Runtime) -> None:
    def fail() -> None:
        try:
            raise KeyError("inner")
        except KeyError as error:
            raise ValueError("outer") from error

    runtime.globals["fail"] = fail
    shown = runtime.eval(
        "(() => { try { fail() } catch (e) { return [e.message, e.cause.message, e.cause.cause] } })()"
    )
    assert shown == ["outer", "'inner'", None]


def test_a_script_s_error_that_passes_through_python_is_itself_again(runtime: Runtime) -> None:
    runtime.eval("globalThis.original = new RangeError('mine'); original.extra = 5")
    throw = runtime.eval("() => { throw original }")

    def passes() -> None:
        throw()

    def catches() -> None:
        try:
            throw()
        except JSError as error:
            raise error from None

    def wraps() -> None:
        try:
            throw()
        except JSError as error:
            raise ValueError("wrapped") from error

    runtime.globals.update({"passes": passes, "catches": catches, "wraps": wraps})
    get = "(f) => { try { f() } catch (error) { return error } }"
    assert runtime.eval(f"({get})(passes) === original") is True
    assert runtime.eval(f"({get})(catches) === original") is True
    assert runtime.eval(f"({get})(wraps).cause === original") is True
    with pytest.raises(JSError) as caught:
        throw()
    assert runtime.eval("(it) => it === original")(caught.value) is True


def test_any_thrown_value_that_passes_through_python_is_itself_again(runtime: Runtime) -> None:
    runtime.eval("globalThis.thrown = { a: 1 }")
    throw = runtime.eval("() => { throw thrown }")
    runtime.globals["passes"] = lambda: throw()
    assert runtime.eval("(() => { try { passes() } catch (value) { return value === thrown } })()") is True
    for expression in ("'text'", "5", "null", "undefined"):
        inner = runtime.eval(f"() => {{ throw {expression} }}")
        runtime.globals["passes"] = lambda inner=inner: inner()
        shown = runtime.eval("(() => { try { passes() } catch (value) { return value.message } })()")
        assert shown.startswith("uncaught value: ")


def test_an_error_of_another_runtime_is_told_by_its_name_message_and_code(runtime: Runtime) -> None:
    with Runtime() as other:
        error = caught_in(other, "throw Object.assign(new TypeError('theirs'), { code: 'E' })")
        runtime.globals["fail"] = raising(error)
        shown = runtime.eval("(() => { try { fail() } catch (e) { return [e.name, e.message, e.code] } })()")
        assert shown == ["TypeError", "theirs", "E"]


def test_an_error_and_its_exception_are_let_go_of_together(runtime: Runtime) -> None:
    class Mine(Exception):
        pass

    def fail() -> None:
        raise Mine("x")

    runtime.globals["fail"] = fail
    runtime.eval("let kept; try { fail() } catch (error) { kept = error }")
    death = weakref.ref(runtime.eval("kept"))
    gc.collect()
    assert death() is not None
    runtime.eval("kept = null; GC()")
    runtime.eval("0")
    gc.collect()
    runtime.eval("0")
    assert death() is None


def test_errors_as_values(runtime: Runtime) -> None:
    error = runtime.eval("new TypeError('a value')")
    assert type(error) is JSError
    assert (error.name, error.message) == ("TypeError", "a value")
    assert runtime.eval("(it) => it instanceof TypeError")(error) is True
    (nested,) = runtime.eval("[Object.assign(new Error('x'), { cause: new RangeError('y') })]")
    assert (nested.message, nested.__cause__.name) == ("x", "RangeError")
    assert runtime.eval("([it]) => [it.constructor.name, it.message]")([ValueError("v")]) == ["Error", "v"]


def test_exceptions_that_end_the_program_are_not_for_the_script(runtime: Runtime) -> None:
    runtime.globals["leave"] = raising(SystemExit(3))
    with pytest.raises(SystemExit) as caught:
        runtime.eval("try { leave() } catch (error) { 'swallowed' }")
    assert caught.value.code == 3
    assert runtime.eval("1 + 1") == 2


@pytest.mark.parametrize(
    ("stack", "cleaned"),
    [
        ("", ""),
        ("    at f (a.js:1:2)\n    at g (native)\n    at h (jsbridge:kernel:5)\n", "    at f (a.js:1:2)"),
        ("    at <anonymous>\n    at <eval> (<eval>)\n", "    at <eval> (<eval>)"),
    ],
)
def test_a_stack_without_the_bridge(stack: str, cleaned: str) -> None:
    assert clean_stack(stack) == cleaned
