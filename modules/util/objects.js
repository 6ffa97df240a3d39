'use strict';

// The properties of objects: looking for them, copying them, freezing them.

const types = require('./types');

const { getPrototypeOf, getOwnPropertyDescriptor, freeze, create, isFrozen } = Object;
const { hasOwnProperty, propertyIsEnumerable } = Object.prototype;
const { apply, ownKeys } = Reflect;
const { isArray } = Array;

const isObject = (value) => typeof value === 'object' && value !== null;
const isReference = (value) => isObject(value) || typeof value === 'function';

function has(value, key) {
  return isReference(value) && apply(hasOwnProperty, value, [key]);
}

function keys(value) {
  return isReference(value) ? Object.keys(value) : [];
}

function values(value) {
  return isReference(value) ? Object.values(value) : [];
}

function define(target, key, value) {
  // An assignment to __proto__ would change the prototype instead.
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

function copyOwn(target, source) {
  for (const key of ownKeys(source)) {
    if (apply(propertyIsEnumerable, source, [key])) define(target, key, source[key]);
  }
  return target;
}

/** A copy of the object itself; what it holds is shared. Other values, and objects that cannot be copied, as they are. */
function clone(value) {
  if (!isObject(value)) return value;
  if (isArray(value)) return value.slice();
  if (types.isDate(value)) return new Date(value.getTime());
  if (types.isRegExp(value)) return new RegExp(value.source, value.flags);
  if (types.isMap(value)) return new Map(value);
  if (types.isSet(value)) return new Set(value);
  if (types.isTypedArray(value)) return cloneTypedArray(value);
  if (types.isArrayBuffer(value)) return value.slice(0);
  return isCopyable(value) ? copyOwn(create(getPrototypeOf(value)), value) : value;
}

function cloneTypedArray(value) {
  // The slice() of a Buffer shares its memory.
  if (require('./predicates').isBuffer(value)) return require('buffer').Buffer.from(value);
  return value.slice();
}

/** Objects with internal state would be copied without it. */
function isCopyable(value) {
  return !(
    types.isNativeError(value) ||
    types.isPromise(value) ||
    types.isWeakMap(value) ||
    types.isWeakSet(value) ||
    types.isDataView(value) ||
    types.isSharedArrayBuffer(value) ||
    types.isBoxedPrimitive(value) ||
    types.isGeneratorObject(value)
  );
}

/** Freezes an object and everything it holds; getters are not called. */
function deepFreeze(value) {
  const pending = [value];
  const seen = new Set();
  while (pending.length > 0) {
    const object = pending.pop();
    if (!isReference(object) || seen.has(object)) continue;
    seen.add(object);
    if (!isFrozen(object)) freeze(object);
    for (const key of ownKeys(object)) pending.push(getOwnPropertyDescriptor(object, key).value);
  }
  return value;
}

/** Copies the own enumerable properties of each source to the target, which is returned. */
function extend(target, ...sources) {
  if (!isReference(target)) return target;
  for (const source of sources) {
    if (!isReference(source)) continue;
    for (const key of ownKeys(source)) {
      if (!apply(propertyIsEnumerable, source, [key])) continue;
      if (key === '__proto__') define(target, key, source[key]);
      else target[key] = source[key];
    }
  }
  return target;
}

const toKey = (key) => (typeof key === 'symbol' ? key : String(key));
const namedKeys = (lists) => lists.flat().map(toKey);

/** The properties with these keys, inherited ones too. */
function pick(value, ...names) {
  const picked = {};
  if (!isReference(value)) return picked;
  for (const key of namedKeys(names)) if (key in value) define(picked, key, value[key]);
  return picked;
}

/** The enumerable properties but those with these keys, inherited ones too. */
function omit(value, ...names) {
  const kept = {};
  if (!isReference(value)) return kept;
  const omitted = new Set(namedKeys(names));
  for (const key in value) if (!omitted.has(key)) define(kept, key, value[key]);
  for (const symbol of Object.getOwnPropertySymbols(value)) {
    if (!omitted.has(symbol) && apply(propertyIsEnumerable, value, [symbol])) define(kept, symbol, value[symbol]);
  }
  return kept;
}

module.exports = { has, keys, values, clone, deepFreeze, extend, _extend: extend, pick, omit };
