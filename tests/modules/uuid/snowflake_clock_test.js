'use strict';

const assert = require('assert');
const coroutine = require('coroutine');
const test = require('test');
test.setup();

// The module looks at this clock.
const START = 1700000000000;
let time = START;
Date.now = () => time;
const uuid = require('uuid');

const timeOf = (id) => Number(id.readBigUInt64BE() >> 22n) - START;
const countOf = (id) => Number(id.readBigUInt64BE() & 4095n);

describe('snowflake', () => {
  it('counts within a millisecond', () => {
    for (let count = 0; count < 4096; count++) assert.strictEqual(countOf(uuid.snowflake()), count);
  });

  it('waits for the next one when there are too many', () => {
    let waited = false;
    coroutine.start(() => {
      waited = true;
      time++;
    });
    const id = uuid.snowflake();
    assert.ok(waited);
    assert.deepEqual([timeOf(id), countOf(id)], [1, 0]);
  });

  it('goes on when the clock is set back', () => {
    time -= 1000;
    const ids = Array.from({ length: 5000 }, () => uuid.snowflake());
    for (let at = 1; at < ids.length; at++) assert.ok(Buffer.compare(ids[at], ids[at - 1]) > 0);
    assert.deepEqual([timeOf(ids[0]), countOf(ids[0])], [1, 1]);
    assert.deepEqual([timeOf(ids[4095]), countOf(ids[4095])], [2, 0]);
  });
});

require.main === module && test.run(console.ERROR);
