'use strict';

const { FastBuffer, MAX_LENGTH, view } = require('./fast_buffer');
const { findCodec, utf8 } = require('./codecs');
const { compareBytes } = require('./compare');
const { invalidType, unknownEncoding, outOfBounds, checkNumber, checkInteger, checkBytes } = require('./errors');
require('./text');
const { fill: fillBytes } = require('./bytes');
require('./search');
require('./integers');
require('./numbers');
require('./inspect');

const { isArray } = Array;
const { isView } = ArrayBuffer;
const { apply, construct } = Reflect;
const { arrayForEach, typedArrayKind, typedArraySet } = primordials;
const { min } = Math;
const { MAX_SAFE_INTEGER } = Number;
const POOL_SIZE = 8192;
const SOURCES = ['string', 'Buffer', 'ArrayBuffer', 'Array', 'Array-like Object'];
const SharedMemory = typeof SharedArrayBuffer === 'function' ? SharedArrayBuffer : ArrayBuffer;

function isArrayBuffer(value) {
  return value instanceof ArrayBuffer || value instanceof SharedMemory;
}

function fromString(text, encoding) {
  if (typeof encoding !== 'string' || encoding.length === 0) return utf8.encode(text);
  const codec = findCodec(encoding);
  if (codec === undefined) throw unknownEncoding(encoding);
  return codec.encode(text);
}

function fromArrayBuffer(memory, byteOffset, length) {
  if (byteOffset === undefined && length === undefined) return new FastBuffer(memory);
  const start = +byteOffset || 0;
  const available = memory.byteLength - start;
  if (available < 0) throw outOfBounds('offset');
  if (length === undefined) return new FastBuffer(memory, start, available);
  const wanted = +length > 0 ? +length : 0;
  if (wanted > available) throw outOfBounds('length');
  return new FastBuffer(memory, start, wanted);
}

function fromArrayLike(items) {
  const buffer = new FastBuffer(items.length > 0 ? items.length : 0);
  if (buffer.length > 0) typedArraySet(buffer, items);
  return buffer;
}

/** Arrays, typed arrays, `{ length, 0: …}` and what JSON makes of a Buffer; undefined for all others. */
function fromItems(value) {
  const { length } = value;
  if (length !== undefined || isArrayBuffer(value.buffer))
    return typeof length === 'number' ? fromArrayLike(value) : new FastBuffer(0);
  return value.type === 'Buffer' && isArray(value.data) ? fromArrayLike(value.data) : undefined;
}

function fromObject(value, encodingOrOffset, length) {
  if (typedArrayKind(value) === 'Uint8Array') return fromArrayLike(value);
  if (isArrayBuffer(value)) return fromArrayBuffer(value, encodingOrOffset, length);
  if (isArray(value)) return fromArrayLike(value);
  const inner = value.valueOf && value.valueOf();
  const usable = typeof inner === 'string' || (typeof inner === 'object' && inner !== null);
  if (usable && inner !== value) return from(inner, encodingOrOffset, length);
  const buffer = fromItems(value);
  if (buffer !== undefined) return buffer;
  if (typeof value[Symbol.toPrimitive] === 'function') {
    const primitive = value[Symbol.toPrimitive]('string');
    if (typeof primitive === 'string') return fromString(primitive, encodingOrOffset);
  }
  throw invalidType('first argument', SOURCES, value);
}

function from(value, encodingOrOffset, length) {
  if (typeof value === 'string') return fromString(value, encodingOrOffset);
  if (typeof value === 'object' && value !== null) return fromObject(value, encodingOrOffset, length);
  throw invalidType('first argument', SOURCES, value);
}

const fillWith = (buffer, fill, encoding) => apply(fillBytes, buffer, [fill, 0, buffer.length, encoding]);

function alloc(size, fill, encoding) {
  checkNumber(size, 'size', 0, MAX_LENGTH);
  const buffer = new FastBuffer(size);
  return fill === undefined || fill === 0 || size === 0 ? buffer : fillWith(buffer, fill, encoding);
}

function allocUnsafe(size) {
  checkNumber(size, 'size', 0, MAX_LENGTH);
  return new FastBuffer(size);
}

function allocUnsafeSlow(size) {
  return allocUnsafe(size);
}

