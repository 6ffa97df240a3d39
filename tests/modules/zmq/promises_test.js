const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const zmq = require('zmq');
const { bound, closeAll, connected, open, overEach, texts } = require('./sockets');
test.setup();

async function rejection(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('it was fulfilled');
}

overEach('recvAsync()', (transport) => {
  it('is the frame that recv() would return', async () => {
    const pull = bound(zmq.PULL, transport);
    const push = connected(zmq.PUSH, pull);
    const early = pull.recvAsync();
    assert.isTrue(early instanceof Promise);
    push.send(['a', 'b']);
    const frame = await early;
    assert.isTrue(Buffer.isBuffer(frame));
    assert.strictEqual(String(frame), 'a');
    assert.isTrue(pull.more);
    assert.strictEqual(String(await pull.recvAsync()), 'b');
    assert.isFalse(pull.more);
  });

  it('gets its message in the order of the calls', async () => {
    const pull = bound(zmq.PULL, transport);
    const push = connected(zmq.PUSH, pull);
    const got = [];
    const done = [];
    const wait = {
      promise: (name) => done.push(pull.recvAsync().then((data) => got.push(`${name} ${data}`))),
      fiber: (name) => {
        done.push(coroutine.start(() => got.push(`${name} ${pull.recv()}`)));
        coroutine.sleep();
      },
      callback: (name) =>
        done.push(new Promise((fulfil) => pull.recv((error, data) => fulfil(got.push(`${name} ${data}`))))),
    };
    const kinds = ['promise', 'fiber', 'callback', 'fiber', 'promise', 'promise', 'callback', 'fiber'];
    kinds.forEach((kind, index) => wait[kind](index));
    kinds.forEach((_, index) => push.send(String(index)));
    for (const each of done) await (each.join ? each.join() : each);
    assert.deepEqual(got.sort(), kinds.map((_, index) => `${index} ${index}`));
  });

  it('is rejected when the socket is closed', async () => {
    const pull = bound(zmq.PULL, transport);
    const waiting = [rejection(pull.recvAsync()), rejection(pull.recvAsync())];
    pull.close();
    waiting.push(rejection(pull.recvAsync()));
    for (const promise of waiting) {
      const error = await promise;
      assert.strictEqual(error.number, 100009);
      assert.strictEqual(error.code, 'ENOTSOCK');
    }
  });
});

describe('recvAsync()', () => {
  afterEach(closeAll);

  it('rejects, and never throws', async () => {
    const pull = open(zmq.PULL);
    assert.strictEqual((await rejection(pull.recvAsync(1))).number, 100001);
    assert.strictEqual((await rejection(pull.recvAsync.call({}))).number, 100008);
    assert.strictEqual((await rejection(open(zmq.PUSH).recvAsync())).code, 'ENOTSUP');
    assert.strictEqual((await rejection(open(zmq.REQ).recvAsync())).code, 'EFSM');
    pull.setsockopt('RCVTIMEO', 1);
    assert.strictEqual((await rejection(pull.recvAsync())).code, 'EAGAIN');
  });

  it('lets fibers run, though it never waits', async () => {
    const pull = bound(zmq.PULL, 'inproc');
    const push = connected(zmq.PUSH, pull);
    let others = false;
    coroutine.start(() => {
      others = true;
    });
    for (let count = 0; !others; count++) {
      assert.lessThan(count, 1000);
      push.send('x');
      await pull.recvAsync();
    }
  });
});

