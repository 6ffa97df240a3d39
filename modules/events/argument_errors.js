'use strict';

const PARAMETER_TYPE = 100005;
const OUT_OF_RANGE = 100006;
const MAX_SHOWN_CHARACTERS = 28;

function describeReceived(value) {
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'function') return value.name ? `function ${value.name}` : 'function';
  const { inspect } = require('util');
  if (typeof value === 'object') {
    const { constructor } = value;
    return typeof constructor === 'function' && constructor.name
      ? `an instance of ${constructor.name}`
      : inspect(value, { depth: -1 });
  }
  const text = inspect(value);
  const shown = text.length > MAX_SHOWN_CHARACTERS ? `${text.slice(0, MAX_SHOWN_CHARACTERS - 3)}...` : text;
  return `type ${typeof value} (${shown})`;
}

/** `requirement` completes "must be …". */
function invalidType(name, requirement, value) {
  const error = host.errors.make(
    PARAMETER_TYPE,
    `The "${name}" argument must be ${requirement}. Received ${describeReceived(value)}`,
  );
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
}

function requireFunction(name, value) {
  if (typeof value !== 'function') throw invalidType(name, 'of type function', value);
}

/** A number of listeners: 0 or more, Infinity included. */
function requireLimit(name, value) {
  if (typeof value !== 'number') throw invalidType(name, 'of type number', value);
  if (value >= 0) return;
  const error = host.errors.make(
    OUT_OF_RANGE,
    `The value of "${name}" is out of range. It must be >= 0. Received ${value}`,
  );
  error.code = 'ERR_OUT_OF_RANGE';
  throw error;
}

module.exports = { invalidType, requireFunction, requireLimit };
