const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const zmq = require('zmq');
const { bound, connected, overEach, texts, thrown } = require('./sockets');
test.setup();

overEach('RCVTIMEO', (transport) => {
  let push;
  let pull;
  beforeEach(() => {
    pull = bound(zmq.PULL, transport);
    push = connected(zmq.PUSH, pull);
  });

  for (const timeout of [0, 1, 20]) {
    it(`of ${timeout} ms ends recv() and recvMultipart() when nothing comes`, () => {
      pull.setsockopt('RCVTIMEO', timeout);
      for (const receive of [() => pull.recv(), () => pull.recvMultipart()]) {
        const error = thrown(receive);
        assert.strictEqual(error.code, 'EAGAIN');
        assert.strictEqual(error.syscall, 'recv');
        assert.strictEqual(error.message, 'EAGAIN: no message came within RCVTIMEO');
        assert.strictEqual(typeof error.number, 'number');
      }
    });
  }

  it('is not over before its time', () => {
    pull.setsockopt('RCVTIMEO', 30);
    const begun = Date.now();
    thrown(() => pull.recv());
    assert.notLessThan(Date.now() - begun, 29);
  });

  it('of 0 takes what is there, in its turn', () => {
    push.send('1');
    push.send('2');
    // Over tcp and ipc it takes a moment until it is there.
    assert.strictEqual(String(pull.recv()), '1');
    let early;
    const waiting = coroutine.start(() => {
      early = String(pull.recv());
    });
    coroutine.sleep();
    pull.setsockopt('RCVTIMEO', 0);
    waiting.join();
    assert.strictEqual(early, '2');
    assert.strictEqual(thrown(() => pull.recv()).code, 'EAGAIN');
  });

  it('is counted for each fiber from its own call', () => {
    const log = [];
    const wait = (timeout) =>
      coroutine.start(() => {
        pull.setsockopt('RCVTIMEO', timeout);
        try {
          log.push(`${timeout} ${pull.recv()}`);
        } catch (error) {
          log.push(`${timeout} ${error.code}`);
        }
      });
    const fibers = [wait(-1), wait(1000), wait(5)];
    fibers[2].join();
    fibers[1].join();
    push.send('x');
    fibers[0].join();
    assert.deepEqual(log, ['5 EAGAIN', '1000 EAGAIN', '-1 x']);
  });

  it('loses no message', () => {
    const COUNT = 1500;
    const received = [];
    const readers = [1, 2, 3].map(() =>
      coroutine.start(() => {
        for (;;) {
          pull.setsockopt('RCVTIMEO', Math.floor(Math.random() * 4));
          try {
            const frames = texts(Math.random() < 0.5 ? pull.recvMultipart() : [pull.recv(), pull.recv()]);
            if (frames[0] === 'end') return;
            assert.strictEqual(frames[0], frames[1]);
            received.push(Number(frames[0]));
          } catch (error) {
            assert.strictEqual(error.code, 'EAGAIN');
          }
        }
      })
    );
    for (let number = 0; number < COUNT; number++) {
      push.send([String(number), String(number)]);
      if (Math.random() < 0.1) coroutine.sleep(Math.floor(Math.random() * 3));
    }
    for (let left = 3; left > 0; left--) push.send(['end', 'end']);
    for (const reader of readers) reader.join();
    assert.deepEqual(received.sort((a, b) => a - b), Array.from({ length: COUNT }, (_, number) => number));
  });

  it('leaves a socket as it was', () => {
    pull.setsockopt('RCVTIMEO', 1);
    for (let left = 20; left > 0; left--) thrown(() => pull.recv());
    pull.setsockopt('RCVTIMEO', -1);
    push.send('x');
    assert.strictEqual(String(pull.recv()), 'x');
  });
});

overEach('SNDTIMEO', (transport) => {
  for (const timeout of [0, 1, 20]) {
    it(`of ${timeout} ms ends send() when nobody can take it, and nothing was sent`, () => {
      const push = bound(zmq.PUSH, transport);
      push.setsockopt('SNDTIMEO', timeout);
      for (const message of ['lost', ['lost', 'too']]) {
        const error = thrown(() => push.send(message));
        assert.strictEqual(error.code, 'EAGAIN');
        assert.strictEqual(error.syscall, 'send');
        assert.strictEqual(error.message, 'EAGAIN: no peer could take the message within SNDTIMEO');
      }
      push.setsockopt('SNDTIMEO', -1);
      const pull = connected(zmq.PULL, push);
      push.send('x');
      assert.strictEqual(String(pull.recv()), 'x');
    });
  }

  it('of 0 sends what can be sent, in its turn', () => {
    const push = bound(zmq.PUSH, transport);
    const first = coroutine.start(() => push.send('1'));
    coroutine.sleep();
    push.setsockopt('SNDTIMEO', 0);
    assert.strictEqual(thrown(() => push.send('2')).code, 'EAGAIN');
    const pull = connected(zmq.PULL, push);
    assert.strictEqual(String(pull.recv()), '1');
    first.join();
    push.send('3');
    assert.strictEqual(String(pull.recv()), '3');
  });
});

require.main === module && test.run(console.ERROR);
