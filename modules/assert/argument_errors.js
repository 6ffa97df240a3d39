'use strict';

// Mistakes in a call of an assertion itself: TypeErrors with Node's codes and fibjs's numbers, never AssertionErrors,
// so that a wrong call cannot pass for the failure a test expects.

const { inspect } = require('./inspection');

const PARAMETER_MISSING = 100002;
const PARAMETER_TYPE = 100005;
const MAX_SHOWN_CHARACTERS = 28;

function coded(message, code, number) {
  const error = new TypeError(message);
  error.code = code;
  error.number = number;
  return error;
}

/** Says what was handed over, in the words Node uses: "type number (1)", "an instance of Map", "function f". */
function describeReceived(value) {
  if (value === undefined || value === null) return String(value);
  if (typeof value === 'function') return value.name ? `function ${value.name}` : 'function';
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

/** `requirement` completes "must be …": "of type function", "an instance of RegExp". */
function invalidType(name, requirement, value) {
  const message = `The "${name}" argument must be ${requirement}. Received ${describeReceived(value)}`;
  return coded(message, 'ERR_INVALID_ARG_TYPE', PARAMETER_TYPE);
}

/** `complaint` completes "The argument 'x' …": "may not be an empty object". */
function invalidValue(name, complaint, value) {
  return coded(
    `The argument '${name}' ${complaint}. Received ${inspect(value)}`,
    'ERR_INVALID_ARG_VALUE',
    PARAMETER_TYPE,
  );
}

function missing(...names) {
  const quoted = names.map((name) => `"${name}"`).join(' and ');
  const message =
    names.length === 1 ? `The ${quoted} argument must be specified` : `The ${quoted} arguments must be specified`;
  return coded(message, 'ERR_MISSING_ARGS', PARAMETER_MISSING);
}

function invalidReturn(requirement, name, value) {
  const received = describeReceived(value);
  const message = `Expected ${requirement} to be returned from the "${name}" function but got ${received}.`;
  return coded(message, 'ERR_INVALID_RETURN_VALUE', PARAMETER_TYPE);
}

module.exports = { invalidReturn, invalidType, invalidValue, missing };
