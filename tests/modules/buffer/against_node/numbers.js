'use strict';

const { show } = require('../../report');

const PATTERN = [0x01, 0xff, 0x80, 0x7f, 0x00, 0xfe, 0xc0, 0x3f, 0xf0, 0x12, 0x34, 0xd6];
const FIXED = ['UInt8', 'Int8', 'Uint8'];
for (const kind of [
  'UInt16',
  'Int16',
  'UInt32',
  'Int32',
  'Uint16',
  'Uint32',
  'Float',
  'Double',
  'BigInt64',
  'BigUInt64',
  'BigUint64',
])
  FIXED.push(`${kind}LE`, `${kind}BE`);
const VARIABLE = ['UIntLE', 'UIntBE', 'IntLE', 'IntBE', 'UintLE', 'UintBE'];
const OFFSETS = [
  undefined,
  0,
  1,
  2,
  4,
  5,
  8,
  9,
  10,
  11,
  12,
  13,
  -1,
  -0,
  1.5,
  NaN,
  Infinity,
  -Infinity,
  2 ** 40,
  '1',
  null,
  true,
  {},
  [],
];
const INTEGERS = [
  0,
  -0,
  1,
  -1,
  127,
  128,
  -128,
  -129,
  255,
  256,
  32767,
  32768,
  -32768,
  -32769,
  65535,
  65536,
  8388607,
  8388608,
  -8388608,
  -8388609,
  16777215,
  16777216,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31),
  -(2 ** 31) - 1,
  2 ** 32 - 1,
  2 ** 32,
  2 ** 39 - 1,
  2 ** 39,
  -(2 ** 39),
  -(2 ** 39) - 1,
  2 ** 40 - 1,
  2 ** 40,
  2 ** 47 - 1,
  2 ** 47,
  -(2 ** 47),
  -(2 ** 47) - 1,
  2 ** 48 - 1,
  2 ** 48,
  2 ** 53,
  2 ** 60,
  NaN,
  Infinity,
  -Infinity,
  1.9,
  254.9,
  '7',
  '0x10',
  'x',
  null,
  undefined,
  true,
  [3],
  {},
];
const FLOATS = [
  0,
  -0,
  1,
  -1.5,
  0.1,
  1e-45,
  1e-46,
  3.4028234663852886e38,
  3.5e38,
  1e308,
  5e-324,
  NaN,
  Infinity,
  -Infinity,
  '2.5',
  null,
  undefined,
  16777217,
];
const BIGINTS = [
  0n,
  1n,
  -1n,
  2n ** 53n + 1n,
  2n ** 63n - 1n,
  2n ** 63n,
  -(2n ** 63n),
  -(2n ** 63n) - 1n,
  2n ** 64n - 1n,
  2n ** 64n,
  0x0102030405060708n,
  -(2n ** 70n),
];

function valuesOf(kind) {
  if (kind.startsWith('Big')) return BIGINTS;
  return kind.startsWith('Float') || kind.startsWith('Double') ? FLOATS : INTEGERS;
}

const cases = [];
for (const kind of FIXED) {
  const safe = kind.startsWith('Big') ? 1n : 1;
  for (const offset of OFFSETS) {
    cases.push([`read${kind}(${show(offset)})`, () => Buffer.from(PATTERN)[`read${kind}`](offset)]);
    cases.push([
      `write${kind}(1, ${show(offset)})`,
      () => {
        const buffer = Buffer.from(PATTERN);
        return [buffer[`write${kind}`](safe, offset), buffer];
      },
    ]);
  }
  for (const value of valuesOf(kind)) {
    cases.push([
      `write${kind}(${show(value)}, 3)`,
      () => {
        const buffer = Buffer.alloc(12, 0xaa);
        return [buffer[`write${kind}`](value, 3), buffer, buffer[`read${kind}`](3)];
      },
    ]);
  }
  cases.push([`read${kind} of nothing`, () => Buffer.alloc(0)[`read${kind}`]()]);
  cases.push([`write${kind} to nothing`, () => Buffer.alloc(0)[`write${kind}`](safe)]);
}
for (const kind of VARIABLE) {
  for (const size of [1, 2, 3, 4, 5, 6]) {
    for (const offset of OFFSETS) {
      cases.push([`read${kind}(${show(offset)}, ${size})`, () => Buffer.from(PATTERN)[`read${kind}`](offset, size)]);
      cases.push([
        `write${kind}(1, ${show(offset)}, ${size})`,
        () => {
          const buffer = Buffer.from(PATTERN);
          return [buffer[`write${kind}`](1, offset, size), buffer];
        },
      ]);
    }
    for (const value of INTEGERS) {
      cases.push([
        `write${kind}(${show(value)}, 3, ${size})`,
        () => {
          const buffer = Buffer.alloc(12, 0xaa);
          return [buffer[`write${kind}`](value, 3, size), buffer, buffer[`read${kind}`](3, size)];
        },
      ]);
    }
    cases.push([`read${kind} of one byte, ${size}`, () => Buffer.alloc(1)[`read${kind}`](0, size)]);
  }
  for (const size of [undefined, 0, 7, 8, -1, 1.5, NaN, Infinity, '2', null, {}]) {
    cases.push([`read${kind}(0, ${show(size)})`, () => Buffer.from(PATTERN)[`read${kind}`](0, size)]);
    cases.push([`write${kind}(1, 0, ${show(size)})`, () => Buffer.from(PATTERN)[`write${kind}`](1, 0, size)]);
  }
}

module.exports = cases;
