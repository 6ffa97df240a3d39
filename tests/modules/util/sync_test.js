'use strict';

const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const { sync, promisify } = require('util');
test.setup();

const caught = (call) => {
  try {
    call();
  } catch (error) {
    return { error };
  }
  return 'did not throw';
};

describe('util.sync of functions with a callback', () => {
  const later = (a, b, callback) => setTimeout(() => callback(null, a + b), 5);

  it('waits for the result', () => {
    assert.strictEqual(sync(later)(1, 2), 3);
    assert.strictEqual(sync((callback) => callback(null, 'at once'))(), 'at once');
    assert.strictEqual(sync((callback) => callback())(), undefined);
  });

  it('throws the error', () => {
    const failure = new Error('no');
    assert.strictEqual(caught(sync((callback) => setTimeout(() => callback(failure), 1))).error, failure);
    assert.strictEqual(caught(sync((callback) => callback(500))).error, 500);
    assert.strictEqual(caught(sync(() => { throw failure; })).error, failure);
  });

  it('passes this on', () => {
    const object = {
      base: 40,
      add: sync(function (n, callback) { callback(null, this.base + n); }),
    };
    assert.strictEqual(object.add(2), 42);
  });

  it('keeps the name, and has one parameter less', () => {
    assert.strictEqual(sync(later).name, 'later');
    assert.strictEqual(sync(later).length, 2);
    assert.strictEqual(sync(() => {}).length, 0);
  });

  it('parks the calling fiber only', () => {
    const order = [];
    const fiber = coroutine.start(() => {
      order.push('begin');
      sync(later)(1, 2);
      order.push('end');
    });
    coroutine.sleep(1);
    order.push('meanwhile');
    fiber.join();
    assert.deepEqual(order, ['begin', 'meanwhile', 'end']);
  });

  it('ignores what is called back a second time', () => {
    const twice = (callback) => setTimeout(() => {
      callback(null, 1);
      callback(null, 2);
      callback(new Error('late'));
    }, 1);
    assert.strictEqual(sync(twice)(), 1);
    coroutine.sleep(5);
  });

  it('serves many fibers at the same time', () => {
    const wait = sync((ms, callback) => setTimeout(() => callback(null, ms), ms));
    const begin = Date.now();
    const results = coroutine.parallel(Array.from({ length: 50 }, (_, i) => () => wait(20 + (i % 5))));
    assert.deepEqual(results, Array.from({ length: 50 }, (_, i) => 20 + (i % 5)));
    assert.isTrue(Date.now() - begin < 900);
  });

  it('is called back from a promise', () => {
    assert.strictEqual(sync((callback) => { Promise.resolve(7).then((value) => callback(null, value)); })(), 7);
  });
});

describe('util.sync of asynchronous functions', () => {
  it('waits for the result of async functions', () => {
    const pause = () => new Promise((resolve) => setTimeout(resolve, 5));
    assert.strictEqual(sync(async (a, b) => { await pause(); return a + b; })(1, 2), 3);
    assert.strictEqual(caught(sync(async () => { throw 500; })).error, 500);
    assert.deepEqual(caught(sync(async () => { throw undefined; })), { error: undefined });
  });

  it('waits for a promise where it is told so', () => {
    const plain = (a, b) => new Promise((resolve) => setTimeout(resolve, 1, a * b));
    assert.strictEqual(sync(plain, true)(6, 7), 42);
    assert.strictEqual(sync(() => 'no promise', true)(), 'no promise');
    assert.strictEqual(sync(() => ({ then(resolve) { resolve('thenable'); } }), true)(), 'thenable');
  });

  it('keeps name, length and this', () => {
    const object = { base: 1, grow: sync(async function grow(n) { return this.base + n; }) };
    assert.strictEqual(object.grow(1), 2);
    assert.strictEqual(object.grow.name, 'grow');
    assert.strictEqual(object.grow.length, 1);
  });

  it('undoes promisify', () => {
    assert.strictEqual(sync(promisify((callback) => setTimeout(callback, 1, null, 'x')), true)(), 'x');
  });

  it('works inside of an async function', async () => {
    await null;
    assert.strictEqual(sync(async () => { await null; return 5; })(), 5);
  });
});

describe('util.sync', () => {
  it('refuses what is no function', () => {
    for (const value of [undefined, null, 5, {}]) assert.strictEqual(caught(() => sync(value)).error.code, 'ERR_INVALID_ARG_TYPE');
  });
});

require.main === module && test.run(console.ERROR);
