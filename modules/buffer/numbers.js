'use strict';

// Floating-point numbers and integers of 64 bits, which a DataView over eight bytes of scratch reads and writes.

const { FastBuffer, addMembers } = require('./fast_buffer');
const { accessors, checkOffset, salvage, spill } = require('./access');
const { invalidType, outOfRange } = require('./errors');

const scratch = new DataView(new ArrayBuffer(8));
const scratchBytes = new Uint8Array(scratch.buffer);

function reader(size, get, convert, little) {
  return function read(offset = 0, noAssert = false) {
    if (this[offset] === undefined || this[offset + size - 1] === undefined || typeof offset !== 'number')
      return read.call(salvage(this, offset, size, noAssert));
    for (let i = 0; i < size; i++) scratchBytes[i] = this[offset + i];
    return convert(get.call(scratch, 0, little));
  };
}

function writer(size, set, convert, little) {
  return function write(value, offset = 0, noAssert = false) {
    const number = convert(value, noAssert);
    if (this[offset] === undefined || this[offset + size - 1] === undefined || typeof offset !== 'number') {
      if (!noAssert) checkOffset(this, offset, size);
      const bytes = new FastBuffer(size);
      write.call(bytes, value, 0, true);
      return spill(this, offset, bytes);
    }
    set.call(scratch, 0, number, little);
    for (let i = 0; i < size; i++) this[offset + i] = scratchBytes[i];
    return offset + size;
  };
}

function checkBigInt(value, noAssert, min, max, range) {
  if (!noAssert && (value < min || value > max)) throw outOfRange('value', range, value);
  return value;
}

const SIGNED = [-(2n ** 63n), 2n ** 63n - 1n, '>= -(2n ** 63n) and < 2n ** 63n'];
const UNSIGNED = [0n, 2n ** 64n - 1n, '>= 0n and < 2n ** 64n'];

function bigInt(limits) {
  return function check(value, noAssert) {
    if (typeof value !== 'bigint') throw invalidType('value', ['bigint'], value);
    return checkBigInt(value, noAssert, ...limits);
  };
}

/** fibjs's Int64 are numbers: exact within ±2**53, rounded to the nearest double beyond. */
function int64(value, noAssert) {
  const number = typeof value === 'bigint' ? value : Math.trunc(+value);
  if (typeof number === 'bigint') return checkBigInt(number, noAssert, ...SIGNED);
  if (Number.isFinite(number)) return checkBigInt(BigInt(number), noAssert, ...SIGNED);
  if (!noAssert && !Number.isNaN(number)) throw outOfRange('value', SIGNED[2], number);
  return 0n;
}

const same = (value) => value;
const toNumber = (value) => +value;
const { prototype: view } = DataView;
const KINDS = [
  // name, size, get, set, what a read returns, what a write writes
  ['Float', 4, view.getFloat32, view.setFloat32, same, toNumber],
  ['Double', 8, view.getFloat64, view.setFloat64, same, toNumber],
  ['Int64', 8, view.getBigInt64, view.setBigInt64, Number, int64],
  ['BigInt64', 8, view.getBigInt64, view.setBigInt64, same, bigInt(SIGNED)],
  ['BigUInt64', 8, view.getBigUint64, view.setBigUint64, same, bigInt(UNSIGNED)],
];

const members = {};
for (const [name, size, get, set, fromView, toView] of KINDS)
  for (const [order, little] of [
    ['LE', true],
    ['BE', false],
  ])
    accessors(members, name + order, reader(size, get, fromView, little), writer(size, set, toView, little));
addMembers(members);
