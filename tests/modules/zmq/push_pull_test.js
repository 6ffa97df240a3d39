const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const zmq = require('zmq');
const { bound, closeAll, connected, open, overEach, texts, thrown, transports } = require('./sockets');
test.setup();

/** Sends to a PUSH until every PULL is known to be connected to it: each has got a message. */
function synchronise(push, pulls) {
  const got = new Set();
  const readers = pulls.map((pull) =>
    coroutine.start(() => {
      let message;
      do {
        message = String(pull.recv());
        got.add(pull);
      } while (message !== 'go');
    })
  );
  while (got.size < pulls.length) {
    push.send('hello');
    coroutine.sleep(1);
  }
  for (let left = pulls.length; left > 0; left--) push.send('go');
  for (const reader of readers) reader.join();
}

overEach('PUSH and PULL', (transport) => {
  it('keep the order', () => {
    const pull = bound(zmq.PULL, transport);
    const push = connected(zmq.PUSH, pull);
    const sender = coroutine.start(() => {
      for (let number = 0; number < 5000; number++) push.send(String(number));
    });
    for (let number = 0; number < 5000; number++) assert.strictEqual(String(pull.recv()), String(number));
    sender.join();
  });

  it('a PUSH deals out in turn', () => {
    const push = bound(zmq.PUSH, transport);
    const pulls = [1, 2, 3, 4, 5].map(() => connected(zmq.PULL, push));
    synchronise(push, pulls);
    for (let number = 0; number < 10; number++) push.send(String(number));
    const dealt = pulls.map((pull) => [Number(pull.recv()), Number(pull.recv())]);
    for (const [first, second] of dealt) assert.strictEqual(second, first + 5);
    assert.deepEqual(dealt.map(([first]) => first).sort(), [0, 1, 2, 3, 4]);
  });

  it('a PULL is fair to those who send without end', () => {
    const pull = open(zmq.PULL);
    pull.setsockopt('RCVHWM', 10);
    pull.bind(transports[transport]());
    const pushes = [0, 1, 2, 3, 4].map(() => connected(zmq.PUSH, pull));
    for (const [number, push] of pushes.entries()) {
      coroutine.start(() => {
        try {
          for (;;) push.send(String(number));
        } catch (error) {
          assert.strictEqual(error.code, 'ENOTSOCK');
        }
      });
    }
    const heard = new Set();
    while (heard.size < 5) heard.add(String(pull.recv()));
    const counts = [0, 0, 0, 0, 0];
    for (let left = 1000; left > 0; left--) counts[Number(pull.recv())]++;
    for (const count of counts) assert.greaterThan(count, 20);
    for (const push of pushes) push.close();
    coroutine.sleep();
  });

  it('messages of several frames stay whole', () => {
    const pull = bound(zmq.PULL, transport);
    const pushes = [0, 1, 2].map(() => connected(zmq.PUSH, pull));
    for (let number = 0; number < 30; number++) pushes[number % 3].send([`${number}`, `${number}`, `${number}`]);
    for (let left = 30; left > 0; left--) {
      const [first, ...others] = texts(pull.recvMultipart());
      assert.deepEqual(others, [first, first]);
    }
  });

  it('a full PUSH waits and drops nothing', () => {
    const push = open(zmq.PUSH);
    const pull = open(zmq.PULL);
    for (const [socket, mark] of [[push, 'SNDHWM'], [pull, 'RCVHWM']]) {
      socket.setsockopt(mark, 2);
      socket.setsockopt('SNDBUF', 4096);
      socket.setsockopt('RCVBUF', 4096);
    }
    push.bind(transports[transport]());
    pull.connect(push.lastEndpoint);
    const COUNT = 500;
    let sent = 0;
    const sender = coroutine.start(() => {
      for (; sent < COUNT; sent++) push.send(Buffer.alloc(20000, sent & 0xff));
    });
    coroutine.sleep();
    for (let received = 0; received < COUNT; received++) {
      assert.lessThan(sent - received, COUNT / 2);
      assert.strictEqual(pull.recv()[19999], received & 0xff);
    }
    sender.join();
    assert.strictEqual(sent, COUNT);
  });

  it('a PUSH without a peer waits in send(), in the order of the calls, while others go on', () => {
    const push = bound(zmq.PUSH, transport);
    const log = [];
    const senders = ['a', 'b', 'c'].map((name) =>
      coroutine.start(() => {
        push.send(name === 'b' ? [name, name] : name);
        log.push(`sent ${name}`);
      })
    );
    for (let tick = 0; tick < 3; tick++) {
      coroutine.sleep(1);
      log.push('tick');
    }
    const pull = connected(zmq.PULL, push);
    const received = [];
    for (let left = 3; left > 0; left--) received.push(texts(pull.recvMultipart()).join());
    for (const sender of senders) sender.join();
    assert.deepEqual(received, ['a', 'b,b', 'c']);
    assert.deepEqual(log, ['tick', 'tick', 'tick', 'sent a', 'sent b', 'sent c']);
  });

  it('large messages wait, too', () => {
    const push = bound(zmq.PUSH, transport);
    const data = Buffer.alloc(3 << 20, 7);
    const sender = coroutine.start(() => push.send(data));
    coroutine.sleep();
    data.fill(8);
    const pull = connected(zmq.PULL, push);
    assert.isTrue(pull.recv().equals(Buffer.alloc(3 << 20, 7)));
    sender.join();
  });
});

describe('PULL over inproc', () => {
  afterEach(closeAll);

  it('takes from all in turn', () => {
    const pull = bound(zmq.PULL, 'inproc');
    const pushes = [0, 1, 2, 3, 4].map(() => connected(zmq.PUSH, pull));
    for (const [number, push] of pushes.entries()) for (let left = 10; left > 0; left--) push.send(String(number));
    const rounds = Array.from({ length: 10 }, () => pushes.map(() => String(pull.recv())).sort().join(''));
    assert.deepEqual(rounds, Array(10).fill('01234'));
  });
});

describe('what PUSH and PULL refuse', () => {
  afterEach(closeAll);

  it('a PULL cannot send', () => {
    const error = thrown(() => open(zmq.PULL).send('x'));
    assert.strictEqual(error.code, 'ENOTSUP');
    assert.strictEqual(error.message, 'ENOTSUP: a PULL socket cannot send(): PUSH does');
  });

  it('a PUSH cannot receive', () => {
    assert.strictEqual(thrown(() => open(zmq.PUSH).recv()).message, 'ENOTSUP: a PUSH socket cannot recv(): PULL does');
  });
});

require.main === module && test.run(console.ERROR);
