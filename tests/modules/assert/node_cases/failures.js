'use strict';

// Failures that are the same in Node, with all their properties.

const assert = require('assert');

const throwing = (value) => () => {
  throw value;
};
const bar = throwing(new Error('bar'));
const quiet = () => 1;
const object = { a: 1 };

const CASES = [
  () => assert.equal(1, 2),
  () => assert.equal({ a: 1 }, { a: 2 }),
  () => assert.equal('a\nb', 'c'),
  () => assert.equal(NaN, 1, 'mine'),
  () => assert.equal(1),
  () => assert.notEqual(1, '1'),
  () => assert.strictEqual(1, 2),
  () => assert.strictEqual(1n, 1),
  () => assert.strictEqual(-0, 0),
  () => assert.strictEqual('abcdefgh', 'abcdefgx'),
  () => assert.strictEqual('a\nb\nc', 'a\nx\nc'),
  () => assert.strictEqual(123456, 1234567),
  () => assert.strictEqual(undefined, 'a longer string'),
  () => assert.strictEqual([1, 2, 3], [1, 2, 4]),
  () => assert.strictEqual({}, {}),
  () => assert.strictEqual([], {}),
  () => assert.strictEqual({}, 1),
  () => assert.strictEqual('a'.repeat(100), `${'a'.repeat(50)}b`),
  () => assert.notStrictEqual(1, 1),
  () => assert.notStrictEqual(object, object),
  () => assert.deepEqual(1, 2),
  () => assert.notDeepEqual(1, '1'),
  () => assert.deepStrictEqual(1, 2),
  () => assert.deepStrictEqual({ a: 1 }, { a: 2 }),
  () => assert.deepStrictEqual({ a: 1, b: [1, 2, { c: 3 }] }, { a: 1, b: [1, 2, { c: 4 }] }),
  () => assert.deepStrictEqual([1], [1, 2]),
  () => assert.deepStrictEqual(new Map([[1, 2]]), new Map([[1, 3]])),
  () => assert.deepStrictEqual({ a: 1 }, Object.assign(Object.create(null), { a: 1 })),
  () => assert.deepStrictEqual([1, 2, 3], []),
  () => assert.notDeepStrictEqual({ a: 1 }, { a: 1 }),
  () => assert.notDeepStrictEqual(1, 1),
  () => assert(),
  () => assert.ok(false, 'mine'),
  () => assert.fail(),
  () => assert.fail('mine'),
  () => assert.fail(new RangeError('mine')),
  () => assert.match('a', /b/),
  () => assert.match(1, /b/),
  () => assert.match('a', 'b'),
  () => assert.match('a', /b/, 'mine'),
  () => assert.doesNotMatch('b', /b/),
  () => assert.ifError(1),
  () => assert.ifError(new Error('x')),
  () => assert.ifError({}),
  () => assert.throws(1),
  () => assert.throws(quiet),
  () => assert.throws(quiet, TypeError),
  () => assert.throws(quiet, 'mine'),
  () => assert.throws(quiet, TypeError, 'mine'),
  () => assert.throws(bar, /foo/),
  () => assert.throws(bar, /foo/, 'mine'),
  () => assert.throws(bar, TypeError),
  () => assert.throws(bar, () => false),
  () =>
    assert.throws(bar, function check() {
      return 1;
    }),
  () => assert.throws(bar, { message: 'foo' }),
  () => assert.throws(bar, { message: /foo/, name: 'Error' }),
  () => assert.throws(bar, new Error('baz')),
  () => assert.throws(bar, {}),
  () => assert.throws(bar, 1),
  () => assert.throws(bar, 'bar', 'mine'),
  () => assert.throws(throwing(1), { a: 1 }),
  () => assert.throws(throwing(null), TypeError),
  () => assert.doesNotThrow(bar),
  () => assert.doesNotThrow(bar, 'mine'),
  () => assert.doesNotThrow(bar, TypeError),
  () => assert.doesNotThrow(throwing(new TypeError('bar')), TypeError, 'mine'),
  () => assert.strictEqual(1, 2, new RangeError('mine')),
  () => new assert.AssertionError(),
  () => {
    throw new assert.AssertionError({ actual: 1, expected: 2, operator: 'near' });
  },
  () => {
    throw new assert.AssertionError({ message: 'mine' });
  },
];

function outcome(action) {
  try {
    action();
  } catch (error) {
    const { name, code, message, operator, generatedMessage } = error;
    return { name, code, message, operator, generatedMessage };
  }
  return 'nothing was thrown';
}

function report() {
  return CASES.map((action, index) => ({ index, ...outcome(action) }));
}

module.exports = { report };
