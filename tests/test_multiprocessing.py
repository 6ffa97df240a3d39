"""Runtimes in the processes that ``multiprocessing`` starts, and in the pools of ``concurrent.futures``."""

from __future__ import annotations

import concurrent.futures
import copy
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import jsbridge

PROGRAM = """
import concurrent.futures, multiprocessing, sys
import jsbridge

# Made on import: one of the parent's, and with spawn and forkserver one of each child's.
runtime = jsbridge.Runtime()
runtime.eval("const coroutine = require('coroutine'); coroutine.start(() => coroutine.sleep(1e8)); coroutine.sleep(1)")

def work(n):
    try:
        inherited = runtime.eval("1")
    except jsbridge.RuntimeClosedError:
        inherited = 0
    with jsbridge.Runtime() as own:
        return inherited, own.eval(f"require('coroutine').start(() => {{}}).join(); {n} * 2")

def fail(_):
    with jsbridge.Runtime() as own:
        own.eval("null.x", "bad.js")

if __name__ == "__main__":
    method = sys.argv[1]
    context = multiprocessing.get_context(method)
    process = context.Process(target=work, args=(1,))
    process.start()
    process.join()
    print(process.exitcode)
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as pool:
        print(list(pool.map(work, range(4))))
        try:
            pool.submit(fail, 0).result()
        except jsbridge.JSError as error:
            print(error.name, "bad.js" in error.stack)
    print(runtime.eval("20 + 3"))
    runtime.close()
"""


@pytest.mark.parametrize(("method", "inherited"), [("spawn", 1), ("forkserver", 1), ("fork", 0)])
def test_start_methods(method: str, inherited: int, tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(PROGRAM)
    done = subprocess.run(
        [sys.executable, tmp_path / "program.py", method],
        env={**os.environ, "PYTHONPATH": str(Path(jsbridge.__file__).parent.parent)},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.stdout == f"0\n{[(inherited, 2 * n) for n in range(4)]}\nTypeError True\n23\n", done.stderr
    assert done.returncode == 0


def test_a_pool_of_threads_uses_one_runtime(runtime: jsbridge.Runtime) -> None:
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        calls = [pool.submit(runtime.eval, f"require('coroutine').sleep({n % 3}); {n}") for n in range(100)]
        assert [call.result() for call in calls] == list(range(100))


@pytest.mark.parametrize("duplicate", [pickle.dumps, copy.copy, copy.deepcopy])
def test_a_runtime_is_not_copied(runtime: jsbridge.Runtime, duplicate: object) -> None:
    with pytest.raises(TypeError, match="a Runtime lives in its process"):
        duplicate(runtime)  # type: ignore[operator]
