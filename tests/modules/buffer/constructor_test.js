const assert = require('assert');
const test = require('test');
test.setup();

describe('new Buffer', () => {
  it('takes a string, in UTF-8 or another codec', () => {
    assert.strictEqual(new Buffer('h\u00e9').hex(), '68c3a9');
    assert.strictEqual(new Buffer('6869', 'hex').toString(), 'hi');
    assert.strictEqual(new Buffer('\u4f60\u597d', 'gbk').hex(), 'c4e3bac3');
  });

  it('takes a size, and is empty without arguments', () => {
    assert.strictEqual(new Buffer(3).hex(), '000000');
    assert.strictEqual(new Buffer(0).length, 0);
    assert.strictEqual(new Buffer().length, 0);
  });

  it('copies arrays, Buffers and typed arrays', () => {
    const bytes = new Uint8Array([1, 2, 3]);
    const copy = new Buffer(bytes);
    bytes[0] = 9;
    assert.strictEqual(copy.hex(), '010203');
    assert.strictEqual(new Buffer([1, 256, -1]).hex(), '0100ff');
    const other = new Buffer(copy);
    copy[0] = 9;
    assert.strictEqual(other.hex(), '010203');
  });

  it('shares the memory of an ArrayBuffer', () => {
    const bytes = new Uint8Array([1, 2, 3, 4]);
    const whole = new Buffer(bytes.buffer);
    const part = new Buffer(bytes.buffer, 1, 2);
    bytes[1] = 0x7f;
    assert.strictEqual(whole.hex(), '017f0304');
    assert.strictEqual(part.hex(), '7f03');
    assert.strictEqual(whole.buffer, bytes.buffer);
  });

  it('may be called without new, as early packages do', () => {
    assert.ok(Buffer('hi') instanceof Buffer);
    assert.strictEqual(Buffer([104, 105]).toString(), 'hi');
    assert.strictEqual(Buffer().length, 0);
  });

  it('makes Uint8Arrays whose constructor is Buffer', () => {
    const buffer = new Buffer('hi');
    assert.ok(buffer instanceof Uint8Array);
    assert.ok(buffer instanceof Buffer);
    assert.ok(ArrayBuffer.isView(buffer));
    assert.strictEqual(buffer.constructor, Buffer);
    assert.strictEqual(Buffer.prototype.constructor, Buffer);
    assert.strictEqual(Object.getPrototypeOf(Buffer), Uint8Array);
    assert.strictEqual(Buffer.name, 'Buffer');
  });

  it('is the same in the module and in the global object', () => {
    assert.strictEqual(require('buffer').Buffer, Buffer);
    assert.strictEqual(global.Buffer, Buffer);
  });

  it('can be extended', () => {
    class Packet extends Buffer {
      type() {
        return this[0];
      }
    }
    const packet = new Packet([7, 8]);
    assert.ok(packet instanceof Packet);
    assert.ok(packet instanceof Buffer);
    assert.strictEqual(packet.type(), 7);
    assert.strictEqual(packet.hex(), '0708');
    assert.strictEqual(new Packet('hi').toString(), 'hi');
  });
});

describe('what typed array methods make', () => {
  it('are Buffers', () => {
    const buffer = Buffer.from([1, 2, 3]);
    assert.ok(Buffer.isBuffer(buffer.map((byte) => byte + 1)));
    assert.ok(Buffer.isBuffer(buffer.filter((byte) => byte > 1)));
    assert.ok(Buffer.isBuffer(buffer.subarray(1)));
    assert.ok(Buffer.isBuffer(Buffer.of(1, 2)));
    assert.strictEqual(buffer.map((byte) => byte + 1).hex(), '020304');
  });
});

describe('the members of Buffer', () => {
  it('do not show up in a for-in loop over a Buffer', () => {
    const keys = [];
    for (const key in Buffer.from('ab')) keys.push(key);
    assert.deepEqual(keys, ['0', '1']);
  });
});

require.main === module && test.run(console.ERROR);
