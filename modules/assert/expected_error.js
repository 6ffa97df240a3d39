'use strict';

// Whether a thrown value is the expected one: a class, a pattern, a validating function or an object of properties.

const { invalidType, invalidValue } = require('./argument_errors');
const { AssertionError, failAssertion } = require('./assertion_error');
const { isDeepStrictEqual } = require('./deep_equal');
const { inspect } = require('./inspection');

const { apply } = Reflect;
const { exec, test } = RegExp.prototype;
const EXPECTATIONS = 'of type function or an instance of Error, RegExp, or Object';

function requireExpectation(expected) {
  const usable = typeof expected === 'function' || (typeof expected === 'object' && expected !== null);
  if (!usable) throw invalidType('error', EXPECTATIONS, expected);
  const isList = typeof expected === 'function' || expected instanceof RegExp || expected instanceof Error;
  if (!isList && Object.keys(expected).length === 0)
    throw invalidValue('error', 'may not be an empty object', expected);
}

const isClass = (expected, thrown) => expected.prototype !== undefined && thrown instanceof expected;
const isErrorClass = (expected) => expected === Error || Object.prototype.isPrototypeOf.call(Error, expected);

/** Throws an AssertionError with `operator` unless `thrown` is what `expected` asks for. */
function requireExpected(thrown, expected, message, operator) {
  const failed = (generated, shown = expected) =>
    failAssertion({ actual: thrown, expected: shown, operator, message, generated });
  if (expected instanceof RegExp) {
    const text = String(thrown);
    if (apply(exec, expected, [text]) !== null) return;
    failed(() => `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${inspect(text)}\n`);
  } else if (typeof expected !== 'function') {
    requireProperties(thrown, expected, message, operator);
  } else if (isErrorClass(expected)) {
    if (!isClass(expected, thrown)) failed(() => wrongClassMessage(thrown, expected));
  } else if (!isClass(expected, thrown)) {
    const result = apply(expected, {}, [thrown]);
    if (result !== true) failed(() => rejectedMessage(thrown, expected, result));
  }
}

function wrongClassMessage(thrown, expected) {
  const isError = thrown instanceof Error;
  const received = isError ? thrown.name : inspect(thrown, { depth: -1 });
  const text = `The error is expected to be an instance of "${expected.name}". Received "${received}"`;
  return isError ? `${text}\n\nError message:\n\n${thrown.message}` : text;
}

function rejectedMessage(thrown, validator, result) {
  const name = validator.name ? `"${validator.name}" ` : '';
  const text = `The ${name}validation function is expected to return "true". Received ${inspect(result)}`;
  return thrown instanceof Error ? `${text}\n\nCaught error:\n\n${thrown}` : text;
}

function requireProperties(thrown, expected, message, operator) {
  const keys = Object.keys(expected);
  if (expected instanceof Error) keys.push('name', 'message');
  const isObject = (typeof thrown === 'object' && thrown !== null) || typeof thrown === 'function';
  if (isObject && keys.every((key) => hasProperty(thrown, expected, key))) return;
  const generated = () =>
    differenceMessage(isObject ? onlyKeys(thrown, keys) : thrown, isObject ? onlyKeys(expected, keys) : expected);
  failAssertion({ actual: thrown, expected, operator, message, generated });
}

function hasProperty(thrown, expected, key) {
  if (!(key in thrown)) return false;
  if (typeof thrown[key] === 'string' && expected[key] instanceof RegExp && apply(test, expected[key], [thrown[key]]))
    return true;
  return isDeepStrictEqual(thrown[key], expected[key]);
}

/** Just the properties in question, so that the message does not drown in all others an error has. */
class Comparison {
  constructor(source, keys) {
    for (const key of keys) if (key in source) this[key] = source[key];
  }
}
const onlyKeys = (source, keys) => new Comparison(source, keys);

function differenceMessage(actual, expected) {
  return new AssertionError({ actual, expected, operator: 'deepStrictEqual' }).message;
}

module.exports = { isClass, isErrorClass, requireExpectation, requireExpected };
