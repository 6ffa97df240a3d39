const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const zmq = require('zmq');
const { bound, closeAll, connected, open, overEach, thrown } = require('./sockets');
test.setup();
// What is repeated so often may take its time.
test.slow = 60000;

const ROUNDS = 1000;
const TIMES = 10000;

describe(`${ROUNDS} times`, () => {
  afterEach(closeAll);

  const waits = [
    (socket) => socket.recv(),
    (socket) => socket.recvMultipart(),
    (socket) => socket.poll(),
    (socket) => socket.send('x'),
    (socket) => socket.poll(-1, zmq.Socket.POLLOUT),
  ];
  it('one coroutine closes while another waits: always the closed error', () => {
    for (let round = 0; round < ROUNDS; round++) {
      const socket = new zmq.Socket(zmq.PAIR);
      socket.setsockopt('RCVTIMEO', round % 3 === 0 ? 60000 : -1);
      let error;
      const waiter = coroutine.start(() => {
        error = thrown(() => waits[round % waits.length](socket));
      });
      const closer = coroutine.start(() => socket.close());
      for (const fiber of round % 2 === 0 ? [waiter, closer] : [closer, waiter]) fiber.join();
      assert.strictEqual(error.number, 100009);
      assert.strictEqual(error.code, 'ENOTSOCK');
    }
  });

  it('a promise is rejected, and a loop ends', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const socket = new zmq.Socket(zmq.PULL);
      coroutine.start(() => socket.close());
      if (round % 2 === 0) {
        for await (const frames of socket) assert.fail(frames);
      } else {
        const error = await socket.recvAsync().catch((reason) => reason);
        assert.strictEqual(error.code, 'ENOTSOCK');
      }
    }
  });

  it('a proxy is stopped while messages go through it: none is lost or doubled', () => {
    const [front, back] = [bound(zmq.PULL, 'inproc'), bound(zmq.PUSH, 'inproc')];
    const [push, pull] = [connected(zmq.PUSH, front), connected(zmq.PULL, back)];
    const seen = [];
    for (let round = 0; round < ROUNDS; round++) {
      push.send(String(round));
      const relay = zmq.Socket.proxy(front, back);
      if (round % 3 !== 0) coroutine.sleep();
      relay.stop();
      relay.join();
      while (pull.poll(0)) seen.push(Number(pull.recv()));
    }
    while (front.poll(0)) seen.push(Number(front.recv()));
    assert.deepEqual(seen, Array.from({ length: ROUNDS }, (_, number) => number));
  });
});

overEach(`${ROUNDS} times bind(), close(), bind()`, (transport) => {
  it('on one address: it never fails', () => {
    const first = bound(zmq.PULL, transport);
    const address = transport === 'ipc' ? `ipc://${process.env.TMPDIR || '/tmp'}/again-${process.pid}` : first.lastEndpoint;
    first.close();
    for (let round = 0; round < ROUNDS; round++) {
      const socket = new zmq.Socket(zmq.PULL);
      socket.bind(address);
      if (round % 100 === 0) {
        const push = open(zmq.PUSH);
        push.connect(address);
        push.send(String(round));
        assert.strictEqual(String(socket.recv()), String(round));
        push.close();
      }
      socket.close();
    }
    const last = open(zmq.PULL);
    last.bind(address);
    last.unbind(address);
  });
});

overEach(`${TIMES} messages against timeouts of 0 to 5 ms`, (transport) => {
  it('all arrive, once', () => {
    const pull = bound(zmq.PULL, transport);
    const push = connected(zmq.PUSH, pull);
    const seen = [];
    let timeouts = 0;
    const readers = [1, 2, 3].map(() =>
      coroutine.start(() => {
        while (seen.length < TIMES) {
          pull.setsockopt('RCVTIMEO', Math.floor(Math.random() * 6));
          try {
            const [frame] = pull.recvMultipart();
            seen.push(Number(frame));
          } catch (error) {
            assert.strictEqual(error.code, 'EAGAIN');
            timeouts++;
          }
        }
      })
    );
    for (let number = 0; number < TIMES; number++) {
      push.send([String(number), 'body']);
      if (number % 100 === 0) coroutine.sleep(Math.random() * 8);
    }
    for (const reader of readers) reader.join();
    assert.isTrue(timeouts > 0);
    // Each reader has its own in order; which of them runs first is another matter.
    assert.deepEqual(seen.sort((a, b) => a - b), Array.from({ length: TIMES }, (_, number) => number));
  });
});

require.main === module && test.run(console.ERROR);
