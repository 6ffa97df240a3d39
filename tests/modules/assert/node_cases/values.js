'use strict';

// One factory per value: pairs are compared as separate objects, so that nothing is equal by identity alone.

const symbol = Symbol('s');
const other = Symbol('t');
const named = () => 1;
class Plain {}
class SubArray extends Array {}
class SubMap extends Map {}
class SubError extends Error {}
const hidden = (target, key, value) => Object.defineProperty(target, key, { value, enumerable: false });
const ring = (extra) => {
  const object = { ...extra };
  object.self = object;
  return object;
};
const mutual = (leaf) => {
  const list = [leaf];
  list.push(new Map([['list', list]]), new Set([list]));
  return list;
};

module.exports = [
  ...[
    0,
    -0,
    1,
    2,
    NaN,
    Infinity,
    '',
    '0',
    '1',
    'a',
    'null',
    true,
    false,
    null,
    undefined,
    0n,
    1n,
    symbol,
    other,
    named,
  ].map((value) => () => value),
  () => ({}),
  () => ({ a: 1 }),
  () => ({ a: '1' }),
  () => ({ a: undefined }),
  () => ({ b: undefined }),
  () => ({ a: 1, b: { c: [1, 2] } }),
  () => ({ b: { c: [1, 2] }, a: 1 }),
  () => ({ 0: 1, length: 1 }),
  () => ({ [symbol]: 1 }),
  () => ({ [symbol]: 2 }),
  () => hidden({ a: 1 }, 'h', 1),
  () => hidden({}, symbol, 1),
  () => Object.create(null),
  () => Object.assign(Object.create(null), { a: 1 }),
  () => Object.create({ a: 1 }),
  () => Object.assign(new Plain(), { a: 1 }),
  () => ({ [Symbol.toStringTag]: 'Date', a: 1 }),
  () => ({ [Symbol.toStringTag]: 'Map', a: 1 }),
  () => [],
  () => [1],
  () => ['1'],
  () => [1, 2],
  () => [undefined],
  () => new Array(1),
  () => [1, , 3],
  () => [1, undefined, 3],
  () => Object.assign([1], { extra: 1 }),
  () => Object.assign([1], { [symbol]: 1 }),
  () => SubArray.of(1),
  () =>
    (function () {
      return arguments;
    })(1),
  () => new Date(0),
  () => new Date(1),
  () => new Date(NaN),
  () => /a/,
  () => /a/g,
  () => /b/,
  () => Object.assign(/a/g, { lastIndex: 1 }),
  () => new Error('m'),
  () => new Error('n'),
  () => new TypeError('m'),
  () => new SubError('m'),
  () => Object.assign(new Error('m'), { code: 1 }),
  () => hidden(new Error('m'), 'cause', { a: 1 }),
  () => hidden(new Error('m'), 'cause', { a: 2 }),
  () => new AggregateError([1], 'm'),
  () => new AggregateError([2], 'm'),
  () => Object(0),
  () => Object(-0),
  () => Object(NaN),
  () => Object('a'),
  () => Object('1'),
  () => Object(true),
  () => Object(1n),
  () => Object(symbol),
  () => Object(other),
  () => new Uint8Array([1, 2]),
  () => new Uint8Array([0, 1, 2]).subarray(1),
  () => Object.assign(new Uint8Array([1, 2]), { a: 1 }),
  () => new Int8Array([1, 2]),
  () => Buffer.from([1, 2]),
  () => new Float32Array([0]),
  () => new Float32Array([-0]),
  () => new Float64Array([NaN]),
  () => new DataView(new ArrayBuffer(2)),
  () => new ArrayBuffer(2),
  () => new ArrayBuffer(3),
  () => new SharedArrayBuffer(2),
  () => new Set(),
  () => new Set([1, 2]),
  () => new Set([2, 1]),
  () => new Set(['1', 2]),
  () => new Set([null]),
  () => new Set([undefined]),
  () => new Set([{ a: 1 }, { a: 2 }]),
  () => new Set([{ a: 2 }, { a: 1 }]),
  () => new Set([{ a: '1' }, { a: 2 }]),
  () => new Map(),
  () => new Map([['a', 1]]),
  () => new Map([['a', '1']]),
  () => new Map([[1, 'a']]),
  () => new Map([['1', 'a']]),
  () =>
    new Map([
      [{ k: 1 }, 1],
      [{ k: 2 }, 2],
    ]),
  () =>
    new Map([
      [{ k: 2 }, 2],
      [{ k: 1 }, 1],
    ]),
  () => new Map([[null, 1]]),
  () => new Map([[undefined, 1]]),
  () => new SubMap([['a', 1]]),
  () => new WeakMap(),
  () => new WeakSet(),
  () => new Proxy({ a: 1 }, {}),
  () => new Proxy([1], {}),
  () => new Proxy(new Date(0), {}),
  () => ring(),
  () => ring({ a: 1 }),
  () => mutual(1),
  () => mutual(2),
];
