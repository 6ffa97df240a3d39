'use strict';

const test = require('test');
test.setup();

// What TextEncoder and TextDecoder of the standard make of UTF-8, worked out by hand from the code points.
function encoded(text) {
  const bytes = [];
  for (const character of text) {
    let code = character.codePointAt(0);
    if (code >= 0xd800 && code <= 0xdfff) code = 0xfffd;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
  }
  return bytes;
}

const PARTS = {
  ascii: 'plain text ',
  latin: 'größer ',
  wide: '語文',
  astral: '\u{1f600}',
  nul: 'a\0b',
  'nul at the end': 'ab\0',
  high: '\ud83d ',
  low: '\ude00 ',
  'the wrong way round': '\ude00\ud83d ',
};
// Around the limits of the ways that texts take: in the engine, as arguments, through the holder.
const LENGTHS = [1, 31, 32, 33, 127, 128, 129, 1000, 4095, 4096, 4097, 16384, 16385, 70000];

describe('Buffer and UTF-8', () => {
  for (const name of Object.keys(PARTS)) {
    it(`encodes and decodes ${name} of every length`, () => {
      for (const length of LENGTHS) {
        const text = PARTS[name].repeat(Math.ceil(length / PARTS[name].length)).slice(0, length);
        const bytes = encoded(text);
        const buffer = Buffer.from(text);
        assert.ok(Buffer.isBuffer(buffer));
        assert.equal(buffer.length, bytes.length);
        assert.equal(buffer.compare(Buffer.from(bytes)), 0, `${name} ${length}`);
        assert.equal(Buffer.byteLength(text), bytes.length);
        const sane = Array.from(text, (character) => (/^[\ud800-\udfff]$/.test(character) ? '\ufffd' : character)).join('');
        assert.ok(buffer.toString() === sane, `${name} ${length}`);
        assert.ok(buffer.toString('utf8', 0) === sane);
      }
    });
  }

  it('takes texts that were put together', () => {
    let text = '';
    for (let index = 0; index < 40; index++) text += `größer ${index} `.repeat(9);
    const buffer = Buffer.from(text);
    assert.equal(buffer.compare(Buffer.from(encoded(text))), 0);
    assert.ok(buffer.toString() === text);
  });

  it('replaces what is not valid, in blocks of every size', () => {
    for (const size of [3, 200, 5000, 20000]) {
      const bytes = Buffer.alloc(size, 0x61);
      bytes[1] = 0xff;
      bytes[size - 1] = 0xe8;
      assert.ok(bytes.toString() === `a\ufffd${'a'.repeat(size - 3)}\ufffd`);
    }
  });

  it('shares no memory with what comes after', () => {
    const first = Buffer.from('ä'.repeat(100));
    const second = Buffer.from('ö'.repeat(100));
    first.fill(0);
    assert.ok(second.toString() === 'ö'.repeat(100));
  });
});

process.exitCode = test.run() && 1;
