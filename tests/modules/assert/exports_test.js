'use strict';

const assert = require('assert');
const test = require('test');
test.setup();

const NAMES = `
  ok notOk equal notEqual strictEqual notStrictEqual deepEqual notDeepEqual deepStrictEqual notDeepStrictEqual
  closeTo notCloseTo lessThan notLessThan greaterThan notGreaterThan exist notExist
  isTrue isNotTrue isFalse isNotFalse isNull isNotNull isUndefined isDefined isFunction isNotFunction isObject isNotObject
  isArray isNotArray isString isNotString isNumber isNotNumber isBoolean isNotBoolean typeOf notTypeOf
  property notProperty deepProperty notDeepProperty propertyVal propertyNotVal deepPropertyVal deepPropertyNotVal
  throws doesNotThrow rejects doesNotReject ifError match doesNotMatch fail AssertionError strict
`
  .trim()
  .split(/\s+/);

describe('the assert module', () => {
  it('is a function with all assertions', () => {
    assert.strictEqual(typeof assert, 'function');
    assert.deepStrictEqual(Object.keys(assert).sort(), [...NAMES].sort());
    for (const name of NAMES) {
      assert.strictEqual(typeof assert[name], 'function', name);
      assert.strictEqual(assert[name].name, name);
    }
  });

  it('is the same everywhere', () => {
    assert.strictEqual(require('assert'), assert);
    assert.strictEqual(test.assert, assert);
    assert.strictEqual(globalThis.assert, assert);
  });

  it('assertions need no this', () => {
    const { equal, deepEqual, isNull, throws } = assert;
    equal(1, 1);
    deepEqual([1], [1]);
    isNull(null);
    throws(() => equal(1, 2));
  });
});

describe('assert.strict', () => {
  const { strict } = assert;

  it('replaces the loose comparisons', () => {
    assert.strictEqual(strict.equal, assert.strictEqual);
    assert.strictEqual(strict.notEqual, assert.notStrictEqual);
    assert.strictEqual(strict.deepEqual, assert.deepStrictEqual);
    assert.strictEqual(strict.notDeepEqual, assert.notDeepStrictEqual);
    assert.strictEqual(strict.strict, strict);
    assert.throws(() => strict.equal(1, '1'));
    assert.throws(() => strict.deepEqual([1], ['1']));
  });

  it('has all the rest, and is a function too', () => {
    for (const name of NAMES) assert.strictEqual(typeof strict[name], 'function', name);
    strict(true);
    assert.throws(() => strict(false), { operator: '==' });
  });
});

require.main === module && test.run(console.ERROR);
