'use strict';

const assert = require('assert');
const base64 = require('base64');
const encoding = require('encoding');
const test = require('test');
test.setup();

describe('base64', () => {
  it('is also a member of encoding', () => {
    assert.strictEqual(encoding.base64, base64);
  });

  it('pads what it writes', () => {
    assert.strictEqual(base64.encode(''), '');
    assert.strictEqual(base64.encode('f'), 'Zg==');
    assert.strictEqual(base64.encode('fo'), 'Zm8=');
    assert.strictEqual(base64.encode('foo'), 'Zm9v');
  });

  it('writes the alphabet for addresses, padded, too', () => {
    const data = Buffer.from([0xff, 0xfe, 0x3e, 0]);
    assert.strictEqual(base64.encode(data), '//4+AA==');
    assert.strictEqual(base64.encode(data, true), '__4-AA==');
  });

  it('reads both alphabets, with and without padding', () => {
    for (const text of ['//4+AA==', '//4+AA=', '//4+AA', '__4-AA==', '__4-AA', '_/4-AA'])
      assert.strictEqual(base64.decode(text).hex(), 'fffe3e00', text);
  });

  it('skips what is no digit, and ends at the padding', () => {
    assert.strictEqual(base64.decode(' a G\n\x80k=aaaa').toString(), 'hi');
    assert.strictEqual(base64.decode('K').length, 0);
    assert.strictEqual(base64.decode('').length, 0);
    assert.strictEqual(base64.decode('=').length, 0);
  });

  it('takes bytes of any kind, and only the part that a view shows', () => {
    const memory = new Uint8Array([0, 104, 105, 0]).buffer;
    for (const data of [
      Buffer.from('hi'),
      new Uint8Array(memory, 1, 2),
      new DataView(memory, 1, 2),
      memory.slice(1, 3),
    ])
      assert.strictEqual(base64.encode(data), 'aGk=');
  });

  it('copes with a megabyte', () => {
    const data = Buffer.alloc(2 ** 20, 'base64 ');
    assert.ok(base64.decode(base64.encode(data, true)).equals(data));
  });

  it('refuses other types', () => {
    for (const wrong of [undefined, null, 5, {}, [1, 2]])
      assert.throws(() => base64.encode(wrong), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', number: 100005 });
    assert.throws(() => base64.decode(Buffer.from('aa')), {
      message: 'The "text" argument must be of type string. Received an instance of Buffer',
    });
    assert.throws(() => base64.encode(Object.create(null)), /Received \[Object: null prototype\] \{\}$/);
    assert.throws(() => base64.encode(7n), /Received type bigint \(7n\)$/);
    assert.throws(() => base64.decode(function named() {}), /Received function named$/);
  });
});

require.main === module && test.run(console.ERROR);
