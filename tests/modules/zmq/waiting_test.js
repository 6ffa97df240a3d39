const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const zmq = require('zmq');
const { bound, connected, overEach, texts } = require('./sockets');
test.setup();

overEach('fibers that wait on one socket', (transport) => {
  let push;
  let pull;
  beforeEach(() => {
    pull = bound(zmq.PULL, transport);
    push = connected(zmq.PUSH, pull);
  });

  it('are served in the order in which they began to wait', () => {
    const got = [];
    const readers = ['first', 'second', 'third'].map((name) =>
      coroutine.start(() => {
        got.push(`${name} ${pull.recv()}`);
      })
    );
    coroutine.sleep();
    for (const message of ['1', '2', '3']) push.send(message);
    for (const reader of readers) reader.join();
    assert.deepEqual(got, ['first 1', 'second 2', 'third 3']);
  });

  it('one after the other, each message as it comes', () => {
    const got = [];
    const readers = Array.from({ length: 50 }, (_, number) =>
      coroutine.start(() => {
        got.push([number, Number(pull.recv())]);
      })
    );
    for (let number = 0; number < 50; number++) {
      coroutine.sleep();
      push.send(String(number));
    }
    for (const reader of readers) reader.join();
    assert.deepEqual(got, Array.from({ length: 50 }, (_, number) => [number, number]));
  });

  it('go before one that comes when a message is there already', () => {
    const got = [];
    const waiting = coroutine.start(() => {
      got.push(`waiting ${pull.recv()}`);
    });
    coroutine.sleep();
    push.send('1');
    push.send('2');
    got.push(`later ${pull.recv()}`);
    waiting.join();
    assert.deepEqual(got.sort(), ['later 2', 'waiting 1']);
  });

  it('share the messages of a sender that never pauses', () => {
    const COUNT = 2000;
    const counts = [0, 0, 0];
    const seen = [];
    const readers = counts.map((_, reader) =>
      coroutine.start(() => {
        for (;;) {
          const message = Number(pull.recv());
          if (message === COUNT) return;
          counts[reader]++;
          seen.push(message);
        }
      })
    );
    for (let number = 0; number < COUNT; number++) push.send(String(number));
    for (let left = 3; left > 0; left--) push.send(String(COUNT));
    for (const reader of readers) reader.join();
    assert.deepEqual(seen.sort((a, b) => a - b), Array.from({ length: COUNT }, (_, number) => number));
  });

  it('wait for their own direction: one receives while another sends', () => {
    const left = bound(zmq.PAIR, transport);
    const log = [];
    const receiver = coroutine.start(() => log.push(`received ${left.recv()}`));
    const sender = coroutine.start(() => {
      left.send('ping');
      log.push('sent');
    });
    coroutine.sleep();
    assert.deepEqual(log, []);
    const right = connected(zmq.PAIR, left);
    assert.strictEqual(String(right.recv()), 'ping');
    right.send('pong');
    receiver.join();
    sender.join();
    assert.deepEqual(log, ['sent', 'received pong']);
  });

  it('wake when the event was used up by another operation on the socket', () => {
    const left = bound(zmq.PAIR, transport);
    const right = connected(zmq.PAIR, left);
    const echo = coroutine.start(() => {
      for (let number = 0; number < 200; number++) right.send(right.recvMultipart());
    });
    let received = 0;
    const receiver = coroutine.start(() => {
      while (received < 200) {
        assert.deepEqual(texts(left.recvMultipart()), [String(received), 'x']);
        received++;
      }
    });
    for (let number = 0; number < 200; number++) {
      left.send([String(number), 'x']);
      left.getsockopt('EVENTS');
      if (number % 7 === 0) coroutine.sleep();
    }
    receiver.join();
    echo.join();
    assert.strictEqual(received, 200);
  });
});

require.main === module && test.run(console.ERROR);
