'use strict';

// Truth, equality, patterns and plain failure: what Node's assert has, with Node's operators and messages.

const { invalidType, missing } = require('./argument_errors');
const { failAssertion } = require('./assertion_error');
const { isDeepEqual, isDeepStrictEqual } = require('./deep_equal');
const { inspect, inspectPhrase } = require('./inspection');

const { apply } = Reflect;
const { exec } = RegExp.prototype;
const isNaNValue = (value) => value !== value;

/** Whether assert.equal takes the two for equal. */
const isEqual = (a, b) => a == b || (isNaNValue(a) && isNaNValue(b));

function requireTruth(call, values) {
  const [value, message] = values;
  if (value) return;
  let generated = () => `The expression evaluated to a falsy value:\n\n  ${call}(${inspectPhrase(value)})\n`;
  if (values.length === 0) generated = () => 'No value argument passed to `assert.ok()`';
  failAssertion({ actual: value, expected: true, operator: '==', message, generated });
}

/** assert itself and assert.ok differ only in how their failures name the call. */
function assert(...values) {
  requireTruth('assert', values);
}

function ok(...values) {
  requireTruth('assert.ok', values);
}

function notOk(actual, message) {
  if (!actual) return;
  failAssertion({
    actual,
    expected: false,
    operator: 'notOk',
    message,
    generated: () => `expected ${inspectPhrase(actual)} to be falsy`,
  });
}

/** An assertion on two values. `holds` decides; `operator` is what AssertionError shows and makes its message of. */
function comparison(name, operator, holds) {
  return {
    [name](actual, expected, message) {
      if (arguments.length < 2) throw missing('actual', 'expected');
      if (!holds(actual, expected)) failAssertion({ actual, expected, operator, message });
    },
  }[name];
}

function pattern(name, shouldMatch, complaint) {
  return {
    [name](string, regexp, message) {
      if (!(regexp instanceof RegExp)) throw invalidType('regexp', 'an instance of RegExp', regexp);
      if (typeof string === 'string' && (apply(exec, regexp, [string]) !== null) === shouldMatch) return;
      const generated = () => {
        if (typeof string !== 'string') return invalidType('string', 'of type string', string).message;
        return `The input ${complaint} the regular expression ${inspect(regexp)}. Input:\n\n${inspect(string)}\n`;
      };
      failAssertion({ actual: string, expected: regexp, operator: name, message, generated });
    },
  }[name];
}

function fail(actual, expected, message, operator = '!=') {
  if (arguments.length > 1) failAssertion({ actual, expected, message, operator });
  failAssertion({ operator: 'fail', message: actual, generated: () => 'Failed' });
}

module.exports = {
  assert,
  isEqual,
  assertions: {
    ok,
    notOk,
    equal: comparison('equal', '==', isEqual),
    notEqual: comparison('notEqual', '!=', (a, b) => !isEqual(a, b)),
    strictEqual: comparison('strictEqual', 'strictEqual', Object.is),
    notStrictEqual: comparison('notStrictEqual', 'notStrictEqual', (a, b) => !Object.is(a, b)),
    deepEqual: comparison('deepEqual', 'deepEqual', isDeepEqual),
    notDeepEqual: comparison('notDeepEqual', 'notDeepEqual', (a, b) => !isDeepEqual(a, b)),
    deepStrictEqual: comparison('deepStrictEqual', 'deepStrictEqual', isDeepStrictEqual),
    notDeepStrictEqual: comparison('notDeepStrictEqual', 'notDeepStrictEqual', (a, b) => !isDeepStrictEqual(a, b)),
    match: pattern('match', true, 'did not match'),
    doesNotMatch: pattern('doesNotMatch', false, 'was expected to not match'),
    fail,
  },
};
