'use strict';

// What is said of arguments that a function cannot take.

const WRONG_TYPE = 100005;
const OUT_OF_RANGE = 100006;
const MAX_SHOWN = 28;

function received(value) {
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'function') return value.name ? `function ${String(value.name)}` : 'function';
  const { inspect } = require('./inspect');
  if (typeof value === 'object') {
    const { constructor } = value;
    if (typeof constructor === 'function' && constructor.name) return `an instance of ${String(constructor.name)}`;
    return inspect(value, { depth: -1 });
  }
  const isLong = typeof value === 'string' && value.length > MAX_SHOWN;
  return `type ${typeof value} (${inspect(isLong ? `${value.slice(0, MAX_SHOWN - 3)}...` : value)})`;
}

function refusal(number, code, message) {
  const error = host.errors.make(number, message);
  error.code = code;
  return error;
}

/** A TypeError with Node's words: `expected` is like `of type function`. */
function invalidType(name, expected, value) {
  const noun = name.includes('.') ? 'property' : 'argument';
  const subject = name.endsWith(' argument') ? `The ${name}` : `The "${name}" ${noun}`;
  return refusal(WRONG_TYPE, 'ERR_INVALID_ARG_TYPE', `${subject} must be ${expected}. Received ${received(value)}`);
}

function outOfRange(name, range, value) {
  const message = `The value of "${name}" is out of range. It must be ${range}. Received ${received(value)}`;
  return refusal(OUT_OF_RANGE, 'ERR_OUT_OF_RANGE', message);
}

function checkFunction(name, value) {
  if (typeof value !== 'function') throw invalidType(name, 'of type function', value);
}

module.exports = { invalidType, outOfRange, checkFunction };
