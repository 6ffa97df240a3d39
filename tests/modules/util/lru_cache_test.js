'use strict';

const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const { LruCache } = require('util');
test.setup();

const entries = (cache) => Object.entries(cache.toJSON());
const codeOf = (call) => {
  try {
    call();
  } catch (error) {
    return error.code;
  }
  return undefined;
};

describe('util.LruCache', () => {
  it('keeps values by name', () => {
    const cache = new LruCache(3);
    assert.isTrue(cache.isEmpty());
    cache.set('a', 1);
    cache.set({ b: 2, c: 3 });
    assert.strictEqual(cache.size, 3);
    assert.isTrue(cache.has('a'));
    assert.isFalse(cache.has('x'));
    assert.strictEqual(cache.get('b'), 2);
    assert.strictEqual(cache.get('x'), undefined);
    cache.remove('b');
    cache.remove('x');
    assert.isFalse(cache.has('b'));
    cache.clear();
    assert.strictEqual(cache.size, 0);
    assert.isTrue(cache.isEmpty());
  });

  it('takes names that are no strings as strings', () => {
    const cache = new LruCache(3);
    cache.set(5, 'five');
    assert.strictEqual(cache.get('5'), 'five');
    cache.set('undefined', undefined);
    assert.isTrue(cache.has(undefined));
  });

  it('drops what was not used for longest', () => {
    const cache = new LruCache(2);
    cache.set('a', 1);
    cache.set('b', 2);
    cache.get('a');
    cache.set('c', 3);
    assert.deepEqual(entries(cache), [['c', 3], ['a', 1]]);
    cache.set('a', 4);
    assert.deepEqual(entries(cache), [['a', 4], ['c', 3]]);
    assert.isTrue(cache.has('c'));
    cache.set('d', 5);
    assert.deepEqual(entries(cache), [['d', 5], ['a', 4]]);
  });

  it('drops what is older than the timeout', () => {
    const cache = new LruCache(3, 60);
    assert.strictEqual(cache.timeout, 60);
    cache.set('old', 1);
    coroutine.sleep(40);
    cache.set('young', 2);
    cache.get('old');
    assert.strictEqual(cache.size, 2);
    coroutine.sleep(35);
    assert.deepEqual(entries(cache), [['young', 2]]);
    assert.isFalse(cache.has('old'));
    assert.strictEqual(cache.get('old'), undefined);
    coroutine.sleep(50);
    assert.isTrue(cache.isEmpty());
    cache.timeout = 0;
    cache.set('a', 1);
    coroutine.sleep(5);
    assert.isTrue(cache.has('a'));
  });

  it('asks an updater for what is missing', () => {
    const cache = new LruCache(3);
    const asked = [];
    const updater = (name) => {
      asked.push(name);
      return `${name}!`;
    };
    assert.strictEqual(cache.get('a', updater), 'a!');
    assert.strictEqual(cache.get('a', updater), 'a!');
    assert.deepEqual(asked, ['a']);
    assert.strictEqual(cache.get('a'), 'a!');
  });

  it('asks once when several fibers want the same', () => {
    const cache = new LruCache(3);
    let asked = 0;
    const updater = () => {
      asked++;
      coroutine.sleep(10);
      return 'value';
    };
    const fibers = [1, 2, 3].map(() => coroutine.start(() => cache.get('a', updater)));
    coroutine.sleep(1);
    assert.strictEqual(cache.get('a'), 'value');
    for (const fiber of fibers) fiber.join();
    assert.strictEqual(asked, 1);
  });

  it('asks the next fiber\'s updater when one throws', () => {
    const cache = new LruCache(3);
    const failure = new Error('no');
    let first;
    const fiber = coroutine.start(() => {
      try {
        cache.get('a', () => {
          coroutine.sleep(5);
          throw failure;
        });
      } catch (error) {
        first = error;
      }
    });
    coroutine.sleep(1);
    assert.strictEqual(cache.get('a', () => 'second'), 'second');
    fiber.join();
    assert.strictEqual(first, failure);
    assert.strictEqual(cache.get('b'), undefined);
  });

  it('refuses wrong arguments', () => {
    assert.strictEqual(codeOf(() => new LruCache('x')), 'ERR_INVALID_ARG_TYPE');
    assert.strictEqual(codeOf(() => new LruCache()), 'ERR_INVALID_ARG_TYPE');
    assert.strictEqual(codeOf(() => new LruCache(0)), 'ERR_OUT_OF_RANGE');
    assert.strictEqual(codeOf(() => new LruCache(1.5)), 'ERR_OUT_OF_RANGE');
    assert.strictEqual(codeOf(() => new LruCache(1, 'x')), 'ERR_INVALID_ARG_TYPE');
    assert.strictEqual(codeOf(() => new LruCache(1).get('a', 5)), 'ERR_INVALID_ARG_TYPE');
    assert.strictEqual(codeOf(() => new LruCache(1).set('a')), 'ERR_INVALID_ARG_TYPE');
    assert.throws(() => LruCache(1), TypeError);
  });
});

require.main === module && test.run(console.ERROR);
