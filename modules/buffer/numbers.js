'use strict';

// Floating-point numbers and integers of 64 bits, which a DataView over eight bytes of scratch reads and writes.

const { FastBuffer, addMembers } = require('./fast_buffer');
const { accessors, checkOffset, salvage, spill } = require('./access');
const { invalidType, outOfRange } = require('./errors');

const memory = new ArrayBuffer(8);
const scratch = new DataView(memory);
const scratchBytes = new Uint8Array(memory);
const { apply } = Reflect;

function reader(size, get, convert, little) {
  return function read(offset = 0, noAssert = false) {
    if (this[offset] === undefined || this[offset + size - 1] === undefined || typeof offset !== 'number')
      return apply(read, salvage(this, offset, size, noAssert), []);
    for (let i = 0; i < size; i++) scratchBytes[i] = this[offset + i];
    return convert(get(scratch, 0, little));
  };
}

function writer(size, set, convert, little) {
  return function write(value, offset = 0, noAssert = false) {
    const number = convert(value, noAssert);
    if (this[offset] === undefined || this[offset + size - 1] === undefined || typeof offset !== 'number') {
      if (!noAssert) checkOffset(this, offset, size);
      const bytes = new FastBuffer(size);
      apply(write, bytes, [value, 0, true]);
      return spill(this, offset, bytes);
    }
    set(scratch, 0, number, little);
    for (let i = 0; i < size; i++) this[offset + i] = scratchBytes[i];
    return offset + size;
  };
}

function checkBigInt(value, noAssert, { min, max, range }) {
  if (!noAssert && (value < min || value > max)) throw outOfRange('value', range, value);
  return value;
}

const SIGNED = { min: -(2n ** 63n), max: 2n ** 63n - 1n, range: '>= -(2n ** 63n) and < 2n ** 63n' };
const UNSIGNED = { min: 0n, max: 2n ** 64n - 1n, range: '>= 0n and < 2n ** 64n' };

function bigInt(limits) {
  return function check(value, noAssert) {
    if (typeof value !== 'bigint') throw invalidType('value', ['bigint'], value);
    return checkBigInt(value, noAssert, limits);
  };
}

/** fibjs's Int64 are numbers: exact within ±2**53, rounded to the nearest double beyond. */
function int64(value, noAssert) {
  const number = typeof value === 'bigint' ? value : Math.trunc(+value);
  if (typeof number === 'bigint') return checkBigInt(number, noAssert, SIGNED);
  if (Number.isFinite(number)) return checkBigInt(BigInt(number), noAssert, SIGNED);
  if (!noAssert && !Number.isNaN(number)) throw outOfRange('value', SIGNED.range, number);
  return 0n;
}

const same = (value) => value;
const toNumber = (value) => +value;
const { dataViewGet: get, dataViewSet: set } = primordials;

const members = { __proto__: null };
// What a read returns, and what a write writes.
function addMembersOf(name, size, kind, fromView, toView) {
  for (let little = 0; little < 2; little++) {
    const read = reader(size, get[kind], fromView, little === 1);
    accessors(members, name + (little ? 'LE' : 'BE'), read, writer(size, set[kind], toView, little === 1));
  }
}
addMembersOf('Float', 4, 'Float32', same, toNumber);
addMembersOf('Double', 8, 'Float64', same, toNumber);
addMembersOf('Int64', 8, 'BigInt64', Number, int64);
addMembersOf('BigInt64', 8, 'BigInt64', same, bigInt(SIGNED));
addMembersOf('BigUInt64', 8, 'BigUint64', same, bigInt(UNSIGNED));
addMembers(members);
