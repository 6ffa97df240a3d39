'use strict';

const test = require('test');
test.setup();
test.timeout = 30;

describe('waiting', () => {
  it('for done', (done) => setTimeout(done, 200));
  it('for a promise', () => new Promise(() => 1));
  it('not for long', (done) => setTimeout(done, 1));
});

console.log('returned', test.run());
