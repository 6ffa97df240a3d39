'use strict';

const assert = require('assert');
const test = require('test');
test.setup();

const same = (a, b) => {
  assert.deepStrictEqual(a, b);
  assert.deepEqual(a, b);
};
const different = (a, b) => {
  assert.notDeepEqual(a, b);
  assert.notDeepStrictEqual(a, b);
};
const looselySame = (a, b) => {
  assert.deepEqual(a, b);
  assert.notDeepStrictEqual(a, b);
};

describe('deep equality of built-in objects', () => {
  it('dates by time', () => {
    same(new Date(5), new Date(5));
    different(new Date(5), new Date(6));
    different(new Date(NaN), new Date(NaN));
    different(new Date(0), {});
    different(Object.assign(new Date(0), { a: 1 }), new Date(0));
  });

  it('regular expressions by source, flags and lastIndex', () => {
    same(/a/gi, /a/gi);
    different(/a/, /b/);
    different(/a/g, /a/i);
    different(Object.assign(/a/g, { lastIndex: 1 }), /a/g);
    different(/a/, {});
  });

  it('errors by name, message, cause and errors, not by stack', () => {
    const make = () => new TypeError('m');
    const elsewhere = () => make();
    same(make(), elsewhere());
    different(new Error('a'), new Error('b'));
    different(Object.assign(new Error('a'), { code: 1 }), Object.assign(new Error('a'), { code: 2 }));
    looselySame(Object.assign(new TypeError('a'), { name: 'Error' }), Object.assign(new Error('a'), { name: 'Error' }));
    const caused = (cause) => Object.defineProperty(new Error('a'), 'cause', { value: cause, enumerable: false });
    same(caused({ a: 1 }), caused({ a: 1 }));
    different(caused(1), caused(2));
    different(caused(undefined), new Error('a'));
    different(new AggregateError([1], 'm'), new AggregateError([2], 'm'));
  });

  it('boxed primitives by what is in them', () => {
    same(Object(1), Object(1));
    same(Object(NaN), Object(NaN));
    different(Object(1), Object(2));
    different(Object(0), Object(-0));
    different(Object('a'), Object('b'));
    different(Object(true), Object(false));
    different(Object(1), Object('1'));
    different(Object(1n), Object(2n));
    const symbol = Symbol('s');
    same(Object(symbol), Object(symbol));
    different(Object(symbol), Object(Symbol('s')));
  });

  it('typed arrays, buffers and views by their bytes', () => {
    same(new Uint8Array([1, 2]), new Uint8Array([1, 2]));
    different(new Uint8Array([1, 2]), new Uint8Array([1, 3]));
    different(new Uint8Array([1]), new Uint16Array([1]));
    different(new Uint8Array([1, 2]), new Uint8Array([1]));
    same(Buffer.from('abc'), Buffer.from('abc'));
    different(Buffer.from('abc'), Buffer.from('abd'));
    looselySame(Buffer.from([1]), new Uint8Array([1]));
    same(new Uint8Array([0, 1, 2]).subarray(1), new Uint8Array([1, 2]));
    different(Object.assign(new Uint8Array([1]), { a: 1 }), new Uint8Array([1]));
    same(new DataView(new ArrayBuffer(2)), new DataView(new ArrayBuffer(2)));
    different(new DataView(new ArrayBuffer(2)), new DataView(new ArrayBuffer(3)));
    same(new Uint8Array([1, 2]).buffer, new Uint8Array([1, 2]).buffer);
    different(new ArrayBuffer(1), new ArrayBuffer(2));
  });

  it('large buffers, wherever they lie in memory', () => {
    const bytes = (length, last) => {
      const buffer = new Uint8Array(length + 3);
      buffer.fill(7);
      buffer[length + 2] = last;
      return buffer;
    };
    for (const length of [1, 4, 7, 1000003]) {
      for (const shift of [0, 1, 3]) {
        same(bytes(length, 1).subarray(shift), bytes(length, 1).subarray(shift));
        different(bytes(length, 1).subarray(shift), bytes(length, 2).subarray(shift));
      }
      same(bytes(length, 1).subarray(3), bytes(length - 1, 1).subarray(2));
    }
  });

  it('floating point arrays with both zeros', () => {
    looselySame(new Float64Array([0]), new Float64Array([-0]));
    assert.deepStrictEqual(new Float64Array([NaN]), new Float64Array([NaN]));
  });

  it('sets in any order', () => {
    same(new Set([1, 2]), new Set([2, 1]));
    different(new Set([1]), new Set([2]));
    different(new Set([1]), new Set([1, 2]));
    same(new Set([{ a: 1 }, { b: 2 }]), new Set([{ b: 2 }, { a: 1 }]));
    different(new Set([{ a: 1 }, { a: 1 }]), new Set([{ a: 1 }, { a: 2 }]));
    looselySame(new Set([1, 'a']), new Set(['1', 'a']));
    looselySame(new Set([null]), new Set([undefined]));
    different(new Set([[1]]), new Set([1]));
    same(new Set([NaN]), new Set([NaN]));
  });

  it('maps in any order, objects as keys included', () => {
    same(
      new Map([
        ['a', 1],
        ['b', { c: 1 }],
      ]),
      new Map([
        ['b', { c: 1 }],
        ['a', 1],
      ]),
    );
    different(new Map([['a', 1]]), new Map([['a', 2]]));
    different(new Map([['a', 1]]), new Map([['b', 1]]));
    different(new Map([['a', undefined]]), new Map([['b', undefined]]));
    same(
      new Map([
        [{ k: 1 }, 1],
        [{ k: 2 }, 2],
      ]),
      new Map([
        [{ k: 2 }, 2],
        [{ k: 1 }, 1],
      ]),
    );
    different(
      new Map([
        [{ k: 1 }, 1],
        [{ k: 2 }, 2],
      ]),
      new Map([
        [{ k: 2 }, 1],
        [{ k: 1 }, 2],
      ]),
    );
    looselySame(new Map([[1, 'x']]), new Map([['1', 'x']]));
    looselySame(new Map([[null, 1]]), new Map([[undefined, '1']]));
  });

  it('kinds that only look alike are different', () => {
    different(new Set(), new Map());
    different(new Map(), {});
    different(new Date(0), new Map());
    different(new Error('a'), { message: 'a' });
    const fake = { [Symbol.toStringTag]: 'Date' };
    different(new Date(0), fake);
    different(Object.assign(Object.create(Date.prototype), {}), new Date(0));
  });
});

require.main === module && test.run(console.ERROR);
