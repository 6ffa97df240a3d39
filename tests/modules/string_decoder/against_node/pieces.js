'use strict';

const { StringDecoder } = require('string_decoder');
const { visible } = require('../../report');

const ENCODINGS = ['utf8', 'utf16le', 'base64', 'base64url', 'hex', 'latin1', 'ascii'];
const UTF8_BYTES = [
  0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xdf, 0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf1, 0xf4,
  0xf5, 0xff,
];
const UTF16_BYTES = [0x00, 0x41, 0xd8, 0xdb, 0xdc, 0xdf, 0x3d, 0xff];

// The same numbers in both runtimes (Park and Miller's generator).
let state = 20240303;
function random(limit) {
  state = (state * 48271) % 2147483647;
  return state % limit;
}

function stateOf(decoder) {
  return [decoder.lastNeed, decoder.lastTotal];
}

const cases = [];
function follow(encoding, pieces) {
  const shown = pieces.map((piece) => Buffer.from(piece).toString('hex')).join(' ');
  cases.push([
    `${encoding}: ${shown}`,
    () => {
      const decoder = new StringDecoder(encoding);
      const steps = pieces.map((piece) => [decoder.write(Buffer.from(piece)), ...stateOf(decoder)]);
      return [
        steps,
        decoder.end(),
        stateOf(decoder),
        decoder.write(Buffer.from('ab')),
        decoder.end(Buffer.from([0xe4])),
        stateOf(decoder),
      ];
    },
  ]);
}

for (const encoding of ENCODINGS) {
  const bytes = encoding === 'utf16le' ? UTF16_BYTES : UTF8_BYTES;
  for (let round = 0; round < (encoding === 'utf8' ? 1500 : 300); round++)
    follow(
      encoding,
      Array.from({ length: random(6) }, () => Array.from({ length: random(5) }, () => bytes[random(bytes.length)])),
    );
}
const text = Buffer.from('a\u00e9\u4f60\ud83d\ude00z');
for (let cut = 0; cut <= text.length; cut++)
  for (let other = cut; other <= text.length; other++)
    follow('utf8', [text.subarray(0, cut), text.subarray(cut, other), text.subarray(other)]);
const wide = Buffer.from('a\u4f60\ud83d\ude00\ud83dz\ude00', 'utf16le');
for (let cut = 0; cut <= wide.length; cut++)
  for (let other = cut; other <= wide.length; other++)
    follow('utf16le', [wide.subarray(0, cut), wide.subarray(cut, other), wide.subarray(other)]);

for (const encoding of [
  undefined,
  null,
  '',
  'UTF8',
  'Utf-8',
  'UCS2',
  'ucs-2',
  'UTF-16LE',
  'BINARY',
  'Base64',
  'base64URL',
  'HEX',
  'ASCII',
])
  cases.push([`encoding ${encoding}`, () => new StringDecoder(encoding).encoding]);
for (const encoding of ['nix', 5, {}, true]) cases.push([`encoding ${encoding}`, () => new StringDecoder(encoding)]);
for (const data of ['text', new Uint8Array([0x61, 0xe4]), new Uint16Array([0x6161]), new DataView(new ArrayBuffer(2))])
  cases.push([`write(${Object.prototype.toString.call(data)})`, () => new StringDecoder().write(data)]);
for (const data of [undefined, null, 5, {}, [1], new ArrayBuffer(2)])
  cases.push([`write(${Object.prototype.toString.call(data)})`, () => new StringDecoder().write(data)]);
cases.push(['end(null)', () => new StringDecoder().end(null)]);
cases.push([
  'text',
  () => {
    const decoder = new StringDecoder();
    decoder.write(Buffer.from([0xe4]));
    return [decoder.text(Buffer.from('abc'), 1), stateOf(decoder), decoder.lastChar];
  },
]);
cases.push([
  visible('lastChar'),
  () => {
    const decoder = new StringDecoder();
    decoder.write(Buffer.from([0xe4, 0xbd]));
    return decoder.lastChar;
  },
]);

module.exports = cases;
