'use strict';

// Values that resist being looked at: throwing getters, proxies, false tags, missing methods.

const assert = require('assert');
const test = require('test');
test.setup();

describe('deep equality of hostile values', () => {
  it('lets the error of a getter through', () => {
    const hostile = {
      get a() {
        throw new RangeError('getter');
      },
    };
    assert.throws(() => assert.deepEqual(hostile, { a: 1 }), RangeError);
    assert.throws(() => assert.deepStrictEqual(hostile, { a: 1 }), RangeError);
    // The number of keys already differs.
    assert.notDeepEqual(hostile, {});
  });

  it('calls getters that work', () => {
    const object = {
      get a() {
        return 1;
      },
    };
    assert.deepStrictEqual(object, { a: 1 });
  });

  it('sees through proxies of plain values', () => {
    assert.deepStrictEqual(new Proxy({ a: [1] }, {}), { a: [1] });
    assert.deepStrictEqual(new Proxy([1, 2], {}), [1, 2]);
    assert.notDeepStrictEqual(new Proxy([1, 2], {}), [1, 3]);
  });

  it('takes a proxy of a date for no date', () => {
    assert.notDeepStrictEqual(new Proxy(new Date(0), {}), new Date(0));
  });

  it('lets the error of a proxy through', () => {
    const proxy = new Proxy(
      {},
      {
        ownKeys() {
          throw new RangeError('trap');
        },
      },
    );
    assert.throws(() => assert.deepEqual(proxy, {}), RangeError);
    const { proxy: revoked, revoke } = Proxy.revocable({}, {});
    revoke();
    assert.throws(() => assert.deepEqual(revoked, {}), TypeError);
  });

  it('is not fooled by tags', () => {
    const tagged = (tag) => ({ [Symbol.toStringTag]: tag, a: 1 });
    assert.deepStrictEqual(tagged('Date'), tagged('Date'));
    assert.notDeepEqual(tagged('Date'), tagged('Map'));
    assert.deepEqual(tagged('Error'), tagged('Error'));
  });

  it('needs no methods of the values', () => {
    const bare = () => Object.assign(Object.create(null), { hasOwnProperty: 1, toString: 2, valueOf: 3 });
    assert.deepStrictEqual(bare(), bare());
    class Odd extends Map {
      get() {
        throw new Error('get');
      }
      forEach() {
        throw new Error('forEach');
      }
      [Symbol.iterator]() {
        throw new Error('iterator');
      }
    }
    assert.deepStrictEqual(new Odd([[1, 2]]), new Odd([[1, 2]]));
    assert.notDeepStrictEqual(new Odd([[1, 2]]), new Odd([[1, 3]]));
  });

  it('compares a key named __proto__', () => {
    const object = (value) => JSON.parse(`{"__proto__": ${value}}`);
    assert.deepStrictEqual(object(1), object(1));
    assert.notDeepStrictEqual(object(1), object(2));
  });

  it('fails with a message for values that cannot be shown', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    for (const call of [assert.strictEqual, assert.equal]) {
      assert.throws(
        () => call(proxy, 1),
        (error) => typeof error.message === 'string',
      );
    }
    const hostile = {
      get a() {
        throw new Error('getter');
      },
    };
    assert.throws(() => assert.strictEqual(hostile, 1), { name: 'AssertionError' });
  });
});

require.main === module && test.run(console.ERROR);
