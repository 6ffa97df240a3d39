'use strict';

// Calls functions by their source, so that Node and jsbridge can be asked the same: each line is JSON of the source and
// the arguments, each answer what the call gave or threw, as text that is the same in both when the behaviour is.

const { show } = require('./report');

const functions = new Map();

function answer(line) {
  const [source, ...args] = JSON.parse(line);
  if (!functions.has(source)) functions.set(source, new Function('require', `return ${source}`)(require));
  try {
    return show(functions.get(source)(...args));
  } catch (error) {
    return error.code === undefined ? error.name : `${error.name} ${error.code}: ${error.message}`;
  }
}

if (require.main === module) {
  const lines = require('readline').createInterface({ input: process.stdin });
  lines.on('line', (line) => process.stdout.write(`${JSON.stringify(answer(line))}\n`));
}

module.exports = answer;
