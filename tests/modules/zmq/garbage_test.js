const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const zmq = require('zmq');
const { bound, closeAll, connected, open, thrown, transports } = require('./sockets');
test.setup();

describe('a socket that became garbage', () => {
  afterEach(closeAll);

  it('is closed: its address is free', () => {
    const address = transports.inproc();
    (function forget() {
      new zmq.Socket().bind(address);
    })();
    const second = open();
    for (let tries = 0; ; tries++) {
      GC();
      coroutine.sleep();
      try {
        second.bind(address);
        break;
      } catch (error) {
        assert.strictEqual(error.code, 'EADDRINUSE');
        assert.lessThan(tries, 1000);
      }
    }
  });

  it('and so is one that is part of a cycle', () => {
    const address = transports.inproc();
    (function forget() {
      const socket = new zmq.Socket();
      socket.bind(address);
      socket.self = socket;
    })();
    GC();
    coroutine.sleep();
    const second = open();
    second.bind(address);
    assert.strictEqual(second.lastEndpoint, address);
  });

  it('is not one on which a fiber waits', () => {
    const address = transports.inproc();
    let got;
    const fiber = coroutine.start(() => {
      const socket = new zmq.Socket(zmq.PULL);
      socket.bind(address);
      got = String(socket.recv());
      socket.close();
    });
    coroutine.sleep();
    GC();
    coroutine.sleep();
    const push = open(zmq.PUSH);
    push.connect(address);
    GC();
    push.send('x');
    fiber.join();
    assert.strictEqual(got, 'x');
  });

  it('nor one whose callback waits', () => {
    const address = transports.inproc();
    const done = new coroutine.Event();
    const got = [];
    (function forget() {
      const socket = new zmq.Socket(zmq.PULL);
      socket.bind(address);
      socket.recv((error, data) => {
        got.push(error, String(data));
        done.set();
      });
    })();
    coroutine.sleep();
    GC();
    coroutine.sleep();
    const push = open(zmq.PUSH);
    push.connect(address);
    push.send('x');
    done.wait();
    assert.deepEqual(got, [null, 'x']);
  });

  for (const [what, wait] of [
    ['a promise', (socket) => socket.recvAsync()],
    ['an iterator', (socket) => socket[Symbol.asyncIterator]().next().then(({ value }) => value[0])],
  ]) {
    it(`nor one on which ${what} waits`, async () => {
      const address = transports.inproc();
      const promise = (() => {
        const socket = new zmq.Socket(zmq.PULL);
        socket.bind(address);
        return wait(socket);
      })();
      for (let turn = 0; turn < 3; turn++) {
        coroutine.sleep();
        GC();
      }
      const push = open(zmq.PUSH);
      push.connect(address);
      push.send('x');
      assert.strictEqual(String(await promise), 'x');
    });
  }

  it('delivers what it sent', () => {
    const pull = bound(zmq.PULL, 'tcp');
    (function forget() {
      const push = new zmq.Socket(zmq.PUSH);
      push.connect(pull.lastEndpoint);
      push.send('x');
    })();
    GC();
    coroutine.sleep();
    assert.strictEqual(String(pull.recv()), 'x');
  });

  it('thousands of them leave nothing', () => {
    for (let left = 3000; left > 0; left--) {
      const socket = new zmq.Socket(zmq.DEALER);
      socket.setsockopt('LINGER', 0);
      if (left % 100 === 0) coroutine.sleep();
    }
    const pull = bound(zmq.PULL, 'inproc');
    connected(zmq.PUSH, pull).send('x');
    assert.strictEqual(String(pull.recv()), 'x');
    assert.strictEqual(thrown(() => pull.send('x')).code, 'ENOTSUP');
  });
});

require.main === module && test.run(console.ERROR);
