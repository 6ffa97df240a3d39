'use strict';

// Values and options that util.inspect prints the same here and in Node. Each case is [name, make, options?]; stacks of
// errors are set by hand, since every engine writes its own.

const custom = Symbol.for('nodejs.util.inspect.custom');

const nameless = (value) => Object.setPrototypeOf(value, null);
const tagged = (value, tag) => Object.defineProperty(value, Symbol.toStringTag, { value: tag });
const range = (count, make = (i) => i) => Array.from({ length: count }, (_, i) => make(i));
const nest = (depth, wrap, inner) => (depth === 0 ? inner : wrap(nest(depth - 1, wrap, inner)));
const withStack = (error, frames = '    at run (app.js:1:2)\n    at main (app.js:9:1)') => {
  error.stack = `${error.name}: ${error.message}\n${frames}`;
  return Object.defineProperty(error, 'stack', { enumerable: false });
};
const withCause = (error, cause) => Object.defineProperty(error, 'cause', { value: cause, enumerable: false });
const bare = (error) => Object.defineProperty(error, 'stack', { value: '', enumerable: false });
const circular = () => {
  const value = { name: 'a', list: [] };
  value.self = value;
  value.list.push(value, { value });
  return value;
};
const crossed = () => {
  const left = { name: 'left' };
  const right = { name: 'right', left };
  left.right = right;
  right.self = right;
  return [left, right, new Map([[left, right]])];
};

class Point {
  constructor(x, y) {
    this.x = x;
    this.y = y;
  }
}
class Point3 extends Point {
  #hidden = 1;
  z = 3;
  get norm() {
    return this.#hidden;
  }
}
Point3.prototype.unit = 'mm';
class Money {
  constructor(result) {
    this.result = result;
  }
  [custom](depth, options) {
    return typeof this.result === 'function' ? this.result(depth, options) : this.result;
  }
}
class Failure extends Error {}
class NamedFailure extends Error {
  get name() {
    return 'NamedFailure';
  }
}
function Legacy() {}
function Replaced() {}
Replaced.prototype = {};

const primitives = [
  ['undefined', () => undefined],
  ['null', () => null],
  ['booleans', () => [true, false]],
  ['zero', () => 0],
  ['negative zero', () => [-0, 0, [-0]]],
  ['numbers', () => [1, -1.5, 1e21, 1e-7, NaN, Infinity, -Infinity, 0.1 + 0.2, 5e-324, 1.7976931348623157e308]],
  ['bigints', () => [0n, -1n, 123456789012345678901234567890n]],
  ['symbols', () => [Symbol(), Symbol('a b'), Symbol.iterator, Symbol.for('x'), Symbol('new\nline')]],
  ['symbol alone', () => Symbol('new\nline')],
  ['string', () => 'plain'],
  ['empty string', () => ''],
  ['string with quotes', () => ["it's", 'say "no"', `it's "no"`, 'it\'s "no" `x`', "it's ${x} \"q\"", '`', '${', "'", '"']],
  ['string with escapes', () => '\0\x01\b\t\n\v\f\r\x1b\x1f \\ \x7f\x80\x9f\xa0'],
  ['string with lone surrogates', () => ['\ud83d', 'a\ude00b', '\ud83d\ude00', '\ude00\ud83d', '\ud83d\ud83d\ude00']],
  ['string beyond latin', () => ['é', '漢字', 'שלום', '\u200b\u2028\ufeff']],
  ['quotes and escapes', () => ["it's\n", "it's \\", "it's \ud83d"]],
  ['long string', () => 'x'.repeat(10010)],
  ['long string with one more', () => 'x'.repeat(10001)],
  ['long string in object', () => ({ text: 'x'.repeat(200) })],
  ['maxStringLength', () => ['abcdef', 'abc', 'abcdefg'], { maxStringLength: 5 }],
  ['maxStringLength 0', () => 'abc', { maxStringLength: 0 }],
  ['maxStringLength null', () => 'x'.repeat(10010), { maxStringLength: null }],
  ['lines', () => `${'a'.repeat(20)}\n${'b'.repeat(70)}`],
  ['lines that fit', () => 'a\nb\n'],
  ['lines in object', () => ({ text: `${'a'.repeat(20)}\n${'b'.repeat(70)}\n` })],
  ['lines in deep array', () => [[[`${'a'.repeat(20)}\n${'b'.repeat(40)}\n\n${'c'.repeat(20)}`]]]],
  ['lines in map', () => new Map([[`${'k'.repeat(50)}\n${'k'.repeat(50)}`, `${'v'.repeat(50)}\n${'v'.repeat(50)}`]])],
  ['lines with compact', () => ({ text: `${'a'.repeat(20)}\n${'b'.repeat(70)}` }), { compact: true }],
  ['lines cut', () => `${'a'.repeat(90)}\n${'b'.repeat(90)}`, { maxStringLength: 100 }],
  ['numericSeparator', () => [1234567, 1234.5678, -1234567.891, 0.123456, 1e21, 123, 1234n, -12345678n], { numericSeparator: true }],
];

