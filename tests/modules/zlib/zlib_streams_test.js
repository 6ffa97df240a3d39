'use strict';

const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
const zlib = require('zlib');
test.setup();

const PAIRS = [
  ['deflate', 'inflate'],
  ['deflateRaw', 'inflateRaw'],
  ['gzip', 'gunzip'],
];
const DATA = Buffer.from(Array.from({ length: 300000 }, (_, at) => ((at * 7919) % 251) ^ (at >> 9)));

/** Gives its bytes in pieces of at most `step`. */
function source(bytes, step) {
  let at = 0;
  return {
    read(size) {
      const piece = bytes.slice(at, at + Math.min(size, step));
      at += piece.length;
      return piece.length > 0 ? piece : null;
    },
  };
}

function sink() {
  const pieces = [];
  return { write: (piece) => pieces.push(piece), pieces, all: () => Buffer.concat(pieces) };
}

describe('streams', () => {
  for (const [pack, unpack] of PAIRS) {
    it(`${pack}To and ${unpack}To take Buffers`, () => {
      const packed = sink();
      zlib[`${pack}To`](DATA, packed);
      assert.ok(zlib[unpack](packed.all()).equals(DATA));
      const unpacked = sink();
      zlib[`${unpack}To`](packed.all(), unpacked);
      assert.ok(unpacked.all().equals(DATA));
      assert.ok(
        unpacked.pieces.length > 1 && unpacked.pieces.every((piece) => Buffer.isBuffer(piece) && piece.length > 0),
      );
    });

    it(`${pack}To and ${unpack}To take streams, in pieces of any size`, () => {
      for (const step of [1000, 65536, Infinity]) {
        const packed = sink();
        zlib[`${pack}To`](source(DATA, step), packed);
        for (const other of [1, 7, Infinity]) {
          const small = other === 1 ? zlib[pack](DATA.slice(0, 500)) : packed.all();
          const unpacked = sink();
          zlib[`${unpack}To`](source(small, other), unpacked);
          assert.ok(unpacked.all().equals(other === 1 ? DATA.slice(0, 500) : DATA));
        }
      }
    });

    it(`${pack}To and ${unpack}To take nothing`, () => {
      const packed = sink();
      zlib[`${pack}To`](source(Buffer.alloc(0), 1), packed);
      const unpacked = sink();
      zlib[`${unpack}To`](packed.all(), unpacked);
      assert.deepEqual(unpacked.pieces, []);
      assert.throws(() => zlib[`${unpack}To`](source(Buffer.alloc(0), 1), sink()), { code: 'Z_BUF_ERROR' });
      assert.throws(() => zlib[`${unpack}To`](packed.all().slice(0, -1), sink()), { code: 'Z_BUF_ERROR' });
    });

    it(`${unpack}To passes on what it got before an error`, () => {
      const packed = zlib[pack](DATA);
      const unpacked = sink();
      assert.throws(() => zlib[`${unpack}To`](source(packed.slice(0, -20), 100), unpacked), { code: 'Z_BUF_ERROR' });
      assert.ok(unpacked.all().length > 200000 && DATA.slice(0, unpacked.all().length).equals(unpacked.all()));
    });

    it(`${pack}To takes a callback, and options before it`, (done) => {
      const packed = sink();
      zlib[`${pack}To`](DATA, packed, zlib.BEST_SPEED, (error, nothing) => {
        assert.strictEqual(error, null);
        assert.strictEqual(nothing, undefined);
        assert.ok(zlib[unpack](packed.all()).equals(DATA));
        done();
      });
      assert.strictEqual(zlib[`${pack}ToSync`], zlib[`${pack}To`]);
    });
  }

  for (const [pack, unpack] of PAIRS) {
    const create = (name, ...args) => zlib[`create${name[0].toUpperCase()}${name.slice(1)}`](...args);

    it(`what is written to a stream of ${pack} and ${unpack} comes out`, () => {
      const packed = sink();
      const packing = create(pack, packed, zlib.BEST_SPEED);
      for (let at = 0; at < DATA.length; at += 70000) packing.write(DATA.slice(at, at + 70000));
      packing.close();
      packing.close();
      assert.ok(zlib[unpack](packed.all()).equals(DATA));
      const unpacked = sink();
      const unpacking = create(unpack, unpacked);
      for (const piece of packed.pieces) unpacking.writeSync(piece);
      unpacking.flush();
      unpacking.close();
      assert.ok(unpacked.all().equals(DATA));
      const closed = { name: 'Error', code: 'ERR_STREAM_DESTROYED', number: 100009 };
      for (const stream of [packing, unpacking]) {
        assert.throws(() => stream.write('a'), closed);
        assert.throws(() => stream.read(), { name: 'Error', code: 'ERR_METHOD_NOT_IMPLEMENTED', number: 100009 });
        assert.throws(() => stream.flush(), closed);
      }
    });

    it(`flush lets all of ${pack} come`, () => {
      const unpacked = sink();
      const unpacking = create(unpack, unpacked, 100);
      const packing = create(pack, unpacking);
      packing.write('hello');
      packing.flush();
      assert.strictEqual(unpacked.all().toString(), 'hello');
      assert.throws(() => unpacking.close(), { code: 'Z_BUF_ERROR' });
      assert.throws(() => create(unpack, sink(), 2).write(zlib[pack]('hello')), { code: 'ERR_BUFFER_TOO_LARGE' });
      assert.throws(() => create(pack, {}), { code: 'ERR_INVALID_ARG_TYPE' });
    });

    it(`a stream of ${pack} takes callbacks`, (done) => {
      const packed = sink();
      const stream = create(pack, packed);
      stream.write('hello', (error) => {
        assert.strictEqual(error, null);
        stream.close(() => {
          assert.strictEqual(zlib[unpack](packed.all()).toString(), 'hello');
          stream.write('more', (failure) => {
            assert.strictEqual(failure.code, 'ERR_STREAM_DESTROYED');
            done();
          });
        });
      });
    });
  }

  it('two that write to one stream lose nothing', () => {
    const unpacked = {
      length: 0,
      write(piece) {
        coroutine.sleep(0);
        this.length += piece.length;
      },
    };
    const stream = zlib.createGunzip(unpacked);
    const packed = zlib.gzip(Buffer.alloc(200000));
    coroutine.parallel([() => stream.write(packed), () => stream.write(packed)]);
    stream.close();
    assert.strictEqual(unpacked.length, 400000);
  });

  it('gunzipTo reads several members, wherever they are cut', () => {
    const packed = Buffer.concat([zlib.gzip('one '), zlib.gzip('two '), zlib.gzip('three'), Buffer.alloc(10)]);
    for (let step = 1; step < 60; step++) {
      const unpacked = sink();
      zlib.gunzipTo(source(packed, step), unpacked);
      assert.strictEqual(unpacked.all().toString(), 'one two three');
    }
  });

  it('what a stream throws comes out', () => {
    const failing = {
      write() {
        throw new RangeError('full');
      },
      read() {
        throw new RangeError('torn');
      },
    };
    assert.throws(() => zlib.deflateTo(DATA, failing), { name: 'RangeError', message: 'full' });
    assert.throws(() => zlib.deflateTo(failing, sink()), { name: 'RangeError', message: 'torn' });
  });

  it('refuses what is no stream', () => {
    const wrong = { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE', number: 100005 };
    for (const stream of [undefined, null, 5, {}, Buffer.alloc(0).buffer]) {
      assert.throws(() => zlib.deflateTo(DATA, stream), wrong);
      assert.throws(() => zlib.inflateTo(DATA, stream), wrong);
    }
    for (const data of [undefined, null, 5, {}]) assert.throws(() => zlib.deflateTo(data, sink()), wrong);
    assert.throws(() => zlib.deflateTo({ read: () => 5 }, sink()), wrong);
  });

  it('a long call lets others go on', () => {
    const data = Buffer.alloc(20 * 2 ** 20);
    const packed = zlib.deflate(data);
    for (const call of [() => zlib.inflateTo(packed, sink()), () => zlib.deflateTo(data, sink())]) {
      let ran = false;
      coroutine.start(() => {
        ran = true;
      });
      call();
      assert.ok(ran);
    }
  });

  it('both streams may wait, and so may many calls at once', () => {
    const results = coroutine.parallel([...PAIRS, ...PAIRS], ([pack, unpack]) => {
      const [packed, unpacked] = [sink(), sink()];
      const waiting = (stream) => ({
        read(size) {
          coroutine.sleep(1);
          return stream.read(size);
        },
        write(piece) {
          coroutine.sleep(1);
          stream.write(piece);
        },
      });
      zlib[`${pack}To`](waiting(source(DATA, 30000)), waiting(packed));
      zlib[`${unpack}To`](waiting(source(packed.all(), 30000)), waiting(unpacked));
      return unpacked.all();
    });
    for (const data of results) assert.ok(data.equals(DATA));
  });
});

require.main === module && test.run(console.ERROR);
