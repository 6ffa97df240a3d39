'use strict';

const assert = require('assert');
const EventEmitter = require('events');
const test = require('test');
test.setup();

describe('EventEmitter', () => {
  let emitter;
  let calls;
  const record =
    (name) =>
    (...args) =>
      calls.push([name, ...args]);

  beforeEach(() => {
    emitter = new EventEmitter();
    calls = [];
  });

  it('calls listeners in the order they were added, with all arguments', () => {
    emitter.on('data', record('a'));
    emitter.addListener('data', record('b'));
    assert.strictEqual(emitter.emit('data', 1, 'two', null), true);
    assert.deepStrictEqual(calls, [
      ['a', 1, 'two', null],
      ['b', 1, 'two', null],
    ]);
  });

  it('calls them with the emitter as this, before emit returns', () => {
    let receiver;
    emitter.on('data', function () {
      receiver = this;
    });
    emitter.emit('data');
    assert.strictEqual(receiver, emitter);
  });

  it('says whether anybody listens', () => {
    assert.strictEqual(emitter.emit('nobody'), false);
    emitter.on('somebody', record('a'));
    assert.strictEqual(emitter.emit('somebody'), true);
  });

  it('puts listeners in front', () => {
    emitter.on('data', record('second'));
    emitter.prependListener('data', record('first'));
    emitter.emit('data');
    assert.deepStrictEqual(calls, [['first'], ['second']]);
  });

  it('calls a function as often as it was added', () => {
    const listener = record('a');
    emitter.on('data', listener).on('data', listener);
    emitter.emit('data');
    assert.strictEqual(calls.length, 2);
  });

  it('returns itself from every method that changes it', () => {
    const listener = record('a');
    for (const method of [
      'on',
      'addListener',
      'prependListener',
      'once',
      'prependOnceListener',
      'off',
      'removeListener',
    ]) {
      assert.strictEqual(emitter[method]('data', listener), emitter, method);
    }
    assert.strictEqual(emitter.removeAllListeners('data'), emitter);
    assert.strictEqual(emitter.removeAllListeners(), emitter);
    assert.strictEqual(emitter.setMaxListeners(5), emitter);
  });

  it('takes symbols, numbers and inherited names for events', () => {
    const symbol = Symbol('event');
    for (const name of [symbol, 5, '__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      assert.strictEqual(emitter.emit(name), false);
      emitter.on(name, record(name));
      assert.strictEqual(emitter.emit(name), true);
    }
    assert.strictEqual(calls.length, 6);
    assert.strictEqual(emitter.emit('5'), true);
  });

  it('stops at the first listener that throws', () => {
    emitter.on('data', () => {
      throw new RangeError('mine');
    });
    emitter.on('data', record('b'));
    assert.throws(() => emitter.emit('data'), RangeError);
    assert.deepStrictEqual(calls, []);
  });

  it('does not let an event be changed while it is emitted', () => {
    const late = record('late');
    const gone = record('gone');
    emitter.on('data', () => {
      emitter.on('data', late);
      emitter.off('data', gone);
    });
    emitter.on('data', gone);
    emitter.emit('data');
    assert.deepStrictEqual(calls, [['gone']]);
    emitter.emit('data');
    assert.deepStrictEqual(calls, [['gone'], ['late']]);
  });

  it('refuses listeners that are no functions', () => {
    for (const listener of [undefined, null, 1, 'text']) {
      for (const method of ['on', 'prependListener', 'once', 'prependOnceListener']) {
        assert.throws(() => emitter[method]('data', listener), {
          name: 'TypeError',
          code: 'ERR_INVALID_ARG_TYPE',
          number: 100005,
        });
      }
    }
    assert.throws(() => emitter.on('data', 1), {
      message: 'The "listener" argument must be of type function. Received type number (1)',
    });
    assert.throws(() => emitter.on('data', {}), {
      message: 'The "listener" argument must be of type function. Received an instance of Object',
    });
    assert.deepStrictEqual(emitter.eventNames(), []);
  });
});

describe('what an emitter tells of its listeners', () => {
  it('names, listeners and counts', () => {
    const emitter = new EventEmitter();
    const symbol = Symbol('event');
    const one = () => 1;
    const two = () => 2;
    emitter.on('a', one).once('a', two).on(symbol, one).on('a', one);
    assert.deepStrictEqual(emitter.eventNames(), ['a', symbol]);
    assert.deepStrictEqual(emitter.listeners('a'), [one, two, one]);
    assert.deepStrictEqual(emitter.listeners('b'), []);
    assert.strictEqual(emitter.listenerCount('a'), 3);
    assert.strictEqual(emitter.listenerCount('a', one), 2);
    assert.strictEqual(emitter.listenerCount('a', two), 1);
    assert.strictEqual(emitter.listenerCount('b'), 0);
    assert.strictEqual(EventEmitter.listenerCount(emitter, 'a'), 3);
    assert.deepStrictEqual(EventEmitter.getEventListeners(emitter, 'a'), [one, two, one]);
  });

  it('copies', () => {
    const emitter = new EventEmitter();
    emitter.on('a', () => 1);
    emitter.listeners('a').length = 0;
    emitter.rawListeners('a').length = 0;
    assert.strictEqual(emitter.listenerCount('a'), 1);
  });

  it('rawListeners shows the wrappers of once', () => {
    const emitter = new EventEmitter();
    const calls = [];
    const listener = (value) => calls.push(value);
    emitter.once('a', listener);
    const [wrapper] = emitter.rawListeners('a');
    assert.notStrictEqual(wrapper, listener);
    assert.strictEqual(wrapper.listener, listener);
    wrapper(1);
    assert.deepStrictEqual(calls, [1]);
    assert.strictEqual(emitter.listenerCount('a'), 0);
  });

  it('hides its state', () => {
    const emitter = new EventEmitter();
    emitter.on('a', () => 1);
    assert.deepStrictEqual(Object.keys(emitter), []);
    assert.strictEqual(JSON.stringify(emitter), '{}');
  });
});

require.main === module && test.run(console.ERROR);
