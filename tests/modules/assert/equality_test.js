'use strict';

const assert = require('assert');
const test = require('test');
test.setup();

const fails = (action, operator) => assert.throws(action, { name: 'AssertionError', code: 'ERR_ASSERTION', operator });

describe('equal and notEqual', () => {
  it('compare values as == does', () => {
    const object = {};
    for (const [a, b] of [
      [1, 1],
      [1, '1'],
      [0, ''],
      [null, undefined],
      [true, 1],
      [object, object],
      [1n, 1],
      ['a', new String('a')],
    ]) {
      assert.equal(a, b);
      fails(() => assert.notEqual(a, b), '!=');
    }
    for (const [a, b] of [
      [1, 2],
      ['a', 'b'],
      [null, 0],
      [{}, {}],
      [[], {}],
      [Symbol('a'), Symbol('a')],
    ]) {
      assert.notEqual(a, b);
      fails(() => assert.equal(a, b), '==');
    }
  });

  it('take NaN to equal NaN', () => {
    assert.equal(NaN, NaN);
    fails(() => assert.notEqual(NaN, NaN), '!=');
    assert.notEqual(NaN, 0);
  });

  it('let an error of valueOf through', () => {
    const object = {
      valueOf() {
        throw new RangeError('valueOf');
      },
    };
    assert.throws(() => assert.equal(object, 'a'), RangeError);
  });
});

describe('strictEqual and notStrictEqual', () => {
  it('compare as Object.is does', () => {
    const object = {};
    for (const [a, b] of [
      [1, 1],
      [NaN, NaN],
      [-0, -0],
      ['a', 'a'],
      [object, object],
      [null, null],
      [1n, 1n],
    ]) {
      assert.strictEqual(a, b);
      fails(() => assert.notStrictEqual(a, b), 'notStrictEqual');
    }
    for (const [a, b] of [
      [1, '1'],
      [0, -0],
      [null, undefined],
      [{}, {}],
      [1n, 1],
    ]) {
      assert.notStrictEqual(a, b);
      fails(() => assert.strictEqual(a, b), 'strictEqual');
    }
  });
});

describe('assertions on two values', () => {
  const names = [
    'equal',
    'notEqual',
    'strictEqual',
    'notStrictEqual',
    'deepEqual',
    'notDeepEqual',
    'deepStrictEqual',
    'notDeepStrictEqual',
  ];

  it('refuse to be called with fewer', () => {
    for (const name of names) {
      for (const args of [[], [1]]) {
        assert.throws(() => assert[name](...args), {
          name: 'TypeError',
          code: 'ERR_MISSING_ARGS',
          message: 'The "actual" and "expected" arguments must be specified',
        });
      }
      assert.strictEqual(assert[name].name, name);
    }
  });

  it('throw the message given as an error', () => {
    const mine = new RangeError('mine');
    assert.throws(
      () => assert.equal(1, 2, mine),
      (error) => error === mine,
    );
    assert.throws(
      () => assert.deepStrictEqual(1, 2, mine),
      (error) => error === mine,
    );
  });

  it('take an empty message for none', () => {
    assert.throws(() => assert.equal(1, 2, ''), { message: '1 == 2', generatedMessage: true });
  });
});

require.main === module && test.run(console.ERROR);
