"""The zmq context: the process's own or the application's, shared by both, and what becomes of sockets at the end."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import zmq
from peers import DEADLINE_S, Aside, bound, eventually, fresh_address

import jsbridge

WAIT = """
const zmq = require('zmq');
var errors = [];
function waiting(type, wait) {
    const socket = new zmq.Socket(type);
    require('coroutine').start(() => {
        try {
            wait(socket);
        } catch (error) {
            errors.push(error.code);
        }
    });
    return socket;
}
"""


@pytest.fixture
def context() -> Iterator[zmq.Context[Any]]:
    """A context of the application's own."""
    with zmq.Context() as made:
        yield made


def test_inproc_joins_the_application_and_a_script_in_either_order(runtime: jsbridge.Runtime) -> None:
    with bound(zmq.PAIR, "inproc") as (early, address):
        runtime.eval(f"const first = new (require('zmq').Socket)(); first.connect('{address}'); first.send('to early')")
        assert early.recv() == b"to early"
    address = fresh_address("inproc")
    late: zmq.Socket[bytes] = zmq.Context.instance().socket(zmq.PAIR)
    late.rcvtimeo = DEADLINE_S * 1000
    late.connect(address)
    late.send(b"to script")
    assert (
        runtime.eval(f"const second = new (require('zmq').Socket)(); second.bind('{address}'); String(second.recv())")
        == "to script"
    )
    late.close()


def test_two_runtimes_share_the_context(runtime: jsbridge.Runtime) -> None:
    address = fresh_address("inproc")
    runtime.eval(f"const pull = new (require('zmq').Socket)(7); pull.bind('{address}')")
    with jsbridge.Runtime() as other:
        other.eval(f"const push = new (require('zmq').Socket)(8); push.connect('{address}'); push.send('hello')")
        assert runtime.eval("String(pull.recv())") == "hello"


def test_the_application_may_give_a_context(context: zmq.Context[Any]) -> None:
    with bound(zmq.PAIR, "inproc", context) as (peer, address), jsbridge.Runtime(zmq_context=context) as runtime:
        runtime.eval(f"const pair = new (require('zmq').Socket)(); pair.connect('{address}'); pair.send('x')")
        assert peer.recv() == b"x"
        runtime.eval("pair.close()")


def test_closing_a_runtime_closes_its_sockets(context: zmq.Context[Any]) -> None:
    with jsbridge.Runtime(zmq_context=context) as runtime:
        runtime.eval(
            f"{WAIT} for (const type of Object.values(zmq)) if (typeof type === 'number') new zmq.Socket(type)"
        )
        runtime.eval(
            "waiting(zmq.PULL, (socket) => socket.recv()); waiting(zmq.PUSH, (socket) => socket.send('x')); null"
        )
    # It waits for all sockets of the context.
    Aside(context.term).result()


@pytest.mark.parametrize("end", ["term", "destroy"])
def test_a_terminated_context_ends_all_waits(end: str, context: zmq.Context[Any]) -> None:
    with jsbridge.Runtime(zmq_context=context) as runtime:
        runtime.eval(f"""
            {WAIT}
            const idle = new zmq.Socket(zmq.PAIR);
            const receiving = waiting(zmq.PULL, (socket) => socket.recv());
            waiting(zmq.DEALER, (socket) => socket.recvMultipart());
            waiting(zmq.PUSH, (socket) => socket.send('x'));
        """)
        Aside(getattr(context, end)).result()
        eventually(lambda: runtime.eval("errors.length") == 3)
        assert runtime.eval("errors") == ["ETERM"] * 3
        for call in ("idle.send('x')", "receiving.recv()", "idle.recv(() => {})", "new zmq.Socket()"):
            with pytest.raises(jsbridge.JSError) as raised:
                runtime.eval(call)
            assert raised.value.code == "ETERM"
            assert (
                raised.value.message == "ETERM: the application has terminated the zmq context, and with it this socket"
            )
        assert runtime.eval("idle.type") == 0
        runtime.eval("idle.close(); receiving.close()")
        with pytest.raises(jsbridge.JSError) as raised:
            runtime.eval("idle.recv()")
        assert raised.value.code == "ENOTSOCK"


