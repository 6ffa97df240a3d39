'use strict';

const assert = require('assert');
const test = require('test');
const util = require('util');
test.setup();

describe('util.format', () => {
  const { format } = util;

  it('returns a lone string as it is', () => {
    assert.strictEqual(format('100%'), '100%');
    assert.strictEqual(format('%s %%'), '%s %%');
    assert.strictEqual(format(''), '');
    assert.strictEqual(format(), '');
  });

  it('fills in strings', () => {
    assert.strictEqual(format('%s:%s', 'foo', 'bar'), 'foo:bar');
    assert.strictEqual(format('%s', -0), '-0');
    assert.strictEqual(format('%s', 12n), '12n');
    assert.strictEqual(format('%s', Symbol('x')), 'Symbol(x)');
    assert.strictEqual(format('%s', null), 'null');
    assert.strictEqual(format('%s', undefined), 'undefined');
    assert.strictEqual(format('%s', { a: { b: 1 } }), '{ a: [Object] }');
    assert.strictEqual(format('%s', { toString: () => 'own' }), 'own');
    assert.strictEqual(format('%s', new Date(0)), '1970-01-01T00:00:00.000Z');
  });

  it('uses the toString of a class, not that of a built-in one', () => {
    class Price {
      toString() {
        return '5 EUR';
      }
    }
    class Discount extends Price {}
    class Plain {}
    class Primitive {
      [Symbol.toPrimitive]() {
        return 'primitive';
      }
    }
    assert.strictEqual(format('%s %s', new Price(), new Discount()), '5 EUR 5 EUR');
    assert.strictEqual(format('%s', new Plain()), 'Plain {}');
    assert.strictEqual(format('%s', new Primitive()), 'primitive');
  });

  it('fills in numbers', () => {
    assert.strictEqual(format('%d', '42.0'), '42');
    assert.strictEqual(format('%d', 'x'), 'NaN');
    assert.strictEqual(format('%d %d', 2n, -0), '2n -0');
    assert.strictEqual(format('%d', Symbol('x')), 'NaN');
    assert.strictEqual(format('%i %i', 1.9, '7.5 apples'), '1 7');
    assert.strictEqual(format('%f', '1.50'), '1.5');
  });

  it('fills in JSON, and says where it cannot', () => {
    assert.strictEqual(format('%j', { a: '1' }), '{"a":"1"}');
    const circular = {};
    circular.self = circular;
    assert.strictEqual(format('%j', circular), '[Circular]');
    assert.strictEqual(format('%j', undefined), 'undefined');
    assert.throws(() => format('%j', 1n), TypeError);
    const failure = new RangeError('mine');
    let caught;
    try {
      format('%j', { toJSON() { throw failure; } });
    } catch (error) {
      caught = error;
    }
    assert.strictEqual(caught, failure);
  });

  it('fills in objects', () => {
    const nested = { a: { b: { c: { d: { e: 1 } } } } };
    assert.strictEqual(format('%O', { a: { b: { c: { d: 1 } } } }), '{ a: { b: { c: [Object] } } }');
    assert.isTrue(format('%o', nested).includes('d: [Object]') || format('%o', nested).includes('d: { e: 1 }'));
    assert.strictEqual(format('%o', [1]), '[ 1, [length]: 1 ]');
  });

  it('drops styles and keeps what it does not know', () => {
    assert.strictEqual(format('%c%s', 'color: red', 'text'), 'text');
    assert.strictEqual(format('%x %s', 'a'), '%x a');
    assert.strictEqual(format('%', 'a'), '% a');
  });

  it('keeps directives without arguments and appends arguments without directives', () => {
    assert.strictEqual(format('%s:%s', 'foo'), 'foo:%s');
    assert.strictEqual(format('%s', 'foo', 'bar', { a: 1 }), 'foo bar { a: 1 }');
    assert.strictEqual(format('%%%s%%', 'hi'), '%hi%');
    assert.strictEqual(format(1, 'two', '%s'), '1 two %s');
    assert.strictEqual(format({ a: 1 }, '%s', 2), '{ a: 1 } %s 2');
  });

  it('takes the options of inspect', () => {
    assert.strictEqual(util.formatWithOptions({ compact: false }, '%O', [1]), '[\n  1\n]');
    assert.strictEqual(util.formatWithOptions({ depth: 0 }, { a: { b: 1 } }), '{ a: [Object] }');
    assert.strictEqual(util.formatWithOptions({ colors: true }, 5), '\u001b[33m5\u001b[39m');
    for (const options of [undefined, null, 'x', 5]) {
      let caught;
      try {
        util.formatWithOptions(options, 'a');
      } catch (error) {
        caught = error;
      }
      assert.strictEqual(caught.code, 'ERR_INVALID_ARG_TYPE');
    }
  });
});

require.main === module && test.run(console.ERROR);
