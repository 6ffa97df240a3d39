'use strict';

const { visible } = require('../../report');

const CODECS = [
  'utf8',
  'utf-8',
  'UTF8',
  'Utf-8',
  'hex',
  'HEX',
  'base64',
  'BASE64',
  'base64url',
  'ascii',
  'latin1',
  'binary',
  'ucs2',
  'ucs-2',
  'utf16le',
  'utf-16le',
  'UTF-16LE',
];

const TEXTS = [
  '',
  'a',
  'hello world',
  'h\u00e9llo',
  '\u00ff\u0100\u0159',
  '\u20ac',
  '\u4f60\u597d',
  '\ud83d\ude00',
  'a\ud83d\ude00b',
  '\0',
  'a\0b',
  '\ufeffbom',
  '\ud800',
  '\udc00',
  'a\ud800',
  '\ud800a',
  '\udc00\ud800',
  '\ud800\ud800\udc00',
  '\ud83d',
  'x\ude00\ud83dy',
  '\uffff',
  '\u0080',
  '6',
  '61',
  '616',
  '6162',
  '61 62',
  '61zz62',
  'zz',
  '6G',
  'g6',
  'ABCDEF',
  'abcdef',
  '0x6162',
  '61\n62',
  '\u0136\u0131',
  '6\u01316',
  'Y',
  'YQ',
  'YQ=',
  'YQ==',
  'YQ===',
  'YWI',
  'YWI=',
  'YWJj',
  'YWJjZ',
  'YWJjZA',
  'YWJjZA==',
  'YQ==YQ==',
  'YQ=Y',
  '=',
  '==',
  '=YQ',
  '====',
  'Y Q = =',
  'YW\nJj',
  'YW\r\nJjZGVm',
  'YWJj*ZGVm',
  '*',
  '****',
  'Y*',
  'Y*Q',
  'a-_b',
  'a+/b',
  'a-/b',
  '-_-_',
  '+/+/',
  '//8',
  '__8',
  '-',
  'YWJj=ZGVm',
  'YWJj\u1234ZGVm',
  '\u0159Q==',
  'YQ==\0',
  '\0YQ',
  'YWJjZGVmZ2hpamtsbW5vcA',
  'YWJj ZGVm Z2hp\tamts',
  '\u00e9YWJj',
  'YW\u00e9Jj',
  'Zg==Zg',
  'Z\u0080g',
  'YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXo=',
  'YWJj\u013dZGVm',
];

// In hex.
const BYTES = `
  00 61 7f 80 bf c0 c1 c2 e0 f0 f4 f5 ff c080 c0af c1bf c2a9 c241 c2c2a9 e282ac e282 e28241 e2e282ac e08080 e09fbf
  e0a080 eda080 edbfbf eda0bdedb880 ed9fbf ee8080 efbfbd efbfbf efbbbf61 f09f9880 f09f98 f09f f0808080 f08fbfbf
  f0908080 f48fbfbf f4908080 f5808080 f888808080 fc8480808080 fe feff fffe 80808080 61c0af62 61f09f9862 61e28262
  f09f98f09f9880 e282e282ac eda0 eda080ff c3a9c3 6100 610062 3dd800de 3dd8 00de 00de3dd8 ffff feffffff
  3dd83dd800de 000102030405060708090a0b0c0d0e0f fbff fbefbe deadbeef e1 41c2 41e1bf d0 d090d0
`.split(/\s+/);

const cases = [];
for (const codec of CODECS) {
  for (const text of TEXTS) {
    cases.push([`Buffer.from(${visible(text)}, '${codec}')`, () => Buffer.from(text, codec)]);
    cases.push([`Buffer.byteLength(${visible(text)}, '${codec}')`, () => Buffer.byteLength(text, codec)]);
  }
  for (const bytes of BYTES)
    cases.push([`<${bytes}>.toString('${codec}')`, () => Buffer.from(bytes, 'hex').toString(codec)]);
  for (const text of [
    'a\u00e9\u20ac\ud83d\ude00b',
    '\ud83d\ude00',
    'abc\ud83d',
    '\ud800\u20ac',
    '616263zz',
    'YWJjZGVm',
    'Y W J j',
    '\u4f60\u597d',
  ]) {
    for (let room = 0; room < 13; room++) {
      cases.push([
        `alloc(${room}, '.').write(${visible(text)}, '${codec}')`,
        () => {
          const buffer = Buffer.alloc(room, '.');
          return [buffer.write(text, codec), buffer];
        },
      ]);
    }
    cases.push([
      `alloc(9, '.').write(${visible(text)}, 2, 5, '${codec}')`,
      () => {
        const buffer = Buffer.alloc(9, '.');
        return [buffer.write(text, 2, 5, codec), buffer];
      },
    ]);
    cases.push([`alloc(20, ${visible(text)}, '${codec}')`, () => Buffer.alloc(20, text, codec)]);
    cases.push([
      `alloc(11).fill(${visible(text)}, 1, 10, '${codec}')`,
      () => Buffer.alloc(11).fill(text, 1, 10, codec),
    ]);
    cases.push([
      `<..>.indexOf(${visible(text)}, '${codec}')`,
      () => {
        const buffer = Buffer.concat([Buffer.from('..a'), Buffer.from(text, codec), Buffer.from(text, codec)]);
        return [
          buffer.indexOf(text, codec),
          buffer.indexOf(text, 4, codec),
          buffer.lastIndexOf(text, codec),
          buffer.includes(text, 1, codec),
        ];
      },
    ]);
  }
  cases.push([`Buffer.isEncoding('${codec}')`, () => Buffer.isEncoding(codec)]);
}
for (const [name, text] of [
  ['utf8', '\u00e9\u20ac'],
  ['latin1', '\u00e9a'],
  ['ascii', '\u00e9a'],
  ['ucs2', 'ab'],
  ['hex', '6162'],
  ['base64', 'YWI='],
  ['base64url', 'YW-_'],
]) {
  cases.push([`${name}Slice`, () => Buffer.from('h\u00e9llo')[`${name}Slice`](1, 5)]);
  cases.push([`${name}Slice()`, () => Buffer.from('h\u00e9llo')[`${name}Slice`]()]);
  cases.push([`${name}Slice(2, 1)`, () => Buffer.from('h\u00e9llo')[`${name}Slice`](2, 1)]);
  cases.push([`${name}Slice(7)`, () => Buffer.from('h\u00e9llo')[`${name}Slice`](7)]);
  for (const args of [[], [1], [1, 2], [1, 99], [9], [-1], [1, -1]]) {
    cases.push([
      `${name}Write(${visible(text)}, ${args})`,
      () => {
        const buffer = Buffer.alloc(6);
        return [buffer[`${name}Write`](text, ...args), buffer];
      },
    ]);
  }
  cases.push([`${name}Write(5)`, () => Buffer.alloc(3)[`${name}Write`](5)]);
}

module.exports = cases;
