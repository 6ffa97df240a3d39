'use strict';

const { FastBuffer, MAX_LENGTH, addMembers, view } = require('./fast_buffer');
const { compareBytes } = require('./compare');
const { utf8 } = require('./codecs');
const { codecOf } = require('./text');
const { checkInteger, checkBytes } = require('./errors');
const { invalidType, invalidValue, outOfRange, invalidSize, notResizable } = require('./errors');

const { stageBytes, swap } = host;
const { arrayBufferMaxByteLength, arrayBufferResizable, arrayBufferResize, asArray, copied, isArrayBuffer } = primordials;
const { typedArrayCopyWithin, typedArrayFill, typedArraySet } = primordials;
const { isView } = ArrayBuffer;
const { floor, max, min, trunc } = Math;
const { isSafeInteger } = Number;
// Up to this many bytes a loop is quicker than the way to the host.
const SWAP_LOOP_LIMIT = 16;

function relative(value, length) {
  const index = trunc(+value) || 0;
  return index < 0 ? max(index + length, 0) : min(index, length);
}

/** Node's reading of the positions of copy(): what is no safe number counts as 0. */
function position(value) {
  const number = floor(+value);
  return isSafeInteger(number) ? number : 0;
}

/** The part [start, end) of a Buffer, sharing its memory. */
function slice(start, end) {
  const { length } = this;
  const from = relative(start, length);
  const to = end === undefined ? length : relative(end, length);
  return view(this, from, max(from, to));
}

function copy(target, targetStart, sourceStart, sourceEnd) {
  checkBytes(target, 'target');
  const at = targetStart === undefined ? 0 : position(targetStart);
  if (at < 0) throw outOfRange('targetStart', '>= 0', at);
  const from = sourceStart === undefined ? 0 : position(sourceStart);
  if (from < 0 || from > this.length) throw outOfRange('sourceStart', `>= 0 && <= ${this.length}`, from);
  const to = sourceEnd === undefined ? this.length : position(sourceEnd);
  if (to < 0) throw outOfRange('sourceEnd', '>= 0', to);
  const count = min(to - from, this.length - from, target.length - at);
  if (count <= 0) return 0;
  typedArraySet(target, count === this.length ? this : view(this, from, from + count), at);
  return count;
}

/** Repeats `pattern` over [start, end), doubling what is there already. */
function fillPattern(buffer, pattern, start, end) {
  const total = end - start;
  let done = min(pattern.length, total);
  typedArraySet(buffer, done === pattern.length ? pattern : view(pattern, 0, done), start);
  while (done < total) {
    const count = min(done, total - done);
    typedArrayCopyWithin(buffer, start + done, start, start + count);
    done += count;
  }
}

/** What fill() repeats; null when it is one byte. */
function patternOf(value, encoding) {
  if (isView(value)) return new FastBuffer(value.buffer, value.byteOffset, value.byteLength);
  if (typeof value !== 'string') return null;
  if (encoding !== undefined && encoding !== null && typeof encoding !== 'string')
    throw invalidType('encoding', ['string'], encoding);
  const codec = encoding ? codecOf(encoding) : utf8;
  return value.length > 0 ? codec.encode(value) : null;
}

function fill(value, offset, end, encoding) {
  let start = offset;
  let stop = end;
  let name = encoding;
  if (typeof value === 'string') {
    if (offset === undefined || typeof offset === 'string') {
      start = undefined;
      stop = undefined;
      name = offset;
    } else if (typeof end === 'string') {
      stop = undefined;
      name = end;
    }
  }
  const pattern = patternOf(value, name);
  if (start === undefined) {
    start = 0;
    stop = this.length;
  } else {
    checkInteger(start, 'offset', 0, MAX_LENGTH);
    if (stop === undefined) stop = this.length;
    else checkInteger(stop, 'end', 0, this.length);
  }
  if (start >= stop) return this;
  if (pattern === null) return typedArrayFill(this, value & 255, start, stop);
  if (pattern.length === 0) throw invalidValue('value', value);
  fillPattern(this, pattern, start, stop);
  return this;
}

function swapper(width) {
  return function swapBytes() {
    const { length } = this;
    if (length % width !== 0) throw invalidSize(width * 8);
    if (length > SWAP_LOOP_LIMIT) {
      stageBytes(this);
      typedArraySet(this, new Uint8Array(swap(width)));
      return this;
    }
    for (let group = 0; group < length; group += width)
      for (let left = group, right = group + width - 1; left < right; left++, right--) {
        const byte = this[left];
        this[left] = this[right];
        this[right] = byte;
      }
    return this;
  };
}

function checked(value, name, fallback, max) {
  if (value === undefined) return fallback;
  checkInteger(value, name, 0, max);
  return value;
}

/** Only a Buffer over the whole of a resizable ArrayBuffer follows it when it grows. */
function tryResize(buffer, size) {
  const memory = buffer.buffer;
  if (buffer.length === size) return true;
  // One engine cannot resize.
  if (arrayBufferResize === undefined || !isArrayBuffer(memory)) return false;
  const before = memory.byteLength;
  if (!arrayBufferResizable(memory) || size > arrayBufferMaxByteLength(memory) || buffer.length !== before) return false;
  const cut = copied(buffer, size);
  arrayBufferResize(memory, size);
  if (buffer.length === size) return true;
  arrayBufferResize(memory, before);
  typedArraySet(buffer, cut, before - cut.length);
  return false;
}

addMembers({
  slice,
  subarray: slice,
  copy,
  fill,
  swap16: swapper(2),
  swap32: swapper(4),
  swap64: swapper(8),

  equals(otherBuffer) {
    checkBytes(otherBuffer, 'otherBuffer');
    const { length } = this;
    return length === otherBuffer.length && compareBytes(this, 0, length, otherBuffer, 0, length) === 0;
  },

  compare(target, targetStart, targetEnd, sourceStart, sourceEnd) {
    checkBytes(target, 'target');
    const from = checked(targetStart, 'targetStart', 0, MAX_LENGTH);
    const to = checked(targetEnd, 'targetEnd', target.length, target.length);
    const ownFrom = checked(sourceStart, 'sourceStart', 0, MAX_LENGTH);
    const ownTo = checked(sourceEnd, 'sourceEnd', this.length, this.length);
    if (ownFrom >= ownTo) return from >= to ? 0 : -1;
    return from >= to ? 1 : compareBytes(this, ownFrom, ownTo, target, from, to);
  },

  toArray() {
    return asArray(copied(this));
  },

  toJSON() {
    return { type: 'Buffer', data: asArray(copied(this)) };
  },

  resize(size) {
    checkInteger(size, 'size', 0, MAX_LENGTH);
    if (!tryResize(this, size)) throw notResizable(this.length, size);
  },

  append(data, codec) {
    const bytes = typeof data === 'string' ? codecOf(codec === undefined ? 'utf8' : codec).encode(data) : data;
    checkBytes(bytes, 'data');
    const { length } = this;
    // Of fixed length, as `data` may be this Buffer itself.
    const added = view(bytes, 0, bytes.length);
    if (!tryResize(this, length + added.length)) throw notResizable(length, length + added.length);
    typedArraySet(this, added, length);
  },
});

module.exports = { fill };
