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

const CASES = [
  ['a negative size', () => Buffer.alloc(-1), RangeError, 'ERR_OUT_OF_RANGE', 100006],
  ['a size that is no number', () => Buffer.alloc('1'), TypeError, 'ERR_INVALID_ARG_TYPE', 100005],
  ['more than can be', () => Buffer.alloc(2 ** 40), RangeError, 'ERR_OUT_OF_RANGE', 100006],
  ['a source that is none', () => Buffer.from(5), TypeError, 'ERR_INVALID_ARG_TYPE', 100005],
  ['undefined', () => new Buffer(undefined), TypeError, 'ERR_INVALID_ARG_TYPE', 100005],
  ['a size with a codec', () => new Buffer(5, 'utf8'), TypeError, 'ERR_INVALID_ARG_TYPE', 100005],
  ['an unknown codec', () => Buffer.from('a', 'none'), TypeError, 'ERR_UNKNOWN_ENCODING', 100005],
  [
    'a place outside of memory',
    () => Buffer.from(new ArrayBuffer(2), 3),
    RangeError,
    'ERR_BUFFER_OUT_OF_BOUNDS',
    100006,
  ],
  ['a read outside', () => Buffer.alloc(2).readUInt8(2), RangeError, 'ERR_OUT_OF_RANGE', 100006],
  [
    'a read of more than there is',
    () => Buffer.alloc(2).readUInt32LE(),
    RangeError,
    'ERR_BUFFER_OUT_OF_BOUNDS',
    100006,
  ],
  ['a value out of range', () => Buffer.alloc(2).writeUInt8(256), RangeError, 'ERR_OUT_OF_RANGE', 100006],
  [
    'a BigInt method with a number',
    () => Buffer.alloc(8).writeBigInt64LE(1),
    TypeError,
    'ERR_INVALID_ARG_TYPE',
    100005,
  ],
  ['no string to write', () => Buffer.alloc(2).write(5), TypeError, 'ERR_INVALID_ARG_TYPE', 100005],
  ['nothing to fill with', () => Buffer.alloc(2).fill('zz', 'hex'), TypeError, 'ERR_INVALID_ARG_VALUE', 100005],
  ['an odd length', () => Buffer.alloc(3).swap16(), RangeError, 'ERR_INVALID_BUFFER_SIZE', 100006],
  ['no bytes to compare', () => Buffer.alloc(2).equals('a'), TypeError, 'ERR_INVALID_ARG_TYPE', 100005],
];

describe('errors', () => {
  for (const [name, call, kind, code, number] of CASES) {
    it(name, () => {
      const error = thrown(call);
      assert.ok(error instanceof kind);
      assert.strictEqual(error.name, kind.name);
      assert.strictEqual(error.code, code);
      assert.strictEqual(error.number, number);
    });
  }

  it('say what was expected and what came', () => {
    assert.strictEqual(
      thrown(() => Buffer.alloc(2).readUInt8(2)).message,
      'The value of "offset" is out of range. It must be >= 0 and <= 1. Received 2',
    );
    assert.strictEqual(
      thrown(() => Buffer.concat([1])).message,
      'The "list[0]" argument must be an instance of Buffer or Uint8Array. Received type number (1)',
    );
  });

  it('leave the Buffer as it was', () => {
    const buffer = Buffer.from('abc');
    thrown(() => buffer.writeUInt16LE(1, 2));
    thrown(() => buffer.writeUIntLE(2 ** 40, 0, 3));
    thrown(() => buffer.fill('x', 0, 9));
    assert.strictEqual(buffer.toString(), 'abc');
  });
});

require.main === module && test.run(console.ERROR);
