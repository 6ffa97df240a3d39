"""Standard input of an application that embeds runtimes: what nobody waits for any more nobody takes."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

import jsbridge

WAITING = """
    const coroutine = require('coroutine');
    coroutine.start(() => console.readLine());
    coroutine.start(() => process.stdin.read());
    coroutine.sleep(5);
"""


@pytest.fixture
def standard_input() -> Iterator[int]:
    """Standard input is a pipe; the fixture is its other end."""
    before = os.dup(0)
    read, write = os.pipe()
    os.dup2(read, 0)
    os.close(read)
    yield write
    os.dup2(before, 0)
    os.close(before)
    os.close(write)


def test_a_closed_runtime_takes_no_input(standard_input: int, runtime: jsbridge.Runtime) -> None:
    with jsbridge.Runtime() as other:
        other.eval(WAITING)
    os.write(standard_input, b"first\nsecond\n")
    assert runtime.eval("[console.readLine(), process.stdin.readLine()]") == ["first", "second"]


def test_ctrl_c_ends_a_reader(standard_input: int, runtime: jsbridge.Runtime) -> None:
    runtime.register("signal", {"raise": lambda: os.kill(os.getpid(), signal.SIGINT)})
    with pytest.raises(KeyboardInterrupt):
        runtime.eval("""
            require('coroutine').start(() => { require('coroutine').sleep(5); require('signal').raise(); });
            try { console.readLine(); } catch (error) { 'swallowed' }
        """)
    os.write(standard_input, b"next\n")
    assert runtime.eval("console.readLine()") == "next"


def test_fs_and_process_read_the_same_stream(standard_input: int, runtime: jsbridge.Runtime) -> None:
    runtime.register("other", {"write": lambda text: os.write(standard_input, text.encode())})
    assert sorted(
        runtime.eval("""
        const coroutine = require('coroutine'), fs = require('fs');
        const buffer = Buffer.alloc(100);
        const readers = [() => process.stdin.read(2).toString(), () => buffer.toString('utf8', 0, fs.read(0, buffer, 0, 2))];
        coroutine.start(() => { coroutine.sleep(5); require('other').write('ab'); coroutine.sleep(5); require('other').write('cd'); });
        coroutine.parallel(readers.map((read) => () => read()));
    """)
    ) == ["ab", "cd"]
