'use strict';

// Prints tables: run by Node and by jsbridge, and compared.

const data = [
  [1, 2, 3],
  [{ a: 1, b: 'x' }, { a: 2, c: true }],
  { x: 1, y: { a: 2 } },
  [[1, 2], [3, 4]],
  [{ b: 1, 10: 2, 9: 3 }],
  new Map([['a', 1], [{ b: 1 }, [1, 2]]]),
  new Set([1, 'a', { x: 1 }]),
  [],
  {},
  [null, undefined, 1],
  [{ a: { b: { c: 1 } }, l: [1, 2, 3, 4] }],
  'text',
  5,
  null,
  undefined,
  [{ a: 1, b: 2, c: 3 }, { a: { x: 1, y: 2, z: 3 } }],
  new Map(),
  new Set(),
  [['漢字', 'x'], ['é', '😀']],
  [() => 1],
  [Symbol('x')],
  { a: [1, { b: 2 }] },
  [new Date(0)],
  new Uint8Array([1, 2]),
  [{ '': 1 }],
  [{ name: 'very long text '.repeat(8) }],
  [1.5, -0, 10n],
  [[], {}],
  [{ a: 'several\nlines' }],
  [new Map([[1, 2]])],
  Object.create({ a: 1 }),
  [Object.create(null)],
  [, 1],
];
for (const one of data) console.table(one);

console.table([{ a: 1, b: 2 }, { a: 3, c: 4 }], ['b']);
console.table([{ a: 1, b: 2 }], ['zz', 'a']);
console.table([1, { a: 1 }], ['a']);
console.table({ p: { a: 1 } }, []);
console.table([[1, 2], [3, 4]], [1]);
console.table([null, { a: 1 }], ['a']);
console.table([{ toString: 1 }], ['toString', 'valueOf']);
for (const properties of ['x', 5, null, {}, new Map(), Math.max]) {
  try {
    console.table([1], properties);
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
