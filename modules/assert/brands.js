'use strict';

// What an object really is. Object.prototype.toString and instanceof can be told anything; an internal slot cannot, so
// built-in kinds are recognised by a method that needs the slot and throws without it.

const { apply, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;

const getter = (prototype, name) => getOwnPropertyDescriptor(prototype, name).get;

const typedArrayName = getter(getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag);
const { isView } = ArrayBuffer;
const isErrorSlot = Error.isError;
const { toString } = Object.prototype;

const SLOT_READERS = {
  Date: Date.prototype.getTime,
  // Not exec: that would run the expression and move its lastIndex.
  RegExp: getter(RegExp.prototype, 'global'),
  Map: getter(Map.prototype, 'size'),
  Set: getter(Set.prototype, 'size'),
  ArrayBuffer: getter(ArrayBuffer.prototype, 'byteLength'),
  SharedArrayBuffer:
    typeof SharedArrayBuffer === 'function' ? getter(SharedArrayBuffer.prototype, 'byteLength') : undefined,
  Number: Number.prototype.valueOf,
  String: String.prototype.valueOf,
  Boolean: Boolean.prototype.valueOf,
  Symbol: Symbol.prototype.valueOf,
  BigInt: BigInt.prototype.valueOf,
};
const SLOT_NAMES = Object.keys(SLOT_READERS).filter((name) => SLOT_READERS[name] !== undefined);

function hasSlot(value, name) {
  try {
    return apply(SLOT_READERS[name], value, []) !== undefined;
  } catch (_) {
    return false;
  }
}

function isError(value) {
  if (value instanceof Error) return true;
  if (isErrorSlot !== undefined) return isErrorSlot(value);
  return value[Symbol.toStringTag] === undefined && apply(toString, value, []) === '[object Error]';
}

/**
 * Returns 'Date', 'RegExp', 'Map', 'Set', 'Error', 'View' (typed arrays, Buffer, DataView), 'ArrayBuffer',
 * 'SharedArrayBuffer', 'Number', 'String', 'Boolean', 'Symbol', 'BigInt' or undefined for any other object.
 * `tag` is what Object.prototype.toString says of it: it is nearly always right and saves trying the others.
 */
function brandOf(value, tag) {
  if (isView(value)) return 'View';
  const likely = tag.slice('[object '.length, -1);
  if (SLOT_READERS[likely] !== undefined && hasSlot(value, likely)) return likely;
  if (isError(value)) return 'Error';
  return SLOT_NAMES.find((name) => name !== likely && hasSlot(value, name));
}

/** 'Float64Array' and the like for typed arrays, undefined for a DataView. */
const viewName = (view) => apply(typedArrayName, view, []);

/** The primitive inside a Number, String, Boolean, Symbol or BigInt object, or the time of a Date. */
const slotValue = (value, brand) => apply(SLOT_READERS[brand], value, []);

module.exports = { brandOf, slotValue, viewName };
