'use strict';

const assert = require('assert');
const { StringDecoder } = require('string_decoder');
const test = require('test');
test.setup();

const TEXT = 'a\u00e9\u4f60\ud83d\ude00z';

describe('StringDecoder', () => {
  for (const encoding of ['utf8', 'utf16le', 'base64', 'base64url', 'hex', 'latin1']) {
    it(`puts ${encoding} together, wherever it is cut`, () => {
      const bytes = Buffer.from(TEXT);
      const whole = bytes.toString(encoding);
      for (let step = 1; step < bytes.length; step++) {
        const decoder = new StringDecoder(encoding);
        let text = '';
        for (let at = 0; at < bytes.length; at += step) text += decoder.write(bytes.slice(at, at + step));
        assert.strictEqual(text + decoder.end(), whole);
      }
    });
  }

  it('keeps a character until it is whole', () => {
    const decoder = new StringDecoder();
    assert.strictEqual(decoder.write(Buffer.from([0xe4])), '');
    assert.deepEqual([decoder.lastNeed, decoder.lastTotal, decoder.lastChar[0]], [2, 3, 0xe4]);
    assert.strictEqual(decoder.write(Buffer.from([0xbd])), '');
    assert.strictEqual(decoder.write(Buffer.from([0xa0, 0x41])), '\u4f60A');
    assert.deepEqual([decoder.lastNeed, decoder.lastTotal], [0, 0]);
  });

  it('tells what stays broken', () => {
    const decoder = new StringDecoder('utf8');
    decoder.write(Buffer.from([0xe4, 0xbd]));
    assert.strictEqual(decoder.write(Buffer.from('A')), '\ufffdA');
    decoder.write(Buffer.from([0xf0]));
    assert.strictEqual(decoder.end(), '\ufffd');
    assert.strictEqual(decoder.end(), '');
    assert.strictEqual(decoder.end(Buffer.from([0xff])), '\ufffd');
    assert.strictEqual(new StringDecoder('utf16le').end(Buffer.from([0x41])), '');
  });

  it('takes nothing, texts, and bytes of any kind', () => {
    const decoder = new StringDecoder();
    assert.strictEqual(decoder.write(Buffer.alloc(0)), '');
    assert.strictEqual(decoder.write('as it is'), 'as it is');
    assert.strictEqual(decoder.write(new DataView(new Uint8Array([97, 98]).buffer, 1)), 'b');
    assert.strictEqual(decoder.write(Buffer.alloc(2 ** 20, '\u4f60')).length, Math.ceil(2 ** 20 / 3) - 1);
    assert.strictEqual(decoder.text(Buffer.from('abc'), 1), 'bc');
  });

  it('knows encodings by any name', () => {
    for (const [name, encoding] of [
      [undefined, 'utf8'],
      ['', 'utf8'],
      ['UTF-8', 'utf8'],
      ['binary', 'latin1'],
      ['UCS-2', 'utf16le'],
    ])
      assert.strictEqual(new StringDecoder(name).encoding, encoding);
    for (const name of ['nix', 'gbk', 5, {}])
      assert.throws(() => new StringDecoder(name), { name: 'TypeError', code: 'ERR_UNKNOWN_ENCODING', number: 100005 });
  });

  it('refuses other types', () => {
    for (const data of [undefined, null, 5, {}, [1], new ArrayBuffer(1)])
      assert.throws(() => new StringDecoder().write(data), {
        name: 'TypeError',
        code: 'ERR_INVALID_ARG_TYPE',
        number: 100005,
      });
  });
});

require.main === module && test.run(console.ERROR);
