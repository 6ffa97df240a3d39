'use strict';

// Depth, cycles and shared parts: the comparison must end, with an answer, without the engine's stack.

const assert = require('assert');
const test = require('test');
test.setup();

const LEVELS = 10000;

const WRAPPERS = {
  objects: (inner) => ({ inner }),
  arrays: (inner) => [inner],
  sets: (inner) => new Set([inner]),
  maps: (inner) => new Map([['inner', inner]]),
  'map keys': (inner) => new Map([[inner, 1]]),
};

function nest(wrap, leaf, levels) {
  let value = leaf;
  for (let level = 0; level < levels; level++) value = wrap(value);
  return value;
}

describe('deep equality of deep values', () => {
  for (const [name, wrap] of Object.entries(WRAPPERS)) {
    it(`${LEVELS} levels of ${name}`, () => {
      assert.deepStrictEqual(nest(wrap, 1, LEVELS), nest(wrap, 1, LEVELS));
      assert.notDeepEqual(nest(wrap, 1, LEVELS), nest(wrap, 2, LEVELS));
    });
  }

  it('fails with a message', () => {
    assert.throws(() => assert.deepStrictEqual(nest(WRAPPERS.objects, 1, LEVELS), nest(WRAPPERS.objects, 2, LEVELS)), {
      name: 'AssertionError',
      operator: 'deepStrictEqual',
    });
  });

  it('refuses what is deeper than it can go', () => {
    const deep = () => nest(WRAPPERS.maps, 1, 60000);
    assert.throws(() => assert.deepEqual(deep(), deep()), { name: 'RangeError', code: 'ERR_OUT_OF_RANGE' });
  });
});

describe('deep equality of cycles', () => {
  it('of one object', () => {
    const ring = () => {
      const object = { name: 'ring' };
      object.self = object;
      return object;
    };
    assert.deepStrictEqual(ring(), ring());
    assert.notDeepStrictEqual(ring(), Object.assign(ring(), { more: 1 }));
    assert.throws(() => assert.deepEqual(ring(), Object.assign(ring(), { name: 'other' })), /AssertionError|other/);
  });

  it('of several, through arrays, maps and sets', () => {
    const ring = (leaf) => {
      const array = [leaf];
      const map = new Map([['array', array]]);
      const set = new Set([map]);
      array.push({ set });
      return array;
    };
    assert.deepStrictEqual(ring(1), ring(1));
    assert.notDeepStrictEqual(ring(1), ring(2));
  });

  it('of different lengths that hold the same at every place', () => {
    const short = {};
    short.next = short;
    const long = { next: {} };
    long.next.next = long;
    assert.deepStrictEqual(short, long);
  });

  it('that end on one side', () => {
    const ring = {};
    ring.next = ring;
    assert.notDeepEqual(ring, { next: { next: {} } });
  });
});

describe('deep equality of shared parts', () => {
  it('does not walk every path', () => {
    const doubled = (leaf) => {
      let value = [leaf];
      for (let level = 0; level < 60; level++) value = [value, value];
      return value;
    };
    assert.deepStrictEqual(doubled(1), doubled(1));
    assert.notDeepStrictEqual(doubled(1), doubled(2));
  });

  it('compares large values in reasonable time', () => {
    const rows = () => Array.from({ length: 20000 }, (_, id) => ({ id, name: `row ${id}`, tags: ['a', 'b'] }));
    assert.deepStrictEqual(rows(), rows());
  });
});

require.main === module && test.run(console.ERROR);
