'use strict';

const { addMembers, view } = require('./fast_buffer');
const { findCodec, utf8, latin1, ascii, utf16le, hex, base64, base64url } = require('./codecs');
const { notAString, unknownEncoding, indexOutOfRange, outOfBounds, checkInteger } = require('./errors');

const { arrayForEach, stringSlice, typedArraySet } = primordials;
const { min, trunc } = Math;

function decode(buffer, codec, start, end) {
  if (start === 0 && end === buffer.length) return codec.decode(buffer);
  return end > start ? codec.decode(view(buffer, start, end)) : '';
}

function encodeInto(buffer, codec, text, offset, room) {
  if (room <= 0 || text.length === 0) return 0;
  const units = room * codec.unitsPerByte;
  const bytes = codec.encodeUpTo(text.length > units ? stringSlice(text, 0, units) : text, room);
  typedArraySet(buffer, bytes, offset);
  return bytes.length;
}

function codecOf(encoding) {
  const codec = findCodec(encoding);
  if (codec === undefined) throw unknownEncoding(encoding);
  return codec;
}

function toString(encoding, start, end) {
  const { length } = this;
  if (start === undefined && end === undefined && length > 0)
    return (encoding === undefined ? utf8 : codecOf(encoding)).decode(this);
  const first = start > 0 ? trunc(start) : 0;
  if (first >= length) return '';
  const last = end === undefined || end > length ? length : trunc(end) || 0;
  return last > first ? decode(this, encoding === undefined ? utf8 : codecOf(encoding), first, last) : '';
}

function write(text, offset, length, encoding) {
  const size = this.length;
  let start = 0;
  let room = size;
  let name;
  if (typeof offset === 'string' && length === undefined) {
    name = offset;
  } else if (offset !== undefined) {
    name = encoding;
    checkInteger(offset, 'offset', 0, size);
    start = offset;
    room = size - start;
    if (typeof length === 'string') {
      name = length;
    } else if (length !== undefined) {
      checkInteger(length, 'length', 0, size);
      room = min(length, room);
    }
  }
  const codec = name ? codecOf(name) : utf8;
  if (typeof text !== 'string') throw notAString();
  return encodeInto(this, codec, text, start, room);
}

function slicer(codec) {
  return function slice(start = 0, end = this.length) {
    if (start < 0 || start > this.length || end < 0 || end > this.length) throw indexOutOfRange();
    return decode(this, codec, trunc(start), trunc(end));
  };
}

function writer(codec) {
  return function write(text, offset = 0, length = this.length - offset) {
    if (typeof text !== 'string') throw notAString();
    if (offset > this.length) throw outOfBounds('offset');
    if (offset < 0 || length < 0) throw indexOutOfRange();
    return encodeInto(this, codec, text, offset, min(length, this.length - offset));
  };
}

const codecs = { __proto__: null, utf8, latin1, ascii, ucs2: utf16le, hex, base64, base64url };
const direct = { __proto__: null };
arrayForEach(Object.keys(codecs), (name) => {
  direct[`${name}Slice`] = slicer(codecs[name]);
  direct[`${name}Write`] = writer(codecs[name]);
});

addMembers(direct);
addMembers({
  toString,
  toLocaleString: toString,
  write,

  hex() {
    return hex.decode(this);
  },

  base64() {
    return base64.decode(this);
  },
});

module.exports = { codecOf };
