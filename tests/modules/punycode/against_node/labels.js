'use strict';

const punycode = require('punycode');
const { visible } = require('../../report');

const TEXTS = [
  '',
  'a',
  '-',
  '--',
  'a-',
  '-a',
  'abc',
  'ABC',
  'a-b',
  'a-b-',
  'ma\u00f1ana',
  'b\u00fccher',
  '\u00fc',
  '\u00fc\u00eb\u00e4\u00f6\u2665',
  '\u0644\u064a\u0647\u0645\u0627\u0628\u062a\u0643\u0644',
  '\u4ed6\u4eec\u4e3a\u4ec0\u4e48\u4e0d\u8bf4\u4e2d\u6587',
  'Pro\u010dprost\u011bnemluv\u00ed\u010desky',
  '3\u5e74B\u7d44\u91d1\u516b\u5148\u751f',
  '\ud83d\udca9',
  'a\ud83d\udca9-',
  '\ud800',
  'a\udc00b',
  '\u007f',
  '\u0080',
  '-> $1.00 <-',
  '\0',
];
const CODES = [
  '',
  '-',
  '--',
  '---',
  'a-',
  '-a',
  'a',
  'z',
  '9',
  'Z',
  'maana-pta',
  'MAANA-PTA',
  'bcher-kva',
  'tda',
  '4can8av2009b',
  'egbpdaj6bu4bxfgehfvwxn',
  'ls8h',
  'a-\u00e9',
  '\u00e9-a',
  'a b',
  '*',
  'a-*',
  'a-b*',
  '99999999',
  'zzzzzzzzz',
  'a-9999999',
  'a-zzz',
  '0',
  '\u212a',
  'a-\u212aa',
  'ASDF-PTA',
  'a-b-c-pta',
  'ihqwcrb4cv8a8dqg056pqjye',
];
const DOMAINS = [
  '',
  '.',
  'a.b',
  'ma\u00f1ana.com',
  'example.com.',
  'b\u00fccher.com',
  'caf\u00e9.com',
  '\u2603-\u2318.com',
  '\ud400\u2603-\u2318.com',
  '\ud83d\udca9.la',
  'foo\u007f.example',
  '\u0434\u0436@ma\u00f1ana.com',
  'a@b@c',
  '@',
  'a\u3002b\uff0ec\uff61d',
  'xn--maana-pta.com',
  'XN--maana-pta.com',
  'xn--',
  'xn--a',
  'xn---',
  'xn--\u00e9',
  'ABC.com',
  'xn--MAANA-PTA',
  'd\u017eum\u0165a@xn--p-8sbkgc5ag7bhce.xn--ba-lmcq',
  'a..b',
];

const cases = [];
for (const text of TEXTS) cases.push([`encode(${visible(text)})`, () => punycode.encode(text)]);
for (const text of CODES) cases.push([`decode(${visible(text)})`, () => punycode.decode(text)]);
for (const domain of [...DOMAINS, ...TEXTS]) {
  cases.push([`toASCII(${visible(domain)})`, () => punycode.toASCII(domain)]);
  cases.push([`toUnicode(${visible(domain)})`, () => punycode.toUnicode(domain)]);
}
for (const text of TEXTS) cases.push([`ucs2.decode(${visible(text)})`, () => punycode.ucs2.decode(text)]);
for (const points of [[], [97], [0x1f4a9], [0xd800], [0xd83d, 0xdca9], [0x110000], [-1], [1.5]])
  cases.push([`ucs2.encode(${points})`, () => punycode.ucs2.encode(points)]);
cases.push(['version', () => punycode.version]);

// The same numbers in both runtimes (Park and Miller's generator).
let state = 20240302;
function random(limit) {
  state = (state * 48271) % 2147483647;
  return state % limit;
}
const ALPHABET = ['a', 'Z', '-', '5', '\u00e9', '\u4f60', '\ud83d\ude00', '\u0080', '\uffff', '\ud800'];
for (let round = 0; round < 300; round++) {
  const text = Array.from({ length: random(12) }, () => ALPHABET[random(ALPHABET.length)]).join('');
  cases.push([
    `encode(${visible(text)}), and back`,
    () => [punycode.encode(text), punycode.decode(punycode.encode(text))],
  ]);
  const code = Array.from({ length: random(10) }, () => 'abz059A-'[random(8)]).join('');
  cases.push([`decode(${visible(code)})`, () => punycode.decode(code)]);
}

module.exports = cases;
