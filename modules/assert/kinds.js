'use strict';

// What a value is: isNull, isArray, typeOf and the like, each with its opposite.

const { invalidType, invalidValue } = require('./argument_errors');
const { failAssertion } = require('./assertion_error');
const { brandOf } = require('./brands');
const { inspectPhrase } = require('./inspection');

const { apply } = Reflect;
const { toString } = Object.prototype;
const isObject = (value) => (typeof value === 'object' && value !== null) || typeof value === 'function';
const hasBrand = (value, brand) => isObject(value) && brandOf(value, apply(toString, value, [])) === brand;
const isPrimitive = (name) => (value) => typeof value === name.toLowerCase() || hasBrand(value, name);

// type name → [test, how messages say it]. Boxed primitives count as what they box, functions and arrays as objects.
const KINDS = {
  null: [(value) => value === null, 'null'],
  undefined: [(value) => value === undefined, 'undefined'],
  function: [(value) => typeof value === 'function', 'a function'],
  object: [isObject, 'an object'],
  array: [Array.isArray, 'an array'],
  string: [isPrimitive('String'), 'a string'],
  number: [isPrimitive('Number'), 'a number'],
  boolean: [isPrimitive('Boolean'), 'a boolean'],
  symbol: [isPrimitive('Symbol'), 'a symbol'],
  bigint: [isPrimitive('BigInt'), 'a bigint'],
  date: [(value) => hasBrand(value, 'Date'), 'a date'],
  regexp: [(value) => hasBrand(value, 'RegExp'), 'a regular expression'],
  error: [(value) => hasBrand(value, 'Error'), 'an error'],
  map: [(value) => hasBrand(value, 'Map'), 'a map'],
  set: [(value) => hasBrand(value, 'Set'), 'a set'],
};
const TRUE = [(value) => value === true, 'true'];
const FALSE = [(value) => value === false, 'false'];
const EXISTING = [(value) => value !== undefined && value !== null, 'neither null nor undefined'];

function requireKind(actual, [test, phrase], wanted, operator, message, expected = phrase) {
  if (test(actual) === wanted) return;
  const generated = () => `expected ${inspectPhrase(actual)} ${wanted ? '' : 'not '}to be ${phrase}`;
  failAssertion({ actual, expected, operator, message, generated });
}

function check(name, kind, wanted) {
  return {
    [name](actual, message) {
      requireKind(actual, kind, wanted, name, message);
    },
  }[name];
}

function checkNamed(name, wanted) {
  return {
    [name](actual, type, message) {
      if (typeof type !== 'string') throw invalidType('type', 'of type string', type);
      const key = type.toLowerCase();
      if (!Object.keys(KINDS).includes(key))
        throw invalidValue('type', `must be one of ${Object.keys(KINDS).join(', ')}`, type);
      requireKind(actual, KINDS[key], wanted, name, message, key);
    },
  }[name];
}

function exist(actual, message) {
  requireKind(actual, EXISTING, true, 'exist', message);
}

function notExist(actual, message) {
  if (actual === undefined || actual === null) return;
  const generated = () => `expected ${inspectPhrase(actual)} to be null or undefined`;
  failAssertion({ actual, expected: undefined, operator: 'notExist', message, generated });
}

module.exports = {
  exist,
  notExist,
  isTrue: check('isTrue', TRUE, true),
  isNotTrue: check('isNotTrue', TRUE, false),
  isFalse: check('isFalse', FALSE, true),
  isNotFalse: check('isNotFalse', FALSE, false),
  isNull: check('isNull', KINDS.null, true),
  isNotNull: check('isNotNull', KINDS.null, false),
  isUndefined: check('isUndefined', KINDS.undefined, true),
  isDefined: check('isDefined', KINDS.undefined, false),
  isFunction: check('isFunction', KINDS.function, true),
  isNotFunction: check('isNotFunction', KINDS.function, false),
  isObject: check('isObject', KINDS.object, true),
  isNotObject: check('isNotObject', KINDS.object, false),
  isArray: check('isArray', KINDS.array, true),
  isNotArray: check('isNotArray', KINDS.array, false),
  isString: check('isString', KINDS.string, true),
  isNotString: check('isNotString', KINDS.string, false),
  isNumber: check('isNumber', KINDS.number, true),
  isNotNumber: check('isNotNumber', KINDS.number, false),
  isBoolean: check('isBoolean', KINDS.boolean, true),
  isNotBoolean: check('isNotBoolean', KINDS.boolean, false),
  typeOf: checkNamed('typeOf', true),
  notTypeOf: checkNamed('notTypeOf', false),
};
