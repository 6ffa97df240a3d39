'use strict';

const assert = require('assert');
const EventEmitter = require('events');
const test = require('test');
test.setup();

describe('objects of event and listener', () => {
  let emitter;
  let calls;
  const handlers = {
    data: (value) => calls.push(['data', value]),
    end: () => calls.push(['end']),
  };

  beforeEach(() => {
    emitter = new EventEmitter();
    calls = [];
  });

  it('on listens to all of them', () => {
    for (const method of ['on', 'addListener', 'prependListener']) {
      emitter = new EventEmitter();
      assert.strictEqual(emitter[method](handlers), emitter);
      assert.deepStrictEqual(emitter.eventNames(), ['data', 'end']);
    }
    emitter.emit('data', 1);
    emitter.emit('end');
    assert.deepStrictEqual(calls, [['data', 1], ['end']]);
  });

  it('once listens to each of them once', () => {
    for (const method of ['once', 'prependOnceListener']) {
      assert.strictEqual(emitter[method](handlers), emitter);
      emitter.emit('data', 1);
      assert.strictEqual(emitter.emit('data', 2), false);
      emitter.emit('end');
    }
    assert.deepStrictEqual(calls, [['data', 1], ['end'], ['data', 1], ['end']]);
  });

  it('off takes them back', () => {
    emitter.on(handlers).on('data', () => 1);
    assert.strictEqual(emitter.off(handlers), emitter);
    assert.deepStrictEqual(emitter.eventNames(), ['data']);
  });

  it('refuses one with something else than functions', () => {
    assert.throws(() => emitter.on({ data: 1 }), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
  });
});

require.main === module && test.run(console.ERROR);
