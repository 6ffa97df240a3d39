'use strict';

const assert = require('assert');
const test = require('test');
test.setup();

const failureOf = (action) => {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

describe('assert and assert.ok', () => {
  it('accept what is truthy', () => {
    for (const value of [true, 1, -1, 'a', {}, [], () => 1, Symbol('s'), 1n, Infinity]) {
      assert(value);
      assert.ok(value, 'with a message');
    }
  });

  it('fail on what is falsy', () => {
    for (const value of [false, 0, -0, 0n, '', null, undefined, NaN]) {
      for (const call of [assert, assert.ok]) {
        const error = failureOf(() => call(value));
        assert.strictEqual(error.name, 'AssertionError');
        assert.strictEqual(error.operator, '==');
        assert.strictEqual(error.expected, true);
        assert.ok(Object.is(error.actual, value));
      }
    }
  });

  it('name the call in their message', () => {
    assert.strictEqual(
      failureOf(() => assert(0)).message,
      'The expression evaluated to a falsy value:\n\n  assert(0)\n',
    );
    assert.strictEqual(
      failureOf(() => assert.ok('')).message,
      "The expression evaluated to a falsy value:\n\n  assert.ok('')\n",
    );
  });

  it('tell a missing argument from undefined', () => {
    assert.strictEqual(failureOf(() => assert()).message, 'No value argument passed to `assert.ok()`');
    assert.match(failureOf(() => assert(undefined)).message, /assert\(undefined\)/);
  });

  it('take a message or an error to throw', () => {
    const error = failureOf(() => assert(false, 'foo must be there'));
    assert.strictEqual(error.message, 'foo must be there');
    assert.strictEqual(error.generatedMessage, false);
    const mine = new RangeError('mine');
    assert.strictEqual(
      failureOf(() => assert.ok(false, mine)),
      mine,
    );
  });
});

describe('assert.notOk', () => {
  it('is the opposite of ok', () => {
    for (const value of [false, 0, '', null, undefined, NaN]) assert.notOk(value);
    assert.strictEqual(failureOf(() => assert.notOk('yes')).message, "expected 'yes' to be falsy");
    assert.strictEqual(failureOf(() => assert.notOk([], 'mine')).message, 'mine');
  });
});

describe('assert.fail', () => {
  it('always fails', () => {
    const error = failureOf(() => assert.fail());
    assert.strictEqual(error.message, 'Failed');
    assert.strictEqual(error.operator, 'fail');
    assert.strictEqual(error.code, 'ERR_ASSERTION');
    assert.strictEqual(error.generatedMessage, true);
    assert.strictEqual(failureOf(() => assert.fail('why')).message, 'why');
  });

  it('throws an error that it is given', () => {
    const mine = new TypeError('mine');
    assert.strictEqual(
      failureOf(() => assert.fail(mine)),
      mine,
    );
  });

  it('takes actual, expected, message and operator', () => {
    assert.strictEqual(failureOf(() => assert.fail(1, 2)).message, '1 != 2');
    const error = failureOf(() => assert.fail(1, 2, undefined, '>'));
    assert.strictEqual(error.message, '1 > 2');
    assert.strictEqual(error.operator, '>');
    assert.strictEqual(failureOf(() => assert.fail(1, 2, 'text', '>')).message, 'text');
  });
});

describe('match and doesNotMatch', () => {
  it('test a string against a pattern', () => {
    assert.match('foobar', /^foo/);
    assert.doesNotMatch('foobar', /^bar/);
    assert.strictEqual(
      failureOf(() => assert.match('a', /b/)).message,
      "The input did not match the regular expression /b/. Input:\n\n'a'\n",
    );
    assert.strictEqual(
      failureOf(() => assert.doesNotMatch('b', /b/)).message,
      "The input was expected to not match the regular expression /b/. Input:\n\n'b'\n",
    );
  });

  it('fail on anything but a string', () => {
    for (const call of [assert.match, assert.doesNotMatch]) {
      const error = failureOf(() => call(1, /1/));
      assert.strictEqual(error.code, 'ERR_ASSERTION');
      assert.strictEqual(error.message, 'The "string" argument must be of type string. Received type number (1)');
    }
  });

  it('refuse anything but a pattern', () => {
    const error = failureOf(() => assert.match('a', 'a'));
    assert.strictEqual(error.name, 'TypeError');
    assert.strictEqual(error.code, 'ERR_INVALID_ARG_TYPE');
    assert.strictEqual(error.number, 100005);
  });
});

require.main === module && test.run(console.ERROR);
