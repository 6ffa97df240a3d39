const assert = require('assert');
const test = require('test');
const zmq = require('zmq');
const { bound, connected, overEach } = require('./sockets');
test.setup();

const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, index) => index);
const SIZES = [0, 1, 255, 256, 65535, 65536, 65537, 1 << 20, 16 << 20];

function pattern(size) {
  const bytes = Buffer.alloc(size);
  // A multiplier without a common factor with 256, so that a shift by any power of two shows.
  for (let index = 0; index < size; index += 4093) bytes[index] = (index * 167) & 0xff;
  if (size > 0) bytes[size - 1] = 0x5a;
  return bytes;
}

overEach('what is sent arrives', (transport) => {
  let left;
  let right;
  beforeEach(() => {
    left = bound(zmq.PAIR, transport);
    right = connected(zmq.PAIR, left);
  });

  function through(data) {
    left.send(data);
    const received = right.recv();
    assert.isTrue(Buffer.isBuffer(received));
    return received;
  }

  for (const size of SIZES) {
    it(`${size} bytes`, () => {
      const data = pattern(size);
      const received = through(data);
      assert.strictEqual(received.length, size);
      assert.isTrue(received.equals(data));
    });
  }

  it('all byte values', () => {
    assert.deepEqual(Array.from(through(Buffer.from(ALL_BYTES))), Array.from(ALL_BYTES));
  });

  const memory = ALL_BYTES.buffer;
  const views = {
    ArrayBuffer: [memory, Array.from(ALL_BYTES)],
    DataView: [new DataView(memory, 10, 5), [10, 11, 12, 13, 14]],
    Uint8Array: [new Uint8Array(memory, 250), [250, 251, 252, 253, 254, 255]],
    'a subarray': [ALL_BYTES.subarray(1, 3), [1, 2]],
    Int8Array: [new Int8Array([-1, -128, 127]), [255, 128, 127]],
    Uint8ClampedArray: [new Uint8ClampedArray([300, -5]), [255, 0]],
    Uint16Array: [new Uint16Array([0x0102, 0xfffe]), [2, 1, 0xfe, 0xff]],
    Int32Array: [new Int32Array(memory, 4, 1), [4, 5, 6, 7]],
    Float64Array: [new Float64Array([1]), [0, 0, 0, 0, 0, 0, 0xf0, 0x3f]],
    BigUint64Array: [new BigUint64Array([BigInt(258)]), [2, 1, 0, 0, 0, 0, 0, 0]],
    'an empty view': [new Float32Array(0), []],
    'an empty ArrayBuffer': [new ArrayBuffer(0), []],
  };
  for (const [name, [data, bytes]] of Object.entries(views)) {
    it(name, () => assert.deepEqual(Array.from(through(data)), bytes));
  }

  const texts = {
    ascii: ['hello', 'hello'],
    empty: ['', ''],
    'with NUL': ['a\0b\0', 'a\0b\0'],
    accents: ['h\u00e9llo w\u00f6rld', 'h\u00e9llo w\u00f6rld'],
    chinese: ['\u6d88\u606f\u961f\u5217', '\u6d88\u606f\u961f\u5217'],
    emoji: ['\u{1f600}\u{1f468}\u200d\u{1f469}', '\u{1f600}\u{1f468}\u200d\u{1f469}'],
    'lone surrogates': ['a\ud800b\udc00', 'a\ufffdb\ufffd'],
    long: ['\u6d88'.repeat(100000), '\u6d88'.repeat(100000)],
    'concatenated piece by piece': [Array.from({ length: 5000 }, String).reduce((all, piece) => all + piece, ''), undefined],
  };
  for (const [name, [text, expected = text]] of Object.entries(texts)) {
    it(`text: ${name}`, () => {
      const received = through(text);
      assert.isTrue(received.toString() === expected);
      assert.isTrue(received.equals(Buffer.from(text)));
    });
  }

  it('frames of every kind in one message', () => {
    left.send(['text', Buffer.from([0]), new Uint16Array([1]), new ArrayBuffer(2), new DataView(memory, 1, 1), '']);
    assert.deepEqual(right.recvMultipart().map((frame) => Array.from(frame)), [[116, 101, 120, 116], [0], [1, 0], [0, 0], [1], []]);
  });

  it('what was sent is not what is changed afterwards', () => {
    for (const size of [4, 1 << 20]) {
      const data = Buffer.alloc(size, 1);
      left.send(data);
      data.fill(2);
      assert.isTrue(right.recv().equals(Buffer.alloc(size, 1)));
    }
  });

  it('what was received is the script\'s own', () => {
    left.send('one');
    left.send('two');
    const one = right.recv();
    one.fill(0);
    assert.strictEqual(String(right.recv()), 'two');
    assert.strictEqual(one.hex(), '000000');
  });
});

require.main === module && test.run(console.ERROR);
