'use strict';

const test = require('test');
test.setup();

describe('broken', () => {
  it('registered', () => 1);
  throw new RangeError('in describe');
});
test.run();
