'use strict';

const { visible } = require('../../report');

const ROUNDS = 400;
const ALPHABETS = {
  base64: 'ABab01+/-_==\n\r \t*.\u0000\u0080\u00ff\u0141\u2042',
  base64url: 'QUJD-_-_+/==.',
  hex: '0123456789abcdefABCDEF0123456789abcdefgG \u0130',
  utf8: 'a\u0080\u00e9\u07ff\u0800\u20ac\ud7ff\ue000\ufffd\uffff\ud800\udbff\udc00\udfff\ud83d\ude00',
  latin1: 'a\u007f\u0080\u00ff\u0100\u0141\u20ac\ud83d\ude00',
  ascii: 'a\u007f\u0080\u00ff\u0100\u0141\u20ac\ud83d\ude00',
  ucs2: 'a\u0100\ud800\udc00\ud83d\ude00\uffff',
};
const UTF8_BYTES = [
  0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee, 0xef,
  0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff,
];

// The same numbers in both runtimes (Park and Miller's generator).
let state = 20240229;
function random(limit) {
  state = (state * 48271) % 2147483647;
  return state % limit;
}

const cases = [];
for (const [codec, alphabet] of Object.entries(ALPHABETS)) {
  for (let round = 0; round < ROUNDS; round++) {
    let text = '';
    for (let length = random(24); length > 0; length--) text += alphabet[random(alphabet.length)];
    const room = random(24);
    cases.push([`Buffer.from(${visible(text)}, '${codec}')`, () => Buffer.from(text, codec)]);
    cases.push([`byteLength(${visible(text)}, '${codec}')`, () => Buffer.byteLength(text, codec)]);
    cases.push([
      `alloc(${room}).write(${visible(text)}, '${codec}')`,
      () => {
        const buffer = Buffer.alloc(room, '.');
        return [buffer.write(text, codec), buffer];
      },
    ]);
  }
}
for (let round = 0; round < 4 * ROUNDS; round++) {
  const bytes = Array.from({ length: random(16) }, () => UTF8_BYTES[random(UTF8_BYTES.length)]);
  const shown = bytes.map((byte) => byte.toString(16)).join(' ');
  for (const codec of ['utf8', 'ucs2', 'latin1', 'ascii', 'hex', 'base64', 'base64url'])
    cases.push([`<${shown}>.toString('${codec}')`, () => Buffer.from(bytes).toString(codec)]);
}

module.exports = cases;
