'use strict';

// Listeners run in the fiber that emits: one that blocks holds up that fiber, and nothing else.

const assert = require('assert');
const coroutine = require('coroutine');
const EventEmitter = require('events');
const test = require('test');
test.setup();

describe('listeners that block', () => {
  it('hold up emit, while other fibers go on', () => {
    const emitter = new EventEmitter();
    const event = new coroutine.Event();
    const order = [];
    emitter.on('data', () => {
      order.push('listener waits');
      event.wait();
      order.push('listener goes on');
    });
    coroutine.start(() => {
      order.push('other fiber');
      event.set();
    });
    emitter.emit('data');
    order.push('emit returned');
    assert.deepStrictEqual(order, ['listener waits', 'other fiber', 'listener goes on', 'emit returned']);
  });

  it('of once are not called again meanwhile', () => {
    const emitter = new EventEmitter();
    const event = new coroutine.Event();
    let calls = 0;
    emitter.once('data', () => {
      calls++;
      event.wait();
    });
    coroutine.start(() => {
      assert.strictEqual(emitter.emit('data'), false);
      event.set();
    });
    emitter.emit('data');
    assert.strictEqual(calls, 1);
  });
});

require.main === module && test.run(console.ERROR);
