'use strict';

const assert = require('assert');
const test = require('test');
test.setup();

const failsAs = (operator, action) => assert.throws(action, { name: 'AssertionError', operator });
const refuses = (action) => assert.throws(action, { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });

describe('closeTo and notCloseTo', () => {
  it('accept a difference up to delta', () => {
    for (const [a, b, delta] of [
      [1.5, 1, 0.5],
      [10, 20, 20],
      [-10, 20, 30],
      [1, 1, 0],
      ['1.5', 1, 1],
      [10n, 11, 1],
      [Infinity, Infinity, 0],
    ]) {
      assert.closeTo(a, b, delta);
      failsAs('notCloseTo', () => assert.notCloseTo(a, b, delta));
    }
    for (const [a, b, delta] of [
      [2, 1, 0.5],
      [-10, 20, 29],
      [Infinity, 1, 5],
      [Infinity, -Infinity, 5],
      [1, 1.1, -1],
    ]) {
      assert.notCloseTo(a, b, delta);
      failsAs('closeTo', () => assert.closeTo(a, b, delta));
    }
  });

  it('say by how much', () => {
    assert.throws(() => assert.closeTo(2, 1, 0.5), {
      message: 'expected 2 to be close to 1 +/- 0.5',
      actual: 2,
      expected: 1,
    });
    assert.throws(() => assert.notCloseTo(1, 1, 0), { message: 'expected 1 not to be close to 1 +/- 0' });
    assert.throws(() => assert.closeTo(2, 1, 0.5, 'mine'), { message: 'mine' });
  });

  it('refuse what is no number', () => {
    for (const call of [assert.closeTo, assert.notCloseTo]) {
      refuses(() => call(NaN, 1, 1));
      refuses(() => call(1, 'a', 1));
      refuses(() => call(1, 1));
      refuses(() => call(undefined, 1, 1));
      refuses(() => call(null, 0, 1));
      refuses(() => call(1, 1, NaN));
      refuses(() => call(Symbol('s'), 1, 1));
    }
  });
});

describe('lessThan, greaterThan and their opposites', () => {
  const ORDERED = [
    [1, 2],
    [-1, 0],
    [1, '2'],
    ['a', 'b'],
    ['10', '9'],
    [1n, 2],
    [new Date(1), new Date(2)],
    [-Infinity, Infinity],
    [false, true],
  ];
  const EQUAL = [
    [1, 1],
    ['a', 'a'],
    [1, '1'],
    [new Date(1), new Date(1)],
  ];

  it('order values as < does', () => {
    for (const [low, high] of ORDERED) {
      assert.lessThan(low, high);
      assert.greaterThan(high, low);
      assert.notLessThan(high, low);
      assert.notGreaterThan(low, high);
      failsAs('lessThan', () => assert.lessThan(high, low));
      failsAs('greaterThan', () => assert.greaterThan(low, high));
      failsAs('notLessThan', () => assert.notLessThan(low, high));
      failsAs('notGreaterThan', () => assert.notGreaterThan(high, low));
    }
  });

  it('take equal values for neither', () => {
    for (const [a, b] of EQUAL) {
      assert.notLessThan(a, b);
      assert.notGreaterThan(a, b);
      failsAs('lessThan', () => assert.lessThan(a, b));
      failsAs('greaterThan', () => assert.greaterThan(a, b));
    }
  });

  it('say what they expected', () => {
    assert.throws(() => assert.lessThan(2, 1), { message: 'expected 2 to be below 1' });
    assert.throws(() => assert.greaterThan(1, 2), { message: 'expected 1 to be above 2' });
    assert.throws(() => assert.notLessThan(1, 2), { message: 'expected 1 to be at least 2' });
    assert.throws(() => assert.notGreaterThan(2, 1), { message: 'expected 2 to be at most 1' });
    assert.throws(() => assert.lessThan(2, 1, 'mine'), { message: 'mine' });
  });

  it('refuse what has no order', () => {
    for (const call of [assert.lessThan, assert.notLessThan, assert.greaterThan, assert.notGreaterThan]) {
      refuses(() => call(NaN, 1));
      refuses(() => call(1, NaN));
      refuses(() => call(undefined, 1));
      refuses(() => call({}, 1));
      refuses(() => call(Symbol('s'), 1));
      refuses(() => call(() => 1, 1));
    }
  });
});

require.main === module && test.run(console.ERROR);
