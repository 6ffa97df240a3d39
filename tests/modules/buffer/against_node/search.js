'use strict';

const { show } = require('../../report');

const HAYSTACKS = {
  short: Buffer.from('abcdabcdab'),
  empty: Buffer.alloc(0),
  units: Buffer.from('\u6100abc\u6100aaa', 'utf16le'),
  long: Buffer.concat([Buffer.alloc(5000, 'ab'), Buffer.from('needle'), Buffer.alloc(5000, 'ab')]),
  part: Buffer.from('..abcdabcdab..').subarray(2, 12),
};
const NEEDLES = [
  'a',
  'ab',
  'abc',
  'abcd',
  'dab',
  'bb',
  '',
  'abcdabcdab',
  'abcdabcdabc',
  'needle',
  'bn',
  'ea',
  97,
  98,
  353,
  -159,
  97.9,
  0,
  '\0a',
  Buffer.from('cd'),
  Buffer.alloc(0),
  new Uint8Array([98, 0]),
];
const OFFSETS = [
  undefined,
  0,
  1,
  2,
  3,
  6,
  7,
  9,
  10,
  11,
  5000,
  5006,
  20000,
  -1,
  -2,
  -4,
  -10,
  -11,
  -20000,
  2 ** 31,
  -(2 ** 33),
  NaN,
  Infinity,
  -Infinity,
  1.9,
  -1.9,
  null,
  '3',
  {},
];
const ENCODINGS = [undefined, 'latin1', 'ucs2'];

const cases = [];
for (const [name, haystack] of Object.entries(HAYSTACKS))
  for (const needle of NEEDLES)
    for (const offset of OFFSETS)
      for (const encoding of ENCODINGS)
        for (const method of ['indexOf', 'lastIndexOf', 'includes'])
          cases.push([
            `${name}.${method}(${show(needle)}, ${show(offset)}, ${encoding})`,
            () => haystack[method](needle, offset, encoding),
          ]);

// Far into large Buffers, over the borders of the pieces that are searched at a time.
const SIZE = 300000;
for (const place of [0, 1, 65530, 65534, 65535, 65536, 65537, 131070, 131072, 196607, SIZE - 6]) {
  const huge = Buffer.alloc(SIZE, 'ab');
  huge.write('abcdbc', place);
  const wide = Buffer.alloc(SIZE, 'ab');
  wide.write('\u4e00\u4e01', place, 'utf16le');
  for (const [needle, encoding] of [
    ['abcdbc'],
    ['cdb'],
    ['abab'],
    ['abcdbca'],
    ['bcdbc'],
    ['cd', 'latin1'],
    [Buffer.from('dbc')],
  ]) {
    cases.push([
      `${show(needle)} at ${place}`,
      () => [huge.indexOf(needle, 0, encoding), huge.lastIndexOf(needle, undefined, encoding)],
    ]);
    cases.push([
      `${show(needle)} at ${place}, from elsewhere`,
      () => [huge.indexOf(needle, 65536, encoding), huge.lastIndexOf(needle, 131071, encoding)],
    ]);
  }
  cases.push([
    `units at ${place}`,
    () => [
      wide.indexOf('\u4e00\u4e01', 'ucs2'),
      wide.lastIndexOf('\u4e01', 'ucs2'),
      wide.indexOf('\u4e01', 131071, 'ucs2'),
    ],
  ]);
  const long = huge.subarray(Math.max(place - 70000, 0), place + 5);
  cases.push([
    `a long needle up to ${place}`,
    () => [huge.indexOf(long), huge.lastIndexOf(long), huge.includes(Buffer.concat([long, Buffer.from('x')]))],
  ]);
}

const left = Buffer.concat([Buffer.alloc(70000, 'x'), Buffer.from('a')]);
const right = Buffer.concat([Buffer.alloc(70000, 'x'), Buffer.from('b')]);
cases.push([
  'compare far into large Buffers',
  () => [left.compare(right), right.compare(left), left.equals(right), left.equals(Buffer.from(left))],
]);
cases.push([
  'compare a large Buffer with its beginning',
  () => [left.compare(left.subarray(0, 69999)), left.subarray(0, 69999).compare(left)],
]);
for (const size of [0, 2, 3, 4, 6, 8, 16, 24, 63, 64, 65, 80, 128, 130, 132, 136, 70000, 70008])
  for (const method of ['swap16', 'swap32', 'swap64'])
    cases.push([
      `${method} of ${size} bytes`,
      () =>
        Buffer.from(Array.from({ length: size }, (_, index) => index * 7))
          .subarray(0)
          [method]()
          .subarray(-32),
    ]);
cases.push(['toJSON', () => Buffer.from([1, 2, 255]).toJSON()]);
cases.push(['JSON.stringify', () => JSON.stringify({ b: Buffer.from('hi') })]);
cases.push(['JSON and back', () => Buffer.from(JSON.parse(JSON.stringify(Buffer.from('hi'))))]);
cases.push(['map', () => Buffer.from([1, 2]).map((byte) => byte * 2)]);
cases.push(['filter', () => Buffer.from([1, 2, 3]).filter((byte) => byte > 1)]);
cases.push(['reverse', () => Buffer.from([1, 2, 3]).reverse()]);
cases.push(['join', () => [Buffer.from([1, 2, 3]).join(), Buffer.from([1, 2, 3]).join('-')]]);
cases.push([
  'keys, values, entries',
  () => [
    [...Buffer.from('ab').keys()],
    [...Buffer.from('ab').values()],
    [...Buffer.from('ab').entries()],
    [...Buffer.from('ab')],
  ],
]);
cases.push(['of', () => Buffer.of(1, 2, 300)]);
cases.push([
  'slice shares memory',
  () => {
    const buffer = Buffer.from('abcd');
    buffer.slice(1, 3)[0] = 0x7a;
    buffer.subarray(2)[0] = 0x79;
    return buffer;
  },
]);
cases.push([
  'ArrayBuffer is shared, a typed array is not',
  () => {
    const units = new Uint8Array([1, 2, 3]);
    const shared = new Buffer(units.buffer, 1);
    const copied = new Buffer(units);
    units[1] = 9;
    return [shared, copied];
  },
]);
cases.push([
  'copy onto itself',
  () => {
    const buffer = Buffer.from('abcdef');
    return [buffer.copy(buffer, 2, 0, 4), buffer];
  },
]);
cases.push([
  'inherited names',
  () => [
    Buffer.name,
    Buffer.length,
    Buffer.prototype.constructor === Buffer,
    Object.getPrototypeOf(Buffer) === Uint8Array,
    Buffer.poolSize,
  ],
]);
cases.push([
  'Uint8Array methods on a Buffer',
  () => [
    Uint8Array.prototype.slice.call(Buffer.from('abc'), 1),
    Buffer.from([3, 1, 2]).sort(),
    Buffer.from([1, 2]).fill(7),
  ],
]);
cases.push([
  'Buffer methods on a Uint8Array',
  () => [
    Buffer.prototype.compare.call(new Uint8Array([1]), Buffer.alloc(1)),
    Buffer.prototype.equals.call(new Uint8Array(1), Buffer.alloc(1)),
  ],
]);

module.exports = cases;
