'use strict';

const assert = require('assert');
const EventEmitter = require('events');
const test = require('test');
test.setup();

describe("the 'error' event", () => {
  it('throws the error when nobody listens', () => {
    const error = new RangeError('mine');
    assert.throws(
      () => new EventEmitter().emit('error', error),
      (thrown) => thrown === error,
    );
  });

  it('throws an error around what is none', () => {
    const cases = [
      [[], 'Unhandled error. (undefined)'],
      [[null], 'Unhandled error. (null)'],
      [['text'], "Unhandled error. ('text')"],
      [[{ a: 1 }], 'Unhandled error. ({ a: 1 })'],
    ];
    for (const [args, message] of cases) {
      assert.throws(() => new EventEmitter().emit('error', ...args), {
        name: 'Error',
        message,
        code: 'ERR_UNHANDLED_ERROR',
        context: args[0],
      });
    }
  });

  it('is an ordinary event when somebody listens', () => {
    const emitter = new EventEmitter();
    const calls = [];
    emitter.on('error', (...args) => calls.push(args));
    assert.strictEqual(emitter.emit('error', 'value', 2), true);
    assert.deepStrictEqual(calls, [['value', 2]]);
  });

  it('can be watched without being handled', () => {
    const emitter = new EventEmitter();
    const calls = [];
    emitter.on(EventEmitter.errorMonitor, (error) => calls.push(error.message));
    assert.throws(() => emitter.emit('error', new Error('one')), { message: 'one' });
    emitter.on('error', (error) => calls.push(`handled ${error.message}`));
    emitter.emit('error', new Error('two'));
    assert.deepStrictEqual(calls, ['one', 'two', 'handled two']);
  });
});

require.main === module && test.run(console.ERROR);
