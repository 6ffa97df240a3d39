'use strict';

// Equality of what built-in objects hold besides properties and items: times, patterns, bytes, boxed primitives, sizes.
// What errors hold can be objects, so deep_equal.js compares it as it compares properties.

const { slotValue, viewName } = require('./brands');

const WORD = Uint32Array.BYTES_PER_ELEMENT;
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
      return sameBytes(new Uint8Array(a), new Uint8Array(b));
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
  return !strict && FLOATS.has(name) ? sameElements(a, b) : sameBytes(bytesOf(a), bytesOf(b));
}

function bytesOf(view) {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
}

/** Four bytes at a time, where both begin at a place that allows it. */
function sameBytes(a, b) {
  if (a.length !== b.length) return false;
  if (a.byteOffset % WORD !== 0 || b.byteOffset % WORD !== 0) return sameElements(a, b);
  const words = Math.floor(a.length / WORD);
  const wordsOf = (bytes) => new Uint32Array(bytes.buffer, bytes.byteOffset, words);
  return sameElements(wordsOf(a), wordsOf(b)) && sameElements(a.subarray(words * WORD), b.subarray(words * WORD));
}

function sameElements(a, b) {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}

module.exports = { sameContent };
