'use strict';

const assert = require('assert');
const base32 = require('base32');
const encoding = require('encoding');
const test = require('test');
test.setup();

// RFC 4648, 10, in fibjs's spelling.
const VECTORS = { '': '', f: 'my', fo: 'mzxq', foo: 'mzxw6', foob: 'mzxw6yq', fooba: 'mzxw6ytb', foobar: 'mzxw6ytboi' };

describe('base32', () => {
  it('is also a member of encoding', () => {
    assert.strictEqual(encoding.base32, base32);
  });

  it('agrees with the vectors of RFC 4648', () => {
    for (const [text, digits] of Object.entries(VECTORS)) {
      assert.strictEqual(base32.encode(text), digits);
      const padded = digits.toUpperCase().padEnd(Math.ceil(digits.length / 8) * 8, '=');
      for (const spelling of [digits, padded]) assert.strictEqual(base32.decode(spelling).toString(), text);
    }
  });

  it('skips what is no digit', () => {
    assert.strictEqual(base32.decode(' MZ-XW\u00e96*\ud800\n').toString(), 'foo');
  });

  it('reads 0, 1 and 9 as letters', () => {
    assert.strictEqual(base32.decode('019a').hex(), base32.decode('olga').hex());
  });

  it('drops bits that make no whole byte', () => {
    assert.strictEqual(base32.decode('m').length, 0);
    assert.strictEqual(base32.decode('mz').toString(), 'f');
    assert.strictEqual(base32.decode('mzx').toString(), 'f');
    assert.strictEqual(base32.decode('mzxw6y').toString(), 'foo');
  });

  it('copes with a megabyte', () => {
    const data = Buffer.alloc(2 ** 20, 'base32 ');
    assert.ok(base32.decode(base32.encode(data)).equals(data));
  });

  it('refuses other types', () => {
    assert.throws(() => base32.encode(5), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', number: 100005 });
    assert.throws(() => base32.decode(null), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
  });
});

require.main === module && test.run(console.ERROR);
