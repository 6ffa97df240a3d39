'use strict';

const assert = require('assert');
const coroutine = require('coroutine');
const EventEmitter = require('events');
const process = require('process');
const test = require('test');
test.setup();

const warnings = [];
process.on('warning', (warning) => warnings.push(warning));

/** Warnings come by themselves a moment later, as in Node. */
function warningsOf(action) {
  warnings.length = 0;
  action();
  coroutine.sleep(1);
  return warnings.slice();
}

function fill(emitter, event, count) {
  for (let index = 0; index < count; index++) emitter.on(event, () => index);
}

describe('the number of listeners', () => {
  it('is 10 unless something else is said', () => {
    assert.strictEqual(EventEmitter.defaultMaxListeners, 10);
    const emitter = new EventEmitter();
    assert.strictEqual(emitter.getMaxListeners(), 10);
    assert.strictEqual(emitter.setMaxListeners(3).getMaxListeners(), 3);
  });

  it('brings a warning when there are more, once per event', () => {
    const emitter = new EventEmitter();
    const [warning, ...others] = warningsOf(() => fill(emitter, 'data', 13));
    assert.deepStrictEqual(others, []);
    assert.strictEqual(warning.name, 'MaxListenersExceededWarning');
    assert.strictEqual(
      warning.message,
      'Possible EventEmitter memory leak detected. 11 data listeners added to [EventEmitter]. ' +
        'MaxListeners is 10. Use emitter.setMaxListeners() to increase limit',
    );
    assert.strictEqual(warning.emitter, emitter);
    assert.strictEqual(warning.type, 'data');
    assert.strictEqual(warning.count, 11);
    assert.strictEqual(warningsOf(() => fill(emitter, Symbol('other'), 11)).length, 1);
  });

  it('brings none up to the limit, with a higher one, or without any', () => {
    assert.deepStrictEqual(
      warningsOf(() => fill(new EventEmitter(), 'data', 10)),
      [],
    );
    assert.deepStrictEqual(
      warningsOf(() => fill(new EventEmitter().setMaxListeners(20), 'data', 20)),
      [],
    );
    assert.deepStrictEqual(
      warningsOf(() => fill(new EventEmitter().setMaxListeners(0), 'data', 50)),
      [],
    );
    assert.deepStrictEqual(
      warningsOf(() => fill(new EventEmitter().setMaxListeners(Infinity), 'data', 50)),
      [],
    );
  });

  it('has a default that can be changed for all', () => {
    EventEmitter.defaultMaxListeners = 2;
    try {
      assert.strictEqual(new EventEmitter().getMaxListeners(), 2);
      class Named extends EventEmitter {}
      const [warning] = warningsOf(() => fill(new Named(), 'data', 3));
      assert.match(warning.message, /3 data listeners added to \[Named\]\. MaxListeners is 2\./);
    } finally {
      EventEmitter.defaultMaxListeners = 10;
    }
  });

  it('refuses what is no limit', () => {
    const emitter = new EventEmitter();
    for (const value of ['a', null, undefined, {}]) {
      assert.throws(() => emitter.setMaxListeners(value), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
    }
    for (const value of [-1, NaN, -Infinity]) {
      assert.throws(() => emitter.setMaxListeners(value), { name: 'RangeError', code: 'ERR_OUT_OF_RANGE' });
      assert.throws(
        () => {
          EventEmitter.defaultMaxListeners = value;
        },
        {
          name: 'RangeError',
          code: 'ERR_OUT_OF_RANGE',
          message: `The value of "defaultMaxListeners" is out of range. It must be >= 0. Received ${value}`,
        },
      );
    }
    assert.strictEqual(EventEmitter.defaultMaxListeners, 10);
  });
});

require.main === module && test.run(console.ERROR);