def test_a_context_that_is_terminated_without_anybody_waiting(context: zmq.Context[Any]) -> None:
    with jsbridge.Runtime(zmq_context=context) as runtime:
        runtime.eval("const idle = new (require('zmq').Socket)(); null")
        ending = Aside(context.term)

        def noticed() -> bool:
            try:
                runtime.eval("idle.setsockopt('RCVTIMEO', 0); idle.recv()")
            except jsbridge.JSError as error:
                return error.code == "ETERM"
            return False

        eventually(noticed)
        ending.result()


def test_sockets_beyond_the_limit_of_the_context(context: zmq.Context[Any]) -> None:
    context.max_sockets = 5
    with jsbridge.Runtime(zmq_context=context) as runtime:
        with pytest.raises(jsbridge.JSError) as raised:
            runtime.eval("const zmq = require('zmq'); const open = []; for (;;) open.push(new zmq.Socket())")
        assert raised.value.code == "EMFILE"
        assert raised.value.message == "EMFILE: too many sockets are open: close() those that are done with"
        count = runtime.eval("open.length")
        assert 0 < count <= 5
        runtime.eval("open.pop().close()")
        eventually(lambda: _opens(runtime))


def _opens(runtime: jsbridge.Runtime) -> bool:
    # libzmq gives a place free a moment after the close.
    try:
        runtime.eval("new zmq.Socket().close()")
    except jsbridge.JSError as error:
        assert error.code == "EMFILE"
        return False
    return True


@pytest.mark.parametrize("linger_ms", [0, 250, -1])
def test_linger_is_the_runtime_s(linger_ms: int) -> None:
    with jsbridge.Runtime(linger_ms=linger_ms) as runtime:
        assert runtime.eval("new (require('zmq').Socket)(8).getsockopt('LINGER')") == linger_ms


def test_a_program_ends_with_idle_sockets_open(runtime: jsbridge.Runtime, tmp_path: Path) -> None:
    script = tmp_path / "idle.js"
    script.write_text("""
        const zmq = require('zmq');
        globalThis.idle = new zmq.Socket(zmq.PULL);
        idle.monitor(() => {});
        idle.bind('tcp://127.0.0.1:*');
        globalThis.connected = new zmq.Socket(zmq.PUSH);
        connected.connect(idle.lastEndpoint);
    """)
    assert runtime.start(script).join(DEADLINE_S) == 0


@pytest.mark.parametrize(
    "receive",
    [
        "pull.recv((error, data) => got(data))",
        "require('coroutine').start(() => got(pull.recv()))",
        "require('coroutine').start(() => { pull.poll(); got(pull.recv()); })",
        "pull.recvAsync().then(got)",
        "(async () => { for await (const [data] of pull) { got(data); break; } })()",
    ],
)
def test_a_program_waits_for_those_that_receive(receive: str, runtime: jsbridge.Runtime, tmp_path: Path) -> None:
    messages: list[bytes] = []
    runtime.register("app", {"got": messages.append})
    script = tmp_path / "receiving.js"
    with bound(zmq.PUSH, "inproc") as (push, address):
        script.write_text(f"""
            const zmq = require('zmq');
            const {{ got }} = require('app');
            const pull = new zmq.Socket(zmq.PULL);
            pull.connect('{address}');
            {receive};
        """)
        run = runtime.start(script)
        with pytest.raises(TimeoutError):
            run.join(0.05)
        push.send(b"the end")
        assert run.join(DEADLINE_S) == 0
    assert messages == [b"the end"]


def test_the_uncaught_error_of_a_socket_names_the_script_s_line(tmp_path: Path) -> None:
    script = tmp_path / "failing.js"
    script.write_text("const zmq = require('zmq');\nfunction ask() {\n  new zmq.Socket(zmq.REQ).recv();\n}\nask();\n")
    errors = io.StringIO()
    with jsbridge.Runtime(stderr=errors) as runtime, pytest.raises(jsbridge.JSError) as raised:
        runtime.run(script)
    assert raised.value.code == "EFSM"
    first = raised.value.stack.splitlines()[0]
    assert "ask" in first
    assert str(script) in first


def test_ten_thousand_sockets_leave_nothing(runtime: jsbridge.Runtime) -> None:
    runtime.eval("""
        const zmq = require('zmq');
        for (let count = 0; count < 10000; count++) {
            const socket = new zmq.Socket(count % 11);
            if (count % 10 === 0) socket.bind('inproc://ten-thousand');
            socket.close();
        }
    """)
    # The descriptors are counted by the check that every test ends with.
