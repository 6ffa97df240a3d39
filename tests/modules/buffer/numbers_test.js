const assert = require('assert');
const test = require('test');
test.setup();

function thrown(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('Int64', () => {
  it('is read as a number', () => {
    const buffer = Buffer.from('00000000000000ff', 'hex');
    assert.strictEqual(buffer.readInt64BE(), 255);
    assert.strictEqual(buffer.readInt64LE(), -72057594037927936);
    assert.strictEqual(Buffer.alloc(8, 0xff).readInt64LE(), -1);
    assert.strictEqual(Buffer.from('7fffffffffffffff', 'hex').readInt64BE(), 2 ** 63);
  });

  it('is written from a number or a BigInt', () => {
    const buffer = Buffer.alloc(9);
    assert.strictEqual(buffer.writeInt64BE(-2, 1), 9);
    assert.strictEqual(buffer.hex(), '00fffffffffffffffe');
    assert.strictEqual(buffer.writeInt64LE(2 ** 53), 8);
    assert.strictEqual(buffer.readInt64LE(), 2 ** 53);
    buffer.writeInt64LE(2n ** 62n + 1n);
    assert.strictEqual(buffer.readBigInt64LE(), 2n ** 62n + 1n);
    buffer.writeInt64BE(1.9);
    assert.strictEqual(buffer.readInt64BE(), 1);
  });

  it('has its range', () => {
    const buffer = Buffer.alloc(8);
    for (const value of [2 ** 63, -(2 ** 63) - 2048, 2n ** 63n, -(2n ** 63n) - 1n, Infinity])
      assert.strictEqual(thrown(() => buffer.writeInt64LE(value)).code, 'ERR_OUT_OF_RANGE');
    assert.strictEqual(buffer.writeInt64LE(-(2 ** 63)), 8);
    assert.strictEqual(buffer.readBigInt64LE(), -(2n ** 63n));
  });
});

describe('noAssert', () => {
  it('reads zero where there are no bytes', () => {
    const buffer = Buffer.from([1, 2, 3]);
    assert.strictEqual(buffer.readUInt8(3, true), 0);
    assert.strictEqual(buffer.readUInt16LE(2, true), 3);
    assert.strictEqual(buffer.readUInt16BE(2, true), 0x0300);
    assert.strictEqual(buffer.readUInt32BE(0, true), 0x01020300);
    assert.strictEqual(buffer.readInt32LE(-1, true), 0x03020100);
    assert.strictEqual(buffer.readUIntBE(1, 4, true), 0x02030000);
    assert.strictEqual(buffer.readInt64LE(0, true), 0x030201);
    assert.strictEqual(buffer.readDoubleLE(100, true), 0);
    assert.strictEqual(buffer.readBigUInt64LE(0, true), 0x030201n);
  });

  it('writes those bytes that have a place', () => {
    const buffer = Buffer.alloc(3);
    assert.strictEqual(buffer.writeUInt16BE(0x0102, 2, true), 4);
    assert.strictEqual(buffer.hex(), '000001');
    assert.strictEqual(buffer.writeUInt32LE(0x0a0b0c0d, 1, true), 5);
    assert.strictEqual(buffer.hex(), '000d0c');
    assert.strictEqual(buffer.writeUIntBE(0x010203, -1, 3, true), 2);
    assert.strictEqual(buffer.hex(), '02030c');
    assert.strictEqual(buffer.writeDoubleBE(1, 9, true), 17);
    assert.strictEqual(buffer.hex(), '02030c');
  });

  it('wraps values that are out of range', () => {
    const buffer = Buffer.alloc(8);
    buffer.writeUInt8(0x1ff, 0, true);
    buffer.writeInt8(-129, 1, true);
    buffer.writeUInt16LE(-2, 2, true);
    buffer.writeUInt32BE(2 ** 32 + 5, 4, true);
    assert.strictEqual(buffer.hex(), 'ff7ffeff00000005');
    buffer.writeUIntLE(-1, 0, 6, true);
    assert.strictEqual(buffer.hex(), 'ffffffffffff0005');
    buffer.writeInt64BE(2n ** 64n + 7n, 0, true);
    assert.strictEqual(buffer.hex(), '0000000000000007');
  });

  it('is off when it is false', () => {
    const buffer = Buffer.alloc(2);
    assert.strictEqual(thrown(() => buffer.readUInt16LE(1, false)).code, 'ERR_OUT_OF_RANGE');
    assert.strictEqual(thrown(() => buffer.writeUInt8(256, 0, false)).code, 'ERR_OUT_OF_RANGE');
  });
});

describe('numeric methods', () => {
  it('work on a part of another Buffer', () => {
    const part = Buffer.from('ffff010203040506ffff', 'hex').slice(2, 8);
    assert.strictEqual(part.readUInt32BE(2), 0x03040506);
    assert.strictEqual(part.readUIntBE(0, 6), 0x010203040506);
    assert.strictEqual(thrown(() => part.readUInt32BE(3)).code, 'ERR_OUT_OF_RANGE');
  });

  it('have their names', () => {
    assert.strictEqual(Buffer.prototype.readUInt16LE.name, 'readUInt16LE');
    assert.strictEqual(Buffer.prototype.readUint16LE, Buffer.prototype.readUInt16LE);
    assert.strictEqual(Buffer.prototype.writeBigUint64BE, Buffer.prototype.writeBigUInt64BE);
  });
});

require.main === module && test.run(console.ERROR);
