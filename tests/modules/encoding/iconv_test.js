'use strict';

const assert = require('assert');
const encoding = require('encoding');
const iconv = require('iconv');
const test = require('test');
test.setup();

describe('iconv', () => {
  it('is also a member of encoding', () => {
    assert.strictEqual(encoding.iconv, iconv);
  });

  it('encodes and decodes character sets', () => {
    const hello = '\u4f60\u597d';
    for (const [charset, digits] of Object.entries({
      gbk: 'c4e3bac3',
      GB2312: 'c4e3bac3',
      big5: 'a741a66e',
      utf8: 'e4bda0e5a5bd',
      utf16le: '604f7d59',
      utf16be: '4f60597d',
      utf32le: '604f00007d590000',
    })) {
      assert.strictEqual(iconv.encode(charset, hello).hex(), digits, charset);
      assert.strictEqual(iconv.decode(charset, Buffer.from(digits, 'hex')), hello, charset);
    }
  });

  it('keeps every unit in UTF-16', () => {
    for (const unit of [0, 0x41, 0xff, 0x7ff, 0xd7ff, 0xd800, 0xdfff, 0xffff]) {
      const text = String.fromCharCode(unit);
      assert.strictEqual(iconv.encode('utf16le', text).readUInt16LE(), unit);
      assert.strictEqual(iconv.encode('utf16be', text).readUInt16BE(), unit);
      assert.strictEqual(iconv.decode('utf16le', iconv.encode('utf16le', text)), text);
      assert.strictEqual(iconv.decode('utf16be', iconv.encode('utf16be', text)), text);
    }
  });

  it('puts something in the place of what there is no code for', () => {
    assert.strictEqual(iconv.encode('gbk', 'a\ud83d\ude00').toString(), 'a?');
    assert.strictEqual(iconv.decode('gbk', Buffer.from([0x61, 0xff])), 'a\ufffd');
  });

  it('knows which character sets there are', () => {
    for (const name of ['gbk', 'Shift_JIS', 'koi8-r', 'utf-8', 'hex'])
      assert.strictEqual(iconv.isEncoding(name), true, name);
    for (const name of ['', 'nix', 'rot13', undefined, 5, {}]) assert.strictEqual(iconv.isEncoding(name), false);
  });

  it('takes empty texts and bytes of any kind', () => {
    assert.strictEqual(iconv.encode('gbk', '').length, 0);
    assert.strictEqual(iconv.decode('gbk', new Uint8Array(0)), '');
    assert.strictEqual(iconv.decode('gbk', new Uint8Array([0xc4, 0xe3]).buffer), '\u4f60');
  });

  it('refuses unknown character sets and other types', () => {
    const unknown = {
      name: 'TypeError',
      code: 'ERR_UNKNOWN_ENCODING',
      number: 100005,
      message: 'Unknown encoding: nix',
    };
    assert.throws(() => iconv.encode('nix', 'a'), unknown);
    assert.throws(() => iconv.decode('nix', Buffer.from('a')), unknown);
    const wrong = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', number: 100005 };
    assert.throws(() => iconv.encode('gbk', 5), wrong);
    assert.throws(() => iconv.encode(undefined, 'a'), wrong);
    assert.throws(() => iconv.decode('gbk', 5), wrong);
  });
});

require.main === module && test.run(console.ERROR);