function create(value, encodingOrOffset, length) {
  if (typeof value !== 'number') return from(value, encodingOrOffset, length);
  if (typeof encodingOrOffset === 'string') throw invalidType('string', ['string'], value);
  return alloc(value);
}

/**
 * A function rather than a class: packages written for early Node call it without `new`.
 * Subclasses get objects of their own class over the memory that `create` made.
 */
function Buffer(value, encodingOrOffset, length) {
  const target = new.target;
  const exact = target === undefined || target === Buffer;
  if (exact && value instanceof ArrayBuffer && encodingOrOffset === undefined && length === undefined)
    return new FastBuffer(value);
  const buffer = arguments.length === 0 ? new FastBuffer(0) : create(value, encodingOrOffset, length);
  return exact ? buffer : construct(FastBuffer, [buffer.buffer, buffer.byteOffset, buffer.length], target);
}

function isBuffer(value) {
  return value instanceof Buffer;
}

function isEncoding(encoding) {
  return typeof encoding === 'string' && encoding.length !== 0 && findCodec(encoding) !== undefined;
}

function byteLength(value, encoding) {
  if (typeof value === 'string') return ((encoding && findCodec(encoding)) || utf8).byteLength(value);
  if (isView(value) || isArrayBuffer(value)) return value.byteLength;
  throw invalidType('string', ['string', 'Buffer', 'ArrayBuffer'], value);
}

function compare(buf1, buf2) {
  checkBytes(buf1, 'buf1');
  checkBytes(buf2, 'buf2');
  return compareBytes(buf1, 0, buf1.length, buf2, 0, buf2.length);
}

function totalLength(list) {
  let total = 0;
  for (let i = 0; i < list.length; i++) {
    const item = list[i];
    total += (item && item.length) || 0;
  }
  return total;
}

function concat(list, length) {
  if (!isArray(list)) throw invalidType('list', ['Array'], list);
  if (list.length === 0) return new FastBuffer(0);
  const whole = length === undefined || length === -1;
  if (!whole) checkInteger(length, 'length', 0, MAX_LENGTH);
  const room = whole ? totalLength(list) : length;
  for (let i = 0; i < list.length; i++) checkBytes(list[i], `list[${i}]`);
  const buffer = new FastBuffer(room);
  let at = 0;
  for (let i = 0; i < list.length && at < room; i++) {
    const item = list[i];
    typedArraySet(buffer, item.length <= room - at ? item : view(item, 0, room - at), at);
    at += item.length;
  }
  return buffer;
}

function of(...items) {
  return fromArrayLike(items);
}

function copyBytesFrom(array, offset, length) {
  if (!isView(array) || typedArrayKind(array) === undefined) throw invalidType('view', ['TypedArray'], array);
  if (array.length === 0) return new FastBuffer(0);
  if (offset !== undefined) checkInteger(offset, 'offset', 0, MAX_SAFE_INTEGER);
  if (length !== undefined) checkInteger(length, 'length', 0, MAX_SAFE_INTEGER);
  const start = min(offset || 0, array.length);
  const end = length === undefined ? array.length : min(start + length, array.length);
  const width = array.byteLength / array.length;
  const copy = new FastBuffer((end - start) * width);
  typedArraySet(copy, new Uint8Array(array.buffer, array.byteOffset + start * width, copy.length));
  return copy;
}

const statics = {
  from,
  alloc,
  allocUnsafe,
  allocUnsafeSlow,
  isBuffer,
  isEncoding,
  byteLength,
  compare,
  concat,
  of,
  copyBytesFrom,
};
arrayForEach(Object.keys(statics), (name) =>
  Object.defineProperty(Buffer, name, { value: statics[name], writable: true, configurable: true, enumerable: true }),
);

Object.defineProperty(Buffer, 'poolSize', { value: POOL_SIZE, writable: true, configurable: true, enumerable: true });
// map, filter and the like make Buffers, without sorting arguments again.
Object.defineProperty(Buffer, Symbol.species, {
  get() {
    return FastBuffer;
  },
  configurable: true,
});
Object.setPrototypeOf(Buffer, Uint8Array);
Object.defineProperty(Buffer, 'prototype', { value: FastBuffer.prototype, writable: false });
Object.defineProperty(FastBuffer.prototype, 'constructor', { value: Buffer, writable: true, configurable: true });

module.exports = Buffer;
