'use strict';

const assert = require('assert');
const encoding = require('encoding');
const msgpack = require('msgpack');
const test = require('test');
test.setup();

const again = (value) => msgpack.decode(msgpack.encode(value));

describe('msgpack', () => {
  it('is also a member of encoding', () => {
    assert.strictEqual(encoding.msgpack, msgpack);
  });

  it('writes what the specification says', () => {
    for (const [value, digits] of [
      [null, 'c0'],
      [undefined, 'c0'],
      [false, 'c2'],
      [0, '00'],
      [-0, 'cb8000000000000000'],
      [-1, 'ff'],
      [128, 'cc80'],
      [-129, 'd1ff7f'],
      [2 ** 32, 'cf0000000100000000'],
      [1.5, 'cb3ff8000000000000'],
      [2n ** 64n - 1n, 'cfffffffffffffffff'],
      ['h\u00e9', 'a368c3a9'],
      [Buffer.from([1, 2]), 'c4020102'],
      [[1, [2]], '92019102'],
      [{ a: 1 }, '81a16101'],
      [new Map([[1, 2]]), '810102'],
      [new Set(['a']), '91a161'],
      [new Date(1000), 'd6ff00000001'],
    ])
      assert.strictEqual(msgpack.encode(value).hex(), digits);
  });

  it('returns what was packed', () => {
    for (const value of [
      null,
      true,
      123,
      -123,
      1.25,
      2 ** 40,
      -(2 ** 40) - 1,
      Number.MAX_SAFE_INTEGER,
      2n ** 60n,
      '',
      'abc',
    ])
      assert.strictEqual(again(value), value);
    const value = { a: [1, { b: [] }], 'key with \u00e9': 'x'.repeat(70000), n: {} };
    assert.deepEqual(again(value), value);
    assert.ok(Number.isNaN(again(NaN)));
    assert.strictEqual(again(-Infinity), -Infinity);
    const date = again(new Date(1234567890123));
    assert.ok(date instanceof Date);
    assert.strictEqual(date.getTime(), 1234567890123);
    assert.deepEqual(
      [
        ...again(
          new Map([
            [1, 'a'],
            [2, 'b'],
          ]),
        ),
      ],
      [
        [1, 'a'],
        [2, 'b'],
      ],
    );
    const data = again(Buffer.alloc(100000, 'x'));
    assert.ok(Buffer.isBuffer(data) && data.length === 100000);
  });

  it('replaces what is no text', () => {
    assert.strictEqual(again('a\ud800'), 'a\ufffd');
    assert.deepEqual(again({ '\udc00': ['\ud83d\ude00'] }), { '\ufffd': ['\ud83d\ude00'] });
    assert.strictEqual(msgpack.decode(Buffer.from([0xa1, 0xff])), '\ufffd');
  });

  it('shows extensions', () => {
    assert.deepEqual(msgpack.decode(Buffer.from([0xd4, 5, 7])), { type: 5, data: Buffer.from([7]) });
  });

  it('refuses what has no counterpart', () => {
    const wrong = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', number: 100005 };
    for (const value of [() => 1, { f() {} }, [Symbol('s')], /a/, new (class Point {})()])
      assert.throws(() => msgpack.encode(value), wrong);
    assert.throws(() => msgpack.encode(new (class Point {})()), { message: 'msgpack has no counterpart of a Point' });
    assert.throws(() => msgpack.encode([2n ** 64n]), { name: 'RangeError', code: 'ERR_OUT_OF_RANGE', number: 100006 });
    const self = [];
    self.push(self);
    assert.throws(() => msgpack.encode(self), TypeError);
    let deep = [];
    for (let level = 0; level < 10000; level++) deep = [deep];
    assert.throws(() => msgpack.encode(deep), TypeError);
  });

  it('refuses what is not packed', () => {
    const invalid = { name: 'Error', code: 'ERR_INVALID_DATA' };
    for (const digits of [
      '',
      'c1',
      '92',
      '81a1',
      'a5616263',
      'c0c0',
      'dfffffffff',
      '819001',
      'd7ffffffffffffffffff',
      'c70cff00000000ffffffffffffff',
    ])
      assert.throws(() => msgpack.decode(Buffer.from(digits, 'hex')), invalid);
    assert.throws(() => msgpack.decode(Buffer.from('c0c0c0', 'hex')), {
      message: 'there are 2 bytes behind the packed value',
    });
    assert.throws(() => msgpack.decode(Buffer.alloc(100000, 0x91)), invalid);
    assert.throws(() => msgpack.decode(5), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
  });
});

require.main === module && test.run(console.ERROR);
