'use strict';

/** The same numbers in every engine: a multiplicative generator in plain integers. */
function createRandom(seed) {
  let state = seed;
  const next = () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
  next();
  return {
    chance: (probability) => next() < probability,
    below: (limit) => Math.floor(next() * limit),
    pick: (list) => list[Math.floor(next() * list.length)],
  };
}

module.exports = { createRandom };
