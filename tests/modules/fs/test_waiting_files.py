"""Files that may never answer: fifos park their fiber and nothing else, and never hold up an end."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import jsbridge

ROOT = Path(__file__).parents[3]
DEADLINE_SECONDS = 30.0
#: Above what a pipe holds, so that a writer has to wait.
LARGE_BYTES = 1_000_000


@pytest.fixture
def fifo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A fifo in the working folder."""
    monkeypatch.chdir(tmp_path)
    os.mkfifo("fifo")
    return "fifo"


@pytest.fixture
def aside() -> Iterator[Callable[[Callable[[], None]], threading.Thread]]:
    """Runs the other end of a fifo on a thread."""
    threads: list[threading.Thread] = []

    def start(action: Callable[[], None]) -> threading.Thread:
        thread = threading.Thread(target=action)
        threads.append(thread)
        thread.start()
        return thread

    yield start
    for thread in threads:
        thread.join(DEADLINE_SECONDS)
        assert not thread.is_alive()


@pytest.fixture
def scripts(runtime: jsbridge.Runtime, fifo: str) -> jsbridge.Runtime:
    """A runtime with ``fs`` and ``coroutine``, beside a fifo."""
    runtime.eval("const fs = require('fs'), coroutine = require('coroutine'), log = []")
    return runtime


def write(*blocks: bytes, gates: list[threading.Event] | None = None) -> None:
    with open("fifo", "wb", buffering=0) as stream:
        for block in blocks:
            if gates:
                assert gates.pop(0).wait(DEADLINE_SECONDS)
            stream.write(block)


def test_a_reader_waits_and_others_go_on(
    scripts: jsbridge.Runtime, aside: Callable[[Callable[[], None]], threading.Thread]
) -> None:
    gates = [threading.Event(), threading.Event()]
    first, second = gates
    scripts.register("gate", {"first": first.set, "second": second.set})
    aside(lambda: write(b"one ", b"two", gates=gates))
    assert scripts.eval("""
        coroutine.start(() => {
            for (let n = 0; n < 5; n++) { coroutine.sleep(1); log.push(n); }
            require('gate').first();
            coroutine.sleep(1);
            require('gate').second();
        });
        log.push(fs.readTextFile('fifo'));
        log
    """) == [0, 1, 2, 3, 4, "one two"]


def test_a_writer_waits_for_a_reader_and_for_room(
    scripts: jsbridge.Runtime, aside: Callable[[Callable[[], None]], threading.Thread]
) -> None:
    got: list[bytes] = []
    go = threading.Event()

    def read() -> None:
        assert go.wait(DEADLINE_SECONDS)
        with open("fifo", "rb") as stream:
            got.append(stream.read())

    scripts.register("gate", {"go": go.set})
    reader = aside(read)
    scripts.eval(f"""
        coroutine.start(() => {{ coroutine.sleep(5); require('gate').go(); }});
        fs.writeFile('fifo', Buffer.alloc({LARGE_BYTES}, 'x'));
    """)
    reader.join(DEADLINE_SECONDS)
    assert got == [b"x" * LARGE_BYTES]


def test_two_fibers_talk_through_a_fifo(scripts: jsbridge.Runtime) -> None:
    assert scripts.eval(f"""
        const writer = coroutine.start(() => {{
            const file = fs.openFile('fifo', 'w');
            for (let n = 0; n < 10; n++) file.write('line ' + n + '\\n');
            file.write(Buffer.alloc({LARGE_BYTES}, 'y'));
            file.close();
        }});
        const reader = fs.openTextStream('fifo');
        const lines = [];
        for (let n = 0; n < 10; n++) lines.push(reader.readLine());
        const rest = reader.read({LARGE_BYTES} + 1).length;
        writer.join();
        [lines[9], rest, reader.read()]
    """) == ["line 9", LARGE_BYTES, None]


def test_a_fifo_has_no_positions(scripts: jsbridge.Runtime) -> None:
    assert scripts.eval("""
        const both = fs.openFile('fifo', 'r+');
        both.write('text');
        const codes = [() => both.tell(), () => both.seek(1), () => fs.read(both.fd, Buffer.alloc(1), 0, 1, 0)].map((call) => {
            try { call() } catch (error) { return error.code }
        });
        [both.read(2).toString(), codes]
    """) == ["te", ["ESPIPE", "ESPIPE", "ESPIPE"]]


def test_readers_are_served_in_turn(scripts: jsbridge.Runtime) -> None:
    assert scripts.eval("""
        const both = fs.openFile('fifo', 'r+');
        const readers = [0, 1, 2].map((n) => coroutine.start(() => log.push(n + String(both.read(1)))));
        coroutine.sleep(1);
        for (const letter of 'abc') { both.write(letter); coroutine.sleep(1); }
        readers.forEach((reader) => reader.join());
        log
    """) == ["0a", "1b", "2c"]


