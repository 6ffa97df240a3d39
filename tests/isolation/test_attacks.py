"""Attacks that no table of changed prototypes holds."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from attacks import ATTACKS
from tampering import prepare_folder

import jsbridge
from jsbridge.host.registry import Registry

# What comes from another runtime is a text that its scripts may have had a hand in.
HOSTILE_WRITER = "module.exports = { writeMessage: (value) => ({ text: value.forged, bytes: undefined }) }"
FORGED = {
    "a class by its name": '[[0],[["v","Function",[1],"x",";globalThis.reached = 1"],["r","y",""]]]',
    "what every object has": '[[0],[["v","constructor",[1],0,0],["o"]]]',
    "a kind that is none": '[[0],[["__proto__",[1]]]]',
    "an object that is not there": '[[0],[["v","Uint8Array",[99],0,1]]]',
    "a block that is not there": '[[0],[["b",-5,999999999]]]',
    "no JSON": "[[0],[[",
}
LISTEN = """
    globalThis.got = []
    const worker = new (require('coroutine').Worker)('./worker.js')
    worker.onmessage = ({ data }) => got.push(typeof data)
    worker.on('exit', () => got.push('exit'))
    while (got[got.length - 1] !== 'exit') require('coroutine').sleep(5)
    ;[got.includes('function'), typeof reached]
"""


@pytest.fixture
def attacked(tmp_path: Path) -> Iterator[jsbridge.Runtime]:
    """A runtime with some functions of the application's."""
    prepare_folder(tmp_path)
    with jsbridge.Runtime(
        root=tmp_path.resolve(), stderr=io.StringIO(), policy=jsbridge.Policy.everything()
    ) as runtime:
        runtime.register(
            "app", {"show": repr, "same": lambda value: value, "give": lambda: {"__proto__": {"polluted": 1}}}
        )
        yield runtime


@pytest.mark.parametrize("name", ATTACKS)
def test_attack(attacked: jsbridge.Runtime, name: str) -> None:
    script, expected = ATTACKS[name]
    assert attacked.eval(script) == expected
    assert attacked.eval("[1 + 1, typeof reached]") == [2, "undefined"]


def test_a_worker_that_changed_prototypes_sends_what_it_says(attacked: jsbridge.Runtime, tmp_path: Path) -> None:
    forged = FORGED["a class by its name"]
    (tmp_path / "worker.js").write_text(f"""
        Array.prototype.join = () => {forged!r}.slice(5, -2)
        Array.prototype.push = JSON.stringify = String.prototype.slice = () => {forged!r}
        Master.postMessage({{ text: 'as it is' }})
        Master.onmessage = ({{ data }}) => process.exit(data)
    """)
    assert attacked.eval("""
        globalThis.got = undefined
        const worker = new (require('coroutine').Worker)('./worker.js')
        worker.onmessage = ({ data }) => {
            got = data
        }
        while (got === undefined) require('coroutine').sleep(5)
        worker.terminate()
        ;[got.text, typeof reached]
    """) == ["as it is", "undefined"]


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_message_of_a_worker_makes_nothing_but_data(
    attacked: jsbridge.Runtime, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    writer = tmp_path / "writer.js"
    writer.write_text(HOSTILE_WRITER)
    path = Registry.path
    monkeypatch.setattr(
        Registry,
        "path",
        lambda self, module, file: str(writer) if file == "message_writer" else path(self, module, file),
    )
    (tmp_path / "worker.js").write_text(f"Master.postMessage({{ forged: {json.dumps(FORGED[name])} }})")
    assert attacked.eval(LISTEN) == [False, "undefined"]
