"""Standard input, output and error, and what goes there."""

from __future__ import annotations

import io
import os
import re
from typing import TYPE_CHECKING

import pytest

from jsbridge import Runtime

if TYPE_CHECKING:
    from conftest import Programs


def test_output_is_exact(programs: Programs) -> None:
    result = programs.run(
        r"""
        process.stdout.write('ä€😀\0|\ud800|');
        process.stdout.write(Buffer.from([0, 255, 10]));
        process.stdout.write(new Uint16Array([0x4241]));
        process.stdout.write('4344', 'hex');
        process.stderr.write('to stderr');
        """,
    )
    assert result.stdout == "ä€😀\0|\ufffd|".encode() + b"\x00\xff\nABCD"
    assert result.stderr == b"to stderr"


def test_large_output_is_whole(programs: Programs) -> None:
    result = programs.run("for (let n = 0; n < 20; n++) process.stdout.write('x'.repeat(100000)); process.exit(0);")
    assert result.stdout == b"x" * 2_000_000


def test_a_reader_that_has_gone_is_an_error() -> None:
    read, write = os.pipe()
    os.close(read)
    with open(write, "wb", buffering=0) as raw, Runtime(stdout=io.TextIOWrapper(raw, write_through=True)) as runtime:
        caught = "let code; try { process.stdout.write('x'); } catch (error) { code = error.code; } code"
        assert runtime.eval(caught) == "EPIPE"


@pytest.mark.parametrize("data", ["'text'", "Buffer.from('text')"])
def test_output_goes_where_the_application_wants_it(data: str) -> None:
    stream = io.StringIO()
    with Runtime(stdout=stream) as runtime:
        runtime.eval(f"process.stdout.write({data})")
        assert runtime.eval("process.stdout.isTTY") is False
    assert stream.getvalue() == "text"


def test_output_stays_in_order_with_what_the_application_writes() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="utf-8")
    with Runtime(stdout=stream) as runtime:
        for number in range(3):
            stream.write(f"{number}")
            runtime.eval("process.stdout.write('-')")
    stream.flush()
    assert raw.getvalue() == b"0-1-2-"


@pytest.mark.node
def test_warnings_look_like_node_s(programs: Programs) -> None:
    source = """
    process.on('warning', ({ name, code, message, detail }) => write('seen', name, code, message, detail));
    process.emitWarning('plain');
    process.emitWarning('typed', 'MyWarning', 'C1');
    process.emitWarning('detailed', { type: 'T', code: 'C2', detail: 'the detail' });
    process.emitWarning(new RangeError('an error'));
    for (const args of [[5], ['a', 5], ['a', 'b', 5], []]) {
        try { process.emitWarning(...args); } catch (error) { write(error.name, error.code, error.message); }
    }
    """
    ours = programs.run(source)
    node = programs.run_node()

    def printed(text: bytes) -> bytes:
        return re.sub(rb"\(Use `node .*\n", b"", re.sub(rb"\((node|jsbridge):\d+\)", b"(program)", text))

    assert ours.stdout == node.stdout
    assert printed(ours.stderr) == printed(node.stderr)


def test_an_error_in_a_tick_is_reported_and_the_next_runs(programs: Programs) -> None:
    result = programs.run(
        "process.nextTick(() => { throw new Error('in a tick'); }); process.nextTick(() => write('next'));"
    )
    assert result.stdout == b"next\n"
    assert result.stderr.count(b"Uncaught Error: in a tick\n") == 1
    assert result.returncode == 1


def test_lines_of_input(programs: Programs) -> None:
    source = "for (let line; (line = process.stdin.readLine()) !== null;) write(JSON.stringify(line));"
    result = programs.run(source, data="one\ntwo\r\n\nä€\n".encode() + b"\xff\nlast\r")
    assert result.stdout.decode().splitlines() == ['"one"', '"two"', '""', '"ä€"', '"\ufffd"', '"last\\r"']


def test_a_long_line_of_input(programs: Programs) -> None:
    result = programs.run(
        "write(process.stdin.readLine().length, process.stdin.readLine())", data=b"x" * 1_000_000 + b"\nend"
    )
    assert result.stdout == b"1000000 end\n"


def test_blocks_of_input(programs: Programs) -> None:
    source = """
    const blocks = [process.stdin.read(3), process.stdin.read(2)];
    write(Buffer.isBuffer(blocks[0]), blocks.join('|'), process.stdin.readLine());
    let rest = '';
    for (let block; (block = process.stdin.read()) !== null;) rest += block;
    write(rest, process.stdin.read(), process.stdin.readLine());
    """
    result = programs.run(source, data=b"abcdefgh\nthe rest")
    assert result.stdout == b"true abc|de fgh\nthe rest  \n"


def test_others_run_while_input_is_awaited(programs: Programs) -> None:
    source = """
    const coroutine = require('coroutine');
    const readers = [1, 2].map((n) => coroutine.start(() => write(n, process.stdin.readLine())));
    process.stdin.readLine((error, line) => write('callback', error, line));
    coroutine.sleep();
    write('ready');
    """
    with programs.open(source) as program:
        assert program.stdin is not None
        assert programs.line(program) == "ready"
        program.stdin.write("a\nb\nc\n")
        program.stdin.flush()
        assert [programs.line(program) for _ in range(3)] == ["1 a", "2 b", "callback  c"]
        assert program.wait(programs.deadline_s) == 0


def test_a_program_that_waits_for_input_can_exit(programs: Programs) -> None:
    source = "setTimeout(() => process.exit(4), 1); process.stdin.readLine(); write('never');"
    with programs.open(source) as program:
        assert program.wait(programs.deadline_s) == 4
        assert programs.line(program) == ""