const objects = [
  ['empty', () => [{}, [], new Map(), new Set(), () => {}, new Point()]],
  ['plain', () => ({ a: 1, b: 'two', c: [3], d: { e: null }, f: undefined })],
  ['keys', () => ({ a_1: 1, $: 2, 'a-b': 3, "it's": 4, '': 5, 7: 6, é: 8, 'new\nline': 9, ['__proto__']: 10, _: 11 })],
  ['symbol keys', () => ({ [Symbol('a')]: 1, [Symbol('new\nline')]: 2, [Symbol()]: 3 })],
  ['hidden keys', () => Object.defineProperty({ a: 1 }, 'b', { value: 2 })],
  ['hidden keys shown', () => Object.defineProperty({ a: 1 }, 'b-c', { value: 2 }), { showHidden: true }],
  ['hidden symbols shown', () => Object.defineProperty({ a: 1 }, Symbol('s'), { value: 2 }), { showHidden: true }],
  ['accessors', () => ({ get a() { return 1; }, set b(v) {}, get c() { return 1; }, set c(v) {} })],
  ['getters run', () => ({ get a() { return 1; }, set b(v) {}, get c() { return { x: [1] }; }, set c(v) {}, get d() { return null; } }), { getters: true }],
  ['getters that throw', () => ({ get a() { throw new Error('no'); }, b: 1 }), { getters: true }],
  ['getters get', () => ({ get a() { return 's'; }, get c() { return 1; }, set c(v) {} }), { getters: 'get' }],
  ['getters set', () => ({ get a() { return 's'; }, get c() { return 1; }, set c(v) {} }), { getters: 'set' }],
  ['getters left alone', () => ({ get a() { throw new Error('no'); } })],
  ['null prototype', () => Object.assign(Object.create(null), { a: 1, b: Object.create(null) })],
  ['null prototype above', () => [Object.create(Object.create(null)), Object.create(Object.assign(Object.create(null), { a: 1 })), Object.create(Object.create(Object.create(null)))]],
  ['null prototype deep', () => ({ a: { b: { c: Object.create(Object.create(null)), d: Object.assign(Object.create(null), { x: 1 }) } } })],
  ['created', () => Object.create({ inherited: 1 })],
  ['instances', () => [new Point(1, 2), new Point3(1, 2), new Legacy(), new Replaced(), Object.create(Point.prototype)]],
  ['instance with hidden', () => new Point3(1, 2), { showHidden: true }],
  ['constructor as data', () => [{ constructor: 'x' }, { constructor: null }, Object.assign(new Point(), { constructor: 1 })]],
  ['static name', () => [class { static name = 'other'; }, new (class { static name = 'other'; })()]],
  ['anonymous class', () => [new (class {})(), new (class extends Point {})(1, 2), new (class extends Map {})()]],
  ['tags', () => [tagged({}, 'T'), tagged(new Point(1, 2), 'T'), { [Symbol.toStringTag]: 'own' }, tagged({}, ''), tagged({}, 5), tagged({}, 'Object')]],
  ['tag by class', () => [new (class A { get [Symbol.toStringTag]() { return 'B'; } })(), new (class A { get [Symbol.toStringTag]() { return 'A'; } })()]],
  ['tag of nothing', () => tagged(Object.create(null), 'T')],
  ['tags of kinds', () => [tagged([1], 'T'), tagged(new Map(), 'T'), tagged(() => 1, 'T'), tagged(class Q {}, 'T'), tagged(new Date(0), 'T'), tagged(/x/, 'T'), tagged(new Number(3), 'T')]],
  ['namespaces', () => [Math, JSON, Reflect], { depth: 0 }],
  ['arguments', () => (function () { return arguments; })(1, 'b', {})],
  ['no arguments', () => (function () { return arguments; })()],
  ['many keys', () => Object.fromEntries(range(30, (i) => [`key${i}`, i]))],
  ['long keys', () => Object.fromEntries(range(4, (i) => [`k${i}`.repeat(15), i]))],
  ['sorted', () => ({ b: 1, a: { d: 1, c: 2 }, 10: 3, 9: 4 }), { sorted: true }],
  ['sorted by function', () => ({ b: 1, a: 2, c: 3 }), { sorted: (x, y) => (x < y ? 1 : -1) }],
  ['sorted list', () => Object.assign([3, 1, 2], { z: 1, y: 2, x: 3 }), { sorted: true }],
  ['sorted map and set', () => [new Map([['b', 1], ['a', 2]]), new Set(['b', 'a'])], { sorted: true }],
  ['frozen', () => Object.freeze({ a: Object.freeze([1]) })],
];

