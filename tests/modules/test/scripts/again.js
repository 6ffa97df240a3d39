'use strict';

const test = require('test');
test.setup();

const suite = (name, block) => describe(name, () => it('test', block));

suite('first', () => 1);
console.log('first run', test.run());
suite('second', () => {
  throw new Error('second');
});
console.log('second run', test.run());
suite('third', () => 1);
console.log('third run', test.run(), process.exitCode);
