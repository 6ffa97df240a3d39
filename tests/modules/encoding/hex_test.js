'use strict';

const assert = require('assert');
const encoding = require('encoding');
const hex = require('hex');
const test = require('test');
test.setup();

describe('hex', () => {
  it('is also a member of encoding', () => {
    assert.strictEqual(encoding.hex, hex);
  });

  it('writes pairs in lower case', () => {
    assert.strictEqual(hex.encode(Buffer.from([0, 1, 0xab, 0xff])), '0001abff');
    assert.strictEqual(hex.encode(''), '');
    assert.strictEqual(hex.encode('\u00e9'), 'c3a9');
  });

  it('reads either case', () => {
    assert.strictEqual(hex.decode('0001aBFf').hex(), '0001abff');
    assert.strictEqual(hex.decode('').length, 0);
  });

  it('skips what is no digit', () => {
    assert.strictEqual(hex.decode('    0a\n0b-0c\u00e90d').hex(), '0a0b0c0d');
    assert.strictEqual(hex.decode('\0' + '41').hex(), '41');
  });

  it('takes a digit with none behind it for a byte, but at the end', () => {
    assert.strictEqual(hex.decode('1 2').hex(), '01');
    assert.strictEqual(hex.decode('1 2 ').hex(), '0102');
    assert.strictEqual(hex.decode('abc').hex(), 'ab');
    assert.strictEqual(hex.decode('a').length, 0);
  });

  it('copes with a megabyte', () => {
    const data = Buffer.alloc(2 ** 20, 'hex');
    assert.ok(hex.decode(hex.encode(data)).equals(data));
    assert.ok(hex.decode(` ${hex.encode(data)}`).equals(data));
  });

  it('refuses other types', () => {
    assert.throws(() => hex.encode(undefined), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', number: 100005 });
    assert.throws(() => hex.decode(12), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
  });
});

require.main === module && test.run(console.ERROR);
