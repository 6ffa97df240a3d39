"""A server in a coroutine and a client in the main script: every reply is right, and nothing switches threads needlessly."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
import zmq
from peers import DEADLINE_S, TRANSPORTS, Aside, bound, fresh_address

import jsbridge

REQUESTS = 10_000

SERVE_AND_ASK = """
const zmq = require('zmq');
const coroutine = require('coroutine');

const [address, count] = process.argv.slice(2);
const rep = new zmq.Socket(zmq.REP);
rep.bind(address);
coroutine.start(() => {
  for (let left = Number(count); left > 0; left--) rep.send(`reply to ${rep.recv()}`);
  rep.close();
});
const req = new zmq.Socket(zmq.REQ);
req.connect(rep.lastEndpoint);
for (let number = 0; number < Number(count); number++) {
  req.send(`request ${number}`);
  const reply = String(req.recv());
  if (reply !== `reply to request ${number}`) throw new Error(`request ${number} got: ${reply}`);
}
req.close();
console.log('done');
"""

SERVE = """
const zmq = require('zmq');
const rep = new zmq.Socket(zmq.REP);
rep.connect(process.argv[2]);
for (let message; message !== 'end'; ) {
  message = String(rep.recv());
  rep.send(`re ${message}`);
}
rep.close();
"""


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_ten_thousand_requests(transport: str, runtime: jsbridge.Runtime, output: object, tmp_path: Path) -> None:
    script = tmp_path / "serve_and_ask.js"
    script.write_text(SERVE_AND_ASK)
    assert runtime.run(script, fresh_address(transport), str(REQUESTS)) == 0
    assert output.getvalue() == "done\n"  # type: ignore[attr-defined]


@pytest.mark.parametrize("transport", TRANSPORTS)
def test_a_server_alone_in_its_loop_switches_no_threads(
    transport: str, runtime: jsbridge.Runtime, tmp_path: Path
) -> None:
    script = tmp_path / "serve.js"
    script.write_text(SERVE)
    scheduler = runtime._program.scheduler
    with bound(zmq.REQ, transport) as (req, address):
        run = runtime.start(script, address)

        def ask(count: int) -> None:
            for number in range(count):
                req.send(b"%d" % number)
                assert req.recv() == b"re %d" % number

        ask(10)
        before = scheduler.handovers
        ask(2000)
        assert scheduler.handovers - before <= 2
        req.send(b"end")
        assert req.recv() == b"re end"
        assert run.join(DEADLINE_S) == 0


def test_a_server_in_a_coroutine_serves_while_the_application_calls(runtime: jsbridge.Runtime) -> None:
    with bound(zmq.REQ, "inproc") as (req, address):
        runtime.eval(f"""
            const rep = new (require('zmq').Socket)(4);
            rep.connect('{address}');
            var served = 0;
            require('coroutine').start(() => {{
                for (;;) {{
                    rep.send(rep.recv());
                    served++;
                }}
            }});
        """)
        stop = threading.Event()

        def call() -> int:
            calls = 0
            while not stop.is_set():
                assert runtime.eval("served") >= 0
                calls += 1
            return calls

        caller = Aside(call)
        for number in range(2000):
            req.send(b"%d" % number)
            assert req.recv() == b"%d" % number
        stop.set()
        assert caller.result() > 0
        assert runtime.eval("served") == 2000
