'use strict';

const assert = require('assert');
const test = require('test');
const util = require('util');
test.setup();

describe('util.has, keys, values', () => {
  it('has looks for own properties', () => {
    const symbol = Symbol('s');
    const object = { foo: undefined, [symbol]: 1, hasOwnProperty: null };
    assert.isTrue(util.has(object, 'foo'));
    assert.isTrue(util.has(object, symbol));
    assert.isFalse(util.has(object, 'toString'));
    assert.isFalse(util.has(Object.create({ foo: 1 }), 'foo'));
    assert.isTrue(util.has([5], 0));
    assert.isTrue(util.has(() => {}, 'length'));
    for (const nothing of [null, undefined, 'foo', 5]) assert.strictEqual(util.has(nothing, 'length'), false);
  });

  it('keys and values are those of objects only', () => {
    const sparse = [];
    sparse[1] = 'x';
    assert.deepEqual(util.keys({ one: 1, two: 2 }), ['one', 'two']);
    assert.deepEqual(util.keys(sparse), ['1']);
    assert.deepEqual(util.values({ one: 1, length: 3 }), [1, 3]);
    assert.deepEqual(util.values(sparse), ['x']);
    for (const nothing of [null, undefined, 'abc', 5, true]) {
      assert.deepEqual(util.keys(nothing), []);
      assert.deepEqual(util.values(nothing), []);
    }
  });
});

describe('util.clone', () => {
  it('copies the object itself and shares what it holds', () => {
    const inner = [1];
    const object = { inner, [Symbol.for('s')]: 1 };
    const copy = util.clone(object);
    assert.notStrictEqual(copy, object);
    assert.deepEqual(copy, object);
    assert.strictEqual(copy.inner, inner);
    assert.strictEqual(copy[Symbol.for('s')], 1);
    const list = [1, [2]];
    assert.notStrictEqual(util.clone(list), list);
    assert.strictEqual(util.clone(list)[1], list[1]);
  });

  it('keeps the class', () => {
    class Point {
      constructor() {
        this.x = 1;
      }
    }
    const copy = util.clone(new Point());
    assert.isTrue(copy instanceof Point);
    assert.strictEqual(copy.x, 1);
    assert.strictEqual(Object.getPrototypeOf(util.clone(Object.create(null))), null);
  });

  it('keeps a property named __proto__', () => {
    const copy = util.clone(JSON.parse('{"__proto__":{"a":1}}'));
    assert.deepEqual(Object.keys(copy), ['__proto__']);
    assert.strictEqual(Object.getPrototypeOf(copy), Object.prototype);
  });

  it('copies built-in objects', () => {
    const date = new Date(5);
    const map = new Map([[1, { a: 1 }]]);
    const bytes = Buffer.from('abc');
    assert.strictEqual(util.clone(date).getTime(), 5);
    assert.notStrictEqual(util.clone(date), date);
    assert.strictEqual(String(util.clone(/x/gi)), '/x/gi');
    assert.strictEqual(util.clone(map).get(1), map.get(1));
    assert.notStrictEqual(util.clone(map), map);
    assert.deepEqual([...util.clone(new Set([1, 2]))], [1, 2]);
    const copy = util.clone(bytes);
    copy[0] = 0;
    assert.isTrue(Buffer.isBuffer(copy));
    assert.strictEqual(bytes[0], 97);
    assert.strictEqual(util.clone(new Uint8Array([1, 2]).buffer).byteLength, 2);
    assert.deepEqual(util.clone(new Float64Array([0.5])), new Float64Array([0.5]));
  });

  it('returns what cannot be copied', () => {
    for (const value of [undefined, null, 5, 'x', 5n, () => {}, new Error('x'), Promise.resolve(), new WeakMap(), new Number(5), (function* () {})()]) {
      assert.strictEqual(util.clone(value), value);
    }
  });
});

