'use strict';

const assert = require('assert');
const fs = require('fs');
const io = require('io');
const os = require('os');
const path = require('path');
const test = require('test');
const zlib = require('zlib');
test.setup();

const DATA = Buffer.alloc(300000, 'hello, hello ');

function filled(data) {
  const stream = new io.MemoryStream();
  stream.write(data);
  stream.rewind();
  return stream;
}

function contents(stream) {
  stream.rewind();
  return stream.readAll();
}

describe('streams of io and fs', () => {
  for (const [pack, unpack] of [
    ['deflate', 'inflate'],
    ['deflateRaw', 'inflateRaw'],
    ['gzip', 'gunzip'],
  ]) {
    it(`${pack}To and ${unpack}To take memory streams`, () => {
      const packed = new io.MemoryStream();
      zlib[`${pack}To`](filled(DATA), packed);
      assert.ok(zlib[unpack](contents(packed)).equals(DATA));
      const unpacked = new io.MemoryStream();
      packed.rewind();
      zlib[`${unpack}To`](packed, unpacked);
      assert.ok(contents(unpacked).equals(DATA));
    });
  }

  it('copyStream fills a stream of zlib', () => {
    const packed = new io.MemoryStream();
    const stream = zlib.createGzip(packed);
    io.copyStream(filled(DATA), stream);
    stream.close();
    assert.ok(zlib.gunzip(contents(packed)).equals(DATA));
  });

  it('files are packed and unpacked', () => {
    const name = path.join(os.tmpdir(), `jsbridge-zlib-${process.pid}-${Date.now()}.gz`);
    try {
      const written = fs.openFile(name, 'w');
      zlib.gzipTo(DATA, written);
      written.close();
      const read = fs.openFile(name, 'r');
      const unpacked = new io.MemoryStream();
      zlib.gunzipTo(read, unpacked);
      read.close();
      assert.ok(contents(unpacked).equals(DATA));
      assert.ok(zlib.gunzip(fs.readFile(name)).equals(DATA));
    } finally {
      fs.unlink(name);
    }
  });
});

require.main === module && test.run(console.ERROR);
