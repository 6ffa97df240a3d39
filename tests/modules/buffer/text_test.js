const assert = require('assert');
const test = require('test');
test.setup();

describe('hex() and base64()', () => {
  it('are toString() with that codec', () => {
    const buffer = Buffer.from('h\u00e9llo');
    assert.strictEqual(buffer.hex(), '68c3a96c6c6f');
    assert.strictEqual(buffer.base64(), 'aMOpbGxv');
    assert.strictEqual(Buffer.alloc(0).hex(), '');
    assert.strictEqual(Buffer.alloc(0).base64(), '');
  });
});

describe('toString', () => {
  const buffer = Buffer.from('h\u00e9llo');

  it('decodes a part', () => {
    assert.strictEqual(buffer.toString(), 'h\u00e9llo');
    assert.strictEqual(buffer.toString('utf8', 3), 'llo');
    assert.strictEqual(buffer.toString('utf8', 3, 5), 'll');
    assert.strictEqual(buffer.toString('utf8', 0, 2), 'h\ufffd');
    assert.strictEqual(buffer.toString('utf8', 9), '');
  });

  it('is what a Buffer is as a string', () => {
    assert.strictEqual(`${buffer}`, 'h\u00e9llo');
    assert.strictEqual(buffer + '!', 'h\u00e9llo!');
  });

  it('keeps NUL and a byte order mark', () => {
    assert.strictEqual(Buffer.from([0x61, 0, 0x62]).toString(), 'a\0b');
    assert.strictEqual(Buffer.from([0xef, 0xbb, 0xbf, 0x61]).toString(), '\ufeffa');
  });
});

describe('texts of every length', () => {
  const alphabets = {
    utf8: 'a\u00e9\u4f60',
    latin1: 'a\u00e9\u00ff',
    ascii: 'abc',
    ucs2: 'a\u00e9\u4f60',
    hex: '0a1b2c',
    base64: 'QUJD',
    base64url: 'Q-_D',
  };
  for (const [codec, alphabet] of Object.entries(alphabets)) {
    it(`come back from ${codec}`, () => {
      for (const length of [
        0, 1, 2, 3, 31, 32, 33, 34, 127, 128, 129, 511, 512, 513, 4096, 65535, 65536, 65537, 200000,
      ]) {
        const text = alphabet
          .repeat(length / alphabet.length + 1)
          .slice(0, length - (codec === 'hex' ? length % 2 : 0) - (codec.startsWith('base64') ? length % 4 : 0));
        const buffer = Buffer.from(text, codec);
        assert.strictEqual(buffer.length, Buffer.byteLength(text, codec));
        assert.ok(buffer.toString(codec) === text, `${codec}, ${length} characters`);
        const written = Buffer.alloc(buffer.length + 1);
        assert.strictEqual(written.write(text, codec), buffer.length);
        assert.ok(written.slice(0, -1).equals(buffer));
      }
    });
  }

  it('that are joined from many pieces, too', () => {
    let text = '';
    for (let i = 0; i < 3000; i++) text += `${i}\u00e9,`;
    assert.strictEqual(Buffer.from(text).toString(), text);
    assert.strictEqual(Buffer.from(text, 'ucs2').toString('ucs2'), text);
  });
});

describe('write', () => {
  it("takes offset, length and codec in all of fibjs's forms", () => {
    const buffer = Buffer.alloc(6, '.');
    assert.strictEqual(buffer.write('ab'), 2);
    assert.strictEqual(buffer.write('cd', 2), 2);
    assert.strictEqual(buffer.write('6566', 4, 'hex'), 2);
    assert.strictEqual(buffer.toString(), 'abcdef');
    assert.strictEqual(buffer.write('WFla', 0, 2, 'base64'), 2);
    assert.strictEqual(buffer.toString(), 'XYcdef');
    assert.strictEqual(buffer.write('7a', 'hex'), 1);
    assert.strictEqual(buffer.toString(), 'zYcdef');
  });

  it('does not write half a character', () => {
    const buffer = Buffer.alloc(4, '.');
    assert.strictEqual(buffer.write('ab\u4f60'), 2);
    assert.strictEqual(buffer.toString(), 'ab..');
  });

  it('skips spaces in base64 however many there are', () => {
    const buffer = Buffer.alloc(3);
    assert.strictEqual(buffer.write(`Y${' '.repeat(100)}WJj`, 'base64'), 3);
    assert.strictEqual(buffer.toString(), 'abc');
  });
});

require.main === module && test.run(console.ERROR);
