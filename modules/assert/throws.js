'use strict';

// Thrown errors and rejected promises, and ifError for errors that arrive as values.

const { invalidReturn, invalidType } = require('./argument_errors');
const { AssertionError } = require('./assertion_error');
const { isClass, isErrorClass, requireExpectation, requireExpected } = require('./expected_error');
const { inspect } = require('./inspection');

const { apply } = Reflect;
const { exec } = RegExp.prototype;
const FRAME = /^\s*at /;
const NOTHING = Symbol('nothing was thrown');

function outcomeOf(fn) {
  if (typeof fn !== 'function') throw invalidType('fn', 'of type function', fn);
  try {
    fn();
  } catch (error) {
    return error;
  }
  return NOTHING;
}

async function outcomeOfPromise(promiseFn) {
  let promise = promiseFn;
  if (typeof promiseFn === 'function') {
    promise = promiseFn();
    if (!isThenable(promise)) throw invalidReturn('instance of Promise', 'promiseFn', promise);
  } else if (!isThenable(promise)) {
    throw invalidType('promiseFn', 'of type function or an instance of Promise', promiseFn);
  }
  try {
    await promise;
  } catch (error) {
    return error;
  }
  return NOTHING;
}

function isThenable(value) {
  return value !== null && typeof value === 'object' && typeof value.then === 'function';
}

/** (error?, message?) of an assertion: a string in the place of the error is the message. */
function splitArguments(args) {
  const [first, second] = args;
  if (typeof first === 'string' && args.length < 2) return { expected: undefined, message: first };
  if (first !== undefined && first !== null) requireExpectation(first);
  return { expected: first === null ? undefined : first, message: second };
}

function requireThrown(operator, thrown, { expected, message }) {
  if (thrown === NOTHING) {
    const name = expected !== undefined && expected.name ? ` (${expected.name})` : '';
    const ending = message instanceof Error || !message ? '.' : `: ${message}`;
    const what = operator === 'rejects' ? 'rejection' : 'exception';
    if (message instanceof Error) throw message;
    throw new AssertionError({
      actual: undefined,
      expected,
      operator,
      message: `Missing expected ${what}${name}${ending}`,
    });
  }
  if (expected !== undefined) requireExpected(thrown, expected, message, operator);
}

function requireNothing(operator, thrown, { expected, message }) {
  if (thrown === NOTHING) return;
  if (expected !== undefined && !isUnwanted(thrown, expected)) throw thrown;
  if (message instanceof Error) throw message;
  const ending = message ? `: ${message}` : '.';
  const what = operator === 'doesNotReject' ? 'rejection' : 'exception';
  const text =
    thrown instanceof Error || (thrown && thrown.message !== undefined) ? `"${thrown.message}"` : inspect(thrown);
  throw new AssertionError({
    actual: thrown,
    expected,
    operator,
    message: `Got unwanted ${what}${ending}\nActual message: ${text}`,
  });
}

function isUnwanted(thrown, expected) {
  if (expected instanceof RegExp) return apply(exec, expected, [String(thrown)]) !== null;
  if (typeof expected !== 'function')
    throw invalidType('expected', 'of type function or an instance of RegExp', expected);
  return isClass(expected, thrown) || (!isErrorClass(expected) && apply(expected, {}, [thrown]) === true);
}

function throws(fn, ...expectation) {
  const thrown = outcomeOf(fn);
  requireThrown('throws', thrown, splitArguments(expectation));
}

function doesNotThrow(fn, ...expectation) {
  const thrown = outcomeOf(fn);
  requireNothing('doesNotThrow', thrown, splitArguments(expectation));
}

async function rejects(promiseFn, ...expectation) {
  const thrown = await outcomeOfPromise(promiseFn);
  requireThrown('rejects', thrown, splitArguments(expectation));
}

async function doesNotReject(promiseFn, ...expectation) {
  const thrown = await outcomeOfPromise(promiseFn);
  requireNothing('doesNotReject', thrown, splitArguments(expectation));
}

function ifError(value) {
  if (value === undefined || value === null) return;
  const isError = typeof value === 'object' && typeof value.message === 'string';
  const text = isError ? value.message || value.constructor.name : inspect(value);
  const message = `ifError got unwanted exception: ${text}`;
  const error = new AssertionError({ actual: value, expected: null, operator: 'ifError', message });
  if (isError && typeof value.stack === 'string') error.stack = joinStacks(value.stack, error.stack);
  throw error;
}

/** The frames of both, those of the first in front: where an error was made matters more than where it was found. */
function joinStacks(first, second) {
  const lines = second.split('\n');
  const ahead = first.split('\n').filter((line) => FRAME.test(line) && !lines.includes(line));
  const at = Math.max(
    0,
    lines.findIndex((line) => FRAME.test(line)),
  );
  return [...lines.slice(0, at), ...ahead, ...lines.slice(at)].join('\n');
}

module.exports = { doesNotReject, doesNotThrow, ifError, rejects, throws };
