'use strict';

const test = require('test');
test.setup();

describe('failures', () => {
  it('passes', () => assert.equal(1, 1));

  it('compares', () => {
    const actual = { a: 1, b: [1, 2] };
    const expected = { a: 1, b: [1, 3] };
    assert.deepEqual(actual, expected);
    return actual;
  });

  it('has a message of its own', () => {
    const actual = [1];
    assert.deepStrictEqual(actual, [2], 'my message');
    return actual;
  });

  it('throws an object', () => {
    throw { a: 1 };
  });

  it('throws undefined', () => {
    throw undefined;
  });

  it('throws an error with a code and a cause', () => {
    const error = new RangeError('coded');
    error.code = 'ECODED';
    error.cause = new TypeError('the cause');
    throw error;
  });

  it('throws something hostile', () => {
    throw new Proxy(new Error('hidden'), {
      get() {
        throw new Error('trap');
      },
    });
  });

  it('throws a revoked proxy', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    throw proxy;
  });

  it('rejects', async () => {
    await null;
    throw new Error('rejected');
  });

  it('rejects with undefined', () => Promise.reject());

  it('calls done with an error', (done) => setTimeout(() => done(new Error('given to done')), 1));

  it('calls done with a string', (done) => done('a string'));

  it('takes done and returns a promise', async (done) => done());

  it('calls done twice', (done) => {
    done();
    done();
  });

  it('overflows the stack', () => {
    const deeper = () => 1 + deeper();
    deeper();
  });
});

console.log('returned', test.run(), process.exitCode);
