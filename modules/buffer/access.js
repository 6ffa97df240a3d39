'use strict';

// What all numeric reads and writes do when the bytes they ask for are not all there.

const { FastBuffer } = require('./fast_buffer');
const { invalidType, outOfRange, outOfBounds } = require('./errors');

const { stringIndexOf, stringSlice } = primordials;

function checkOffset(buffer, offset, size) {
  if (typeof offset !== 'number') throw invalidType('offset', ['number'], offset);
  if (Math.floor(offset) !== offset) throw outOfRange('offset', 'an integer', offset);
  if (buffer.length < size) throw outOfBounds();
  throw outOfRange('offset', `>= 0 and <= ${buffer.length - size}`, offset);
}

function whole(offset) {
  return Math.trunc(+offset) || 0;
}

/** The `size` bytes at `offset`, zero where there are none: what a read with noAssert reads. Without it, throws. */
function salvage(buffer, offset, size, noAssert) {
  if (!noAssert) checkOffset(buffer, offset, size);
  const bytes = new FastBuffer(size);
  const start = whole(offset);
  for (let i = 0; i < size; i++) bytes[i] = start + i >= 0 && start + i < buffer.length ? buffer[start + i] : 0;
  return bytes;
}

/** Writes those of `bytes` that have a place at `offset`, as noAssert wants; returns the offset after them all. */
function spill(buffer, offset, bytes) {
  const start = whole(offset);
  for (let i = 0; i < bytes.length; i++) if (start + i >= 0 && start + i < buffer.length) buffer[start + i] = bytes[i];
  return start + bytes.length;
}

function addAccessor(members, name, method) {
  Object.defineProperty(method, 'name', { value: name });
  members[name] = method;
  const at = stringIndexOf(name, 'UInt');
  if (at >= 0) members[`${stringSlice(name, 0, at)}Uint${stringSlice(name, at + 4)}`] = method;
}

/** Adds the methods `read…` and `write…` of that name, and Node's spelling with `Uint`. */
function accessors(members, kind, read, write) {
  addAccessor(members, `read${kind}`, read);
  addAccessor(members, `write${kind}`, write);
}

module.exports = { accessors, checkOffset, salvage, spill };
