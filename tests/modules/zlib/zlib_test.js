'use strict';

const assert = require('assert');
const test = require('test');
const zlib = require('zlib');
test.setup();

const PAIRS = [
  ['deflate', 'inflate'],
  ['deflateRaw', 'inflateRaw'],
  ['gzip', 'gunzip'],
];
const MIXED = Buffer.from(Array.from({ length: 200000 }, (_, at) => ((at * 7919) % 251) ^ (at >> 9)));

describe('packing', () => {
  for (const [pack, unpack] of PAIRS) {
    it(`${unpack} undoes ${pack}`, () => {
      for (const data of [Buffer.alloc(0), Buffer.from('a'), Buffer.alloc(10000, 'ab'), MIXED]) {
        const packed = zlib[pack](data);
        assert.ok(Buffer.isBuffer(packed));
        assert.ok(zlib[unpack](packed).equals(data));
      }
      assert.ok(zlib[pack](Buffer.alloc(100000)).length < 1000);
    });

    it(`${pack} takes texts and bytes of any kind`, () => {
      for (const data of ['h\u00e9', new Uint8Array([104, 195, 169]), new Uint8Array([104, 195, 169]).buffer])
        assert.strictEqual(zlib[unpack](zlib[pack](data)).toString(), 'h\u00e9');
    });

    it(`${pack} and ${unpack} take a callback, and have an alias`, (done) => {
      assert.strictEqual(zlib[`${pack}Sync`], zlib[pack]);
      assert.strictEqual(zlib[`${unpack}Sync`], zlib[unpack]);
      assert.strictEqual(zlib[pack].name, pack);
      const called = [];
      zlib[pack](MIXED, (error, packed) => {
        assert.strictEqual(error, null);
        zlib[unpack](packed, (again, data) => {
          assert.strictEqual(again, null);
          assert.ok(data.equals(MIXED));
          assert.deepEqual(called, ['first']);
          zlib[unpack]('x', (failure, nothing) => {
            assert.ok(failure instanceof Error && /^Z_/.test(failure.code));
            assert.strictEqual(nothing, undefined);
            done();
          });
        });
      });
      called.push('first');
    });
  }

  it('knows levels', () => {
    const sizes = [zlib.NO_COMPRESSION, zlib.BEST_SPEED, zlib.BEST_COMPRESSION].map(
      (level) => zlib.deflate(MIXED, level).length,
    );
    assert.ok(sizes[0] > MIXED.length && sizes[0] > sizes[1] && sizes[1] >= sizes[2]);
    assert.strictEqual(zlib.deflate(MIXED, { level: 0 }).length, sizes[0]);
    assert.strictEqual(zlib.deflate(MIXED, zlib.DEFAULT_COMPRESSION).length, zlib.deflate(MIXED).length);
  });

  it("knows Node's options", () => {
    const options = { level: 9, windowBits: 9, memLevel: 1, strategy: zlib.constants.Z_HUFFMAN_ONLY };
    assert.ok(zlib.inflate(zlib.deflate(MIXED, options)).equals(MIXED));
    const dictionary = Buffer.from('hello, world');
    for (const [pack, unpack] of PAIRS.slice(0, 2)) {
      const packed = zlib[pack]('hello, world', { dictionary });
      assert.ok(packed.length < zlib[pack]('hello, world').length);
      assert.strictEqual(zlib[unpack](packed, { dictionary }).toString(), 'hello, world');
    }
    assert.throws(() => zlib.gzip('a', { dictionary }), {
      code: 'Z_STREAM_ERROR',
      message: 'Failed to set dictionary',
    });
  });

  it('has its constants', () => {
    assert.deepEqual(
      [zlib.NO_COMPRESSION, zlib.BEST_SPEED, zlib.BEST_COMPRESSION, zlib.DEFAULT_COMPRESSION],
      [0, 1, 9, -1],
    );
    assert.strictEqual(zlib.constants.Z_DATA_ERROR, -3);
    assert.ok(Object.isFrozen(zlib.constants));
  });
});

describe('limits', () => {
  for (const [pack, unpack] of PAIRS) {
    it(`${unpack} gives up at maxSize`, () => {
      const tooLarge = (size) => ({
        name: 'RangeError',
        code: 'ERR_BUFFER_TOO_LARGE',
        number: 100006,
        message: `Cannot create a Buffer larger than ${size} bytes`,
      });
      const packed = zlib[pack](MIXED);
      assert.ok(zlib[unpack](packed, MIXED.length).equals(MIXED));
      assert.ok(zlib[unpack](packed, -1).equals(MIXED));
      assert.throws(() => zlib[unpack](packed, MIXED.length - 1), tooLarge(MIXED.length - 1));
      assert.throws(() => zlib[unpack](packed, { maxOutputLength: 1 }), tooLarge(1));
      assert.throws(() => zlib[unpack](packed, 0), tooLarge(0));
      assert.strictEqual(zlib[unpack](zlib[pack](''), 0).length, 0);
    });

    it(`a bomb costs ${unpack} no more than maxSize`, () => {
      const bomb = zlib[pack](Buffer.alloc(50 * 2 ** 20));
      assert.ok(bomb.length < 60000);
      assert.throws(() => zlib[unpack](bomb, 1000), { code: 'ERR_BUFFER_TOO_LARGE' });
      let written = 0;
      const stream = { write: (piece) => (written += piece.length) };
      assert.throws(() => zlib[`${unpack}To`](bomb, stream, 100000), { code: 'ERR_BUFFER_TOO_LARGE' });
      assert.ok(written <= 100000);
    });
  }
});

describe('errors', () => {
  it('are those of zlib', () => {
    for (const [pack, unpack] of PAIRS) {
      const packed = zlib[pack](MIXED);
      assert.throws(() => zlib[unpack](packed.slice(0, -1)), {
        code: 'Z_BUF_ERROR',
        errno: -5,
        message: 'unexpected end of file',
      });
      assert.throws(() => zlib[unpack](''), { code: 'Z_BUF_ERROR', errno: -5 });
    }
    const wrong = { name: 'Error', code: 'Z_DATA_ERROR', errno: -3, number: -3, message: 'incorrect header check' };
    assert.throws(() => zlib.inflate('hello'), wrong);
    assert.throws(() => zlib.gunzip(zlib.deflate('hello')), wrong);
    assert.throws(() => zlib.inflate(zlib.gzip('hello')), wrong);
  });

  it('name the argument', () => {
    const wrongType = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', number: 100005 };
    const outOfRange = { name: 'RangeError', code: 'ERR_OUT_OF_RANGE', number: 100006 };
    for (const name of ['deflate', 'inflate', 'gzip', 'gunzip', 'deflateRaw', 'inflateRaw'])
      for (const data of [undefined, null, 5, {}, [1]]) assert.throws(() => zlib[name](data), wrongType);
    for (const options of ['1', true, { level: '1' }, { memLevel: null }, { dictionary: 5 }])
      assert.throws(() => zlib.deflate('a', options), wrongType);
    for (const options of [10, -2, { memLevel: 0 }, { windowBits: 16 }, { strategy: 5 }])
      assert.throws(() => zlib.deflate('a', options), outOfRange);
    assert.throws(() => zlib.inflate('a', 'b'), wrongType);
  });
});

require.main === module && test.run(console.ERROR);
