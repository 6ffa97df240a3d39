'use strict';

// Arguments of every type, each with a label that shows it in the list of calls. Whatever throws, throws a value that is known to
// be its own, so that it is no failure of the module that lets it through.

const { Random } = require('../../reliability/scripts/random');
const texts = require('./texts');

const BaseError = Error;
const { create, defineProperty, freeze, seal, setPrototypeOf } = Object;
const { construct } = Reflect;
const OWN = 'thrown by an argument';
const LONG = 70_000;
const SharedMemory = typeof SharedArrayBuffer === 'function' ? SharedArrayBuffer : ArrayBuffer;

class Thrown extends BaseError {
  get name() {
    return 'Thrown';
  }
}

const isOwn = (value) => value instanceof Thrown || value === OWN;

// Below a limit of memory that no run gets to, or above all that there is: what lies between takes long only.
const NUMBERS = [
  0, -0, 1, -1, 2, 3, 7, 8, 10, 16, 64, 127, 128, 255, 256, 1000, 4095, 65_535, 65_536, 2 ** 20, 2 ** 30, 2 ** 31 - 1, 2 ** 31,
  -(2 ** 31), 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), 2 ** 63, 1e21, 1e308, 5e-324, 0.1, 0.5, -0.5, 1.5, 1e-7, NaN,
  Infinity, -Infinity,
];
const BIGINTS = [0n, 1n, -1n, 255n, 2n ** 31n, 2n ** 53n, 2n ** 63n - 1n, 2n ** 63n, 2n ** 64n, -(2n ** 63n), 2n ** 200n];
const TYPED_ARRAYS = [
  Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array,
  BigInt64Array, BigUint64Array,
];

function throwing() {
  throw new Thrown(OWN);
}

// A text, which has no stack and no code.
function throwingText() {
  throw OWN;
}

