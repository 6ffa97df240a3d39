'use strict';

const assert = require('assert');
const test = require('test');
const { promisify, callbackify } = require('util');
test.setup();

const rejection = async (promise) => {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return 'did not reject';
};
const caught = (call) => {
  try {
    call();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('util.promisify', () => {
  it('makes a promise of what is called back', async () => {
    const add = promisify((a, b, callback) => setTimeout(() => callback(null, a + b), 1));
    const promise = add(1, 2);
    assert.isTrue(promise instanceof Promise);
    assert.strictEqual(await promise, 3);
    assert.strictEqual(await promisify((callback) => callback(null, 'first', 'second'))(), 'first');
  });

  it('rejects with the error', async () => {
    assert.strictEqual(await rejection(promisify((callback) => callback(500))()), 500);
    const failure = new Error('thrown');
    assert.strictEqual(await rejection(promisify(() => { throw failure; })()), failure);
  });

  it('passes this on and keeps properties', async () => {
    function original(callback) {
      callback(null, this.x);
    }
    original.extra = 5;
    const promised = promisify(original);
    assert.strictEqual(await promised.call({ x: 7 }), 7);
    assert.strictEqual(promised.extra, 5);
    assert.strictEqual(promised.name, 'original');
    assert.strictEqual(promised.length, 1);
    assert.strictEqual(Object.getPrototypeOf(promised), Object.getPrototypeOf(original));
  });

  it('prefers a custom variant', () => {
    const custom = () => 'custom';
    const original = Object.assign(() => {}, { [promisify.custom]: custom });
    assert.strictEqual(promisify.custom, Symbol.for('nodejs.util.promisify.custom'));
    assert.strictEqual(promisify(original), custom);
    assert.strictEqual(promisify(promisify(original)), custom);
    const promised = promisify(() => {});
    assert.strictEqual(promisify(promised), promised);
  });

  it('refuses what is no function', () => {
    for (const value of [undefined, null, 5, 'x', {}]) {
      const error = caught(() => promisify(value));
      assert.isTrue(error instanceof TypeError);
      assert.strictEqual(error.code, 'ERR_INVALID_ARG_TYPE');
    }
    assert.strictEqual(caught(() => promisify()).message, 'The "original" argument must be of type function. Received undefined');
    const wrong = Object.assign(() => {}, { [promisify.custom]: 5 });
    assert.strictEqual(caught(() => promisify(wrong)).code, 'ERR_INVALID_ARG_TYPE');
  });
});

describe('util.callbackify', () => {
  it('calls back with the result', (done) => {
    const values = ['text', null, undefined, false, 0, {}, Symbol('s'), new Error('a value')];
    let left = values.length;
    for (const value of values) {
      callbackify(async () => value)((error, result) => {
        assert.strictEqual(error, null);
        assert.strictEqual(result, value);
        if (--left === 0) done();
      });
    }
  });

  it('calls back with the reason', (done) => {
    const failure = new Error('no');
    callbackify(() => Promise.reject(failure))((error, ...rest) => {
      assert.strictEqual(error, failure);
      assert.strictEqual(rest.length, 0);
      done();
    });
  });

  it('makes an error of a falsy reason', (done) => {
    callbackify(() => Promise.reject(null))((error) => {
      assert.strictEqual(error.code, 'ERR_FALSY_VALUE_REJECTION');
      assert.strictEqual(error.message, 'Promise was rejected with falsy value');
      assert.strictEqual(error.reason, null);
      done();
    });
  });

  it('passes this and arguments on', (done) => {
    const object = {
      x: 1,
      add: callbackify(async function (a, b) { return this.x + a + b; }),
    };
    object.add(2, 3, function (error, sum) {
      assert.strictEqual(sum, 6);
      assert.strictEqual(this, object);
      done();
    });
  });

  it('names the function', () => {
    async function load(a) {}
    const called = callbackify(load);
    assert.strictEqual(called.name, 'loadCallbackified');
    assert.strictEqual(called.length, 2);
  });

  it('refuses what is no function', () => {
    assert.strictEqual(caught(() => callbackify(5)).code, 'ERR_INVALID_ARG_TYPE');
    const error = caught(() => callbackify(async () => {})(5));
    assert.strictEqual(error.code, 'ERR_INVALID_ARG_TYPE');
    assert.strictEqual(error.message, 'The last argument must be of type function. Received type number (5)');
    assert.strictEqual(caught(callbackify(async () => {})).message, 'The last argument must be of type function. Received undefined');
  });
});

require.main === module && test.run(console.ERROR);
