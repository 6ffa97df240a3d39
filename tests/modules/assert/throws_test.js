'use strict';

const assert = require('assert');
const test = require('test');
test.setup();

const throwing = (value) => () => {
  throw value;
};
const bar = throwing(new Error('bar'));
const quiet = () => 1;
const fails = (action, message) => assert.throws(action, { name: 'AssertionError', code: 'ERR_ASSERTION', message });

describe('throws', () => {
  it('accepts anything thrown', () => {
    for (const value of [42, {}, [], Symbol('s'), true, 'ball', undefined, null, NaN, new Error('e')])
      assert.throws(throwing(value));
  });

  it('fails when nothing is thrown', () => {
    fails(() => assert.throws(quiet), 'Missing expected exception.');
    fails(() => assert.throws(quiet, TypeError), 'Missing expected exception (TypeError).');
    fails(() => assert.throws(quiet, /x/), 'Missing expected exception.');
    fails(() => assert.throws(quiet, 'it must'), 'Missing expected exception: it must');
    fails(() => assert.throws(quiet, TypeError, 'it must'), 'Missing expected exception (TypeError): it must');
  });

  it('takes a string for the message, also one like that of the error', () => {
    assert.throws(bar, 'bar');
    assert.throws(bar, 'it must throw');
  });

  it('with a class', () => {
    assert.throws(bar, Error);
    assert.throws(throwing(new TypeError('t')), TypeError);
    assert.throws(throwing(new TypeError('t')), Error);
    class Mine {}
    assert.throws(throwing(new Mine()), Mine);
    fails(
      () => assert.throws(bar, TypeError),
      'The error is expected to be an instance of "TypeError". Received "Error"\n\nError message:\n\nbar',
    );
    fails(
      () => assert.throws(throwing(null), TypeError),
      'The error is expected to be an instance of "TypeError". Received "null"',
    );
  });

  it('with a regular expression', () => {
    assert.throws(bar, /bar/);
    assert.throws(bar, /^Error: bar$/);
    assert.throws(throwing(null), /null/);
    fails(
      () => assert.throws(bar, /foo/),
      "The input did not match the regular expression /foo/. Input:\n\n'Error: bar'\n",
    );
  });

  it('with a validating function', () => {
    assert.throws(bar, (error) => error.message === 'bar');
    fails(
      () => assert.throws(bar, () => false),
      'The validation function is expected to return "true". Received false\n\nCaught error:\n\nError: bar',
    );
    fails(
      () =>
        assert.throws(bar, function check() {
          return 1;
        }),
      'The "check" validation function is expected to return "true". Received 1\n\nCaught error:\n\nError: bar',
    );
    assert.throws(() => assert.throws(bar, throwing(new RangeError('inside'))), RangeError);
  });

  it('with properties', () => {
    const error = Object.assign(new TypeError('bar'), { code: 'EBAR', info: { a: [1] } });
    assert.throws(throwing(error), { message: 'bar', name: 'TypeError', code: 'EBAR', info: { a: [1] } });
    assert.throws(throwing(error), { message: /^b/, code: /BAR/ });
    assert.throws(throwing({ a: 1, b: 2 }), { a: 1 });
    assert.throws(bar, new Error('bar'));
    fails(
      () => assert.throws(bar, { message: 'foo' }),
      "Expected values to be strictly deep-equal:\n+ actual - expected\n\n  Comparison {\n+   message: 'bar'\n-   message: 'foo'\n  }",
    );
    fails(() => assert.throws(bar, { code: 1 }), /code: 1/);
    fails(() => assert.throws(bar, { message: 1 }), /message: 1/);
    fails(() => assert.throws(bar, new Error('baz')), /message: 'baz'/);
    fails(() => assert.throws(throwing(1), { a: 1 }), /strictly deep-equal/);
  });

  it('shows the given message instead of its own', () => {
    fails(() => assert.throws(bar, /foo/, 'mine'), 'mine');
    const mine = new RangeError('mine');
    assert.throws(
      () => assert.throws(bar, /foo/, mine),
      (error) => error === mine,
    );
    assert.throws(
      () => assert.throws(quiet, /foo/, mine),
      (error) => error === mine,
    );
  });

  it('refuses wrong arguments', () => {
    const refuses = (action, code) => assert.throws(action, { name: 'TypeError', code });
    for (const fn of [undefined, null, 1, 'a', {}, Promise.resolve()])
      refuses(() => assert.throws(fn), 'ERR_INVALID_ARG_TYPE');
    refuses(() => assert.throws(bar, 1), 'ERR_INVALID_ARG_TYPE');
    refuses(() => assert.throws(bar, 'bar', 'message'), 'ERR_INVALID_ARG_TYPE');
    refuses(() => assert.throws(bar, {}), 'ERR_INVALID_ARG_VALUE');
  });

  it('has the error as actual', () => {
    const thrown = new Error('bar');
    assert.throws(
      () => assert.throws(throwing(thrown), /foo/),
      (error) => error.actual === thrown && error.operator === 'throws',
    );
  });
});

describe('doesNotThrow', () => {
  it('accepts a function that throws nothing', () => {
    assert.doesNotThrow(quiet);
    assert.doesNotThrow(quiet, 'message');
    assert.doesNotThrow(quiet, Error, 'message');
  });

  it('fails when something is thrown', () => {
    fails(() => assert.doesNotThrow(bar), 'Got unwanted exception.\nActual message: "bar"');
    fails(() => assert.doesNotThrow(bar, 'mine'), 'Got unwanted exception: mine\nActual message: "bar"');
    fails(() => assert.doesNotThrow(throwing(1)), 'Got unwanted exception.\nActual message: 1');
    fails(() => assert.doesNotThrow(throwing(undefined)), 'Got unwanted exception.\nActual message: undefined');
  });

  it('lets other errors than the unwanted one through', () => {
    assert.throws(() => assert.doesNotThrow(bar, TypeError), { name: 'Error', message: 'bar' });
    fails(
      () => assert.doesNotThrow(throwing(new TypeError('bar')), TypeError),
      'Got unwanted exception.\nActual message: "bar"',
    );
    fails(() => assert.doesNotThrow(bar, /bar/), 'Got unwanted exception.\nActual message: "bar"');
    assert.throws(() => assert.doesNotThrow(bar, /foo/), { name: 'Error', message: 'bar' });
  });
});

describe('ifError', () => {
  it('accepts null and undefined only', () => {
    assert.ifError(null);
    assert.ifError(undefined);
    assert.ifError();
    for (const value of [0, '', false, 1, 's', {}])
      fails(() => assert.ifError(value), /^ifError got unwanted exception: /);
  });

  it('tells the error', () => {
    const cause = new Error('test error');
    assert.throws(() => assert.ifError(cause), {
      message: 'ifError got unwanted exception: test error',
      actual: cause,
      operator: 'ifError',
    });
    fails(() => assert.ifError('s'), "ifError got unwanted exception: 's'");
  });
});

require.main === module && test.run(console.ERROR);
