'use strict';

const assert = require('assert');
const punycode = require('punycode');
const test = require('test');
test.setup();

// RFC 3492, 7.1, among others.
const SAMPLES = {
  'ma\u00f1ana': 'maana-pta',
  'b\u00fccher': 'bcher-kva',
  '\u4ed6\u4eec\u4e3a\u4ec0\u4e48\u4e0d\u8bf4\u4e2d\u6587': 'ihqwcrb4cv8a8dqg056pqjye',
  '\u0644\u064a\u0647\u0645\u0627\u0628\u062a\u0643\u0644\u0645\u0648\u0634\u0639\u0631\u0628\u064a\u061f':
    'egbpdaj6bu4bxfgehfvwxn',
  '3\u5e74B\u7d44\u91d1\u516b\u5148\u751f': '3B-ww4c5e180e575a65lsy2b',
  '-> $1.00 <-': '-> $1.00 <--',
  '\ud83d\udca9': 'ls8h',
  abc: 'abc-',
  '': '',
};

describe('punycode', () => {
  it('encodes and decodes labels', () => {
    for (const [text, code] of Object.entries(SAMPLES)) {
      assert.strictEqual(punycode.encode(text), code);
      assert.strictEqual(punycode.decode(code), text);
    }
  });

  it('encodes and decodes domain names', () => {
    assert.strictEqual(punycode.toASCII('ma\u00f1ana.com'), 'xn--maana-pta.com');
    assert.strictEqual(punycode.toUnicode('xn--maana-pta.com'), 'ma\u00f1ana.com');
    assert.strictEqual(punycode.toASCII('a\u3002b\u00fccher'), 'a.xn--bcher-kva');
    assert.strictEqual(punycode.toASCII('\u0434\u0436@ma\u00f1ana.com'), '\u0434\u0436@xn--maana-pta.com');
    for (const domain of ['', 'example.com', 'EXAMPLE.com.', '127.0.0.1']) {
      assert.strictEqual(punycode.toASCII(domain), domain);
      assert.strictEqual(punycode.toUnicode(domain), domain);
    }
  });

  it('counts code points', () => {
    assert.deepEqual(punycode.ucs2.decode('a\ud83d\udca9\ud800'), [0x61, 0x1f4a9, 0xd800]);
    assert.strictEqual(punycode.ucs2.encode([0x61, 0x1f4a9, 0xd800]), 'a\ud83d\udca9\ud800');
    const long = 'a\u4f60'.repeat(100000);
    assert.strictEqual(punycode.ucs2.encode(punycode.ucs2.decode(long)), long);
  });

  it('copes with long labels', () => {
    const text = 'a\u4f60\u00e9'.repeat(500);
    assert.strictEqual(punycode.decode(punycode.encode(text)), text);
  });

  it('refuses what is no code', () => {
    const refused = (message) => ({ name: 'RangeError', message });
    assert.throws(() => punycode.decode('\u00e9-a'), refused('Illegal input >= 0x80 (not a basic code point)'));
    assert.throws(() => punycode.decode('a-z'), refused('Invalid input'));
    assert.throws(() => punycode.decode('a-*'), refused('Overflow: input needs wider integers to process'));
    assert.throws(() => punycode.decode('a-999999999'), RangeError);
    assert.throws(() => punycode.toUnicode('xn--\u00e9'), RangeError);
  });

  it('refuses other types', () => {
    for (const name of ['encode', 'decode', 'toASCII', 'toUnicode'])
      assert.throws(() => punycode[name](5), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', number: 100005 });
    assert.throws(() => punycode.ucs2.decode(), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
    assert.throws(() => punycode.ucs2.encode(5), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
    assert.throws(() => punycode.ucs2.encode([0x110000]), RangeError);
  });
});

require.main === module && test.run(console.ERROR);
