'use strict';

const { FastBuffer, addMembers } = require('./fast_buffer');
const { accessors, checkOffset, salvage, spill } = require('./access');
const { invalidType, outOfRange } = require('./errors');

const { apply } = Reflect;
const MAX_BYTE_LENGTH = 6;

function limits(bits, signed) {
  return signed ? { min: -(2 ** (bits - 1)), max: 2 ** (bits - 1) - 1 } : { min: 0, max: 2 ** bits - 1 };
}

function checkValue(value, size, signed) {
  const bits = size * 8;
  const { min, max } = limits(bits, signed);
  if (!(value > max || value < min)) return;
  const wide = signed ? `>= -(2 ** ${bits - 1}) and < 2 ** ${bits - 1}` : `>= 0 and < 2 ** ${bits}`;
  throw outOfRange('value', size > 4 ? wide : `>= ${min} and <= ${max}`, value);
}

function overflow(write, buffer, value, offset, size, noAssert) {
  if (!noAssert) checkOffset(buffer, offset, size);
  const bytes = new FastBuffer(size);
  apply(write, bytes, [value, 0, true]);
  return spill(buffer, offset, bytes);
}

// One function for each width: a loop over the bytes takes twice the time. The lowest byte is at offset + a.

function read8(signed) {
  return function read(offset = 0, noAssert = false) {
    const value = this[offset];
    if (value === undefined || typeof offset !== 'number') return apply(read, salvage(this, offset, 1, noAssert), []);
    return signed ? (value << 24) >> 24 : value;
  };
}

function read16(signed, little) {
  const { a, b } = little ? { a: 0, b: 1 } : { a: 1, b: 0 };
  return function read(offset = 0, noAssert = false) {
    const low = this[offset + a];
    const high = this[offset + b];
    if (low === undefined || high === undefined || typeof offset !== 'number')
      return apply(read, salvage(this, offset, 2, noAssert), []);
    const value = low | (high << 8);
    return signed ? (value << 16) >> 16 : value;
  };
}

function read32(signed, little) {
  const { a, b, c, d } = little ? { a: 0, b: 1, c: 2, d: 3 } : { a: 3, b: 2, c: 1, d: 0 };
  return function read(offset = 0, noAssert = false) {
    const low = this[offset + a];
    const high = this[offset + d];
    if (low === undefined || high === undefined || typeof offset !== 'number')
      return apply(read, salvage(this, offset, 4, noAssert), []);
    const value = low | (this[offset + b] << 8) | (this[offset + c] << 16) | (high << 24);
    return signed ? value : value >>> 0;
  };
}

function write8(signed) {
  const { min, max } = limits(8, signed);
  return function write(value, offset = 0, noAssert = false) {
    const number = +value;
    if ((number > max || number < min) && !noAssert) checkValue(number, 1, signed);
    if (this[offset] === undefined || typeof offset !== 'number')
      return overflow(write, this, number, offset, 1, noAssert);
    this[offset] = number;
    return offset + 1;
  };
}

function write16(signed, little) {
  const { a, b } = little ? { a: 0, b: 1 } : { a: 1, b: 0 };
  const { min, max } = limits(16, signed);
  return function write(value, offset = 0, noAssert = false) {
    const number = +value;
    if ((number > max || number < min) && !noAssert) checkValue(number, 2, signed);
    if (this[offset] === undefined || this[offset + 1] === undefined || typeof offset !== 'number')
      return overflow(write, this, number, offset, 2, noAssert);
    this[offset + a] = number;
    this[offset + b] = number >>> 8;
    return offset + 2;
  };
}

function write32(signed, little) {
  const { a, b, c, d } = little ? { a: 0, b: 1, c: 2, d: 3 } : { a: 3, b: 2, c: 1, d: 0 };
  const { min, max } = limits(32, signed);
  return function write(value, offset = 0, noAssert = false) {
    const number = +value;
    if ((number > max || number < min) && !noAssert) checkValue(number, 4, signed);
    if (this[offset] === undefined || this[offset + 3] === undefined || typeof offset !== 'number')
      return overflow(write, this, number, offset, 4, noAssert);
    this[offset + a] = number;
    this[offset + b] = number >>> 8;
    this[offset + c] = number >>> 16;
    this[offset + d] = number >>> 24;
    return offset + 4;
  };
}

function checkByteLength(byteLength) {
  if (typeof byteLength !== 'number') throw invalidType('byteLength', ['number'], byteLength);
  if (Math.floor(byteLength) !== byteLength) throw outOfRange('byteLength', 'an integer', byteLength);
  if (byteLength < 1 || byteLength > MAX_BYTE_LENGTH)
    throw outOfRange('byteLength', `>= 1 and <= ${MAX_BYTE_LENGTH}`, byteLength);
}

function readAny(signed, little) {
  return function read(offset, byteLength, noAssert = false) {
    if (offset === undefined) throw invalidType('offset', ['number'], offset);
    checkByteLength(byteLength);
    if (this[offset] === undefined || this[offset + byteLength - 1] === undefined || typeof offset !== 'number')
      return apply(read, salvage(this, offset, byteLength, noAssert), [0, byteLength]);
    let at = little ? offset + byteLength - 1 : offset;
    const step = little ? -1 : 1;
    let value = 0;
    for (let i = 0; i < byteLength; i++, at += step) value = value * 256 + this[at];
    return signed && value >= 2 ** (byteLength * 8 - 1) ? value - 2 ** (byteLength * 8) : value;
  };
}

function writeAny(signed, little) {
  return function write(value, offset, byteLength, noAssert = false) {
    if (offset === undefined) throw invalidType('offset', ['number'], offset);
    checkByteLength(byteLength);
    const number = +value;
    if (!noAssert) checkValue(number, byteLength, signed);
    if (this[offset] === undefined || this[offset + byteLength - 1] === undefined || typeof offset !== 'number') {
      const writeAll = function (all) {
        apply(write, this, [all, 0, byteLength, true]);
      };
      return overflow(writeAll, this, number, offset, byteLength, noAssert);
    }
    let at = little ? offset : offset + byteLength - 1;
    const step = little ? 1 : -1;
    let rest = Math.trunc(number);
    for (let i = 0; i < byteLength; i++, at += step) {
      this[at] = rest % 256;
      rest = Math.floor(rest / 256);
    }
    return offset + byteLength;
  };
}

const members = { __proto__: null };
function addMembersOf(sign, signed) {
  accessors(members, `${sign}8`, read8(signed), write8(signed));
  for (let little = 0; little < 2; little++) {
    const order = little ? 'LE' : 'BE';
    accessors(members, `${sign}16${order}`, read16(signed, little), write16(signed, little));
    accessors(members, `${sign}32${order}`, read32(signed, little), write32(signed, little));
    accessors(members, `${sign}${order}`, readAny(signed, little), writeAny(signed, little));
  }
}
addMembersOf('UInt', false);
addMembersOf('Int', true);
addMembers(members);
