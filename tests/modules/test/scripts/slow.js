'use strict';

const coroutine = require('coroutine');
const test = require('test');
test.setup();
test.slow = 40;

describe('times', () => {
  it('quick', () => 1);
  it('sluggish', () => coroutine.sleep(60));
});

test.run();