const depths = [
  ['default depth', () => nest(6, (v) => ({ v }), 1)],
  ['default depth of arrays', () => nest(6, (v) => [v], 1)],
  ['depth 0', () => ({ a: { b: 1 }, c: [1], d: [], e: {}, f: new Map([[1, 2]]) }), { depth: 0 }],
  ['depth -1', () => ({ a: 1 }), { depth: -1 }],
  ['depth 1', () => ({ a: { b: { c: 1 } } }), { depth: 1 }],
  ['depth 5', () => nest(8, (v) => ({ v, w: [v] }), 1), { depth: 5 }],
  ['depth null', () => nest(12, (v) => ({ v }), 1), { depth: null }],
  ['depth Infinity', () => nest(12, (v) => [v], 1), { depth: Infinity }],
  ['depth undefined', () => nest(6, (v) => [v], 1), { depth: undefined }],
  [
    'all kinds below the depth',
    () => [
      [
        [
          [1],
          { a: 1 },
          new Point(1, 2),
          Object.assign(Object.create(null), { x: 1 }),
          Object.assign(() => 1, { x: 1 }),
          Object.assign(new Date(0), { x: 1 }),
          Object.assign(/x/, { x: 1 }),
          Object.assign(withStack(new Error('z')), { x: 1 }),
          new Set([1]),
          new Map([[1, 2]]),
          new Uint8Array(2),
          new Uint8Array(0),
          new ArrayBuffer(2),
          new DataView(new ArrayBuffer(1)),
          new WeakMap(),
          [1].values(),
          (function () { return arguments; })(1),
          Object.assign(new String('x'), { a: 1 }),
          tagged({ x: 1 }, 'T'),
          () => {},
          new Date(0),
          nameless(new Map([[1, 2]])),
          nameless([1]),
          nameless(new Uint8Array(1)),
          new (class A extends Map {})([[1, 2]]),
          new (class B extends Array {})(3),
        ],
      ],
    ],
  ],
];

