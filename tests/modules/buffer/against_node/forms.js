'use strict';

const { show } = require('../../report');

const cases = [];

function same(label, call) {
  cases.push([label, call]);
}

const AWKWARD = [
  undefined,
  null,
  0,
  1,
  3,
  -1,
  1.5,
  -0.5,
  NaN,
  Infinity,
  -Infinity,
  2 ** 33,
  '',
  '2',
  'x',
  true,
  false,
  {},
  [],
  [2],
  'hex',
  () => 1,
];
const SOURCES = {
  'an array': [1, 2, 300, -1, 1.7, '5', 'x', null, undefined, NaN, true],
  'an empty array': [],
  'an array-like': { length: 3, 0: 1, 1: 2 },
  'an array-like with a text length': { length: '3', 0: 1 },
  'a negative length': { length: -1 },
  'JSON of a Buffer': { type: 'Buffer', data: [1, 2, 3] },
  'JSON of something else': { type: 'Other', data: [1, 2, 3] },
  'a Uint8Array': new Uint8Array([1, 2, 3]),
  'a Uint16Array': new Uint16Array([1, 256, 511]),
  'a Float64Array': new Float64Array([1.9, -1, 300]),
  'a DataView': new DataView(new ArrayBuffer(4)),
  'a String object': new String('h\u00e9'),
  'a Number object': new Number(5),
  'an object with valueOf': { valueOf: () => 'via' },
  'an object with toPrimitive': { [Symbol.toPrimitive]: () => 'prim' },
  'an empty object': {},
  'a Map': new Map(),
  'a function': function named() {},
  'an arrow function': () => 1,
  'a symbol': Symbol('s'),
  'an object without prototype': Object.create(null),
};

for (const [name, source] of Object.entries(SOURCES)) {
  same(`Buffer.from(${name})`, () => Buffer.from(source));
  same(`Buffer.from(${name}, 'hex')`, () => Buffer.from(source, 'hex'));
  same(`new Buffer(${name})`, () => new Buffer(source));
  same(`Buffer(${name})`, () => Buffer(source));
  same(`Buffer.byteLength(${name})`, () => Buffer.byteLength(source));
  same(`Buffer.isBuffer(${name})`, () => Buffer.isBuffer(source));
  same(`fill(${name})`, () => Buffer.alloc(5).fill(source));
  same(`alloc(5, ${name})`, () => Buffer.alloc(5, source));
  same(`indexOf(${name})`, () => Buffer.from([0, 1, 2, 3]).indexOf(source));
  same(`equals(${name})`, () => Buffer.from([1, 2, 3]).equals(source));
  same(`compare(${name})`, () => Buffer.from([1, 2, 3]).compare(source));
  same(`Buffer.compare(${name}, b)`, () => Buffer.compare(source, Buffer.alloc(1)));
  same(`Buffer.compare(b, ${name})`, () => Buffer.compare(Buffer.alloc(1), source));
  same(`copy(${name})`, () => Buffer.from([7, 8]).copy(source));
  if (!Array.isArray(source)) same(`Buffer.concat(${name})`, () => Buffer.concat(source));
  if (name !== 'an array-like with a text length')
    same(`Buffer.concat([${name}])`, () => Buffer.concat([Buffer.from('a'), source]));
  same(`copyBytesFrom(${name})`, () => Buffer.copyBytesFrom(source));
  same(`write(${name})`, () => Buffer.alloc(9).write(source));
  same(`isEncoding(${name})`, () => Buffer.isEncoding(source));
}

