'use strict';

const test = require('test');
test.setup();

describe('output', () => {
  it('of log', () => console.log('text of log'));
  it('of error', () => console.error('text of error'));
  it('of a failure', () => {
    throw new Error('the failure');
  });
});

console.log('before');
const level = console.loglevel;
const [, , name] = process.argv;
test.run(name === undefined ? undefined : console[name]);
console.log('after', console.loglevel === level);