const arrays = [
  ['six numbers', () => range(6)],
  ['seven numbers', () => range(7)],
  ['ten numbers', () => range(10, (i) => i * 10)],
  ['26 letters', () => range(26, (i) => String.fromCharCode(97 + i))],
  ['100 numbers', () => range(100)],
  ['101 numbers', () => range(101)],
  ['102 numbers', () => range(102)],
  ['1000 numbers', () => range(1000, (i) => i * i)],
  ['mixed lengths', () => range(30, (i) => 'x'.repeat(i % 7))],
  ['one long among short', () => [...range(20), 'x'.repeat(60)]],
  ['objects in columns', () => range(12, (i) => ({ i }))],
  ['arrays in columns', () => range(12, (i) => [i, i * 2])],
  ['wide characters', () => range(12, (i) => '漢'.repeat(1 + (i % 3)))],
  ['emoji', () => range(12, (i) => '😀'.repeat(1 + (i % 3)))],
  ['combining characters', () => range(12, (i) => 'e\u0301'.repeat(1 + (i % 4)))],
  ['negative numbers', () => range(20, (i) => -(i ** 3))],
  ['bigints', () => range(20, (i) => BigInt(i) ** 5n)],
  ['numbers and text', () => [...range(10), 'a']],
  ['undefined and null', () => range(10, (i) => (i % 2 ? null : undefined))],
  ['booleans', () => range(20, (i) => i % 3 === 0)],
  ['holes', () => [, 1, , , 2, , ]],
  ['only holes', () => new Array(5)],
  ['one hole', () => new Array(1)],
  ['holes with many', () => Object.assign(new Array(300), { 150: 'x', 299: 'y' })],
  ['holes after many', () => Object.assign(range(99), { length: 200 })],
  ['holes and limit', () => Object.assign(new Array(10), { 2: 'a', 4: 'b', 6: 'c' }), { maxArrayLength: 3 }],
  ['holes and limit 4', () => Object.assign(new Array(10), { 2: 'a', 4: 'b', 6: 'c' }), { maxArrayLength: 4 }],
  ['huge sparse', () => Object.assign([], { 5: 1, 4294967294: 2 })],
  ['properties', () => Object.assign([1, 2], { name: 'x', '-1': 2, [Symbol('s')]: 3 })],
  ['properties of many', () => Object.assign(range(10), { name: 'x' })],
  ['properties of empty', () => Object.assign([], { name: 'x' })],
  ['index beyond arrays', () => Object.assign([1], { 4294967295: 'x', '01': 'y' })],
  ['maxArrayLength', () => range(10), { maxArrayLength: 3 }],
  ['maxArrayLength 1 more', () => range(4), { maxArrayLength: 3 }],
  ['maxArrayLength 0', () => range(4), { maxArrayLength: 0 }],
  ['maxArrayLength negative', () => range(4), { maxArrayLength: -1 }],
  ['maxArrayLength null', () => range(150), { maxArrayLength: null }],
  ['maxArrayLength of others', () => [new Set(range(5)), new Map(range(5, (i) => [i, i])), new Uint8Array(5), new ArrayBuffer(5)], { maxArrayLength: 2 }],
  ['maxArrayLength grouped', () => range(50), { maxArrayLength: 20 }],
  ['maxArrayLength and properties', () => Object.assign(range(50), { a: 1, b: 2 }), { maxArrayLength: 20 }],
  ['subclass', () => [new (class List extends Array {})(1, 2, 3), new (class List extends Array {})()]],
  ['hidden', () => [1, , 3], { showHidden: true }],
  ['accessor elements', () => Object.defineProperty([1, 2], 1, { get: () => 5, enumerable: true })],
  ['without prototype', () => [nameless([1, 2]), nameless([])]],
  ['with foreign prototype', () => Object.setPrototypeOf([1, 2], Point.prototype)],
  ['nested long', () => range(8, (i) => range(8, (j) => i * j))],
  ['long texts', () => range(8, (i) => `entry number ${i} ${'x'.repeat(i)}`)],
];

const collections = [
  ['map', () => new Map([[1, 'a'], ['b', { c: 1 }], [{ k: 1 }, [1]], [null, undefined], [NaN, -0]])],
  ['map of maps', () => new Map([[new Map([[1, 2]]), new Map([[new Set([1]), new Map()]])]])],
  ['map with properties', () => Object.assign(new Map([[1, 2]]), { x: 1 })],
  ['map subclass', () => new (class Registry extends Map {})([[1, 2]])],
  ['map without prototype', () => [nameless(new Map([[1, 2]])), nameless(new Set([1])), nameless(new Map())]],
  ['map below nothing', () => Object.setPrototypeOf(new Map(), Object.create(null))],
  ['map below a class', () => [Object.setPrototypeOf(new Map([[1, 2]]), Point.prototype), Object.setPrototypeOf(new Map(), Object.prototype)]],
  ['big map', () => new Map(range(150, (i) => [i, `v${i}`]))],
  ['wide map', () => new Map([['k'.repeat(40), 'v'.repeat(40)]])],
  ['set', () => new Set([1, 'a', { b: 1 }, [1], undefined])],
  ['set of sets', () => new Set([new Set([new Set([new Set([1])])])])],
  ['big set', () => new Set(range(150))],
  ['hidden', () => [new Map([[1, { a: 2 }]]), new Set([1])], { showHidden: true }],
  ['weak', () => [new WeakMap(), new WeakSet(), Object.assign(new WeakMap(), { x: 1 })]],
  ['iterators', () => [[1, 2].values(), 'ab'[Symbol.iterator](), 'ab'.matchAll(/a/g)]],
  ['generators', () => [(function* () {})(), (async function* () {})(), (function* named() {})()]],
];

