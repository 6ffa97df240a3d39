'use strict';

const assert = require('assert');
const test = require('test');
test.setup();

const VALUES = {
  undefined: undefined,
  null: null,
  true: true,
  false: false,
  number: 1,
  boxedNumber: Object(1),
  string: 'a',
  boxedString: Object('a'),
  boxedBoolean: Object(false),
  symbol: Symbol('s'),
  bigint: 1n,
  object: {},
  array: [],
  function: () => 1,
  date: new Date(0),
  regexp: /a/,
  error: new TypeError('e'),
  map: new Map(),
  set: new Set(),
};

/** For every assertion: its opposite, and the values that it accepts. */
const OBJECTS = [
  'boxedNumber',
  'boxedString',
  'boxedBoolean',
  'object',
  'array',
  'function',
  'date',
  'regexp',
  'error',
  'map',
  'set',
];
const ASSERTIONS = {
  isTrue: ['isNotTrue', ['true']],
  isFalse: ['isNotFalse', ['false']],
  isNull: ['isNotNull', ['null']],
  isUndefined: ['isDefined', ['undefined']],
  isFunction: ['isNotFunction', ['function']],
  isObject: ['isNotObject', OBJECTS],
  isArray: ['isNotArray', ['array']],
  isString: ['isNotString', ['string', 'boxedString']],
  isNumber: ['isNotNumber', ['number', 'boxedNumber']],
  isBoolean: ['isNotBoolean', ['true', 'false', 'boxedBoolean']],
  notExist: ['exist', ['undefined', 'null']],
};
const TYPES = {
  null: ['null'],
  undefined: ['undefined'],
  function: ['function'],
  object: OBJECTS,
  array: ['array'],
  string: ['string', 'boxedString'],
  number: ['number', 'boxedNumber'],
  boolean: ['true', 'false', 'boxedBoolean'],
  symbol: ['symbol'],
  bigint: ['bigint'],
  date: ['date'],
  regexp: ['regexp'],
  error: ['error'],
  map: ['map'],
  set: ['set'],
};

function checkPair(accepts, refuses, accepted, ...args) {
  for (const [name, value] of Object.entries(VALUES)) {
    const [passing, failing] = accepted.includes(name) ? [accepts, refuses] : [refuses, accepts];
    assert[passing](value, ...args);
    assert.throws(
      () => assert[failing](value, ...args),
      (error) => {
        assert.strictEqual(error.name, 'AssertionError', `${failing}(${name})`);
        assert.strictEqual(error.operator, failing);
        assert.ok(Object.is(error.actual, value));
        return true;
      },
    );
  }
}

describe('assertions on the kind of a value', () => {
  for (const [name, [opposite, accepted]] of Object.entries(ASSERTIONS)) {
    it(`${name} and ${opposite}`, () => checkPair(name, opposite, accepted));
  }

  it('say what they expected', () => {
    assert.throws(() => assert.isTrue(1), { message: 'expected 1 to be true' });
    assert.throws(() => assert.isNotNull(null), { message: 'expected null not to be null' });
    assert.throws(() => assert.isArray({ a: 1 }), { message: 'expected { a: 1 } to be an array' });
    assert.throws(() => assert.isNotObject([]), { message: 'expected [] not to be an object' });
    assert.throws(() => assert.exist(null), { message: 'expected null to be neither null nor undefined' });
    assert.throws(() => assert.notExist(0), { message: 'expected 0 to be null or undefined' });
  });

  it('take a message', () => {
    assert.throws(() => assert.isTrue(0, 'mine'), { message: 'mine', generatedMessage: false });
  });

  it('keep messages about large values short', () => {
    const large = { text: 'x'.repeat(100000), rows: new Array(10000).fill({ a: 1 }) };
    assert.throws(
      () => assert.isNull(large),
      (error) => error.message.length < 700,
    );
  });
});

describe('typeOf and notTypeOf', () => {
  for (const [type, accepted] of Object.entries(TYPES)) {
    it(type, () => checkPair('typeOf', 'notTypeOf', accepted, type));
  }

  it('take type names in any case', () => {
    assert.typeOf([], 'Array');
    assert.notTypeOf([], 'String');
  });

  it('refuse what is no type name', () => {
    for (const call of [assert.typeOf, assert.notTypeOf]) {
      assert.throws(() => call('a', 'strnig'), { name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE' });
      assert.throws(() => call('a', 'constructor'), { code: 'ERR_INVALID_ARG_VALUE' });
      assert.throws(() => call('a', String), { code: 'ERR_INVALID_ARG_TYPE' });
      assert.throws(() => call('a'), { code: 'ERR_INVALID_ARG_TYPE' });
    }
  });
});

require.main === module && test.run(console.ERROR);
