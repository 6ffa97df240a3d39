'use strict';

const coroutine = require('coroutine');
const test = require('test');
test.setup();

describe('an error in another fiber', () => {
  it('is not lost', () => {
    coroutine.start(() => {
      throw new Error('in a fiber');
    });
    coroutine.sleep(1);
  });
});

console.log('returned', test.run());