for (const one of AWKWARD) {
  const text = typeof one === 'string' ? `'${one}'` : show(one);
  for (const method of ['alloc', 'allocUnsafe', 'allocUnsafeSlow']) {
    if (one === 2 ** 33) continue;
    same(`Buffer.${method}(${text})`, () => (method === 'alloc' ? Buffer.alloc(one) : Buffer[method](one).length));
  }
  same(`alloc(4, ${text})`, () => Buffer.alloc(4, one));
  same(`alloc(4, 'ab', ${text})`, () => Buffer.alloc(4, 'ab', one));
  same(`from('6162', ${text})`, () => Buffer.from('6162', one));
  same(`byteLength('6162', ${text})`, () => Buffer.byteLength('6162', one));
  if (typeof one !== 'object') {
    same(`toString(${text})`, () => Buffer.from('h\u00e9llo').toString(one));
    same(`toLocaleString(${text})`, () => Buffer.from('h\u00e9llo').toLocaleString(one));
  }
  same(`concat([a, b], ${text})`, () =>
    one === -1 ? 'differs' : Buffer.concat([Buffer.from('abc'), Buffer.from('de')], one).slice(0, 9),
  );
  same(`concat([], ${text})`, () => Buffer.concat([], one));
  same(`isEncoding(${text})`, () => Buffer.isEncoding(one));
  same(`fill(${text})`, () => Buffer.alloc(4).fill(one));
  same(`indexOf(${text})`, () => Buffer.from([1, 2, 3, 0, 1, 2, 3, 0, 0x32]).indexOf(one));
  same(`lastIndexOf(${text})`, () => Buffer.from([1, 2, 3, 0, 1, 2, 3, 0, 0x32]).lastIndexOf(one));
  same(`write('ab', ${text})`, () => {
    const buffer = Buffer.alloc(4);
    return [buffer.write('ab', one), buffer];
  });
  same(`from(memory, ${text})`, () => Buffer.from(new Uint8Array([1, 2, 3, 4]).buffer, one));
  same(`from(memory, 1, ${text})`, () => Buffer.from(new Uint8Array([1, 2, 3, 4]).buffer, 1, one));
  same(`new Buffer(memory, ${text})`, () => new Buffer(new Uint8Array([1, 2, 3, 4]).buffer, one));
  same(`copyBytesFrom(units, ${text})`, () => Buffer.copyBytesFrom(new Uint16Array([1, 2, 3, 4]), one));
  same(`copyBytesFrom(units, 1, ${text})`, () => Buffer.copyBytesFrom(new Uint16Array([1, 2, 3, 4]), 1, one));
  for (const other of AWKWARD) {
    const pair = `${text}, ${typeof other === 'string' ? `'${other}'` : show(other)}`;
    same(`slice(${pair})`, () => Buffer.from('abcdef').slice(one, other));
    same(`subarray(${pair})`, () => Buffer.from('abcdef').subarray(one, other));
    same(`toString('latin1', ${pair})`, () => Buffer.from('abcdef').toString('latin1', one, other));
    same(`toString('none', ${pair})`, () => Buffer.from('abcdef').toString('none', one, other));
    same(`fill('xyz', ${pair})`, () => Buffer.from('abcdef').fill('xyz', one, other));
    same(`fill(120, ${pair})`, () => Buffer.from('abcdef').fill(120, one, other));
    same(`fill(bytes, ${pair})`, () => Buffer.from('abcdef').fill(Buffer.from('xy'), one, other));
    same(`write('6162', ${pair})`, () => {
      const buffer = Buffer.from('......');
      return [buffer.write('6162', one, other), buffer];
    });
    same(`write('6162', ${pair}, 'hex')`, () => {
      const buffer = Buffer.from('......');
      return [buffer.write('6162', one, other, 'hex'), buffer];
    });
    same(`copy(target, ${pair})`, () => {
      const target = Buffer.from('......');
      return [Buffer.from('abcdef').copy(target, one, other), target];
    });
    same(`copy(target, 1, ${pair})`, () => {
      const target = Buffer.from('......');
      return [Buffer.from('abcdef').copy(target, 1, one, other), target];
    });
    same(`compare(b, ${pair})`, () => Buffer.from('bcd').compare(Buffer.from('abcd'), one, other));
    same(`compare(b, 0, 4, ${pair})`, () => Buffer.from('bcd').compare(Buffer.from('abcd'), 0, 4, one, other));
    if (typeof other !== 'object') {
      same(`indexOf('cd', ${pair})`, () => Buffer.from('abcdabcd').indexOf('cd', one, other));
      same(`lastIndexOf('cd', ${pair})`, () => Buffer.from('abcdabcd').lastIndexOf('cd', one, other));
    }
    same(`indexOf(99, ${pair})`, () => Buffer.from('abcdabcd').indexOf(99, one, other));
    same(`lastIndexOf(99, ${pair})`, () => Buffer.from('abcdabcd').lastIndexOf(99, one, other));
    same(`lastIndexOf(bytes, ${pair})`, () => Buffer.from('abcdabcd').lastIndexOf(Buffer.from('bc'), one, other));
  }
}

module.exports = cases;