const functions = [
  ['functions', () => [function named() {}, function () {}, () => {}, async () => {}, function* gen() {}, async function* agen() {}, async function af() {}]],
  ['named by place', () => ({ f() {}, g: () => {}, async h() {}, *i() {}, async *j() {}, get k() { return 1; } })],
  ['named by symbol', () => ({ [Symbol('s')]() {} })],
  ['classes', () => [class A {}, class {}, class B extends Point {}, class extends Point {}, class C extends null {}]],
  ['classes with comments', () => [class /* { ( */ A {}, class B /* x */ extends Point { method(a) { return a; } }]],
  ['class with statics', () => class A { static x = 1; static m() {} }],
  ['function with properties', () => Object.assign(function f() {}, { a: 1, b: { c: 1 } })],
  ['function without prototype', () => [nameless(function f() {}), nameless(class A {}), nameless(() => {})]],
  ['function below a class', () => Object.setPrototypeOf(() => {}, Point.prototype)],
  ['function renamed', () => [Object.defineProperty(() => {}, 'name', { value: 'other' }), Object.defineProperty(() => {}, 'name', { value: '' })]],
  ['native functions', () => [Math.max, Map, Promise.resolve, Symbol, [].push]],
  ['bound', () => function f() {}.bind(null)],
  ['function called class', () => ({ class() {}, classy: function classy() {} })],
];

const builtIns = [
  ['dates', () => [new Date(0), new Date(NaN), new Date(8.64e15), new Date(-1e14)]],
  ['date with properties', () => Object.assign(new Date(0), { x: 1 })],
  ['date odd', () => [nameless(new Date(0)), Object.setPrototypeOf(new Date(0), Point.prototype), new (class D extends Date {})(0)]],
  ['regular expressions', () => [/a/, /a\/b/gi, new RegExp(''), Object.assign(/x/, { x: 1 }), nameless(/a/g), new (class R extends RegExp {})('x', 'u')]],
  ['boxed', () => [new Number(-0), new String('a\'b'), new Boolean(false), Object(1n), Object(Symbol('s'))]],
  ['boxed with properties', () => [Object.assign(new String('abc'), { x: 1 }), Object.assign(new Number(1), { x: 1 })]],
  ['boxed odd', () => [nameless(new Number(3)), nameless(new String('ab')), new (class N extends Number {})(3), new (class S extends String {})('x')]],
  ['boxed hidden', () => Object('ab'), { showHidden: true }],
  ['boxed separated', () => [new Number(12345), Object(12345n)], { numericSeparator: true }],
  ['typed arrays', () => [new Uint8Array([1, 2]), new Int8Array(1), new Uint8ClampedArray(1), new Int16Array(2), new Uint16Array(1), new Int32Array(1), new Uint32Array(1), new Float32Array([0.5]), new Float64Array([-0, NaN]), new BigInt64Array([1n]), new BigUint64Array(1)]],
  ['typed arrays empty', () => [new Uint8Array(0), new Float64Array()]],
  ['typed array long', () => new Uint8Array(150).map((_, i) => i)],
  ['typed array with properties', () => Object.assign(new Uint8Array(2), { x: 1 })],
  ['typed array hidden', () => [new Uint8Array([1, 2]), new Float64Array(1)], { showHidden: true }],
  ['typed array odd', () => [nameless(new Uint8Array(3)), new (class T extends Uint8Array {})(2)]],
  ['array buffers', () => [new ArrayBuffer(0), new ArrayBuffer(4), new Uint8Array([1, 2, 255]).buffer, new SharedArrayBuffer(2)]],
  ['array buffer long', () => new ArrayBuffer(120)],
  ['array buffer odd', () => [Object.assign(new ArrayBuffer(1), { x: 1 }), nameless(new ArrayBuffer(1))]],
  ['data view', () => new DataView(new ArrayBuffer(8), 2, 3)],
  ['buffers', () => [Buffer.from('abc'), Buffer.alloc(0), Buffer.alloc(60)]],
  ['weak reference', () => [new WeakMap([[{}, 1]])]],
];

