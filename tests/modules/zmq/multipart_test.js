const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const zmq = require('zmq');
const { bound, connected, overEach, texts } = require('./sockets');
test.setup();

overEach('a message of several frames', (transport) => {
  let push;
  let pull;
  beforeEach(() => {
    pull = bound(zmq.PULL, transport);
    push = connected(zmq.PUSH, pull);
  });

  it('is walked through by recv() and more', () => {
    push.send(['a', 'b', 'c']);
    push.send('d');
    assert.isFalse(pull.more);
    const walk = [];
    for (let left = 4; left > 0; left--) walk.push([String(pull.recv()), pull.more, pull.getsockopt('RCVMORE')]);
    assert.deepEqual(walk, [['a', true, 1], ['b', true, 1], ['c', false, 0], ['d', false, 0]]);
  });

  it('can be taken whole, or the rest of it', () => {
    push.send(['a', 'b', 'c']);
    push.send(['d', 'e']);
    push.send(['f']);
    assert.strictEqual(String(pull.recv()), 'a');
    assert.deepEqual(texts(pull.recvMultipart()), ['b', 'c']);
    assert.isFalse(pull.more);
    assert.deepEqual(texts(pull.recvMultipart()), ['d', 'e']);
    assert.deepEqual(texts(pull.recvMultipart()), ['f']);
  });

  it('may have many frames, and empty ones', () => {
    const frames = Array.from({ length: 3000 }, (_, number) => (number % 3 === 0 ? '' : String(number)));
    push.send(frames);
    push.send(['', '']);
    assert.deepEqual(texts(pull.recvMultipart()), frames);
    assert.deepEqual(texts(pull.recvMultipart()), ['', '']);
  });

  it('is walked through without a break, however long it is and whoever waits', () => {
    const frames = Array.from({ length: 2000 }, (_, number) => String(number));
    const walks = [];
    const readers = [1, 2, 3].map(() =>
      coroutine.start(() => {
        const walk = [];
        do walk.push(String(pull.recv()));
        while (pull.more);
        walks.push(walk);
      })
    );
    coroutine.sleep();
    for (let left = 3; left > 0; left--) push.send(frames);
    for (const reader of readers) reader.join();
    for (const walk of walks) assert.deepEqual(walk, frames);
  });

  it('is one message for those who wait', () => {
    const got = [];
    const reader = (receive) =>
      coroutine.start(() => {
        got.push(texts(receive()));
      });
    const readers = [() => pull.recvMultipart(), () => [pull.recv()], () => pull.recvMultipart()].map(reader);
    coroutine.sleep();
    push.send(['a', 'b']);
    push.send(['c', 'd']);
    for (const each of readers) each.join();
    // The second one took a frame and ended: the rest of that message goes to the third.
    assert.deepEqual(got, [['a', 'b'], ['c'], ['d']]);
  });

  it('is not for another while the one who began it has not run', () => {
    const log = [];
    const first = coroutine.start(() => {
      log.push(`first ${pull.recv()} ${pull.recv()}`);
    });
    const second = coroutine.start(() => {
      log.push(`second ${texts(pull.recvMultipart())}`);
    });
    coroutine.sleep();
    const meddler = coroutine.start(() => {
      log.push(`meddler ${texts(pull.recvMultipart())}`);
    });
    push.send(['a', 'b']);
    push.send(['c', 'd']);
    push.send(['e', 'f']);
    for (const fiber of [first, second, meddler]) fiber.join();
    assert.deepEqual(log, ['first a b', 'second c,d', 'meddler e,f']);
  });

  it('may be begun by one fiber and ended by another', () => {
    push.send(['a', 'b', 'c']);
    const log = [];
    log.push(String(pull.recv()));
    coroutine.start(() => log.push(pull.more, String(pull.recv()))).join();
    log.push(pull.more, String(pull.recv()), pull.more);
    assert.deepEqual(log, ['a', true, 'b', true, 'c', false]);
  });

  it('is readable as long as a frame of it is left', () => {
    push.send(['a', 'b']);
    pull.recv();
    assert.strictEqual(pull.getsockopt('EVENTS') & 1, 1);
    pull.recv();
    assert.strictEqual(pull.getsockopt('EVENTS') & 1, 0);
  });

  it('is sent as it is when send() is called', () => {
    const part = Buffer.from('12');
    const frames = ['a', part];
    push.send(frames);
    part.fill(0);
    frames.push('too late');
    assert.deepEqual(texts(pull.recvMultipart()), ['a', '12']);
  });
});

require.main === module && test.run(console.ERROR);
