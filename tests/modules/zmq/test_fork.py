"""Child processes that are forked off while sockets are open: what is the parent's stays the parent's."""

from __future__ import annotations

import os
import warnings

import zmq

import jsbridge

SCRIPT = """
const zmq = require('zmq');
const pull = new zmq.Socket(zmq.PULL), push = new zmq.Socket(zmq.PUSH);
pull.bind('inproc://fork');
push.connect('inproc://fork');
pull.monitor(() => {});
zmq.Socket.authenticate({});
require('app').fork();
push.send('from the parent');
String(pull.recv());
"""


def fork() -> int:
    """Forks; in the parent, waits for nothing."""
    with warnings.catch_warnings():
        # Python 3.12 and later warn of what is tried here.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def test_a_script_with_sockets_ends_in_the_child_and_goes_on_in_the_parent() -> None:
    parent = os.getpid()
    children: list[int] = []
    code = 1
    with jsbridge.Runtime(policy=jsbridge.Policy.everything()) as runtime:
        runtime.register("app", {"fork": lambda: children.append(fork())})
        try:
            told = runtime.eval(SCRIPT)
        except jsbridge.RuntimeClosedError as error:
            told = error.message
            code = 0
        finally:
            if os.getpid() != parent:
                os._exit(code)
    assert told == "from the parent"
    assert os.waitpid(children[0], 0)[1] == 0


def test_a_child_may_have_a_runtime_of_its_own(runtime: jsbridge.Runtime) -> None:
    runtime.eval("const used = new (require('zmq').Socket)(); null")
    inherited = zmq.Context.instance()
    child = fork()
    if child == 0:
        code = 1
        try:
            with jsbridge.Runtime(zmq_context=inherited) as own:
                try:
                    own.eval("new (require('zmq').Socket)()")
                except jsbridge.JSError as error:
                    code = 0 if error.code == "ERR_FORKED" else 2
            with jsbridge.Runtime() as own:
                pair = "const zmq = require('zmq'), a = new zmq.Socket(), b = new zmq.Socket();"
                echo = "a.bind('inproc://own'); b.connect('inproc://own'); a.send('x'); String(b.recv())"
                code = code or int(own.eval(pair + echo) != "x")
        finally:
            os._exit(code)
    assert os.waitpid(child, 0)[1] == 0


def test_a_context_that_only_a_runtime_knows_is_kept() -> None:
    context = zmq.Context()
    with jsbridge.Runtime(zmq_context=context) as runtime:
        runtime.eval("const used = new (require('zmq').Socket)(8); used.connect('tcp://127.0.0.1:9'); used.send('x')")
    del runtime
    underlying = context.underlying
    del context
    # Collected, it would have been terminated, which waits for the message. So it can still be used.
    shadow = zmq.Context.shadow(underlying)
    shadow.socket(zmq.PAIR).close()
    from jsbridge.modules.zmq import contexts

    (kept,) = [each for each in contexts._kept if each.underlying == underlying]
    kept.destroy(linger=0)
