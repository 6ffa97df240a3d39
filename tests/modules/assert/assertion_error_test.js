'use strict';

const assert = require('assert');
const test = require('test');
test.setup();

const { AssertionError } = assert;

const failureOf = (action) => {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

describe('AssertionError', () => {
  it('is an Error with a name and a code', () => {
    const error = failureOf(() => assert.strictEqual(1, 2));
    assert.ok(error instanceof AssertionError);
    assert.ok(error instanceof Error);
    assert.strictEqual(error.name, 'AssertionError');
    assert.strictEqual(error.code, 'ERR_ASSERTION');
    assert.strictEqual(error.constructor, AssertionError);
    assert.strictEqual(String(error), `AssertionError [ERR_ASSERTION]: ${error.message}`);
  });

  it('has what was compared', () => {
    const actual = { a: 1 };
    const expected = { a: 2 };
    const error = failureOf(() => assert.deepEqual(actual, expected));
    assert.strictEqual(error.actual, actual);
    assert.strictEqual(error.expected, expected);
    assert.strictEqual(error.operator, 'deepEqual');
    assert.strictEqual(error.generatedMessage, true);
    assert.deepStrictEqual(Object.keys(error), ['generatedMessage', 'code', 'actual', 'expected', 'operator']);
  });

  it('can be made by scripts', () => {
    const error = new AssertionError({ actual: 1, expected: 2, operator: 'strictEqual' });
    assert.strictEqual(error.message, 'Expected values to be strictly equal:\n\n1 !== 2\n');
    assert.strictEqual(error.generatedMessage, true);
    const named = new AssertionError({ message: 'mine', operator: 'x' });
    assert.strictEqual(named.message, 'mine');
    assert.strictEqual(named.generatedMessage, false);
    assert.strictEqual(new AssertionError({ actual: 1, expected: 2, operator: 'near' }).message, '1 near 2');
    assert.strictEqual(new AssertionError({ message: 5 }).message, '5');
  });

  it('refuses other options than an object', () => {
    for (const options of [undefined, null, 'text', 1]) {
      assert.throws(() => new AssertionError(options), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
    }
  });

  it('can be extended', () => {
    class Mine extends AssertionError {}
    const error = new Mine({ message: 'm' });
    assert.ok(error instanceof Mine && error instanceof AssertionError);
  });

  it('begins its stack where the assertion was called', () => {
    function caller() {
      const value = 1;
      assert.equal(value, 2);
      return value;
    }
    const [first] = failureOf(caller)
      .stack.split('\n')
      .filter((line) => /^\s*at /.test(line));
    assert.match(first, /caller/);
    assert.match(first, /assertion_error_test\.js/);
  });

  it('begins its stack above stackStartFn where the engine can', () => {
    function helper() {
      throw new AssertionError({ message: 'm', stackStartFn: helper });
    }
    function caller() {
      helper();
      return 1;
    }
    const { stack } = failureOf(caller);
    if (Error.captureStackTrace) assert.doesNotMatch(stack, /helper/);
    assert.match(stack, /caller/);
  });
});

require.main === module && test.run(console.ERROR);
