'use strict';

// Prints what util.inspect makes of every case, as one line of JSON: run by Node and by jsbridge, and compared.

const util = require('util');

const report = {};
for (const [name, make, options] of require('./inspect_cases')) {
  try {
    report[name] = util.inspect(make(), options);
  } catch (error) {
    report[name] = `threw ${error.name}: ${error.message}`;
  }
}
console.log(JSON.stringify(report));
