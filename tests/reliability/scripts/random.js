'use strict';

// A generator of numbers that a seed determines (a linear congruential one; its constants are those of Numerical Recipes).

class Random {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** From 0 to below the limit. */
  below(limit) {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    // The low bits have short periods.
    return Math.floor((this.#state / 2 ** 32) * limit);
  }
}

module.exports = { Random };
