const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const zmq = require('zmq');
const { bound, closeAll, connected, open, overEach, thrown } = require('./sockets');
test.setup();

function assertClosedError(error) {
  assert.isTrue(error instanceof Error);
  assert.strictEqual(error.number, 100009);
  assert.strictEqual(error.code, 'ENOTSOCK');
  assert.strictEqual(error.message, 'Invalid procedure call. The socket is closed.');
}

describe('a closed socket', () => {
  let socket;
  beforeEach(() => {
    socket = open(zmq.DEALER);
    socket.close();
  });

  it('may be closed again', () => {
    assert.isUndefined(socket.close());
    socket.close();
  });

  it('still tells its type', () => {
    assert.strictEqual(socket.type, zmq.DEALER);
  });

  const calls = {
    bind: (it) => it.bind('tcp://127.0.0.1:*'),
    connect: (it) => it.connect('tcp://127.0.0.1:5555'),
    recv: (it) => it.recv(),
    'recv(callback)': (it) => it.recv(() => {}),
    recvMultipart: (it) => it.recvMultipart(),
    more: (it) => it.more,
    send: (it) => it.send('x'),
    'send([])': (it) => it.send(['x', 'y']),
    subscribe: (it) => it.subscribe('x'),
    unsubscribe: (it) => it.unsubscribe('x'),
    lastEndpoint: (it) => it.lastEndpoint,
    setsockopt: (it) => it.setsockopt('LINGER', 0),
    getsockopt: (it) => it.getsockopt('LINGER'),
  };
  for (const [name, call] of Object.entries(calls)) {
    it(`${name} throws`, () => assertClosedError(thrown(() => call(socket))));
  }
});

overEach('close()', (transport) => {
  const waits = {
    'recv()': [zmq.PULL, (socket) => socket.recv()],
    'recvMultipart()': [zmq.PULL, (socket) => socket.recvMultipart()],
    'recv() with a timeout': [
      zmq.PULL,
      (socket) => {
        socket.setsockopt('RCVTIMEO', 60000);
        socket.recv();
      },
    ],
    'send()': [zmq.PUSH, (socket) => socket.send('x')],
    'send([])': [zmq.PUSH, (socket) => socket.send(['x', 'y'])],
    'send() with a timeout': [
      zmq.PUSH,
      (socket) => {
        socket.setsockopt('SNDTIMEO', 60000);
        socket.send('x');
      },
    ],
  };
  for (const [name, [type, wait]] of Object.entries(waits)) {
    it(`wakes fibers that wait in ${name}`, () => {
      const socket = bound(type, transport);
      const errors = [];
      const fibers = [1, 2, 3].map(() => coroutine.start(() => errors.push(thrown(() => wait(socket)))));
      coroutine.sleep();
      assert.deepEqual(errors, []);
      socket.close();
      for (const fiber of fibers) fiber.join();
      assert.strictEqual(errors.length, 3);
      errors.forEach(assertClosedError);
    });
  }

  it('while another receives is always the closed error', () => {
    for (let round = 0; round < 100; round++) {
      const socket = bound(zmq.PAIR, transport);
      let error;
      const fiber = coroutine.start(() => {
        error = thrown(() => socket.recv());
      });
      if (round % 2 === 0) coroutine.sleep();
      socket.close();
      fiber.join();
      assertClosedError(error);
    }
  });

  it('does not take back a message that was given already', () => {
    const pull = bound(zmq.PULL, transport);
    const push = connected(zmq.PUSH, pull);
    let got;
    const reader = coroutine.start(() => {
      got = String(pull.recv());
      pull.close();
    });
    push.send('x');
    reader.join();
    assert.strictEqual(got, 'x');
    assertClosedError(thrown(() => pull.recv()));
  });

  it('still delivers what was sent', () => {
    const pull = bound(zmq.PULL, transport);
    const push = open(zmq.PUSH);
    push.connect(pull.lastEndpoint);
    for (let number = 0; number < 500; number++) push.send(String(number));
    push.close();
    for (let number = 0; number < 500; number++) assert.strictEqual(String(pull.recv()), String(number));
  });
});

describe('close()', () => {
  afterEach(closeAll);

  it('within a callback of its own socket', () => {
    const pull = bound(zmq.PULL, 'inproc');
    const push = connected(zmq.PUSH, pull);
    const done = new coroutine.Event();
    pull.recv(() => {
      pull.close();
      done.set();
    });
    push.send('x');
    done.wait();
    assertClosedError(thrown(() => pull.recv()));
  });

  it('lets others go on', () => {
    const pull = bound(zmq.PULL, 'inproc');
    const push = connected(zmq.PUSH, pull);
    const other = bound(zmq.PULL, 'inproc');
    other.close();
    push.send('x');
    assert.strictEqual(String(pull.recv()), 'x');
  });
});

require.main === module && test.run(console.ERROR);
