'use strict';

const assert = require('assert');
const EventEmitter = require('events');
const test = require('test');
test.setup();

describe('once', () => {
  let emitter;
  let calls;

  beforeEach(() => {
    emitter = new EventEmitter();
    calls = [];
  });

  it('calls the listener for one event only', () => {
    emitter.once('data', (value) => calls.push(value));
    assert.strictEqual(emitter.emit('data', 1), true);
    assert.strictEqual(emitter.emit('data', 2), false);
    assert.deepStrictEqual(calls, [1]);
  });

  it('removes the listener before it calls it', () => {
    emitter.once('data', () => {
      calls.push(emitter.listenerCount('data'));
      emitter.emit('data');
    });
    emitter.emit('data');
    assert.deepStrictEqual(calls, [0]);
  });

  it('passes this and all arguments', () => {
    emitter.once('data', function (...args) {
      calls.push(this === emitter, ...args);
    });
    emitter.emit('data', 1, 2, 3, 4);
    assert.deepStrictEqual(calls, [true, 1, 2, 3, 4]);
  });

  it('can be taken back by the function that was given', () => {
    const listener = () => calls.push(1);
    emitter.once('data', listener);
    emitter.off('data', listener);
    assert.strictEqual(emitter.emit('data'), false);
  });

  it('prependOnceListener puts it in front', () => {
    emitter.on('data', () => calls.push('on'));
    emitter.prependOnceListener('data', () => calls.push('once'));
    emitter.emit('data');
    emitter.emit('data');
    assert.deepStrictEqual(calls, ['once', 'on', 'on']);
  });
});

describe('EventEmitter.once', () => {
  it('is a promise for the arguments of the next event', async () => {
    const emitter = new EventEmitter();
    const promise = EventEmitter.once(emitter, 'data');
    await null;
    emitter.emit('data', 1, 'two');
    assert.deepStrictEqual(await promise, [1, 'two']);
    assert.deepStrictEqual(emitter.eventNames(), []);
  });

  it("is rejected by an 'error' that comes first", async () => {
    const emitter = new EventEmitter();
    const promise = EventEmitter.once(emitter, 'data');
    await null;
    emitter.emit('error', new RangeError('mine'));
    await assert.rejects(promise, RangeError);
    assert.deepStrictEqual(emitter.eventNames(), []);
  });

  it("waits for 'error' itself", async () => {
    const emitter = new EventEmitter();
    const promise = EventEmitter.once(emitter, 'error');
    await null;
    emitter.emit('error', 'value');
    assert.deepStrictEqual(await promise, ['value']);
  });

  it('refuses what is no emitter', async () => {
    await assert.rejects(EventEmitter.once({}, 'data'), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
    assert.throws(() => EventEmitter.listenerCount(null, 'data'), { code: 'ERR_INVALID_ARG_TYPE' });
  });
});

require.main === module && test.run(console.ERROR);
