'use strict';

const { LEVELS, print } = require('./output');

const DEFAULT_LABEL = 'default';

const counts = new Map();

function count(label = DEFAULT_LABEL) {
  const name = String(label);
  const number = (counts.get(name) || 0) + 1;
  counts.set(name, number);
  print(LEVELS.INFO, `${name}: ${number}`);
}

function countReset(label = DEFAULT_LABEL) {
  const name = String(label);
  if (!counts.delete(name)) require('process').emitWarning(`Count for '${name}' does not exist`);
}

module.exports = { count, countReset };
