'use strict';

const test = require('test');
test.setup();

describe('suite', () => {
  it('runs', () => 1);
  xit('x', () => 1);
  it.skip('y', () => 1);
  it('z');
  xdescribe('whole suite', () => {
    throw new Error('never called');
  });
  describe('no tests in here', () => {});
});

console.log('returned', test.run(), process.exitCode);
