"""A child process that a script's host function forks off: the parent's sockets tell it clearly that they are not its own."""

from __future__ import annotations

import json
import os
import warnings

import zmq

import jsbridge

MESSAGE = (
    "Invalid procedure call. This zmq context is the parent process's, and does not survive a fork: "
    "start a process of its own instead."
)
SCRIPT = """
const zmq = require('zmq');
const pull = new zmq.Socket(zmq.PULL), push = new zmq.Socket(zmq.PUSH);
pull.bind('inproc://fork');
push.connect('inproc://fork');
pull.monitor(() => {});
zmq.Socket.authenticate({});
const { fork, tell } = require('app');
if (fork() === 0) {
  const errors = [];
  for (const call of [
    () => push.send('x'), () => push.send(['x', 'y']), () => pull.recv(), () => pull.recv(() => {}), () => pull.recvMultipart(),
    () => pull.poll(0), () => pull.more, () => pull.lastEndpoint, () => pull.setsockopt('LINGER', 0),
    () => pull.bind('inproc://other'), () => pull.unbind('inproc://fork'), () => new zmq.Socket(),
    () => pull.monitor(() => {}), () => zmq.Socket.proxy(pull, push), () => zmq.Socket.authenticate({}),
  ]) {
    try {
      call();
      errors.push('none');
    } catch (error) {
      errors.push(`${error.code} ${error.number} ${error.message}`);
    }
  }
  errors.push(String(pull.type));
  push.close();
  tell(errors);
}
push.send('from the parent');
String(pull.recv());
"""
CALLS = 15


def fork() -> int:
    """Forks; in the parent, waits for nothing."""
    with warnings.catch_warnings():
        # Python 3.12 and later warn of what is tried here.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def test_a_child_is_told_and_the_parent_goes_on(runtime: jsbridge.Runtime) -> None:
    reader, writer = os.pipe()
    children: list[int] = []

    def fork_once() -> int:
        child = fork()
        children.append(child)
        return child

    def tell(errors: list[str]) -> None:
        # In the child, which has nothing else to do.
        os.write(writer, json.dumps(errors).encode())
        os._exit(0)

    runtime.register("app", {"fork": fork_once, "tell": tell})
    try:
        assert runtime.eval(SCRIPT) == "from the parent"
    finally:
        os.close(writer)
    with os.fdopen(reader, "rb") as pipe:
        errors = json.loads(pipe.read())
    assert os.waitpid(children[0], 0)[1] == 0
    assert errors == [f"ERR_FORKED 100009 {MESSAGE}"] * CALLS + [str(zmq.PULL)]


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
