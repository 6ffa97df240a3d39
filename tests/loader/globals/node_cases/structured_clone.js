'use strict';

class Point {
  #secret = 1;
  constructor() {
    this.x = 1;
  }
  get y() {
    return this.#secret;
  }
}
class CustomError extends RangeError {}
class NamedError extends RangeError {
  constructor(message) {
    super(message);
    this.name = 'NamedError';
  }
}
class SubMap extends Map {}
class SubArray extends Array {}
class SubDate extends Date {}

const cyclic = { list: [] };
cyclic.self = cyclic;
cyclic.list.push(cyclic, cyclic.list);
const withProps = (object, props) => Object.assign(object, props);

module.exports = {
  undefined: () => structuredClone(undefined),
  null: () => structuredClone(null),
  'minus zero': () => structuredClone(-0),
  NaN: () => structuredClone(NaN),
  bigint: () => structuredClone(2n ** 70n),
  'lone surrogate': () => structuredClone('\ud800').charCodeAt(0),
  boolean: () => structuredClone([true, false]),
  boxes: () => structuredClone([new Boolean(false), new Number(-0), new String('abc'), Object(5n)]),
  'box with properties': () => Object.keys(structuredClone(withProps(new Number(5), { x: 1 }))),
  date: () => structuredClone([new Date(5), new Date(NaN), new SubDate(7)]),
  'date with properties': () => structuredClone(withProps(new Date(0), { x: 1 })),
  regexp: () => {
    const pattern = /a[b]/gimsuy;
    pattern.lastIndex = 3;
    return structuredClone(withProps(pattern, { x: 1 }));
  },
  'array buffer': () => structuredClone(new Uint8Array([1, 2, 3]).buffer),
  views: () => {
    const buffer = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]).buffer;
    const copy = structuredClone({ a: new Uint8Array(buffer, 4, 4), b: new Float64Array(buffer, 8), d: new DataView(buffer, 2, 3), buffer });
    return [copy, copy.a.buffer === copy.b.buffer, copy.d.buffer === copy.buffer, copy.buffer !== buffer];
  },
  'all typed arrays': () =>
    structuredClone(
      [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array].map(
        (Kind) => new Kind([1, 2]),
      ),
    ),
  'big typed arrays': () => structuredClone([new BigInt64Array([-1n]), new BigUint64Array([1n])]),
  'a Buffer': () => {
    const copy = structuredClone(Buffer.from('abc'));
    return [copy.constructor.name, [...copy]];
  },
  'shared memory': () => {
    const shared = new SharedArrayBuffer(4);
    const copy = structuredClone(shared);
    new Uint8Array(copy)[0] = 9;
    return [copy instanceof SharedArrayBuffer, new Uint8Array(shared)[0]];
  },
  'view of shared memory': () => {
    const view = new Uint8Array(new SharedArrayBuffer(4));
    structuredClone(view)[0] = 9;
    return view[0];
  },
  map: () => structuredClone(new Map([[{ a: 1 }, [1]], [NaN, -0], ['x', new Map([[1, 2]])]])),
  'map with itself': () => {
    const map = new Map();
    map.set(map, map);
    const copy = structuredClone(map);
    return [copy.get(copy) === copy, copy !== map];
  },
  'derived map': () => structuredClone(new SubMap([[1, 2]])),
  'map with properties': () => Object.keys(structuredClone(withProps(new Map(), { x: 1 }))),
  set: () => structuredClone(new Set([1, 'a', {}, new Set([1])])),
  'sparse array': () => structuredClone(withProps([1, , 3], { x: 5 })),
  'long array': () => {
    const list = [];
    list.length = 4294967295;
    return structuredClone(list).length;
  },
  'derived array': () => structuredClone(SubArray.from([1, 2])),
  'plain object': () => structuredClone({ b: 1, a: { c: [undefined, null] }, 1: 2, '': 3 }),
  'no prototype': () => structuredClone(Object.create(null, { a: { value: 1, enumerable: true } })),
  instance: () => structuredClone(new Point()),
  getter: () => structuredClone({ get a() { return { b: 5 } } }),
  'getter that throws': () => structuredClone({ get a() { throw new RangeError('mine') } }),
  'getter that deletes': () => structuredClone({ get a() { delete this.b; return 1 }, b: 2, c: 3 }),
  hidden: () => structuredClone(Object.defineProperty({}, 'a', { value: 1 })),
  'symbol keys': () => Object.getOwnPropertySymbols(structuredClone({ [Symbol('a')]: 1 })).length,
  frozen: () => Object.isFrozen(structuredClone(Object.freeze({ a: 1 }))),
  'own __proto__': () => {
    const copy = structuredClone(JSON.parse('{"__proto__": {"x": 1}}'));
    return [Object.keys(copy), copy.x];
  },
  cycles: () => structuredClone(cyclic),
  'shared parts': () => {
    const part = {};
    const copy = structuredClone([part, { part }, new Map([[part, part]])]);
    return [copy[0] === copy[1].part, [...copy[2]][0].every((item) => item === copy[0])];
  },
  error: () => {
    const error = withProps(new TypeError('message'), { extra: 1, code: 'X' });
    return structuredClone(Object.defineProperty(error, 'cause', { value: { a: 1 } }));
  },
  'error classes': () =>
    structuredClone([EvalError, RangeError, ReferenceError, SyntaxError, URIError, Error].map((Kind) => new Kind('m'))),
  'error kinds': () =>
    structuredClone([new CustomError('a'), new NamedError('b'), new Error(), new AggregateError([1], 'c')]).map((error) => [
      error.constructor.name, error.name, error.message, Object.getOwnPropertyNames(error).sort(),
    ]),
  'error stack': () => {
    const error = new Error('x');
    const copy = structuredClone(error);
    return [copy.stack === error.stack, Object.prototype.propertyIsEnumerable.call(copy, 'stack'), copy instanceof Error];
  },
  'error with a getter': () => structuredClone(Object.defineProperty(new Error('a'), 'message', { get: () => 'got' })).message,
  'DOM exception': () => structuredClone(new DOMException('m', 'AbortError')),
  namespaces: () => structuredClone([Math, JSON, Reflect]).map((copy) => Object.keys(copy).length),
  function: () => structuredClone(function named() { return 1 }),
  arrow: () => structuredClone(() => {}),
  class: () => structuredClone(class A {}),
  'async function': () => structuredClone(async () => {}),
  'generator function': () => structuredClone(function* () {}),
  'nested function': () => structuredClone({ a: [() => 5] }),
  symbol: () => structuredClone(Symbol('x')),
  'boxed symbol': () => structuredClone(Object(Symbol('x'))),
  promise: () => structuredClone(Promise.resolve()),
  'weak map': () => structuredClone(new WeakMap()),
  'weak set': () => structuredClone(new WeakSet()),
  generator: () => structuredClone((function* () {})()),
  arguments: () => structuredClone((function () { return arguments })(1, 2)),
  'no argument': () => structuredClone(),
  'option null': () => structuredClone(1, null),
  'option number': () => structuredClone(1, 5),
  'option function': () => structuredClone(1, () => {}),
  'transfer undefined': () => structuredClone(1, { transfer: undefined }),
  'transfer number': () => structuredClone(1, { transfer: 5 }),
  'transfer object': () => structuredClone(1, { transfer: {} }),
  'transfer of an object': () => structuredClone({}, { transfer: [{}] }),
  'transfer of a view': () => structuredClone({}, { transfer: [new Uint8Array(4)] }),
  'transfer twice': () => {
    const buffer = new ArrayBuffer(8);
    return structuredClone({ buffer }, { transfer: [buffer, buffer] });
  },
  'transfer that fails': () => {
    const buffer = new ArrayBuffer(8);
    try {
      return structuredClone({ buffer, f() {} }, { transfer: [buffer] });
    } catch (error) {
      return [buffer.byteLength, error.name];
    }
  },
  shape: () => [structuredClone.name, structuredClone.length],
};
