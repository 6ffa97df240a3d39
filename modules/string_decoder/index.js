'use strict';

const { Buffer } = require('buffer');
const { invalidType, unknownEncoding } = require('shared/arguments');
const { Tail, keepers } = require('./tail');

const { isView } = ArrayBuffer;
const ENCODINGS = new Map([
  ['utf8', 'utf8'],
  ['utf-8', 'utf8'],
  ['ucs2', 'utf16le'],
  ['ucs-2', 'utf16le'],
  ['utf16le', 'utf16le'],
  ['utf-16le', 'utf16le'],
  ['latin1', 'latin1'],
  ['binary', 'latin1'],
  ['base64', 'base64'],
  ['base64url', 'base64url'],
  ['hex', 'hex'],
  ['ascii', 'ascii'],
]);

function normalize(encoding) {
  if (encoding === undefined || encoding === null || encoding === '') return 'utf8';
  const known = ENCODINGS.get(`${encoding}`.toLowerCase());
  if (known === undefined) throw unknownEncoding(encoding);
  return known;
}

/** Makes text of pieces of bytes; a character that is cut in two waits for its rest. */
class StringDecoder {
  #tail = new Tail();

  constructor(encoding) {
    this.encoding = normalize(encoding);
  }

  write(data) {
    if (typeof data === 'string') return data;
    if (!isView(data)) throw invalidType('buf', 'an instance of Buffer, TypedArray, or DataView', data);
    const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    const keep = keepers[this.encoding];
    return keep === undefined ? bytes.toString(this.encoding) : this.#tail.write(bytes, this.encoding, keep);
  }

  end(data) {
    const text = data === undefined ? '' : this.write(data);
    return text + this.#tail.end(this.encoding);
  }

  text(data, offset) {
    this.#tail.clear();
    return this.write(data.slice(offset));
  }

  get lastChar() {
    return this.#tail.bytes;
  }

  get lastNeed() {
    return this.#tail.missing;
  }

  get lastTotal() {
    return this.#tail.buffered + this.#tail.missing;
  }
}

module.exports = { StringDecoder };
