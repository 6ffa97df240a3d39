'use strict';

const assert = require('assert');
const test = require('test');
const util = require('util');
test.setup();

const argumentsOf = (function () { return arguments; });
const codeOf = (call) => {
  try {
    call();
  } catch (error) {
    return error.code === undefined ? error.number : error.code;
  }
  return 'did not throw';
};

describe('util.first, last', () => {
  it('give one element', () => {
    assert.strictEqual(util.first([1, 2, 3]), 1);
    assert.strictEqual(util.last([1, 2, 3]), 3);
    assert.strictEqual(util.first(argumentsOf(4, 5)), 4);
    for (const list of [[], null, undefined]) {
      assert.strictEqual(util.first(list), undefined);
      assert.strictEqual(util.last(list), undefined);
    }
  });

  it('give several', () => {
    assert.deepEqual(util.first([1, 2, 3], 2), [1, 2]);
    assert.deepEqual(util.last([1, 2, 3], 2), [2, 3]);
    for (const take of [util.first, util.last]) {
      assert.deepEqual(take([1, 2, 3], 0), []);
      assert.deepEqual(take([1, 2, 3], -1), []);
      assert.deepEqual(take([1, 2, 3], 5), [1, 2, 3]);
      assert.deepEqual(take(null, 2), []);
    }
  });
});

describe('util.unique, union, intersection, without, difference', () => {
  it('unique', () => {
    const a = {};
    const b = {};
    assert.deepEqual(util.unique([1, 2, 1, 3, 1, 4]), [1, 2, 3, 4]);
    assert.deepEqual(util.unique([NaN, 1, NaN, '1']), [NaN, 1, '1']);
    assert.strictEqual(util.unique([a, b, a]).length, 2);
    assert.deepEqual(util.unique([1, 1, 2, 2, 3], true), [1, 2, 3]);
    assert.deepEqual(util.unique(null), []);
  });

  it('union', () => {
    assert.deepEqual(util.union([1, 2, 3], [2, 30, 1], [1, 40, [1]]), [1, 2, 3, 30, 40, [1]]);
    assert.deepEqual(util.union(), []);
    assert.deepEqual(util.union(null, [1]), [1]);
  });

  it('intersection', () => {
    assert.deepEqual(util.intersection(['moe', 'moe', 'curly'], ['moe', 'groucho']), ['moe']);
    assert.deepEqual(util.intersection([2, 4, 3, 1], [1, 2, 3]), [2, 3, 1]);
    assert.deepEqual(util.intersection([1, 2], [2], [2, 1]), [2]);
    assert.deepEqual(util.intersection(null, [1]), []);
    assert.deepEqual(util.intersection(), []);
    const hostile = { valueOf() { throw new Error('called'); } };
    assert.strictEqual(util.intersection([hostile, 0], [hostile])[0], hostile);
  });

  it('without and difference', () => {
    assert.deepEqual(util.without([1, 2, 1, 0, 3, 1, 4], 0, 1), [2, 3, 4]);
    assert.deepEqual(util.without(argumentsOf(1, 2), 1), [2]);
    assert.strictEqual(util.without([{ one: 1 }], { one: 1 }).length, 1);
    assert.deepEqual(util.difference([1, 2, 3, 4], [2, 30], [1, 11]), [3, 4]);
    assert.deepEqual(util.difference([1, 2]), [1, 2]);
  });

  it('refuse what is no list', () => {
    assert.strictEqual(codeOf(() => util.unique(5)), 'ERR_INVALID_ARG_TYPE');
    assert.strictEqual(codeOf(() => util.union([1], 'ab')), 'ERR_INVALID_ARG_TYPE');
    assert.strictEqual(codeOf(() => util.first({})), 'ERR_INVALID_ARG_TYPE');
  });
});

describe('util.flatten', () => {
  const nested = [1, [2], [3, [[[4]]]]];

  it('flattens all levels, or one', () => {
    assert.deepEqual(util.flatten(nested), [1, 2, 3, 4]);
    assert.deepEqual(util.flatten(nested, true), [1, 2, 3, [[[4]]]]);
    assert.deepEqual(util.flatten(argumentsOf(1, [2], argumentsOf([3]))), [1, 2, 3]);
    assert.deepEqual(util.flatten([[], [[]]]), []);
    assert.deepEqual(util.flatten(null), []);
    assert.deepEqual(util.flatten(['ab', { length: 1 }]), ['ab', { length: 1 }]);
  });

  it('flattens what is deep, and a list that stands in several places', () => {
    let deep = [1];
    for (let i = 0; i < 20000; i++) deep = [deep];
    assert.deepEqual(util.flatten(deep), [1]);
    const shared = [1, 2];
    assert.deepEqual(util.flatten([shared, [shared]]), [1, 2, 1, 2]);
  });

  it('throws for a list that contains itself', () => {
    const circular = [1];
    circular.push([circular]);
    assert.strictEqual(codeOf(() => util.flatten(circular)), 'ERR_INVALID_ARG_TYPE');
  });
});

describe('util.each, map, reduce', () => {
  it('walk lists', () => {
    const seen = [];
    const list = [5, 6];
    assert.strictEqual(util.each(list, (...args) => seen.push(args)), list);
    assert.deepEqual(seen, [[5, 0, list], [6, 1, list]]);
    assert.deepEqual(util.map([1, 2], (n) => n * 2), [2, 4]);
    assert.deepEqual(util.map({ length: 2, 0: 'a', 1: 'b' }, (s) => s + s), ['aa', 'bb']);
    assert.strictEqual(util.reduce([1, 2, 3], (memo, n) => memo + n, 10), 16);
    let holes = 0;
    util.each(new Array(100), () => holes++);
    assert.strictEqual(holes, 100);
  });

  it('walk objects', () => {
    const object = { a: 1, b: 2 };
    assert.deepEqual(util.map(object, (value, key, whole) => [value, key, whole === object]), [[1, 'a', true], [2, 'b', true]]);
    assert.strictEqual(util.reduce(object, (memo, value, key) => memo + key + value, ''), 'a1b2');
  });

  it('call with a context', () => {
    const context = { factor: 3 };
    const scale = function (n) { return n * this.factor; };
    assert.deepEqual(util.map([1, 2], scale, context), [3, 6]);
    assert.strictEqual(util.reduce([1, 2], function (memo, n) { return memo + n * this.factor; }, 0, context), 9);
    let self;
    util.each([1], function () { self = this; }, context);
    assert.strictEqual(self, context);
  });

  it('find nothing in what holds nothing', () => {
    const never = () => assert.fail('called');
    for (const nothing of [null, undefined, false, 5, [], {}]) {
      assert.strictEqual(util.each(nothing, never), nothing);
      assert.deepEqual(util.map(nothing, never), []);
      assert.strictEqual(util.reduce(nothing, never, 138), 138);
    }
    assert.strictEqual(util.reduce([], never, undefined), undefined);
  });

  it('refuse a missing memo and what is no function', () => {
    assert.strictEqual(codeOf(() => util.reduce([1], () => {})), 100001);
    for (const call of [() => util.each([], 5), () => util.map([], null), () => util.reduce([], {}, 0)]) {
      assert.strictEqual(codeOf(call), 'ERR_INVALID_ARG_TYPE');
    }
  });
});

require.main === module && test.run(console.ERROR);
