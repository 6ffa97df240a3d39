'use strict';

const querystring = require('querystring');
const { visible } = require('../../report');

const TEXTS = [
  '',
  '&',
  '&&',
  '=',
  '==',
  'a',
  'a=',
  '=a',
  'a=b',
  'a=b=c',
  'a==b',
  'a&b',
  'a=&b=',
  'a=1&a=2&a=3',
  '&a=1&',
  'a=1&&b=2',
  '&=&',
  'a+b=c+d',
  'a%20b=c%2Bd',
  '%',
  '%=%',
  '%4',
  '%zz',
  'a%zz%41',
  '%41%',
  '%e4%bd%a0',
  '%e4%bd',
  '%ff=%FF',
  '%f0%9f%98%80',
  '%00',
  '\u4f60=\u597d',
  '\u4f60%zz',
  '\ud800',
  'a=\ud83d\ude00%',
  'a%u4f60',
  '__proto__=1',
  'toString=1&toString=2',
  'constructor=a',
  'a[]=1&a[]=2',
  'a;b=c;d',
  'a:b',
  '+',
  '++=++',
  'a=+%',
  'a%26b=c%3Dd',
  'a=b;c=d',
  '%2',
  'a%2',
  'a=%2',
  '%25',
  '%2525',
];
const OPTIONS = [
  ['&', '='],
  [';', ':'],
  ['', ''],
  [null, undefined],
  ['&&', '='],
  [', ', ' = '],
  ['a', 'b'],
  [5, 6],
  [';', '='],
];

const decoders = {
  upper: (text) => text.toUpperCase(),
  failing() {
    throw new Error('no');
  },
  none: (text) => text,
};

const cases = [];
for (const text of TEXTS) {
  for (const [separator, equals] of OPTIONS)
    cases.push([`parse(${visible(text)}, ${separator}, ${equals})`, () => querystring.parse(text, separator, equals)]);
  for (const maxKeys of [-1, 0, 1, 2, 3, 1.5, NaN, '2', null])
    cases.push([`parse(${visible(text)}, maxKeys ${maxKeys})`, () => querystring.parse(text, null, null, { maxKeys })]);
  for (const [name, decodeURIComponent] of Object.entries(decoders))
    cases.push([`parse(${visible(text)}, ${name})`, () => querystring.parse(text, null, null, { decodeURIComponent })]);
  cases.push([`unescape(${visible(text)})`, () => querystring.unescape(text)]);
  cases.push([`unescape(${visible(text)}, true)`, () => querystring.unescape(text, true)]);
  cases.push([`unescapeBuffer(${visible(text)})`, () => querystring.unescapeBuffer(text)]);
}
for (const wrong of [undefined, null, 5, true, {}, [], ['a=b']])
  cases.push([`parse(${wrong})`, () => querystring.parse(wrong)]);
cases.push(['prototype', () => Object.getPrototypeOf(querystring.parse('a'))]);
cases.push([
  'a thousand fields',
  () => Object.keys(querystring.parse('a'.repeat(3000).replace(/a/g, (a, at) => `k${at}&`))).length,
]);
cases.push(['aliases', () => [querystring.decode === querystring.parse, querystring.encode === querystring.stringify]]);

// The same numbers in both runtimes (Park and Miller's generator).
let state = 20240301;
function random(limit) {
  state = (state * 48271) % 2147483647;
  return state % limit;
}
const ALPHABET = ['a', 'b', '=', '&', '+', '%', '4', '1', 'f', '%41', '%C3%A9', '%ff', '\u00e9', '\u4f60'];
for (let round = 0; round < 500; round++) {
  const text = Array.from({ length: random(12) }, () => ALPHABET[random(ALPHABET.length)]).join('');
  cases.push([`parse(${visible(text)})`, () => querystring.parse(text)]);
}

module.exports = cases;
