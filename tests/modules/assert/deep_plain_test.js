'use strict';

const assert = require('assert');
const test = require('test');
test.setup();

const same = (a, b) => {
  assert.deepStrictEqual(a, b);
  assert.deepEqual(a, b);
  assert.throws(() => assert.notDeepStrictEqual(a, b), { operator: 'notDeepStrictEqual' });
  assert.throws(() => assert.notDeepEqual(a, b), { operator: 'notDeepEqual' });
};
const different = (a, b) => {
  assert.notDeepEqual(a, b);
  assert.notDeepStrictEqual(a, b);
  assert.throws(() => assert.deepEqual(a, b), { operator: 'deepEqual' });
  assert.throws(() => assert.deepStrictEqual(a, b), { operator: 'deepStrictEqual' });
};
const looselySame = (a, b) => {
  for (const [x, y] of [
    [a, b],
    [b, a],
  ]) {
    assert.deepEqual(x, y);
    assert.notDeepStrictEqual(x, y);
  }
};

describe('deep equality of primitives', () => {
  it('holds for identical ones', () => {
    const symbol = Symbol('s');
    for (const value of [0, -0, 1, NaN, Infinity, '', 'a', true, null, undefined, 10n, symbol, () => 1])
      same(value, value);
  });

  it('is == when loose, Object.is when strict', () => {
    looselySame(1, '1');
    looselySame(0, -0);
    looselySame(null, undefined);
    looselySame(1n, 1);
    looselySame(false, 0);
    different(1, 2);
    different('a', 'b');
    different(Symbol('a'), Symbol('a'));
    different(null, 0);
  });

  it('never holds between a primitive and an object', () => {
    different(1, Object(1));
    different('a', ['a']);
    different(null, {});
    different(
      () => 1,
      () => 1,
    );
  });
});

describe('deep equality of plain objects', () => {
  it('compares own enumerable properties in any order', () => {
    same({}, {});
    same({ a: 1, b: { c: [1, 2] } }, { b: { c: [1, 2] }, a: 1 });
    different({ a: 1 }, { a: 2 });
    different({ a: 1 }, { b: 1 });
    different({ a: 1 }, {});
    different({ a: undefined }, { b: undefined });
    different({ a: undefined }, {});
    looselySame({ a: 1 }, { a: '1' });
  });

  it('ignores what is not enumerable or inherited', () => {
    same(Object.defineProperty({}, 'a', { value: 1 }), {});
    assert.deepEqual(Object.create({ a: 1 }), Object.create({ a: 2 }));
  });

  it('compares prototypes when strict', () => {
    class A {}
    class B {}
    looselySame(new A(), new B());
    looselySame({ a: 1 }, Object.assign(Object.create(null), { a: 1 }));
    same(new A(), new A());
  });

  it('compares enumerable symbol properties when strict', () => {
    const symbol = Symbol('s');
    same({ [symbol]: 1 }, { [symbol]: 1 });
    looselySame({ [symbol]: 1 }, { [symbol]: 2 });
    looselySame({ [symbol]: 1 }, {});
    looselySame({ [symbol]: 1 }, { [Symbol('s')]: 1 });
    same(Object.defineProperty({}, symbol, { value: 1 }), {});
  });
});

describe('deep equality of arrays', () => {
  it('compares items, length and extra properties', () => {
    same([], []);
    same([1, [2, [3]]], [1, [2, [3]]]);
    different([1], [1, 2]);
    different([1, 2], [2, 1]);
    same(Object.assign([1], { extra: 1 }), Object.assign([1], { extra: 1 }));
    different(Object.assign([1], { extra: 1 }), [1]);
    looselySame([1, '2'], ['1', 2]);
  });

  it('tells holes from undefined', () => {
    same([, 1], [, 1]);
    different([, 1], [undefined, 1]);
    different([1, ,], [1, undefined]);
  });

  it('does not count through sparse ones', () => {
    const sparse = (value) => {
      const array = [];
      array.length = 4000000000;
      array[3000000000] = value;
      return array;
    };
    same(sparse(1), sparse(1));
    different(sparse(1), sparse(2));
  });

  it('tells arrays from objects like them', () => {
    different([1], { 0: 1, length: 1 });
    different([], {});
    different(
      (function () {
        return arguments;
      })(1),
      [1],
    );
    class Sub extends Array {}
    looselySame(Sub.from([1]), [1]);
  });
});

require.main === module && test.run(console.ERROR);
