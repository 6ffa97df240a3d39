'use strict';

const querystring = require('querystring');

const OBJECTS = {
  nothing: {},
  plain: { a: 1, b: 'x y', c: true, d: false },
  numbers: { a: 0, b: -0, c: 1.5, d: 1e21, e: -1e22, f: NaN, g: Infinity, h: 5n },
  'no values': { a: null, b: undefined, c: {}, d: () => 1, e: new Date(0) },
  lists: { a: [1, 'b', null, [2]], b: [], c: ['x'] },
  holes: { a: [, 1] },
  wide: { '\u4f60 &=': '\ud83d\ude00+%', "!'()*-._~": "!'()*-._~" },
  'an inherited field': Object.create({ a: 1 }, { b: { value: 2, enumerable: true }, c: { value: 3 } }),
  'a list': ['x', 'y'],
  'a Buffer': Buffer.from([1, 2]),
  'empty names': { '': '', a: '' },
  'a lone surrogate': { a: '\ud800' },
};

const cases = [];
for (const [name, object] of Object.entries(OBJECTS)) {
  for (const [separator, equals] of [
    [undefined, undefined],
    [';', ':'],
    ['', ''],
    [null, null],
    ['&&', '=>'],
    [5, 6],
  ])
    cases.push([`stringify(${name}, ${separator}, ${equals})`, () => querystring.stringify(object, separator, equals)]);
  cases.push([
    `stringify(${name}) with an encoder`,
    () =>
      querystring.stringify(object, null, null, { encodeURIComponent: (text) => `<${typeof text} ${text.length}>` }),
  ]);
}
for (const wrong of [undefined, null, 5, 'a=b', true])
  cases.push([`stringify(${wrong})`, () => querystring.stringify(wrong)]);
for (const value of [
  '',
  'a b',
  "!'()*",
  '\u4f60',
  '\ud83d\ude00',
  '\ud800',
  5,
  null,
  undefined,
  true,
  {},
  [1, 2],
  { toString: () => '&' },
])
  cases.push([`escape(${typeof value} ${JSON.stringify(value)})`, () => querystring.escape(value)]);

module.exports = cases;
