'use strict';

const assert = require('assert');
const test = require('test');
test.setup();

const rejection = async (promise) => {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('the promise was not rejected');
};
const failing = async () => {
  throw new TypeError('bar');
};

describe('rejects', () => {
  it('returns a promise that is fulfilled by a rejection', async () => {
    const promise = assert.rejects(failing);
    assert.ok(promise instanceof Promise);
    assert.strictEqual(await promise, undefined);
    await assert.rejects(failing());
    await assert.rejects(failing, TypeError);
    await assert.rejects(failing, /bar/);
    await assert.rejects(failing, { message: 'bar' });
    await assert.rejects(failing, (error) => error.message === 'bar');
    for (const value of [42, undefined, null, 'text']) await assert.rejects(Promise.reject(value));
  });

  it('is rejected when there is none', async () => {
    const error = await rejection(assert.rejects(Promise.resolve(1)));
    assert.strictEqual(error.name, 'AssertionError');
    assert.strictEqual(error.message, 'Missing expected rejection.');
    assert.strictEqual(error.operator, 'rejects');
    const named = await rejection(assert.rejects(async () => 1, RangeError, 'mine'));
    assert.strictEqual(named.message, 'Missing expected rejection (RangeError): mine');
  });

  it('is rejected when it is another', async () => {
    assert.strictEqual((await rejection(assert.rejects(failing, RangeError))).operator, 'rejects');
    assert.match((await rejection(assert.rejects(failing, /foo/))).message, /did not match/);
  });

  it('does not take a thrown error for a rejection', async () => {
    const error = await rejection(
      assert.rejects(() => {
        throw new RangeError('sync');
      }),
    );
    assert.strictEqual(error.name, 'RangeError');
  });

  it('refuses what gives no promise', async () => {
    assert.strictEqual((await rejection(assert.rejects(1))).code, 'ERR_INVALID_ARG_TYPE');
    const error = await rejection(assert.rejects(() => 1));
    assert.strictEqual(error.code, 'ERR_INVALID_RETURN_VALUE');
    assert.strictEqual(
      error.message,
      'Expected instance of Promise to be returned from the "promiseFn" function but got type number (1).',
    );
  });

  it('takes anything that has a then', async () => {
    await assert.rejects({ then: (resolve, reject) => reject(new Error('thenable')), catch() {} }, /thenable/);
  });
});

describe('doesNotReject', () => {
  it('is fulfilled when the promise is', async () => {
    await assert.doesNotReject(Promise.resolve(1));
    await assert.doesNotReject(async () => 1);
  });

  it('is rejected when the promise is', async () => {
    const error = await rejection(assert.doesNotReject(failing));
    assert.strictEqual(error.message, 'Got unwanted rejection.\nActual message: "bar"');
    assert.strictEqual(error.operator, 'doesNotReject');
    assert.strictEqual((await rejection(assert.doesNotReject(failing, RangeError))).name, 'TypeError');
  });
});

require.main === module && test.run(console.ERROR);
