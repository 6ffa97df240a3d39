'use strict';

// Equality of what built-in objects hold besides properties and items: times, patterns, bytes, boxed primitives, sizes.
// What errors hold can be objects, so deep_equal.js compares it as it compares properties.

const { slotValue, viewName } = require('./brands');

const FLOATS = new Set(['Float16Array', 'Float32Array', 'Float64Array']);

function sameContent(a, b, brand, strict) {
  switch (brand) {
    case undefined:
    case 'Error':
      return true;
    case 'RegExp':
      return a.source === b.source && a.flags === b.flags && a.lastIndex === b.lastIndex;
    case 'View':
      return sameView(a, b, strict);
    case 'ArrayBuffer':
    case 'SharedArrayBuffer':
      return sameElements(new Uint8Array(a), new Uint8Array(b));
    case 'Number':
      return Object.is(slotValue(a, brand), slotValue(b, brand));
    default:
      return slotValue(a, brand) === slotValue(b, brand);
  }
}

function sameView(a, b, strict) {
  const name = viewName(a);
  if (name !== viewName(b)) return false;
  // Compared as numbers 0 and -0 are equal, compared as bytes they are not: just what loose and strict ask for.
  return !strict && FLOATS.has(name) ? sameElements(a, b) : sameElements(bytesOf(a), bytesOf(b));
}

function bytesOf(view) {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

function sameElements(a, b) {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

module.exports = { sameContent };
