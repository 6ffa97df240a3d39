'use strict';

const test = require('test');
test.setup();
console.log('returned', test.run(), process.exitCode);
