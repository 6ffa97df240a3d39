'use strict';

const assert = require('assert');
const test = require('test');
const util = require('util');
test.setup();

const samples = {
  undefined: undefined,
  null: null,
  boolean: false,
  number: NaN,
  bigint: 0n,
  string: '',
  symbol: Symbol('s'),
  function: () => {},
  object: {},
  array: [],
  date: new Date(),
  error: new Error('x'),
  buffer: Buffer.from('x'),
};
const expected = {
  isArray: ['array'],
  isBoolean: ['boolean'],
  isNull: ['null'],
  isNullOrUndefined: ['null', 'undefined'],
  isNumber: ['number'],
  isBigInt: ['bigint'],
  isString: ['string'],
  isUndefined: ['undefined'],
  isSymbol: ['symbol'],
  isFunction: ['function'],
  isObject: ['object', 'array', 'date', 'error', 'buffer'],
  isPrimitive: ['undefined', 'null', 'boolean', 'number', 'bigint', 'string', 'symbol'],
  isError: ['error'],
  isBuffer: ['buffer'],
};

describe('util predicates', () => {
  for (const name of Object.keys(expected)) {
    it(name, () => {
      const holds = Object.keys(samples).filter((sample) => util[name](samples[sample]) === true);
      assert.deepEqual(holds.sort(), [...expected[name]].sort());
      assert.strictEqual(util[name](), name === 'isUndefined' || name === 'isNullOrUndefined' || name === 'isPrimitive');
    });
  }

  it('isBuffer holds for Buffers only', () => {
    assert.isFalse(util.isBuffer(new Uint8Array(1)));
    assert.isFalse(util.isBuffer(new Uint16Array(1)));
  });

  it('isError holds for what inherits from Error too', () => {
    assert.isTrue(util.isError(Object.create(Error.prototype)));
    assert.isFalse(util.isError({ name: 'Error', message: '' }));
  });

  it('isEmpty', () => {
    for (const empty of [undefined, null, 0, 5, true, '', Symbol('x'), {}, [], new Map(), new Set(), new Uint8Array(0), Object.create({ a: 1 }), () => {}]) {
      assert.strictEqual(util.isEmpty(empty), true);
    }
    for (const full of ['x', { a: undefined }, [undefined], new Array(3), new Map([[1, 1]]), new Set([1]), Buffer.from('x'), Object.assign(() => {}, { a: 1 })]) {
      assert.strictEqual(util.isEmpty(full), false);
    }
    assert.isTrue(util.isEmpty(Object.defineProperty({}, 'hidden', { value: 1 })));
  });
});

require.main === module && test.run(console.ERROR);