overEach('for await', (transport) => {
  it('goes through whole messages until the socket is closed', async () => {
    const pull = bound(zmq.PULL, transport);
    const push = connected(zmq.PUSH, pull);
    const messages = [['a'], ['b', ''], ['c', 'd', 'e']];
    coroutine.start(() => messages.forEach((frames) => push.send(frames)));
    const seen = [];
    for await (const frames of pull) {
      seen.push(texts(frames));
      if (seen.length === messages.length) pull.close();
    }
    assert.deepEqual(seen, messages);
  });

  it('ends while it waits, too', async () => {
    const pull = bound(zmq.PULL, transport);
    coroutine.start(() => pull.close());
    for await (const frames of pull) assert.fail(frames);
    for await (const frames of pull) assert.fail(frames);
  });

  it('leaves the next message alone after break', async () => {
    const pull = bound(zmq.PULL, transport);
    const push = connected(zmq.PUSH, pull);
    for (let number = 0; number < 10; number++) push.send(String(number));
    for (let number = 0; number < 9; number += 3) {
      for await (const [frame] of pull) {
        assert.strictEqual(String(frame), String(number));
        break;
      }
      assert.strictEqual(String(pull.recv()), String(number + 1));
      assert.strictEqual(String(await pull.recvAsync()), String(number + 2));
    }
  });

  it('begins with the rest of a message', async () => {
    const pull = bound(zmq.PULL, transport);
    connected(zmq.PUSH, pull).send(['a', 'b', 'c']);
    assert.strictEqual(String(pull.recv()), 'a');
    for await (const frames of pull) {
      assert.deepEqual(texts(frames), ['b', 'c']);
      break;
    }
  });

  it('shares the messages with other loops', async () => {
    const pull = bound(zmq.PULL, transport);
    const push = connected(zmq.PUSH, pull);
    const seen = [];
    const loop = async () => {
      for await (const [frame] of pull) {
        if (seen.push(Number(frame)) === 100) pull.close();
      }
    };
    const loops = [loop(), loop(), loop()];
    for (let number = 0; number < 100; number++) push.send(String(number));
    for (const each of loops) await each;
    assert.deepEqual(seen.sort((a, b) => a - b), Array.from({ length: 100 }, (_, index) => index));
  });
});

describe('the iterator of for await', () => {
  afterEach(closeAll);

  it('gives what it has begun to wait for back when it is left', async () => {
    const pull = bound(zmq.PULL, 'inproc');
    const push = connected(zmq.PUSH, pull);
    const iterator = pull[Symbol.asyncIterator]();
    const waiting = [iterator.next(), iterator.next(), iterator.next()];
    for (const text of ['a', 'b', 'c']) push.send(text);
    assert.deepEqual(await iterator.return('left'), { value: 'left', done: true });
    const results = [];
    for (const promise of waiting) results.push(await promise);
    const taken = results.filter(({ done }) => !done).map(({ value }) => String(value[0]));
    while (taken.length < 3) taken.push(String(pull.recv()));
    assert.deepEqual(taken, ['a', 'b', 'c']);
    assert.deepEqual(await iterator.next(), { value: undefined, done: true });
    assert.strictEqual(pull.poll(0), 0);
  });

  it('keeps no place when it is left before anything came', async () => {
    const pull = bound(zmq.PULL, 'inproc');
    const push = connected(zmq.PUSH, pull);
    const iterator = pull[Symbol.asyncIterator]();
    const waiting = iterator.next();
    await iterator.return();
    push.send('x');
    assert.strictEqual(String(pull.recv()), 'x');
    assert.deepEqual(await waiting, { value: undefined, done: true });
  });

  it('is its own iterator, and ends after an error', async () => {
    const pull = open(zmq.PULL);
    pull.setsockopt('RCVTIMEO', 1);
    const iterator = pull[Symbol.asyncIterator]();
    assert.strictEqual(iterator[Symbol.asyncIterator](), iterator);
    assert.strictEqual((await rejection(iterator.next())).code, 'EAGAIN');
    assert.deepEqual(await iterator.next(), { value: undefined, done: true });
    assert.throws(() => pull[Symbol.asyncIterator].call({}), TypeError);
  });

  it('throws what libzmq refuses', async () => {
    const error = await rejection(
      (async () => {
        for await (const frames of open(zmq.PUSH)) assert.fail(frames);
      })()
    );
    assert.strictEqual(error.code, 'ENOTSUP');
  });
});

require.main === module && test.run(console.ERROR);
