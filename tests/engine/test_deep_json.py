"""JSON of deep values: an answer or an error, on every engine; the process lives on."""

from __future__ import annotations

import pytest

import jsbridge

NEST = "let value = 1; for (let level = 0; level < %d; level++) value = %s;"


@pytest.mark.parametrize(
    "wrap", ["{ value }", "[value]", "new Map() && [{ value }]", "{ toJSON: ((inner) => () => inner)([value]) }"]
)
@pytest.mark.parametrize("arguments", ["value", "value, null, 1", "value, ['value']", "value, (key, item) => item"])
@pytest.mark.parametrize("levels", [10_000, 200_000])
def test_too_deep_is_an_error(runtime: jsbridge.Runtime, wrap: str, arguments: str, levels: int) -> None:
    with pytest.raises(jsbridge.JSError) as caught:
        runtime.eval(f"{{ {NEST % (levels, wrap)} JSON.stringify({arguments}).length }}")
    assert "stack" in str(caught.value)
    assert runtime.eval("JSON.stringify([1])") == "[1]"


def test_a_hundred_levels_are_fine(runtime: jsbridge.Runtime) -> None:
    text = runtime.eval(f"{{ {NEST % (100, '[value]')} JSON.stringify(value) }}")
    assert text == "[" * 100 + "1" + "]" * 100


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("{ a: 1, b: { a: 2, c: undefined } }", '{"a":1,"b":{"a":2}}'),
        ("{ b: 1, a: { b: 2, c: 3 } }, ['a', 'b', 7]", '{"a":{"b":2},"b":1}'),
        ("{ a: 1 }, null, 2", '{\n  "a": 1\n}'),
        ("{ a: 1 }, {}", '{"a":1}'),
        ("[undefined, NaN, () => 1, new Date(0)]", '[null,null,null,"1970-01-01T00:00:00.000Z"]'),
        ("'text'", '"text"'),
        ("{ a: 1, b: 2 }, (key, value) => (key === 'a' ? undefined : value)", '{"b":2}'),
        ("Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true } })", '{"own":2}'),
    ],
)
def test_is_what_it_always_was(runtime: jsbridge.Runtime, arguments: str, expected: str) -> None:
    assert runtime.eval(f"JSON.stringify({arguments})") == expected


def test_nothing_is_undefined(runtime: jsbridge.Runtime) -> None:
    assert runtime.eval("[JSON.stringify(), JSON.stringify(undefined), JSON.stringify(() => 1)].join()") == ",,"
    assert runtime.eval("[JSON.stringify.name, JSON.stringify.length].join()") == "stringify,3"
    assert runtime.eval("Object.keys(JSON).length") == 0
