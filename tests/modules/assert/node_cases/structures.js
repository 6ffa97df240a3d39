'use strict';

// Random structures, and copies of them with random changes.

const { createRandom } = require('../../random');

const LEAVES = [0, -0, 1, 2, '1', 'a', '', NaN, null, undefined, true, 1n];
const DEPTH = 3;
const WIDTH = 4;
const CHANGE = 0.04;

function makeStructure(random, depth, kinds) {
  if (depth === 0 || random.chance(0.35)) return random.pick(LEAVES);
  const part = () => makeStructure(random, depth - 1, kinds);
  const count = random.below(WIDTH);
  const times = (make) => Array.from({ length: count }, make);
  switch (random.pick(kinds)) {
    case 'array':
      return times(part);
    case 'set':
      return new Set(times(part));
    case 'map':
      return new Map(times(() => [part(), part()]));
    default:
      return Object.fromEntries(times(() => [random.pick(['a', 'b', '0', '1']), part()]));
  }
}

function changedCopy(random, value, kinds) {
  if (random.chance(CHANGE)) return makeStructure(random, 1, kinds);
  if (typeof value === 'number' && random.chance(CHANGE)) return String(value);
  if (typeof value !== 'object' || value === null) return value;
  const copy = (part) => changedCopy(random, part, kinds);
  const shuffled = (list) => (random.chance(0.5) ? list.reverse() : list);
  if (Array.isArray(value)) return value.map(copy);
  if (value instanceof Set) return new Set(shuffled([...value]).map(copy));
  if (value instanceof Map) return new Map(shuffled([...value]).map(([key, item]) => [copy(key), copy(item)]));
  return Object.fromEntries(shuffled(Object.entries(value)).map(([key, item]) => [key, copy(item)]));
}

function* pairs(seed, count, kinds) {
  const random = createRandom(seed);
  for (let index = 0; index < count; index++) {
    const value = makeStructure(random, DEPTH, kinds);
    yield [value, changedCopy(random, value, kinds)];
  }
}

module.exports = { pairs };
