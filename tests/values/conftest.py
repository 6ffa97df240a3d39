"""The ways on which a value goes into a script and comes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jsbridge import Runtime

Route = Callable[[Any], Any]


def _argument(runtime: Runtime) -> Route:
    return runtime.eval("(value) => value")


def _argument_among_others(runtime: Runtime) -> Route:
    second = runtime.eval("(first, second, third, fourth, fifth) => second")
    return lambda value: second(1, value, None, "text", b"bytes")


def _nested(runtime: Runtime) -> Route:
    inner = runtime.eval("([{ value }]) => [[value]]")
    return lambda value: inner([{"value": value}])[0][0]


def _host_function(runtime: Runtime) -> Route:
    # Out of a host function, into another one.
    given: list[Any] = []
    taken: list[Any] = []
    call = runtime.eval("(give, take) => take(give())")

    def route(value: Any) -> Any:
        given[:] = [value]
        call(lambda: given[0], taken.append)
        return taken.pop()

    return route


def _host_function_with_others(runtime: Runtime) -> Route:
    taken: list[tuple[Any, ...]] = []
    call = runtime.eval("(give, take) => take(true, give(), 'text', new Uint8Array([1]), { a: 1 })")

    def route(value: Any) -> Any:
        call(lambda: value, lambda *args: taken.append(args))
        return taken.pop()[1]

    return route


def _global(runtime: Runtime) -> Route:
    variables = runtime.globals

    def route(value: Any) -> Any:
        variables["value"] = value
        return variables["value"]

    return route


ROUTES = [_argument, _argument_among_others, _nested, _host_function, _host_function_with_others, _global]


@pytest.fixture(params=ROUTES, ids=lambda route: route.__name__.strip("_"))
def route(request: pytest.FixtureRequest, runtime: Runtime) -> Route:
    """Sends a value into a script and takes it back."""
    return request.param(runtime)  # type: ignore[no-any-return]


@pytest.fixture
def seen(runtime: Runtime) -> Callable[[str], Any]:
    """What a host function gets for a JavaScript expression."""
    taken: list[Any] = []
    runtime.globals["take"] = taken.append

    def see(expression: str) -> Any:
        runtime.eval(f"take({expression})")
        return taken.pop()

    return see


@pytest.fixture
def shown(runtime: Runtime) -> Callable[[Any, str], Any]:
    """The result of a JavaScript expression about ``it``, a value given to a script."""
    known: dict[str, Any] = {}

    def show(value: Any, expression: str) -> Any:
        if expression not in known:
            known[expression] = runtime.eval(f"(it) => {expression}")
        return known[expression](value)

    return show


@pytest.fixture
def script(runtime: Runtime) -> Callable[[str], Any]:
    """Runs a script of the folder ``scripts`` and returns the value of its last statement."""
    folder = Path(__file__).parent / "scripts"
    return lambda name: runtime.eval((folder / f"{name}.js").read_text(), f"{name}.js")
