"""Streams in random sequences of calls, beside Python's own files and splitting."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jsbridge import Policy, Runtime

OPERATIONS = st.one_of(
    st.tuples(st.just("write"), st.binary(max_size=40)),
    st.tuples(st.just("read"), st.integers(0, 50)),
    st.tuples(st.just("readAll"), st.none()),
    st.tuples(st.just("seek"), st.tuples(st.integers(-60, 90), st.sampled_from([0, 1, 2]))),
    st.tuples(st.just("truncate"), st.integers(0, 90)),
    st.tuples(st.just("rewind"), st.none()),
)
#: Runs operations on a stream: what each gave, then where it stands.
RUN = """
    (stream, operations) => operations.map(([name, argument]) => {
        let result = null;
        try {
            if (name === 'write') stream.write(Buffer.from(argument, 'hex'));
            else if (name === 'seek') stream.seek(...argument);
            else if (name === 'rewind') stream.rewind();
            else if (name === 'truncate') stream.truncate(argument);
            else result = name === 'read' ? stream.read(argument) : stream.readAll();
        } catch (error) {
            result = error.code;
        }
        return [Buffer.isBuffer(result) ? result.toString('hex') : result, stream.tell(), stream.size(), stream.eof()];
    })
"""


def model(stream: Any, operations: list[tuple[str, Any]], *, clamps: bool) -> list[list[Any]]:
    """The same on a Python file; ``clamps``: positions stay between the beginning and the end."""
    results = []
    for name, argument in operations:
        result: Any = None
        size = stream.seek(0, 2) if (place := stream.tell()) is not None else 0
        stream.seek(place)
        if name == "write":
            stream.write(argument)
        elif name == "seek":
            target = argument[0] + {0: 0, 1: place, 2: size}[argument[1]]
            if clamps:
                stream.seek(max(0, min(target, size)))
            elif target < 0:
                result = "EINVAL"
            else:
                stream.seek(target)
        elif name == "rewind":
            stream.seek(0)
        elif name == "truncate":
            if argument > size:
                stream.seek(size)
                stream.write(bytes(argument - size))
                stream.seek(place)
            stream.truncate(argument)
            if clamps:
                stream.seek(min(place, argument))
        else:
            data = stream.read(argument if name == "read" else -1)
            result = data.hex() if data else None
        place = stream.tell()
        size = stream.seek(0, 2)
        stream.seek(place)
        results.append([result, place, size, place >= size])
    return results


def for_scripts(operations: list[tuple[str, Any]]) -> str:
    return json.dumps([[name, value.hex() if isinstance(value, bytes) else value] for name, value in operations])


CALM = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def test_memory_streams(runtime: Runtime) -> None:
    @CALM
    @given(st.lists(OPERATIONS, max_size=25))
    def compare(operations: list[tuple[str, Any]]) -> None:
        actual = runtime.eval(f"({RUN})(new (require('io').MemoryStream)(), {for_scripts(operations)})")
        assert actual == model(io.BytesIO(), operations, clamps=True)

    compare()


@pytest.mark.parametrize("policy", [Policy.everything()])
def test_files(runtime: Runtime, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"

    @CALM
    @given(st.lists(OPERATIONS, max_size=25))
    def compare(operations: list[tuple[str, Any]]) -> None:
        actual = runtime.eval(f"""
            {{
                const file = require('fs').openFile({str(ours)!r}, 'w+');
                const results = ({RUN})(file, {for_scripts(operations)});
                file.close();
                results
            }}
        """)
        with open(theirs, "w+b", buffering=0) as stream:
            assert actual == model(stream, operations, clamps=False)
        assert ours.read_bytes() == theirs.read_bytes()

    compare()


TEXT = st.text(st.sampled_from("ab-ä€😀\n\r"), max_size=60)


@pytest.mark.parametrize("mark", ["\n", "\r\n", "--", "ä", "-a-"])
def test_marks_split_text(runtime: Runtime, mark: str) -> None:
    split = runtime.eval("""
        (text, mark, size) => {
            const data = Buffer.from(text);
            let place = 0;
            const read = () => {
                const block = data.slice(place, place += size);
                return block.length > 0 ? block : null;
            };
            const stream = new (require('io').BufferedStream)({ read, write() {} });
            const parts = [];
            for (let part; (part = stream.readUntil(mark)) !== null;) parts.push(part);
            return parts;
        }
    """)

    @CALM
    @given(TEXT, st.integers(1, 9))
    def compare(text: str, size: int) -> None:
        expected = text.split(mark)
        if expected[-1] == "":
            expected.pop()
        assert split(text, mark, size) == expected

    compare()
