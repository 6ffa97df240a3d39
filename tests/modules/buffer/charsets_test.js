const assert = require('assert');
const test = require('test');
test.setup();

const SAMPLES = [
  ['gbk', '\u4f60\u597d', 'c4e3bac3'],
  ['GB18030', '\u4f60\ud83d\ude00', 'c4e39439fc36'],
  ['big5', '\u4f60\u597d', 'a741a66e'],
  ['shift_jis', '\u65e5\u672c', '93fa967b'],
  ['Shift-JIS', '\u65e5\u672c', '93fa967b'],
  ['euc-jp', '\u65e5\u672c', 'c6fccbdc'],
  ['euc-kr', '\ud55c', 'c7d1'],
  ['koi8-r', '\u0434\u0430', 'c4c1'],
  ['windows-1252', '\u20ac', '80'],
  ['cp1251', '\u0434', 'e4'],
  ['iso-8859-15', '\u20ac', 'a4'],
  ['utf16', 'a\u4f60', '6100604f'],
  ['utf-16be', 'a\u4f60', '00614f60'],
  ['utf16be', 'a\u4f60', '00614f60'],
  ['utf32le', 'a', '61000000'],
  ['utf32be', 'a', '00000061'],
  ['ucs2be', '\ud83d\ude00', 'd83dde00'],
  ['utf32', 'a', '61000000'],
  ['utf-32be', '\ud83d\ude00', '0001f600'],
  ['ucs4', 'a', '61000000'],
];

describe('character sets', () => {
  for (const [charset, text, hex] of SAMPLES) {
    it(charset, () => {
      assert.strictEqual(Buffer.from(text, charset).hex(), hex);
      assert.strictEqual(Buffer.from(hex, 'hex').toString(charset), text);
      assert.strictEqual(Buffer.byteLength(text, charset), hex.length / 2);
      assert.strictEqual(Buffer.isEncoding(charset), true);
      const buffer = Buffer.alloc(hex.length / 2 + 1, 0x2e);
      assert.strictEqual(buffer.write(text, charset), hex.length / 2);
      assert.strictEqual(buffer.hex(), `${hex}2e`);
      assert.strictEqual(buffer.indexOf(text, charset), 0);
      assert.strictEqual(Buffer.alloc(hex.length, text, charset).hex(), hex + hex);
    });
  }

  it('replace what they cannot say, and what is not valid', () => {
    assert.strictEqual(Buffer.from('a\u4f60\ud83d\ude00b', 'cp1252').toString('latin1'), 'a??b');
    assert.strictEqual(Buffer.from([0x61, 0xff, 0x62]).toString('gbk'), 'a\ufffdb');
  });

  it('keep lone surrogates where the encoding can', () => {
    for (const charset of ['utf-16be', 'utf32', 'utf-32be', 'ucs2'])
      assert.strictEqual(Buffer.from('a\ud800b', charset).toString(charset), 'a\ud800b');
  });

  it('decode what is cut off as far as it goes', () => {
    assert.strictEqual(Buffer.from([0, 0x61, 0]).toString('utf-16be'), 'a\ufffd');
    assert.strictEqual(Buffer.from([0x61, 0, 0, 0, 0x62]).toString('utf32'), 'a\ufffd');
  });

  it('write whole characters only', () => {
    const buffer = Buffer.alloc(5, 0x2e);
    assert.strictEqual(buffer.write('\u4f60\u597d\u4f60', 'gbk'), 4);
    assert.strictEqual(buffer.hex(), 'c4e3bac32e');
    assert.strictEqual(Buffer.alloc(1).write('\u4f60', 'gbk'), 0);
  });
});

describe('names that are no character sets', () => {
  for (const name of [
    '',
    'none',
    'rot13',
    'zlib',
    'bz2',
    'idna',
    'punycode',
    'unicode_escape',
    'undefined',
    '../gbk',
    'gbk\0',
    ' gbk',
    '\u4f60',
    'x'.repeat(200),
  ]) {
    it(JSON.stringify(name.slice(0, 20)), () => {
      assert.strictEqual(Buffer.isEncoding(name), false);
    });
  }

  it('throw', () => {
    for (const call of [
      () => Buffer.from('a', 'rot13'),
      () => new Buffer('a').toString('none'),
      () => Buffer.alloc(1).write('a', 'none'),
      () => Buffer.alloc(1).fill('a', 'none'),
    ]) {
      let error;
      try {
        call();
      } catch (thrown) {
        error = thrown;
      }
      assert.ok(error instanceof TypeError);
      assert.strictEqual(error.code, 'ERR_UNKNOWN_ENCODING');
      assert.ok(/^Unknown encoding: (rot13|none)$/.test(error.message));
    }
  });
});

require.main === module && test.run(console.ERROR);
