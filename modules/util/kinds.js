'use strict';

// Which kind of object a value is, found without asking every built-in method in turn: the engine's own class name
// tells of most, the prototype chain of the rest, and a brand check of types.js makes sure.

const types = require('./types');

const { getPrototypeOf, getOwnPropertyDescriptor, getOwnPropertyNames } = Object;
const { toString: objectToString } = Object.prototype;
const { apply } = Reflect;
const { isArray } = Array;
const { isView } = ArrayBuffer;

// A proxy may answer with a new prototype for ever.
const MAX_CHAIN = 1000;

const TypedArrayPrototype = getPrototypeOf(Uint8Array.prototype);
const typedArrayTag = getOwnPropertyDescriptor(TypedArrayPrototype, Symbol.toStringTag).get;
const prototypeOfIterator = (iterable) => getPrototypeOf(iterable[Symbol.iterator]());
const always = () => true;

const KINDS = new Map([
  [Object.prototype, { kind: 'Object', is: always }],
  [Error.prototype, { kind: 'Error', is: always }],
  [Map.prototype, { kind: 'Map', is: types.isMap }],
  [Set.prototype, { kind: 'Set', is: types.isSet }],
  [Promise.prototype, { kind: 'Promise', is: types.isPromise }],
  [Date.prototype, { kind: 'Date', is: types.isDate }],
  [RegExp.prototype, { kind: 'RegExp', is: types.isRegExp }],
  [WeakMap.prototype, { kind: 'WeakMap', is: types.isWeakMap }],
  [WeakSet.prototype, { kind: 'WeakSet', is: types.isWeakSet }],
  [ArrayBuffer.prototype, { kind: 'ArrayBuffer', is: types.isArrayBuffer }],
  [SharedArrayBuffer.prototype, { kind: 'SharedArrayBuffer', is: types.isSharedArrayBuffer }],
  [prototypeOfIterator(new Map()), { kind: 'Map Iterator', is: types.isMapIterator }],
  [prototypeOfIterator(new Set()), { kind: 'Set Iterator', is: types.isSetIterator }],
  [Boolean.prototype, { kind: 'Boolean', is: types.isBooleanObject }],
  [Number.prototype, { kind: 'Number', is: types.isNumberObject }],
  [String.prototype, { kind: 'String', is: types.isStringObject }],
  [Symbol.prototype, { kind: 'Symbol', is: types.isSymbolObject }],
  [BigInt.prototype, { kind: 'BigInt', is: types.isBigIntObject }],
]);
const CLASS_TAGS = new Set(['Arguments', 'Date', 'RegExp', 'Error', 'Boolean', 'Number', 'String']);

const builtInPrototypes = new Set([Function.prototype, Array.prototype, DataView.prototype, TypedArrayPrototype]);
for (const name of getOwnPropertyNames(globalThis)) {
  if (!/^[A-Z]\w*(?:Array|Error)$/.test(name)) continue;
  const { value } = getOwnPropertyDescriptor(globalThis, name);
  if (typeof value === 'function') builtInPrototypes.add(value.prototype);
}

const isBuiltInPrototype = (object) => KINDS.has(object) || builtInPrototypes.has(object);

function kindByPrototype(value) {
  let prototype = getPrototypeOf(value);
  for (let steps = 0; prototype !== null && steps < MAX_CHAIN; steps++) {
    const found = KINDS.get(prototype);
    if (found !== undefined) return found.is(value) ? found.kind : 'Object';
    prototype = getPrototypeOf(prototype);
  }
  if (prototype !== null) return 'Object';
  // Nothing above the object tells what it is.
  for (const { kind, is } of KINDS.values()) if (is !== always && is(value)) return kind;
  return 'Object';
}

/** One word for what an object is: `'Map'`, `'TypedArray'`, `'Arguments'`, …; `'Object'` where it is nothing special. */
function kindOf(value) {
  if (typeof value === 'function') return 'Function';
  if (isArray(value)) return 'Array';
  if (isView(value)) return apply(typedArrayTag, value, []) === undefined ? 'DataView' : 'TypedArray';
  if (typeof value[Symbol.toStringTag] !== 'string') {
    const tag = apply(objectToString, value, []).slice('[object '.length, -1);
    if (CLASS_TAGS.has(tag)) return tag;
  }
  return kindByPrototype(value);
}

/** The name of the built-in class that belongs to a kind. */
function classNameOf(value, kind) {
  return kind === 'TypedArray' ? apply(typedArrayTag, value, []) : kind;
}

module.exports = { kindOf, classNameOf, isBuiltInPrototype };
