'use strict';

// Nearness and order: closeTo, lessThan, greaterThan and their opposites.

const { invalidType } = require('./argument_errors');
const { failAssertion } = require('./assertion_error');
const { inspectPhrase } = require('./inspection');

/** The number closeTo reckons with. NaN is refused: near and not near would both be false of it. */
function toNumber(value, name) {
  const number =
    ['number', 'bigint', 'string', 'object'].includes(typeof value) && value !== null ? Number(value) : NaN;
  if (Number.isNaN(number)) throw invalidType(name, 'a number', value);
  return number;
}

function isClose(actual, expected, delta) {
  const [a, b, most] = [toNumber(actual, 'actual'), toNumber(expected, 'expected'), toNumber(delta, 'delta')];
  return a === b || Math.abs(a - b) <= most;
}

function nearness(name, wanted, phrase) {
  return {
    [name](actual, expected, delta, message) {
      if (isClose(actual, expected, delta) === wanted) return;
      const [value, target, most] = [actual, expected, delta].map(inspectPhrase);
      failAssertion({
        actual,
        expected,
        operator: name,
        message,
        generated: () => `expected ${value} ${phrase} ${target} +/- ${most}`,
      });
    },
  }[name];
}

/** -1, 0 or 1 as JavaScript's < and > have it; a TypeError for what has no order (NaN, undefined, objects, symbols). */
function compare(actual, expected) {
  for (const [name, value] of [
    ['actual', actual],
    ['expected', expected],
  ]) {
    if (typeof value === 'symbol' || typeof value === 'function')
      throw invalidType(name, 'a value with an order', value);
  }
  if (actual < expected) return -1;
  if (actual > expected) return 1;
  if (actual >= expected) return 0;
  throw invalidType('actual', `comparable with ${inspectPhrase(expected)}`, actual);
}

function order(name, holds, phrase) {
  return {
    [name](actual, expected, message) {
      if (holds(compare(actual, expected))) return;
      const generated = () => `expected ${inspectPhrase(actual)} to be ${phrase} ${inspectPhrase(expected)}`;
      failAssertion({ actual, expected, operator: name, message, generated });
    },
  }[name];
}

module.exports = {
  closeTo: nearness('closeTo', true, 'to be close to'),
  notCloseTo: nearness('notCloseTo', false, 'not to be close to'),
  lessThan: order('lessThan', (sign) => sign < 0, 'below'),
  notLessThan: order('notLessThan', (sign) => sign >= 0, 'at least'),
  greaterThan: order('greaterThan', (sign) => sign > 0, 'above'),
  notGreaterThan: order('notGreaterThan', (sign) => sign <= 0, 'at most'),
};
