"""Widths of characters against Node's."""

from __future__ import annotations

import json
import subprocess
from typing import cast

from jsbridge.modules.util.host import column_count

# Blocks whose widths Unicode has not changed since the version that the oldest supported Python knows.
BLOCKS = [
    *[(0xA0, 0x370), (0x400, 0x600), (0x1100, 0x1160), (0x2000, 0x2070), (0x2190, 0x2200), (0x2500, 0x2600)],
    *[(0x3000, 0x302A), (0x3041, 0x3097), (0x4E00, 0x4F00), (0xAC00, 0xAD00), (0xFE00, 0xFE10), (0xFF01, 0xFFE7)],
    *[(0x1F300, 0x1F321), (0x1F600, 0x1F64F), (0x20000, 0x20100)],
]
SCRIPT = """
const { getStringWidth } = require('internal/util/inspect');
const widths = [];
for (const [first, end] of JSON.parse(process.argv[1])) {
  for (let code = first; code < end; code++) widths.push(getStringWidth(String.fromCodePoint(code)));
}
console.log(JSON.stringify(widths));
"""


def test_widths_are_those_of_node() -> None:
    command = ["node", "--expose-internals", "--eval", SCRIPT, json.dumps(BLOCKS)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    expected = cast("list[int]", json.loads(done.stdout))
    codes = [code for first, end in BLOCKS for code in range(first, end)]
    assert len(codes) == len(expected)
    different = [hex(code) for code, width in zip(codes, expected, strict=True) if column_count(chr(code)) != width]
    assert different == []
