"""A worker is bound by the policy of the runtime that made it, and its script is loaded as a module is."""

from __future__ import annotations

import io
from pathlib import Path

from jsbridge import Policy, Runtime

MAIN = """
const { Worker } = require('coroutine');
const worker = new Worker(%r);
worker.onerror = (e) => console.log('error', e.error ? e.error.code : e.message);
worker.onmessage = (e) => console.log('told', e.data);
"""
WORKER = """
const tried = (f) => { try { return f() } catch (e) { return e.permission } };
const { Worker } = require('coroutine');
Master.postMessage([
  tried(() => require('fs').readTextFile('/etc/passwd')), tried(() => process.env.HOME), tried(() => require('../secret')),
  tried(() => process.chdir('/')), tried(() => require('zmq').Socket.name), tried(() => require('vm')),
].join());
"""


def told(root: Path, worker: str, policy: Policy) -> str:
    output = io.StringIO()
    with Runtime(root=root, policy=policy, stdout=output, stderr=output) as runtime:
        (root / "main.js").write_text(MAIN % worker)
        runtime.run("main.js")
    return output.getvalue()


def test_a_worker_may_do_no_more(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (root / "worker.js").write_text(WORKER)
    (tmp_path / "secret.js").write_text("module.exports = 'secret'")
    policy = Policy(modules=["coroutine", "fs", "zmq"])
    assert told(root, str(root / "worker.js"), policy) == "told read,env,require,process,ZmqSocket,modules\n"


def test_a_worker_s_script_has_to_be_allowed(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "outside.js").write_text(WORKER)
    (root / "link.js").symlink_to(tmp_path / "outside.js")
    for path in (tmp_path / "outside.js", root / "link.js", root / ".." / "outside"):
        assert told(root, str(path), Policy()) == "error EACCES\n"


def test_the_script_that_the_application_runs_may_be_its_own_worker(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    script = tmp_path / "main.js"
    script.write_text(
        "if (typeof Master === 'undefined') new (require('coroutine').Worker)(__filename); else console.log(1)"
    )
    output = io.StringIO()
    with Runtime(root=tmp_path / "root", stdout=output, stderr=output) as runtime:
        assert runtime.run(script) == 0
    assert output.getvalue() == "1\n"
