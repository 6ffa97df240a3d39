"""max_sockets and max_queued_bytes: nothing that a script can send, or leave unread, grows without bound."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

import jsbridge

QUEUE = 64 << 10
# A 64th of it.
MESSAGE = 1 << 10
_PAIR = """
    const zmq = require('zmq');
    const push = new zmq.Socket(zmq.PUSH), pull = new zmq.Socket(zmq.PULL);
    pull.bind('tcp://127.0.0.1:*'); push.connect(pull.lastEndpoint);
"""


@pytest.fixture
def bounded(make: Any) -> jsbridge.Runtime:
    runtime: jsbridge.Runtime = make(max_queued_bytes=QUEUE)
    runtime.eval(_PAIR)
    return runtime


def test_sockets_that_were_closed_make_room(make: Any) -> None:
    runtime = make(max_sockets=1)
    assert runtime.eval("const { Socket } = require('zmq'); let n = 0; for (; n < 9; n++) new Socket().close(); n") == 9


def test_sockets_that_are_garbage_make_room(make: Any) -> None:
    runtime = make(max_sockets=1)
    runtime.eval("const { Socket } = require('zmq'), { sleep } = require('coroutine'); new Socket(); 0")
    assert runtime.eval("sleep(0); new Socket().close(); 'made'") == "made"


TOO_LONG = {
    "a Buffer": f"push.send(Buffer.alloc({MESSAGE + 1}))",
    "a text": f"push.send('x'.repeat({MESSAGE + 1}))",
    "frames": f"push.send([Buffer.alloc({MESSAGE}), 'x'])",
    "many frames": "push.send(new Array(1e5).fill(Buffer.alloc(1000)))",
}


@pytest.mark.parametrize("code", TOO_LONG.values(), ids=list(TOO_LONG))
def test_a_message_that_is_too_long_is_refused(bounded: jsbridge.Runtime, code: str) -> None:
    with pytest.raises(jsbridge.JSLimitError) as caught:
        bounded.eval(code)
    assert (caught.value.code, caught.value.number) == ("EMSGSIZE", 90)
    # Nothing of it was sent, and nothing of it stays.
    assert bounded.eval(f"push.send(['a', Buffer.alloc({MESSAGE - 1})]); pull.recvMultipart().map(String)[0]") == "a"
    assert bounded.eval(f"push.send(Buffer.alloc({MESSAGE})); pull.recv().length") == MESSAGE


@pytest.mark.parametrize(("name", "value"), [("SNDHWM", 0), ("RCVHWM", 65), ("MAXMSGSIZE", -1), ("MAXMSGSIZE", 1025)])
def test_an_option_does_not_lift_the_bound(bounded: jsbridge.Runtime, name: str, value: int) -> None:
    with pytest.raises(jsbridge.JSLimitError, match=f"EPERM: the runtime allows {name} from"):
        bounded.eval(f"push.setsockopt('{name}', {value})")
    assert bounded.eval(f"push.setsockopt('{name}', 3); push.getsockopt('{name}')") == 3


def test_a_connection_that_nobody_reads_holds_so_much(bounded: jsbridge.Runtime) -> None:
    # Within the process the two queues of a connection are one.
    sent = bounded.eval(
        f"""
        const to = new zmq.Socket(zmq.PAIR), from = new zmq.Socket(zmq.PAIR);
        to.bind('inproc://bounded'); from.connect('inproc://bounded'); to.setsockopt('SNDTIMEO', 0);
        let sent = 0;
        try {{ for (;;) {{ to.send(Buffer.alloc({MESSAGE})); sent++ }} }} catch (error) {{ if (error.code !== 'EAGAIN') throw error }}
        sent
        """
    )
    assert 0 < sent <= 2 * QUEUE // MESSAGE


def test_a_peer_cannot_send_more_at_once(bounded: jsbridge.Runtime) -> None:
    import zmq

    bounded.eval(
        "const events = []; pull.monitor((event) => events.push(event.event)); const { sleep } = require('coroutine'); 0"
    )
    with zmq.Context() as context, context.socket(zmq.PUSH) as peer, context.socket(zmq.PUSH) as other:
        peer.linger = 0
        peer.connect(bounded.eval("pull.lastEndpoint"))
        peer.send(b"x" * (MESSAGE + 1))
        # libzmq ends a connection on which a message comes that is too long.
        bounded.eval("while (!events.includes('DISCONNECTED')) sleep(1)")
        other.connect(bounded.eval("pull.lastEndpoint"))
        other.send(b"short")
        assert bounded.eval("pull.recv().toString()") == "short"


def test_a_callback_without_a_coroutine_takes_no_message(make: Any) -> None:
    runtime = make(max_coroutines=0)
    runtime.eval(_PAIR)
    with pytest.raises(jsbridge.JSLimitError):
        runtime.eval("pull.recv(() => 0)")
    assert runtime.eval("push.send('mine'); pull.recv().toString()") == "mine"


def test_events_that_nobody_takes_are_bounded(make: Any, errors: io.StringIO) -> None:
    # No fiber can tell the script.
    runtime = make(max_coroutines=0, max_queued_bytes=QUEUE)
    runtime.eval(_PAIR)
    runtime.eval("push.monitor(() => 0); const at = pull.lastEndpoint; 0")
    while "ENOBUFS" not in errors.getvalue():
        runtime.eval("push.disconnect(at); push.connect(at); require('coroutine').sleep(1)")
    for _ in range(20):
        runtime.eval("push.disconnect(at); push.connect(at); require('coroutine').sleep(1)")
    assert errors.getvalue().count("the runtime allows 65536 bytes of events that nobody has taken") == 1
    assert runtime.eval("push.send('goes on'); pull.recv().toString()") == "goes on"


def _worker(folder: Path, code: str) -> str:
    path = folder / "worker.js"
    path.write_text(code)
    return str(path)


def test_messages_to_a_worker_that_does_not_take_them(make: Any, tmp_path: Path) -> None:
    path = _worker(tmp_path, "Master.onmessage = () => 0; for (const end = Date.now() + 300; Date.now() < end;);")
    runtime = make(max_queued_bytes=QUEUE)
    runtime.register("app", {"path": path})
    code = """
        const { Worker, sleep } = require('coroutine'), worker = new Worker(require('app').path);
        let sent = 0, code;
        try { for (;;) { worker.postMessage(Buffer.alloc(1000)); sent++ } } catch (error) { code = error.code }
        [sent, code]
    """
    sent, refused = runtime.eval(code)
    assert refused == "ENOBUFS"
    assert 60 <= sent <= 65
    # When it has taken them there is room again.
    again = (
        "let again; for (;;) try { worker.postMessage(Buffer.alloc(60000)); break } catch (error) { sleep(5) } 'sent'"
    )
    assert runtime.eval(again) == "sent"


def test_messages_of_a_worker_that_its_master_does_not_take(make: Any, tmp_path: Path) -> None:
    path = _worker(
        tmp_path,
        "let code; try { for (;;) Master.postMessage(Buffer.alloc(1000)) } catch (error) { code = error.code }"
        "const { sleep } = require('coroutine');"
        "for (;;) try { Master.postMessage(code); break } catch (error) { sleep(5) }",
    )
    runtime = make(max_queued_bytes=QUEUE)
    runtime.register("app", {"path": path})
    code = """
        const { Worker, sleep } = require('coroutine'), worker = new Worker(require('app').path);
        for (const end = Date.now() + 200; Date.now() < end;);
        let last; worker.onmessage = (event) => { last = event.data };
        while (typeof last !== 'string') sleep(1);
        last
    """
    assert runtime.eval(code) == "ENOBUFS"


def test_workers_of_workers_count(make: Any, tmp_path: Path) -> None:
    path = _worker(
        tmp_path,
        "const { Worker } = require('coroutine'); let code;"
        "Master.onmessage = () => { try { new Worker(__filename); code = 'made' } catch (error) { code = error.code } Master.postMessage(code) }",
    )
    runtime = make(max_workers=2)
    runtime.register("app", {"path": path})
    code = """
        const { Worker, sleep } = require('coroutine');
        const ask = (worker) => { let answer; worker.onmessage = (event) => { answer = event.data }; worker.postMessage(1); while (!answer) sleep(1); return answer };
        const first = new Worker(require('app').path);
        [ask(first), ask(first)]
    """
    assert runtime.eval(code) == ["made", "EAGAIN"]


def test_a_worker_that_ends_makes_room(make: Any, tmp_path: Path) -> None:
    path = _worker(tmp_path, "process.exit(0)")
    runtime = make(max_workers=1)
    runtime.register("app", {"path": path})
    code = """
        const { Worker, sleep } = require('coroutine');
        let ended = 0;
        for (let i = 0; i < 3; i++) { new Worker(require('app').path).on('exit', () => ended++); while (ended <= i) sleep(1); }
        ended
    """
    assert runtime.eval(code) == 3


def test_a_worker_inherits_the_numbers(make: Any, tmp_path: Path) -> None:
    path = _worker(
        tmp_path,
        "let code; try { for (;;) setTimeout(() => 0, 1000) } catch (error) { code = error.message } Master.postMessage(code); process.exit(0)",
    )
    runtime = make(max_timers=3)
    runtime.register("app", {"path": path})
    code = """
        const { Worker, sleep } = require('coroutine'), worker = new Worker(require('app').path);
        let said; worker.onmessage = (event) => { said = event.data }; while (said === undefined) sleep(1);
        said
    """
    assert "3 timers" in runtime.eval(code)