const errors = [
  ['error', () => withStack(new Error('text'))],
  ['error in object', () => ({ error: withStack(new Error('text')), after: 1 })],
  ['error in array', () => [[withStack(new TypeError('text'))]]],
  ['error without text', () => withStack(new RangeError(''), '    at x (y.js:1:1)')],
  ['error with lines', () => ({ e: withStack(new Error('one\ntwo')) })],
  ['error without stack', () => [bare(new Error('text')), bare(new TypeError('a')), bare(new Error(''))]],
  ['error with properties', () => Object.assign(withStack(new Error('text')), { code: 'ENOENT', errno: -2, more: { a: [1] } })],
  ['error with properties, nested', () => ({ a: { e: Object.assign(withStack(new Error('text')), { code: 'E' }) } })],
  ['error with its own name', () => Object.assign(withStack(new Error('text')), { name: 'Error' })],
  ['error with a foreign stack', () => Object.defineProperty(new Error('m'), 'stack', { value: 'custom', enumerable: false })],
  ['error subclass', () => withStack(new Failure('text'))],
  ['error subclass, named', () => withStack(new NamedFailure('text'))],
  ['error without prototype', () => nameless(withStack(new Error('text')))],
  ['error with cause', () => withCause(withStack(new Error('outer')), withStack(new TypeError('inner'), '    at other (b.js:1:1)'))],
  ['error with cause that is no error', () => [withCause(withStack(new Error('outer')), 'why'), withCause(withStack(new Error('x')), { a: 1 }), withCause(withStack(new Error('x')), undefined)]],
  [
    'error with shared frames',
    () => {
      const frames = range(8, (i) => `    at f${i} (a.js:${i}:1)`);
      const inner = withStack(new Error('inner'), ['    at deep (a.js:99:1)', ...frames].join('\n'));
      return withCause(withStack(new Error('outer'), ['    at shallow (a.js:98:1)', ...frames].join('\n')), inner);
    },
  ],
  ['error with errors', () => Object.defineProperty(withStack(new Error('many')), 'errors', { value: [withStack(new Error('a')), 1], enumerable: false })],
  ['error prototype', () => [Object.create(Error.prototype), Object.assign(Object.create(TypeError.prototype), { message: 'x' })]],
  ['circular error', () => { const e = withStack(new Error('x')); e.self = e; return e; }],
  ['circular cause', () => { const e = withStack(new Error('x')); return withCause(e, e); }],
];

const references = [
  ['circular', circular],
  ['circular array', () => { const a = [1]; a.push(a, [a]); return a; }],
  ['circular map', () => { const m = new Map(); m.set('m', m).set(m, 1); return m; }],
  ['circular set', () => { const s = new Set(); s.add(s); return s; }],
  ['crossed', crossed],
  ['repeated', () => { const shared = { a: 1 }; return [shared, shared, { shared }]; }],
  ['circular with compact', circular, { compact: true }],
  ['circular class', () => { const p = new Point(1); p.y = p; return { p }; }],
  ['circular function', () => { const f = () => {}; f.f = f; return f; }],
];

