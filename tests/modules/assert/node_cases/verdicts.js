'use strict';

// Every verdict of deep equality as one character, in an order that is the same wherever this runs.

const assert = require('assert');
const { pairs } = require('./structures');
const values = require('./values');

const SEED = 20240601;
const COUNT = 4000;
// Node 20 takes some maps for loosely equal that are not (their values differ), so loose comparisons go without maps.
const GROUPS = [
  ['deepStrictEqual', ['object', 'array', 'set', 'map']],
  ['deepEqual', ['object', 'array', 'set']],
];

function verdict(name, actual, expected) {
  try {
    assert[name](actual, expected);
    return '=';
  } catch (error) {
    return error.code === 'ERR_ASSERTION' ? '.' : `<${error.name}>`;
  }
}

function ofValues(name) {
  return values.map((make) => values.map((makeOther) => verdict(name, make(), makeOther())).join(''));
}

function ofStructures(name, kinds) {
  return Array.from(pairs(SEED, COUNT, kinds), ([a, b]) => verdict(name, a, b) + verdict(name, b, a));
}

function report() {
  return GROUPS.map(([name, kinds]) => ({
    name,
    values: ofValues(name),
    structures: ofStructures(name, kinds),
  }));
}

module.exports = { report };