const trap = (handlers) => new Proxy({}, handlers);
const everyTrap = (action) => {
  const handlers = {};
  for (const name of ['get', 'set', 'has', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor', 'defineProperty', 'deleteProperty', 'apply', 'construct'])
    handlers[name] = action;
  return handlers;
};

function cyclicArray() {
  const array = [1];
  array.push(array);
  return array;
}

function cyclicObject() {
  const object = { name: 'cyclic' };
  object.self = object;
  return object;
}

function deep() {
  let value = [];
  for (let depth = 0; depth < 5000; depth++) value = [value];
  return value;
}

function detached() {
  const memory = new ArrayBuffer(16);
  const view = new Uint8Array(memory);
  // Only one of the engines can.
  if (memory.transfer !== undefined) memory.transfer();
  return view;
}

// A view of memory that has become shorter than the view was made for.
function shrunk() {
  let memory = new ArrayBuffer(16, { maxByteLength: 64 });
  const view = new Uint8Array(memory, 4, 8);
  if (memory.resize !== undefined) memory.resize(5);
  return view;
}

function resizable() {
  const memory = new ArrayBuffer(8, { maxByteLength: 1024 });
  return { view: new Uint8Array(memory), memory };
}

const parsed = JSON.parse('{"__proto__": {"length": 3}, "constructor": 1, "length": "2", "type": "Buffer", "data": [1, 300, -1, "x", null]}');

/** Makes values; `context` gives what only the calls know: earlier results, and a call to make meanwhile. */
class Values {
  #random;
  #context;
  #kinds;
  #favoured;

  constructor(seed, context, favoured) {
    this.#random = new Random(seed);
    this.#favoured = favoured;
    this.#context = context;
    this.#kinds = [
      [8, () => this.#number()],
      [8, () => this.#text()],
      [2, () => this.#pick([undefined, null, true, false])],
      [1, () => this.#bigint()],
      [1, () => this.#symbol()],
      [4, () => this.#bytes()],
      [3, () => this.#structure()],
      [3, () => this.#hostile()],
      [4, () => this.#function()],
      [2, () => this.#object()],
      [6, () => context.earlier()],
    ];
  }

  below(limit) {
    return this.#random.below(limit);
  }

  chance(percent) {
    return this.#random.below(100) < percent;
  }

  pick(list) {
    return list[this.#random.below(list.length)];
  }

  /** The kinds by their weights; returns `{ value, label }`. */
  any() {
    let left = this.#random.below(this.#kinds.reduce((sum, [weight]) => sum + weight, 0));
    for (const [weight, make] of this.#kinds) {
      if (left < weight) return make();
      left -= weight;
    }
    throw new BaseError('no kind');
  }

  /** Some arguments: as many as are wanted, or few, most often. */
  several(wanted) {
    const list = [];
    const length = this.chance(50) ? Math.min(wanted, 5) : this.pick([0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5]);
    for (let index = 0; index < length; index++) list.push(index === 0 && this.chance(25) ? this.#text(this.#favoured) : this.any());
    return list;
  }

  #pick(list) {
    const value = this.pick(list);
    return { value, label: String(value) };
  }

  #number() {
    const value = this.chance(30) ? this.below(20) : this.pick(NUMBERS);
    return { value, label: Object.is(value, -0) ? '-0' : String(value) };
  }

  #bigint() {
    const value = this.pick(BIGINTS);
    return { value, label: `${value}n` };
  }

  #symbol() {
    return this.#pick([Symbol.iterator, Symbol.asyncIterator, Symbol.toPrimitive, Symbol('own'), Symbol.for('shared')]);
  }

  #text(list = texts.of) {
    let value = this.pick(list);
    // The worker has to know all inproc names.
    if (this.chance(10) && !value.startsWith('inproc:')) value += this.pick(list);
    return { value, label: JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value) };
  }

  #bytes() {
    const length = this.pick([0, 1, 2, 3, 4, 7, 8, 16, 100, 1000, LONG]);
    const kinds = [
      ['Buffer', () => Buffer.alloc(length, this.below(256))],
      ['Buffer.from(text)', () => Buffer.from(this.pick(texts.of))],
      ['Buffer.subarray', () => Buffer.alloc(length + 2, 65).subarray(1, length + 1)],
      ['ArrayBuffer', () => new ArrayBuffer(length)],
      ['shared memory', () => new SharedMemory(length)],
      ['DataView', () => new DataView(new ArrayBuffer(length + 4), this.below(4))],
      ['detached', detached],
      ['shrunk', shrunk],
      ['resizable', () => resizable().view],
      ['resizable memory', () => resizable().memory],
    ];
    if (this.chance(40)) {
      const Kind = this.pick(TYPED_ARRAYS);
      return { value: new Kind(length), label: `${Kind.name}(${length})` };
    }
    const [label, make] = this.pick(kinds);
    return { value: make(), label: `${label}(${length})` };
  }

  #structure() {
    const kinds = [
      ['[]', () => []],
      ['[1, 2, 3]', () => [1, 2, 3]],
      ['[values]', () => [this.any().value, this.any().value]],
      ['[Buffers]', () => [Buffer.from('a'), this.#bytes().value, 'text']],
      ['[functions]', () => [this.#function().value, this.#function().value]],
      ['holes', () => [, 1, , 2]], // eslint-disable-line no-sparse-arrays
      ['cyclic array', cyclicArray],
      ['cyclic object', cyclicObject],
      ['deep', deep],
      ['{}', () => ({})],
      ['{ key: value }', () => ({ [this.pick(texts.of)]: this.any().value })],
      ['options', () => this.#options()],
      ['parsed', () => parsed],
      ['frozen {}', () => freeze({ a: 1 })],
      ['frozen []', () => freeze([1, 2])],
      ['sealed', () => seal({ length: 1 })],
      ['no prototype', () => create(null)],
      ['long', () => new Array(2000).fill('x')],
      ['huge length', () => ({ length: this.pick(NUMBERS) })],
      ['arguments', () => (function () { return arguments; })(1, 2, 3)],
      ['Map', () => new Map([[1, {}]])],
      ['Set', () => new Set([1, 'a'])],
      ['WeakMap', () => new WeakMap()],
      ['Date', () => new Date(this.pick(NUMBERS))],
      ['RegExp', () => /a+/g],
      ['Error', () => new BaseError('an argument')],
      ['boxed', () => Object(this.pick([1, 'text', true, 1n, Symbol.iterator]))],
    ];
    const [label, make] = this.pick(kinds);
    return { value: make(), label };
  }

  #options() {
    const options = {};
    for (let left = 1 + this.below(3); left > 0; left--) options[this.pick(texts.keys)] = this.any().value;
    return options;
  }

  #hostile() {
    const again = () => this.#context.again();
    const kinds = [
      ['get length throws', () => ({ get length() { return throwing(); } })],
      ['valueOf throws', () => ({ valueOf: throwing })],
      ['toString throws', () => ({ toString: throwing, valueOf: () => ({}) })],
      ['throws a text', () => ({ valueOf: throwingText, toString: throwingText })],
      ['toPrimitive throws', () => ({ [Symbol.toPrimitive]: throwing })],
      ['toPrimitive gives an object', () => ({ [Symbol.toPrimitive]: () => ({}) })],
      ['valueOf calls', () => ({ valueOf: () => (again(), 1) })],
      ['toString calls', () => ({ toString: () => (again(), 'utf8') })],
      ['toJSON throws', () => ({ toJSON: throwing })],
      ['then throws', () => ({ get then() { return throwing(); } })],
      ['then calls', () => ({ then: (fulfil) => { again(); fulfil(1); } })],
      ['iterator throws', () => ({ [Symbol.iterator]: throwing })],
      ['next throws', () => ({ [Symbol.iterator]: () => ({ next: throwing, return: throwing }) })],
      ['constructor throws', () => defineProperty([1], 'constructor', { get: throwing })],
      ['name throws', () => defineProperty(() => 1, 'name', { get: throwing })],
      ['item throws', () => defineProperty([1, 2], 1, { get: throwing })],
      ['item shortens', () => { const list = ['a', 'b', 'c']; return defineProperty(list, 0, { get: () => { list.length = 0; return 'a'; } }); }],
      ['length shrinks memory', () => { const { view, memory } = resizable(); return { get length() { if (memory.resize) memory.resize(0); return 4; }, 0: view }; }],
      ['Proxy', () => trap({})],
      ['Proxy throws', () => trap(everyTrap(throwing))],
      ['Proxy calls', () => trap({ get: (target, key) => { again(); return target[key]; } })],
      ['Proxy of []', () => new Proxy([1, 2], {})],
      ['Proxy of a function', () => new Proxy(() => 1, {})],
      ['Proxy of a Buffer', () => new Proxy(Buffer.from('proxy'), {})],
      ['Proxy lies', () => new Proxy([1], { get: (target, key) => (key === 'length' ? this.pick(NUMBERS) : key === '0' ? 1 : undefined) })],
      ['revoked', () => { const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return proxy; }],
      ['revoked function', () => { const { proxy, revoke } = Proxy.revocable(() => 1, {}); revoke(); return proxy; }],
      ['prototype only', () => create(this.#context.prototype())],
      ['changed prototype', () => setPrototypeOf(Buffer.from('changed'), this.pick([null, Object.prototype, Array.prototype]))],
      ['null constructor', () => defineProperty(Buffer.from('x'), 'constructor', { value: null })],
    ];
    const [label, make] = this.pick(kinds);
    return { value: make(), label };
  }

  #function() {
    const context = this.#context;
    const kinds = [
      ['() => undefined', () => () => undefined],
      ['callback', () => (error) => context.told(error)],
      ['(a) => a', () => (a) => a],
      ['(a, b) => !!b', () => (a, b) => !!b],
      ['() => throw', () => throwing],
      ['() => throw text', () => throwingText],
      ['() => call', () => () => context.again()],
      ['() => sleep', () => () => context.pause()],
      ['() => value', () => () => this.any().value],
      ['async', () => async () => context.again()],
      ['async throws', () => async () => throwing()],
      ['generator', () => function* () { yield 1; yield throwing(); }],
      ['class', () => class { constructor() { this.made = true; } }],
      ['subclass', () => context.subclass()],
      ['bound', () => throwing.bind(null)],
      ['native', () => this.pick([Array.prototype.push, Object, String, Symbol, Promise, parseInt, Function.prototype.call])],
      ['construct', () => construct],
      ['earlier', () => context.member()],
    ];
    const [label, make] = this.pick(kinds);
    return { value: make(), label };
  }

  #object() {
    const kinds = [
      ['Promise', () => Promise.resolve(1)],
      ['rejected', () => { const promise = Promise.reject(new Thrown(OWN)); promise.catch(() => undefined); return promise; }],
      ['pending', () => new Promise(() => undefined)],
      ['globalThis', () => globalThis],
      ['module', () => module],
      ['Math', () => Math],
      ['generator object', () => (function* () { yield 1; })()],
    ];
    const [label, make] = this.pick(kinds);
    return { value: make(), label };
  }
}

module.exports = { Values, isOwn };
