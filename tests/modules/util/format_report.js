'use strict';

// Prints what util.format makes of every directive with many values, as one line of JSON: run by Node and by jsbridge, and
// compared.

const util = require('util');

class Price {
  toString() {
    return '5 EUR';
  }
}
class Discount extends Price {}
class Primitive {
  [Symbol.toPrimitive]() {
    return 'primitive';
  }
}
class Registry extends Map {}
class Nested {
  constructor() {
    this.a = { b: { c: 1 } };
  }
}

const error = Object.defineProperty(new Error('text'), 'stack', { value: 'Error: text\n    at run (app.js:1:2)', enumerable: false });
const circular = { name: 'circular' };
circular.self = circular;

const values = [
  1, -0, 1.5, 'text', true, null, undefined, Symbol('s'), 12n, { a: 1 }, [1, 2, [3, [4]]], new Date(0), new Price(),
  new Discount(), new Primitive(), new Registry([[1, 2]]), /x/, { toString: () => 'own' }, Object.create(null),
  Object.create({ toString: () => 'inherited' }), error, '42abc', '0x10', '1e3', ' 12 ', '', NaN, Infinity, new Number(3),
  new String('s'), { toString: null }, new Nested(), circular, new Set(['a']), Object(Symbol('t')),
];
const templates = ['s', 'd', 'i', 'f', 'j', 'o', 'O', 'c', '%', 'x'].map((letter) => `<%${letter}>`);
const lists = [
  [], [''], [null], ['%s'], ['%%'], ['%%', 1], ['%%%s%%', 'x'], ['%s:%s', 'a'], ['%s:%s', 'a', 'b', 'c'], ['a', 'b', { c: 1 }],
  [1, 2, '3'], ['%'], ['%', 'x'], ['%x%s', 'x'], ['100%', 1], ['%s%', 1], [{ a: 1 }, '%s', 2], ['%d', '%s', '%s'],
  ['%s %s', undefined, null], ['%c styled', 'css'], ['%s', { a: { b: 1 } }], ['%s', [[[1]]]], ['%i', 1.9, '%f'], ['a%', 1],
  [Symbol('x'), 1], ['%s', () => 1], ['%O', { a: { b: { c: { d: { e: 1 } } } } }], ['%o', [1, { a: { b: { c: { d: 1 } } } }]],
];

// Node shows what these hide; the engine cannot.
const skipped = (letter, value) => letter === 'o' && value === error;

const report = [];
for (const template of templates) {
  for (const value of values) {
    if (!skipped(template[2], value)) lists.push([template, value]);
  }
}
for (const list of lists) {
  let text;
  try {
    text = util.format(...list);
  } catch (thrown) {
    text = `threw ${thrown.name}`;
  }
  report.push([`${String(list[0])} with ${list.length - 1}`, text]);
}
report.push(['colors', util.formatWithOptions({ colors: true }, '%s %O %d', { a: 1 }, { a: 1 }, 3, 'x', { b: 2 })]);
console.log(JSON.stringify(report));
