"""The global objects, beside those of Node with the same calls."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import jsbridge
from jsbridge.engine import IS_NG
from jsbridge.loader.globals import encodings

HERE = Path(__file__).parent
SHOWN_DIFFERENCES = 20


@pytest.mark.node
@pytest.mark.parametrize("group", ["structured_clone", "transfer", "text_encoder", "text_decoder"])
def test_same_as_node(group: str, node: Callable[[str, Path], Any]) -> None:
    source = f"require('./node_cases/report').report(require('./node_cases/{group}'))"
    expected = node(source, HERE)
    with jsbridge.Runtime(root=HERE) as runtime:
        if group == "transfer" and not IS_NG:
            # Without a way to detach an ArrayBuffer, the original stays as it was.
            assert (
                runtime.eval(
                    "const b = new ArrayBuffer(8); structuredClone(b, {transfer: [b]}).byteLength + b.byteLength"
                )
                == 16
            )
            return
        actual = runtime.eval(source)
    assert len(actual) == len(expected) > 0
    differences = [
        f"node:     {theirs}\njsbridge: {ours}" for theirs, ours in zip(expected, actual, strict=True) if theirs != ours
    ]
    assert not differences, "\n".join([f"{len(differences)} differences", *differences[:SHOWN_DIFFERENCES]])


@pytest.mark.node
def test_labels_same_as_node(node: Callable[[str, Path], Any]) -> None:
    labels = [label for _, _, labels in encodings._TABLE for label in labels.split()]
    expected = node(
        f"{json.dumps(labels)}.map((label) => {{ try {{ return new TextDecoder(label).encoding }} catch (error) {{ return error.code }} }})",
        HERE,
    )
    found = [encodings.find_encoding(label) for label in labels]
    differences = [
        (label, theirs, ours["name"])
        for label, theirs, ours in zip(labels, expected, found, strict=True)
        if ours and theirs != ours["name"]
    ]
    # Node's converters lack one encoding of the standard.
    assert differences == [("iso-8859-16", "ERR_ENCODING_NOT_SUPPORTED", "iso-8859-16")]
    assert None not in found


# Where Node's converters do not do what the Encoding standard says, the standard counts.
NOT_BY_THE_STANDARD = {
    "ibm866": {0x1A, 0x1C, 0x7F},
    "windows-874": {0xDB, 0xDC, 0xDD, 0xDE, 0xFC, 0xFD, 0xFE, 0xFF},
    "windows-1252": set(range(0x80, 0xA0)),
    "windows-1253": {0xAA},
}


@pytest.mark.node
def test_every_byte_same_as_node(node: Callable[[str, Path], Any]) -> None:
    multi = ("utf-", "gb", "big5", "euc-", "iso-2022", "shift_jis", "iso-8859-16")
    names = [name for name, _, _ in encodings._TABLE if not name.startswith(multi)]
    source = f"""{json.dumps(names)}.map((name) => Array.from(Array(256).keys(), (byte) => {{
        const bytes = new Uint8Array([byte])
        let strict = true
        try {{ new TextDecoder(name, {{fatal: true}}).decode(bytes) }} catch (error) {{ strict = false }}
        return [new TextDecoder(name).decode(bytes), strict]
    }}))"""
    with jsbridge.Runtime() as runtime:
        ours = runtime.eval(source)
    theirs = node(source, HERE)
    differences = [
        (name, hex(byte), theirs[index][byte], ours[index][byte])
        for index, name in enumerate(names)
        for byte in range(256)
        if theirs[index][byte] != ours[index][byte] and byte not in NOT_BY_THE_STANDARD.get(name, ())
    ]
    assert not differences


def test_windows_1252_is_by_the_standard() -> None:
    codec = encodings.find_encoding("latin1")
    assert codec is not None
    assert encodings.decode(int(str(codec["codec"])), bytes([0x80, 0x81, 0x9F, 0xE9]), fatal=True) == "€\x81Ÿé"


@pytest.mark.node
def test_random_bytes_same_as_node(node: Callable[[str, Path], Any]) -> None:
    # A small generator that both run: 31-bit, by multiplication.
    source = """(() => {
        let seed = 12345
        const next = (limit) => { seed = Number((BigInt(seed) * 48271n) % 2147483647n); return seed % limit }
        const pool = [0x41, 0x7f, 0x80, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xdf, 0xe0, 0xe2, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff, 0xd8, 0xdc, 0x00]
        const out = []
        for (let round = 0; round < 400; round++) {
            const encoding = ['utf-8', 'utf-16le', 'utf-16be'][round % 3]
            const bytes = Uint8Array.from(Array(next(12)), () => pool[next(pool.length)])
            const cut = next(bytes.length + 1)
            const decoder = new TextDecoder(encoding)
            const parts = [decoder.decode(bytes.subarray(0, cut), {stream: true}), decoder.decode(bytes.subarray(cut))]
            let strict
            try { strict = new TextDecoder(encoding, {fatal: true}).decode(bytes) } catch (error) { strict = error.code }
            const shown = (text) => Array.from(text, (c) => c.codePointAt(0).toString(16)).join(' ')
            out.push([encoding, Array.from(bytes).join(' '), shown(new TextDecoder(encoding).decode(bytes)), shown(parts.join('')), shown(strict)])
        }
        return out
    })()"""
    with jsbridge.Runtime() as runtime:
        ours = runtime.eval(source)
    differences = [(theirs, mine) for theirs, mine in zip(node(source, HERE), ours, strict=True) if theirs != mine]
    assert not differences
