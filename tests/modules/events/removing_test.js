'use strict';

const assert = require('assert');
const EventEmitter = require('events');
const test = require('test');
test.setup();

describe('removing listeners', () => {
  let emitter;
  const one = () => 1;
  const two = () => 2;

  beforeEach(() => {
    emitter = new EventEmitter();
  });

  it('off and removeListener take the last one that was added', () => {
    emitter.on('a', one).on('a', two).on('a', one);
    emitter.off('a', one);
    assert.deepStrictEqual(emitter.listeners('a'), [one, two]);
    emitter.removeListener('a', one);
    assert.deepStrictEqual(emitter.listeners('a'), [two]);
    emitter.off('a', one);
    emitter.off('b', one);
    emitter.off('a', two);
    assert.deepStrictEqual(emitter.eventNames(), []);
  });

  it('off with the name alone takes all of an event', () => {
    emitter.on('a', one).on('a', two).on('b', one);
    emitter.off('a');
    assert.deepStrictEqual(emitter.eventNames(), ['b']);
  });

  it('off refuses a function that is undefined', () => {
    emitter.on('a', one);
    for (const listener of [undefined, null, 5]) {
      assert.throws(() => emitter.off('a', listener), { name: 'TypeError', code: 'ERR_INVALID_ARG_TYPE' });
    }
    assert.strictEqual(emitter.listenerCount('a'), 1);
  });

  it('removeAllListeners takes one event, several, or all', () => {
    const fill = () => emitter.on('a', one).on('a', two).on('b', one).on('c', one);
    fill().removeAllListeners('a');
    assert.deepStrictEqual(emitter.eventNames(), ['b', 'c']);
    emitter.removeAllListeners(['b', 'c', 'd']);
    assert.deepStrictEqual(emitter.eventNames(), []);
    fill().removeAllListeners();
    assert.deepStrictEqual(emitter.eventNames(), []);
    fill().removeAllListeners([]);
    assert.deepStrictEqual(emitter.eventNames(), ['a', 'b', 'c']);
  });

  it('works on emitters that never had any', () => {
    emitter.off('a', one).off('a').removeAllListeners('a').removeAllListeners();
    assert.deepStrictEqual(emitter.eventNames(), []);
  });
});

describe("'newListener' and 'removeListener' events", () => {
  let emitter;
  let calls;
  function one() {}
  function two() {}

  beforeEach(() => {
    calls = [];
    emitter = new EventEmitter();
  });

  it('newListener comes before the listener is there', () => {
    emitter.on('newListener', (name, listener) => calls.push([name, listener, emitter.listenerCount(name)]));
    emitter.on('a', one).once('a', two);
    assert.deepStrictEqual(calls, [
      ['a', one, 0],
      ['a', two, 1],
    ]);
  });

  it('newListener can put another one in front', () => {
    emitter.once('newListener', () => emitter.on('a', one));
    emitter.on('a', two);
    assert.deepStrictEqual(emitter.listeners('a'), [one, two]);
  });

  it('removeListener comes when it is gone', () => {
    emitter.on('removeListener', (name, listener) => calls.push([name, listener, emitter.listenerCount(name)]));
    emitter.on('a', one).once('a', two);
    emitter.emit('a');
    emitter.off('a', one);
    emitter.off('a', one);
    assert.deepStrictEqual(calls, [
      ['a', two, 1],
      ['a', one, 0],
    ]);
  });

  it('removeListener comes for each of removeAllListeners, the last one first', () => {
    emitter.on('removeListener', (name, listener) => calls.push([name, listener]));
    emitter.on('a', one).on('a', two).on('b', one);
    emitter.removeAllListeners();
    assert.deepStrictEqual(calls, [
      ['a', two],
      ['a', one],
      ['b', one],
    ]);
    assert.deepStrictEqual(emitter.eventNames(), []);
  });
});

require.main === module && test.run(console.ERROR);
