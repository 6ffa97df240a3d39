'use strict';

const { Buffer } = require('buffer');
const { invalidType, toBuffer } = require('shared/arguments');
const { packing, unpacking } = require('./options');

const { sleep } = host.fibers;
// What is longer goes to a helper thread. Few bytes can unpack to a thousand times as many.
const PACKED_HERE = 32768;
const UNPACKED_HERE = 2048;
const CHUNK = 65536;
// Others get their turn after so much input or output.
const TURN = 1 << 20;

function compress(format, data, options) {
  const bytes = toBuffer('data', data);
  const work = bytes.length > PACKED_HERE ? host.compressElsewhere : host.compress;
  return work(bytes, packing(format, options));
}

function decompress(format, data, options) {
  const bytes = toBuffer('data', data);
  const work = bytes.length > UNPACKED_HERE ? host.decompressElsewhere : host.decompress;
  return work(bytes, unpacking(format, options, false));
}

/** The pieces of a Buffer, or of a stream: an object with fibjs's `read`, which returns null at the end. */
function* pieces(source) {
  const stream = source !== null && typeof source === 'object' && typeof source.read === 'function';
  if (!stream || Buffer.isBuffer(source)) {
    const bytes = toBuffer('source', source);
    for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
    return;
  }
  for (;;) {
    const piece = source.read(CHUNK);
    if (piece === null || piece === undefined || piece.length === 0) return;
    yield toBuffer('source', piece);
  }
}

/** Something of the host that takes bytes and gives others to a stream, for as long as this lives. */
class Filter {
  #number;
  #token;
  #stream;
  #worked = 0;

  constructor(number, stream) {
    this.#number = number;
    this.#token = host.takeToken(number);
    this.#stream = stream;
  }

  #count(length) {
    this.#worked += length;
    if (this.#worked < TURN) return;
    this.#worked = 0;
    sleep(0);
  }

  #drain() {
    for (;;) {
      const piece = host.take(this.#number);
      if (piece === undefined) return;
      this.#stream.write(piece);
      this.#count(piece.length);
    }
  }

  feed(source) {
    for (const piece of pieces(source)) {
      host.feed(this.#number, piece);
      this.#drain();
      this.#count(piece.length);
    }
  }

  flush() {
    host.flush(this.#number);
    this.#drain();
  }

  finish() {
    host.finish(this.#number);
    this.#drain();
  }
}

function checkStream(stream) {
  const usable = stream !== null && typeof stream === 'object' && typeof stream.write === 'function';
  if (!usable) throw invalidType('stream', 'an object with a method "write"', stream);
}

function packer(format, stream, options) {
  checkStream(stream);
  return new Filter(host.packer(packing(format, options)), stream);
}

function unpacker(format, stream, options) {
  checkStream(stream);
  return new Filter(host.unpacker(unpacking(format, options, true)), stream);
}

function run(filter, source) {
  filter.feed(source);
  filter.finish();
}

module.exports = { compress, decompress, packer, unpacker, run };