def test_closing_wakes_who_waits(scripts: jsbridge.Runtime) -> None:
    assert scripts.eval("""
        const waiting = fs.openFile('fifo');
        const fd = waiting.fd;
        const reader = coroutine.start(() => { try { waiting.read() } catch (error) { log.push(error.message) } });
        coroutine.sleep(1);
        waiting.close();
        reader.join();
        try { fs.fstat(fd) } catch (error) { log.push(error.code) }
        log
    """) == ["EBADF: bad file descriptor, read", "EBADF"]


def test_a_reader_that_has_gone(scripts: jsbridge.Runtime) -> None:
    assert scripts.eval("""
        const end = fs.open('fifo'), writer = fs.open('fifo', 'w');
        fs.close(end);
        try { fs.write(writer, 'x') } catch (error) { log.push(error.message, error.syscall) }
        log
    """) == ["EPIPE: broken pipe, write", "write"]


@pytest.mark.parametrize(
    "waiting",
    [
        "fs.readFile('fifo')",
        "fs.writeFile('fifo', 'x')",
        "fs.read(fs.open('fifo'), Buffer.alloc(1))",
        "fs.openTextStream('fifo').readLine()",
        "{ const both = fs.openFile('fifo', 'r+'); both.write(Buffer.alloc(1e6)); }",
    ],
)
def test_close_ends_what_waits(scripts: jsbridge.Runtime, waiting: str) -> None:
    # The leak check of every test looks for what is left.
    scripts.eval(f"""
        for (let n = 0; n < 3; n++)
            coroutine.start(() => {{ for (;;) try {{ {waiting} }} catch (error) {{ log.push(error) }} }});
        coroutine.sleep(5);
    """)
    assert scripts.eval("log") == []
    scripts.close()


@pytest.mark.parametrize("waiting", ["readFile('fifo')", "writeFile('fifo', 'x')"])
def test_process_exit_ends_what_waits(tmp_path: Path, fifo: str, waiting: str) -> None:
    script = tmp_path / "main.js"
    script.write_text(f"process.chdir(__dirname); setTimeout(() => process.exit(3), 5); require('fs').{waiting};")
    command = [sys.executable, "-m", "jsbridge", str(script)]
    assert subprocess.run(command, cwd=ROOT, timeout=DEADLINE_SECONDS, check=False).returncode == 3


@pytest.mark.parametrize("waiting", ["readFile('fifo')", "writeFile('fifo', 'x')", "openFile('fifo').readAll()"])
def test_ctrl_c_ends_what_waits(scripts: jsbridge.Runtime, waiting: str) -> None:
    scripts.register("signal", {"raise": lambda: os.kill(os.getpid(), signal.SIGINT)})
    with pytest.raises(KeyboardInterrupt):
        scripts.eval(f"""
            coroutine.start(() => {{ coroutine.sleep(5); require('signal').raise(); }});
            try {{ fs.{waiting} }} catch (error) {{ 'swallowed' }}
        """)
    assert scripts.eval("1 + 1") == 2


def test_standard_input_is_a_file_too(tmp_path: Path) -> None:
    script = tmp_path / "main.js"
    script.write_text("""
        const fs = require('fs'), coroutine = require('coroutine');
        coroutine.start(() => { coroutine.sleep(1); fs.write(1, 'meanwhile\\n'); });
        const buffer = Buffer.alloc(10);
        const size = fs.read(0, buffer);
        fs.write(1, buffer, 0, size);
        fs.write(1, String(fs.readFile(0).length) + ' ' + fs.read(0, buffer) + '\\n');
        fs.write(2, 'x'.repeat(200000));
    """)
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-m", "jsbridge", str(script)], stdin=pipe, stdout=pipe, stderr=pipe
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        assert program.stdout.readline() == b"meanwhile\n"
        program.stdin.write(b"first\n")
        program.stdin.flush()
        assert program.stdout.readline() == b"first\n"
        out, err = program.communicate(b"y" * LARGE_BYTES, timeout=DEADLINE_SECONDS)
    assert out == f"{LARGE_BYTES} 0\n".encode()
    assert err == b"x" * 200_000
    assert program.returncode == 0


def test_only_files_are_copied(scripts: jsbridge.Runtime, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert scripts.eval("""
        for (const [from, to] of [['fifo', 'new'], ['/dev/zero', 'new'], ['file', 'fifo'], ['.', 'new'], ['file', '/dev/full']])
            try { fs.copy(from, to) } catch (error) { log.push(error.code) }
        log.concat(fs.readdir('.'))
    """) == ["EINVAL", "EINVAL", "ENXIO", "EISDIR", "EINVAL", "fifo", "file"]


def test_files_without_a_poll_are_read_all_the_same(scripts: jsbridge.Runtime) -> None:
    assert scripts.eval("""
        const zero = fs.open('/dev/zero');
        const got = fs.read(zero, Buffer.alloc(5, 'x'));
        fs.close(zero);
        [got, fs.readFile('/dev/null').length, fs.write(fs.open('/dev/null', 'w'), 'abc')]
    """) == [5, 0, 3]


def test_nothing_is_printed(errors: io.StringIO, scripts: jsbridge.Runtime) -> None:
    scripts.eval("coroutine.start(() => fs.readFile('fifo')); coroutine.sleep(1)")
    scripts.close()
    assert errors.getvalue() == ""