const customs = [
  ['text', () => new Money('5 EUR')],
  ['text in object', () => ({ a: new Money('5 EUR'), b: [new Money('6 EUR')] })],
  ['lines', () => ({ a: { b: new Money('x\ny') } })],
  ['object', () => [new Money({ a: 1, b: { c: {} } })]],
  ['wide object', () => ({ a: { b: new Money({ ['a'.repeat(40)]: 1, ['b'.repeat(40)]: 2 }) } })],
  ['other values', () => [new Money(5), new Money(undefined), new Money(null), new Money(Symbol('x')), new Money(1n), new Money(true)]],
  ['itself', () => { const m = new Money(); m.result = m; return { m }; }],
  ['itself by this', () => ({ a: 1, [custom]() { return this; } })],
  ['depth', () => [new Money((depth) => `depth ${depth}`), [new Money((depth) => `depth ${depth}`)]], { depth: 5 }],
  ['depth null', () => [new Money((depth) => `depth ${depth}`)], { depth: null }],
  ['options', () => new Money((depth, options) => Object.keys(options).join())],
  ['options of one\'s own', () => new Money((depth, options) => `${options.mine} ${options.breakLength}`), { mine: 7, breakLength: 99 }],
  ['customInspect false', () => new Money(5), { customInspect: false }],
  ['not a function', () => ({ [custom]: 5 })],
  ['prototype', () => Money.prototype],
  ['method that throws', () => new Money(() => { throw new TypeError('custom failed'); })],
  ['nested inspect', () => new Money((depth, options) => require('util').inspect({ a: { b: { c: {} } } }, { ...options, depth: 0 }))],
];

const layouts = [];
const tree = () => ({
  a: { b: { c: {}, d: [1, 2, 3] }, e: 'text' },
  f: [[[]], [[1], 2], { g: { h: 1 } }],
  i: new Map([['key', { value: new Set([1, [2]]) }]]),
  j: 'y'.repeat(30),
  k: Object.assign(function longFunctionName() {}, { property: 'z'.repeat(40), another: 'w'.repeat(30) }),
});
for (const compact of [true, false, 0, 1, 2, 3, 4, 10]) {
  for (const breakLength of [20, 40, 60, 80, 120, Infinity]) {
    layouts.push([`compact ${compact}, breakLength ${breakLength}`, tree, { compact, breakLength, depth: 6 }]);
  }
  layouts.push([`columns with compact ${compact}`, () => range(60, (i) => i * 7), { compact }]);
}
for (let width = 60; width < 84; width++) {
  layouts.push([`object about ${width} wide`, () => ({ key: 'x'.repeat(width), b: 1 })]);
  layouts.push([`array about ${width} wide`, () => ['x'.repeat(width - 10), 'y'.repeat(8)]]);
  layouts.push([`nested about ${width} wide`, () => ({ a: { b: { key: 'x'.repeat(width - 16) } } })]);
}

const colored = [
  ['colors', () => [1, 1n, 'a', true, null, undefined, Symbol('s'), new Date(0), /x/, () => {}, class A {}, , { a: { b: { c: {} } } }], { colors: true }],
  ['colors of keys', () => ({ a: 1, 'b-c': 2, [Symbol('d')]: 3, get e() { return 1; }, set f(v) {} }), { colors: true }],
  ['colors of lists', () => [range(30), range(120)], { colors: true }],
  ['colors of collections', () => [new Map([[1, 'a']]), new Set(['b']), new Uint8Array(3), new ArrayBuffer(2), new WeakSet()], { colors: true }],
  ['colors of references', circular, { colors: true }],
  ['colors of boxed', () => [new Number(1), new String('a'), Object(Symbol('s')), Object(1n), new Boolean(true)], { colors: true }],
  ['colors of what classes give', () => Object.assign(new Point3(1, 2), { unit: 5 }), { colors: true, showHidden: true }],
  ['colors of what prototypes give', () => new (class A { get list() { return [1]; } get name() { return 'x'; } })(), { colors: true, showHidden: true, getters: true }],
  ['colors of lines', () => ({ text: `${'a'.repeat(40)}\n${'b'.repeat(40)}` }), { colors: true }],
  ['colors of accessors', () => ({ get a() { return 1; }, get b() { return {}; }, get c() { throw new Error('x'); } }), { colors: true, getters: true }],
];

const groups = { primitives, objects, depths, arrays, collections, functions, builtIns, errors, references, customs, layouts, colored };

module.exports = Object.entries(groups).flatMap(([group, cases]) => {
  return cases.map(([name, make, options]) => [`${group}: ${name}`, make, options]);
});
