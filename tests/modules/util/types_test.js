'use strict';

const assert = require('assert');
const test = require('test');
const util = require('util');
test.setup();

const { types } = util;
const mapIterator = new Map().entries();
const setIterator = new Set().values();

// [name of the test, what it holds for, what it does not hold for]
const table = [
  ['isDate', [new Date(), new Date(NaN)], [Object.create(Date.prototype), Date.prototype, 0, '2020']],
  ['isRegExp', [/x/, new RegExp('y')], [RegExp.prototype, Object.create(RegExp.prototype), '/x/']],
  ['isMap', [new Map()], [new Set(), Object.create(Map.prototype), new WeakMap()]],
  ['isSet', [new Set()], [new Map(), Object.create(Set.prototype)]],
  ['isWeakMap', [new WeakMap()], [new Map(), new WeakSet()]],
  ['isWeakSet', [new WeakSet()], [new Set(), new WeakMap()]],
  ['isMapIterator', [mapIterator], [setIterator, new Map()]],
  ['isSetIterator', [setIterator], [mapIterator, new Set()]],
  ['isPromise', [Promise.resolve(), (async () => {})()], [{ then() {} }, Promise]],
  ['isAsyncFunction', [async () => {}, async function () {}, { async a() {} }.a, async function* () {}], [() => {}, function* () {}, { async() {} }.async]],
  ['isGeneratorFunction', [function* () {}, { *a() {} }.a, async function* () {}], [() => {}, async () => {}]],
  ['isGeneratorObject', [(function* () {})(), (async function* () {})()], [[].values(), {}]],
  ['isArgumentsObject', [(function () { return arguments; })()], [[], { length: 0 }, { [Symbol.toStringTag]: 'Arguments' }]],
  ['isNativeError', [new Error(), new TypeError(), new (class extends RangeError {})()], [Object.create(Error.prototype), { message: '' }, Error.prototype]],
  ['isBooleanObject', [new Boolean(false)], [false, {}]],
  ['isNumberObject', [new Number(0)], [0, {}]],
  ['isStringObject', [new String('')], ['', {}]],
  ['isSymbolObject', [Object(Symbol())], [Symbol(), {}]],
  ['isBigIntObject', [Object(1n)], [1n, {}]],
  ['isBoxedPrimitive', [new Number(0), new String(''), new Boolean(true), Object(1n), Object(Symbol())], [0, '', null, {}, []]],
  ['isArrayBuffer', [new ArrayBuffer(1)], [new SharedArrayBuffer(1), new Uint8Array(1)]],
  ['isSharedArrayBuffer', [new SharedArrayBuffer(1)], [new ArrayBuffer(1)]],
  ['isAnyArrayBuffer', [new ArrayBuffer(1), new SharedArrayBuffer(1)], [new Uint8Array(1)]],
  ['isArrayBufferView', [new Uint8Array(1), new DataView(new ArrayBuffer(1)), Buffer.from('')], [new ArrayBuffer(1), []]],
  ['isDataView', [new DataView(new ArrayBuffer(1))], [new Uint8Array(1), {}]],
  ['isTypedArray', [new Uint8Array(1), new Float64Array(1), new BigInt64Array(1), Buffer.from('')], [new DataView(new ArrayBuffer(1)), [], new ArrayBuffer(1)]],
  ['isUint8Array', [new Uint8Array(1), Buffer.from('')], [new Uint8ClampedArray(1), new Int8Array(1)]],
  ['isUint8ClampedArray', [new Uint8ClampedArray(1)], [new Uint8Array(1)]],
  ['isInt8Array', [new Int8Array(1)], [new Uint8Array(1)]],
  ['isUint16Array', [new Uint16Array(1)], [new Int16Array(1)]],
  ['isInt16Array', [new Int16Array(1)], [new Uint16Array(1)]],
  ['isUint32Array', [new Uint32Array(1)], [new Int32Array(1)]],
  ['isInt32Array', [new Int32Array(1)], [new Uint32Array(1)]],
  ['isFloat32Array', [new Float32Array(1)], [new Float64Array(1)]],
  ['isFloat64Array', [new Float64Array(1)], [new Float32Array(1)]],
  ['isBigInt64Array', [new BigInt64Array(1)], [new BigUint64Array(1)]],
  ['isBigUint64Array', [new BigUint64Array(1)], [new BigInt64Array(1)]],
  ['isModuleNamespaceObject', [], [{}, Object.create(null), null]],
  ['isExternal', [], [{}, null]],
  ['isProxy', [], [{}, null]],
  ['isKeyObject', [], [{}]],
  ['isCryptoKey', [], [{}]],
];

describe('util.types', () => {
  for (const [name, yes, no] of table) {
    it(name, () => {
      for (const value of yes) assert.strictEqual(types[name](value), true);
      for (const value of [...no, undefined, null, 1, 'x', Symbol(), {}, []]) {
        if (!yes.includes(value)) assert.strictEqual(types[name](value), false);
      }
    });
  }

  it('is not misled by prototypes and tags', () => {
    for (const [name, yes] of table) {
      for (const value of yes) {
        if (/Iterator|Promise|Generator|AsyncFunction/.test(name) || typeof value === 'function') continue;
        const plain = Object.setPrototypeOf(value, null);
        assert.strictEqual(types[name](plain), true);
      }
    }
    const tagged = Object.defineProperty(new Error('x'), Symbol.toStringTag, { value: 'Other' });
    assert.isTrue(types.isNativeError(tagged));
    assert.isFalse(types.isDate({ [Symbol.toStringTag]: 'Date' }));
  });

  it('answers for proxies, whatever their traps do', () => {
    const traps = new Proxy({}, { get: () => () => { throw new Error('trap'); } });
    for (const proxy of [new Proxy({}, traps), new Proxy(() => {}, traps)]) {
      for (const [name] of table) {
        if (name !== 'isModuleNamespaceObject') assert.strictEqual(types[name](proxy), false);
      }
    }
  });

  it('is offered by util itself where fibjs does', () => {
    for (const name of ['isDate', 'isRegExp', 'isMap', 'isSet', 'isMapIterator', 'isSetIterator', 'isPromise', 'isAsyncFunction', 'isNativeError', 'isDataView', 'isTypedArray', 'isUint8Array']) {
      assert.strictEqual(util[name], types[name]);
    }
  });
});

require.main === module && test.run(console.ERROR);