describe('util.deepFreeze', () => {
  it('freezes everything that an object holds', () => {
    const object = { list: [{ a: 1 }], call() {}, get computed() { throw new Error('called'); } };
    object.self = object;
    assert.strictEqual(util.deepFreeze(object), object);
    for (const frozen of [object, object.list, object.list[0], object.call]) assert.isTrue(Object.isFrozen(frozen));
  });

  it('takes what is deep, frozen or primitive', () => {
    let deep = {};
    const bottom = deep;
    for (let i = 0; i < 20000; i++) deep = { deep };
    util.deepFreeze(deep);
    assert.isTrue(Object.isFrozen(bottom));
    const inner = {};
    util.deepFreeze(Object.freeze({ inner }));
    assert.isTrue(Object.isFrozen(inner));
    for (const value of [undefined, null, 1, 'x']) assert.strictEqual(util.deepFreeze(value), value);
  });

  it('throws for bytes, which cannot be frozen', () => {
    assert.throws(() => util.deepFreeze(new Uint8Array(1)), TypeError);
    assert.throws(() => util.deepFreeze({ bytes: Buffer.from('x') }), TypeError);
  });
});

describe('util.extend', () => {
  it('copies own enumerable properties, the last ones win', () => {
    const target = { x: 'x' };
    assert.strictEqual(util.extend(target, { a: 'a', x: 2 }, null, undefined, 5, { a: 'b' }), target);
    assert.deepEqual(target, { x: 2, a: 'b' });
    assert.deepEqual(util.keys(util.extend({}, { a: undefined, b: null })), ['a', 'b']);
    assert.deepEqual(util.extend({}, Object.create({ inherited: 1 })), {});
    assert.strictEqual(util._extend, util.extend);
  });

  it('returns what cannot be extended', () => {
    assert.strictEqual(util.extend(null, { a: 1 }), null);
    assert.strictEqual(util.extend(undefined, { a: 1 }), undefined);
    assert.strictEqual(util.extend(5, { a: 1 }), 5);
  });

  it('does not change the prototype', () => {
    const target = util.extend({}, JSON.parse('{"__proto__":{"polluted":true}}'));
    assert.strictEqual(Object.getPrototypeOf(target), Object.prototype);
    assert.isUndefined({}.polluted);
    assert.deepEqual(Object.keys(target), ['__proto__']);
  });
});

describe('util.pick, omit', () => {
  const object = { a: 1, b: 2, c: 3 };
  const instance = Object.create({ a: 1, b: 2 }, { c: { value: 3, enumerable: true } });

  it('take keys and lists of keys', () => {
    assert.deepEqual(util.pick(object, 'a', 'c'), { a: 1, c: 3 });
    assert.deepEqual(util.pick(object, ['a'], 'b'), { a: 1, b: 2 });
    assert.deepEqual(util.pick(object, 'x'), {});
    assert.deepEqual(util.omit(object, 'b'), { a: 1, c: 3 });
    assert.deepEqual(util.omit(object, ['b', 'c']), { a: 1 });
    assert.deepEqual(util.omit(object), object);
  });

  it('see inherited properties and indices', () => {
    assert.deepEqual(util.pick(instance, 'a', 'c'), { a: 1, c: 3 });
    assert.deepEqual(util.omit(instance, 'b'), { a: 1, c: 3 });
    assert.deepEqual(util.pick(['a', 'b'], 1), { 1: 'b' });
    assert.deepEqual(util.omit(['a', 'b'], 0), { 1: 'b' });
  });

  it('know symbols', () => {
    const symbol = Symbol('s');
    assert.strictEqual(util.pick({ [symbol]: 1 }, symbol)[symbol], 1);
    assert.strictEqual(util.omit({ [symbol]: 1 }, 'a')[symbol], 1);
    assert.strictEqual(util.omit({ [symbol]: 1 }, symbol)[symbol], undefined);
  });

  it('give an empty object for what has no properties', () => {
    for (const nothing of [null, undefined, 5, 'abc']) {
      assert.deepEqual(util.pick(nothing, 'length'), {});
      assert.deepEqual(util.omit(nothing, 'length'), {});
    }
  });
});

require.main === module && test.run(console.ERROR);
