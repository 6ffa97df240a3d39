'use strict';

const { invalidType } = require('./argument_errors');
const { generateMessage } = require('./messages');

const FRAME = /^\s*at /;
const OWN_FRAME = `(jsbridge:${__dirname}`;

class AssertionError extends Error {
  constructor(options) {
    if (options === null || typeof options !== 'object') throw invalidType('options', 'of type object', options);
    const { message, actual, expected, operator, stackStartFn, stackStartFunction } = options;
    const given = message !== undefined && message !== null;
    super(given ? String(message) : generateMessage(actual, expected, operator));
    hide(this, 'name', 'AssertionError');
    this.generatedMessage = !message;
    this.code = 'ERR_ASSERTION';
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
    const start = stackStartFn || stackStartFunction;
    if (start !== undefined && Error.captureStackTrace) Error.captureStackTrace(this, start);
    hide(this, 'stack', withoutOwnFrames(this.stack));
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }
}

function hide(target, name, value) {
  Object.defineProperty(target, name, { value, writable: true, configurable: true, enumerable: false });
}

/** Begins the stack where the assertion was called: the frames of this module say nothing to its users. */
function withoutOwnFrames(stack) {
  if (typeof stack !== 'string') return stack;
  const lines = stack.split('\n');
  const first = lines.findIndex((line) => FRAME.test(line));
  if (first < 0) return stack;
  const outside = (line) => FRAME.test(line) && !line.includes(OWN_FRAME) && !line.includes('(native)');
  const kept = lines.findIndex(outside);
  return kept < 0 ? stack : [...lines.slice(0, first), ...lines.slice(kept)].join('\n');
}

/**
 * Throws the AssertionError of a failed assertion. `message` is what the caller of the assertion gave: an Error is
 * thrown as it is; an empty one counts as none, as in fibjs. `generated` makes the message when none was given;
 * without it the operator's own is made.
 */
function failAssertion({ actual, expected, operator, message, generated }) {
  if (message instanceof Error) throw message;
  const given = message !== undefined && message !== null && message !== '';
  const error = new AssertionError({
    actual,
    expected,
    operator,
    message: given ? message : generated === undefined ? undefined : generated(),
  });
  error.generatedMessage = !given;
  throw error;
}

module.exports = { AssertionError, failAssertion };
