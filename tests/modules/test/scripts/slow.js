'use strict';

const coroutine = require('coroutine');
const test = require('test');
test.setup();
test.slow = 200;

describe('times', () => {
  it('quick', () => 1);
  it('sluggish', () => coroutine.sleep(250));
});

test.run();
