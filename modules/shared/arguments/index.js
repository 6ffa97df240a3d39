'use strict';

// What built-in modules have in common when they look at their arguments. It is no module: scripts cannot require it.

const { Buffer } = require('buffer');

const { make } = host.errors;
const { isView } = ArrayBuffer;
const { isInteger } = Number;
const { stringSlice } = primordials;
const WRONG_TYPE = 100005;
const OUT_OF_RANGE = 100006;
const MAX_SHOWN_CHARACTERS = 28;
const BYTES = 'of type string or an instance of Buffer, TypedArray, DataView, or ArrayBuffer';

const coded = (number, code, message) => make(number, message, code);

// Where a script has changed the language so that nothing can be shown, the error itself is what matters.
function inspected(value, options) {
  try {
    return require('util').inspect(value, options);
  } catch (failure) {
    return typeof value;
  }
}

function received(value) {
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value === 'object') {
    const { constructor } = value;
    const named = typeof constructor === 'function' && constructor.name;
    return named ? `an instance of ${constructor.name}` : inspected(value, { depth: -1 });
  }
  const text = inspected(value);
  const shown = text.length > MAX_SHOWN_CHARACTERS ? `${stringSlice(text, 0, MAX_SHOWN_CHARACTERS - 3)}...` : text;
  return `type ${typeof value} (${shown})`;
}

/** `requirement` completes "must be …". */
function invalidType(name, requirement, value) {
  const message = `The "${name}" argument must be ${requirement}. Received ${received(value)}`;
  return coded(WRONG_TYPE, 'ERR_INVALID_ARG_TYPE', message);
}

/** `requirement` completes "It must be …". */
function outOfRange(name, requirement, value) {
  const message = `The value of "${name}" is out of range. It must be ${requirement}. Received ${String(value)}`;
  return coded(OUT_OF_RANGE, 'ERR_OUT_OF_RANGE', message);
}

function unknownEncoding(name) {
  const { format } = require('util');
  return coded(WRONG_TYPE, 'ERR_UNKNOWN_ENCODING', format('Unknown encoding: %s', name));
}

function checkText(name, value) {
  if (typeof value !== 'string') throw invalidType(name, 'of type string', value);
}

/** A whole number within [min, max]. */
function checkInteger(name, value, min, max) {
  if (typeof value !== 'number') throw invalidType(name, 'of type number', value);
  if (!isInteger(value)) throw outOfRange(name, 'an integer', value);
  if (value < min || value > max) throw outOfRange(name, `>= ${min} && <= ${max}`, value);
}

/** A Buffer of what can be sent as a message, too: bytes of any kind, which it shares, or a text as UTF-8. */
function toBuffer(name, data) {
  if (typeof data === 'string') return Buffer.from(data);
  if (Buffer.isBuffer(data)) return data;
  if (isView(data)) return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (data instanceof ArrayBuffer) return Buffer.from(data);
  throw invalidType(name, BYTES, data);
}

module.exports = { coded, inspected, received, invalidType, outOfRange, unknownEncoding, checkText, checkInteger, toBuffer };
