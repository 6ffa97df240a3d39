'use strict';

const { addMembers, view } = require('./fast_buffer');
const { findCodec, utf8, utf16le } = require('./codecs');
const { encodeShort } = require('./quick');
const { invalidType, unknownEncoding } = require('./errors');

const { stageBytes, stageText, find, utf8Needle } = host;
const { typedArrayIndexOf, typedArrayKind, typedArrayLastIndexOf, typedArraySet } = primordials;
const { max, min, trunc } = Math;
const MAX_OFFSET = 0x7fffffff;
const MIN_OFFSET = -0x80000000;
// How many places with the right first byte are looked at here before the host is asked, and for what length at most.
const MAX_MISSES = 16;
const MAX_NEARBY_LENGTH = 64;
// How much is searched with one call of the host: a search costs what lies before the match, not the whole Buffer.
const SPAN = 65536;

function offsetOf(buffer, byteOffset, forwards) {
  if (byteOffset === undefined && forwards) return 0;
  const offset = trunc(+byteOffset);
  if (Number.isNaN(offset)) return forwards ? 0 : buffer.length;
  return min(max(offset, MIN_OFFSET), MAX_OFFSET);
}

/** Where a search of `wanted` bytes begins in `length` bytes, -1 when it need not begin. */
function firstPosition(length, offset, wanted, forwards) {
  if (offset < 0) {
    if (offset + length >= 0) return offset + length;
    return forwards || wanted === 0 ? 0 : -1;
  }
  if (offset + wanted <= length) return offset;
  if (wanted === 0) return length;
  return forwards ? -1 : length - 1;
}

/** Asks the host for a match that begins in [first, last]. */
function findBetween(buffer, wanted, first, last, forwards, step) {
  const part = view(buffer, first, min(last + wanted.length, buffer.length));
  const block = new Uint8Array(wanted.length + part.length);
  typedArraySet(block, wanted, 0);
  typedArraySet(block, part, wanted.length);
  stageBytes(block);
  const at = find(wanted.length, forwards ? 0 : (last - first) | 0, !forwards, step);
  return at < 0 ? -1 : first + at;
}

function findForwards(buffer, wanted, start, step) {
  const last = buffer.length - wanted.length;
  const span = max(SPAN, 2 * wanted.length);
  for (let first = start; first <= last; first += span) {
    const at = findBetween(buffer, wanted, first, min(first + span - 1, last), true, step);
    if (at >= 0) return at;
  }
  return -1;
}

/** Looks where the first byte is; after too many misses the host goes on. */
function findNearby(buffer, wanted, start) {
  const last = buffer.length - wanted.length;
  let at = start;
  for (let misses = 0; misses < MAX_MISSES; misses++) {
    at = typedArrayIndexOf(buffer, wanted[0], at);
    if (at < 0 || at > last) return -1;
    let same = 1;
    while (same < wanted.length && buffer[at + same] === wanted[same]) same++;
    if (same === wanted.length) return at;
    at++;
  }
  return findForwards(buffer, wanted, at, 1);
}

function findBackwards(buffer, wanted, start, step) {
  const span = max(SPAN, 2 * wanted.length);
  for (let last = min(start, buffer.length - wanted.length); last >= 0;) {
    const first = max(last - span, 0);
    const begin = first - (first % step);
    const at = findBetween(buffer, wanted, begin, last, false, step);
    if (at >= 0) return at;
    last = begin - 1;
  }
  return -1;
}

function searchBytes(buffer, wanted, offset, forwards, step) {
  const { length } = buffer;
  const start = firstPosition(length, offset, wanted.length, forwards);
  if (start < 0 || wanted.length === 0) return start;
  if (wanted.length > length || (forwards && start + wanted.length > length)) return -1;
  if (wanted.length === 1 && step === 1) return searchByte(buffer, wanted[0], start, forwards);
  const begin = start - (start % step);
  if (!forwards) return findBackwards(buffer, wanted, begin, step);
  return step === 1 && wanted.length <= MAX_NEARBY_LENGTH
    ? findNearby(buffer, wanted, begin)
    : findForwards(buffer, wanted, begin, step);
}

function searchByte(buffer, byte, start, forwards) {
  return forwards ? typedArrayIndexOf(buffer, byte, start) : typedArrayLastIndexOf(buffer, byte, start);
}

function needleOf(text, codec) {
  if (codec !== utf8) return codec.encode(text);
  const short = encodeShort(text, 0x7f);
  if (short) return short;
  stageText(text);
  return new Uint8Array(utf8Needle());
}

function search(buffer, value, byteOffset, encoding, forwards) {
  const named = typeof byteOffset === 'string' ? byteOffset : encoding;
  const offset = offsetOf(buffer, typeof byteOffset === 'string' ? undefined : byteOffset, forwards);
  if (typeof value === 'number') {
    const start = firstPosition(buffer.length, offset, 1, forwards);
    return start < 0 ? -1 : searchByte(buffer, value & 255, start, forwards);
  }
  const codec = named === undefined ? utf8 : findCodec(named);
  if (typeof value === 'string') {
    if (codec === undefined) throw unknownEncoding(named);
    return searchBytes(buffer, needleOf(value, codec), offset, forwards, codec === utf16le ? 2 : 1);
  }
  if (typedArrayKind(value) === 'Uint8Array') return searchBytes(buffer, value, offset, forwards, codec === utf16le ? 2 : 1);
  throw invalidType('value', ['number', 'string', 'Buffer', 'Uint8Array'], value);
}

addMembers({
  indexOf(value, byteOffset, encoding) {
    return search(this, value, byteOffset, encoding, true);
  },

  lastIndexOf(value, byteOffset, encoding) {
    return search(this, value, byteOffset, encoding, false);
  },

  includes(value, byteOffset, encoding) {
    return search(this, value, byteOffset, encoding, true) !== -1;
  },
});
