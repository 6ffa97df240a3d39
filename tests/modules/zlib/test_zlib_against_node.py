"""What one packs, the other unpacks."""

from __future__ import annotations

import base64
import json
import random
import subprocess

import jsbridge

SEED = 20240229
ROUNDS = 60
PAIRS = [["deflateSync", "inflateSync"], ["deflateRawSync", "inflateRawSync"], ["gzipSync", "gunzipSync"]]
SCRIPT = (
    "((call, data) => JSON.stringify(data.map((item) => require('zlib')[call](Buffer.from(item, 'base64'))"
    ".toString('base64'))))"
)


def inputs() -> list[str]:
    chance = random.Random(SEED)
    alphabets = [bytes(range(256)), b"ab", b"hello, world"]
    data = [bytes(chance.choices(chance.choice(alphabets), k=chance.choice([0, 1, 10, 1000]))) for _ in range(ROUNDS)]
    data.append(chance.randbytes(200_000))
    return [base64.b64encode(item).decode() for item in data]


def in_node(call: str, data: list[str]) -> list[str]:
    source = f"process.stdout.write({SCRIPT}({json.dumps(call)}, JSON.parse(require('fs').readFileSync(0))))"
    node = subprocess.run(
        ["node", "-e", source], input=json.dumps(data).encode(), capture_output=True, check=True, timeout=60
    )
    result: list[str] = json.loads(node.stdout)
    return result


def test_each_unpacks_what_the_other_packs() -> None:
    data = inputs()
    with jsbridge.Runtime(policy=jsbridge.Policy.everything()) as runtime:
        run = runtime.eval(SCRIPT)
        for pack, unpack in PAIRS:
            assert in_node(unpack, json.loads(run(pack, data))) == data
            assert json.loads(run(unpack, in_node(pack, data))) == data
