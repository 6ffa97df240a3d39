'use strict';

const assert = require('assert');
const bson = require('bson');
const encoding = require('encoding');
const test = require('test');
test.setup();

const again = (value) => bson.decode(bson.encode(value));

describe('bson', () => {
  it('is also a member of encoding', () => {
    assert.strictEqual(encoding.bson, bson);
  });

  it('writes what the specification says', () => {
    assert.strictEqual(bson.encode({}).hex(), '0500000000');
    assert.strictEqual(bson.encode({ hello: 'world' }).hex(), '160000000268656c6c6f0006000000776f726c640000');
    assert.strictEqual(
      bson.encode({ a: 1, b: 2n ** 40n }).hex(),
      '170000001061000100000012620000000000000100' + '0000',
    );
  });

  it('returns what was encoded', () => {
    const value = {
      none: null,
      yes: true,
      int: -5,
      big: 2n ** 60n,
      half: 0.5,
      text: 'h\u00e9',
      list: [1, ['x'], {}],
      inner: { a: { b: 1 } },
    };
    assert.deepEqual(again(value), value);
    const { data, at, set } = again({ data: Buffer.from('hi'), at: new Date(1234567890123), set: new Set([1]) });
    assert.ok(Buffer.isBuffer(data) && data.toString() === 'hi');
    assert.ok(at instanceof Date && at.getTime() === 1234567890123);
    assert.deepEqual(set, [1]);
    assert.deepEqual(again({ gone: undefined }), { gone: null });
    assert.strictEqual(again({ long: 'x'.repeat(2 ** 20) }).long.length, 2 ** 20);
  });

  it('keeps types of MongoDB in Extended JSON', () => {
    const value = {
      id: { $oid: '0123456789abcdef01234567' },
      time: { $timestamp: { t: 1, i: 2 } },
      pattern: { $regularExpression: { pattern: 'a+', options: 'i' } },
      price: { $numberDecimal: '1.50' },
      least: { $minKey: 1 },
    };
    const data = bson.encode(value);
    assert.deepEqual(bson.decode(data), value);
    assert.ok(data.includes(Buffer.from('0123456789abcdef01234567', 'hex')));
    assert.deepEqual(again({ query: { $gt: 5 } }), { query: { $gt: 5 } });
  });

  it('replaces what is no text', () => {
    assert.deepEqual(again({ 'a\ud800': ['\udc00', '\ud83d\ude00'] }), { 'a\ufffd': ['\ufffd', '\ud83d\ude00'] });
  });

  it('refuses what is no document', () => {
    const wrong = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', number: 100005 };
    for (const value of [undefined, null, 5, 'a', [1], Buffer.from('a')])
      assert.throws(() => bson.encode(value), wrong);
    for (const value of [{ f() {} }, { a: [Symbol('s')] }, { a: /a/ }, new (class Point {})()])
      assert.throws(() => bson.encode(value), wrong);
    const invalid = { name: 'TypeError', code: 'ERR_INVALID_ARG_VALUE' };
    for (const value of [{ 'a\0b': 1 }, new Map([[1, 2]]), { id: { $oid: 'short' } }])
      assert.throws(() => bson.encode(value), invalid);
    assert.throws(() => bson.encode({ a: 2n ** 64n }), {
      name: 'RangeError',
      code: 'ERR_OUT_OF_RANGE',
      number: 100006,
    });
    const self = {};
    self.self = self;
    assert.throws(() => bson.encode(self), TypeError);
    let deep = {};
    for (let level = 0; level < 10000; level++) deep = { deep };
    assert.throws(() => bson.encode(deep), TypeError);
  });

  it('refuses bytes that are none', () => {
    for (const digits of ['', '05', '0500000001', '060000000000', '0c0000007f6100000000000000'])
      assert.throws(() => bson.decode(Buffer.from(digits, 'hex')), { name: 'Error', code: 'ERR_INVALID_DATA' });
    assert.throws(() => bson.decode(Buffer.from('10000000096400ffffffffffffff7f00', 'hex')), {
      code: 'ERR_INVALID_DATA',
      message: /^this is no BSON: year \d+ is out of range$/,
    });
    let nested = bson.encode({});
    for (let level = 0; level < 300; level++) {
      const outer = Buffer.concat([Buffer.from('00000000036100', 'hex'), nested, Buffer.alloc(1)]);
      outer.writeInt32LE(outer.length, 0);
      nested = outer;
    }
    assert.throws(() => bson.decode(nested), { name: 'TypeError', message: /nested deeper than 200 levels/ });
    assert.throws(() => bson.decode({}), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
  });
});

require.main === module && test.run(console.ERROR);
