'use strict';

const { shown } = require('./failures');
const { stringSlice } = primordials;
const PARAMETER_TYPE = 100005;
const OUT_OF_RANGE = 100006;
const MAX_SHOWN_CHARACTERS = 28;

function describeReceived(value) {
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'function') return value.name ? `function ${value.name}` : 'function';
  if (typeof value === 'object') {
    const { constructor } = value;
    return typeof constructor === 'function' && constructor.name
      ? `an instance of ${constructor.name}`
      : shown(value, { depth: -1 });
  }
  const text = shown(value);
  const short = text.length > MAX_SHOWN_CHARACTERS ? `${stringSlice(text, 0, MAX_SHOWN_CHARACTERS - 3)}...` : text;
  return `type ${typeof value} (${short})`;
}

/** `requirement` completes "must be …". */
function invalidType(name, requirement, value) {
  const message = `The "${name}" argument must be ${requirement}. Received ${describeReceived(value)}`;
  return host.errors.make(PARAMETER_TYPE, message, 'ERR_INVALID_ARG_TYPE');
}

function requireFunction(name, value) {
  if (typeof value !== 'function') throw invalidType(name, 'of type function', value);
}

/** A number of listeners: 0 or more, Infinity included. */
function requireLimit(name, value) {
  if (typeof value !== 'number') throw invalidType(name, 'of type number', value);
  if (value >= 0) return;
  const message = `The value of "${name}" is out of range. It must be >= 0. Received ${value}`;
  throw host.errors.make(OUT_OF_RANGE, message, 'ERR_OUT_OF_RANGE');
}

module.exports = { invalidType, requireFunction, requireLimit };
