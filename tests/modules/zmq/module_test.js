const assert = require('assert');
const test = require('test');
const zmq = require('zmq');
test.setup();

// The documented module: a field a line, in the page's order.
const PAGE = [
  ['PAIR', 0],
  ['PUB', 1],
  ['SUB', 2],
  ['REQ', 3],
  ['REP', 4],
  ['DEALER', 5],
  ['ROUTER', 6],
  ['PULL', 7],
  ['PUSH', 8],
  ['XPUB', 9],
  ['XSUB', 10],
];

describe("require('zmq')", () => {
  it('has the documented members in their order', () => {
    assert.deepEqual(Object.keys(zmq), [...PAGE.map(([name]) => name), 'Socket']);
  });

  it('has nothing else, enumerable or not', () => {
    assert.deepEqual(Reflect.ownKeys(zmq), Object.keys(zmq));
    assert.strictEqual(Object.getPrototypeOf(zmq), Object.prototype);
  });

  it('has the numbers of the page', () => {
    for (const [name, number] of PAGE) assert.strictEqual(zmq[name], number, name);
  });

  it('is the same each time', () => {
    assert.strictEqual(require('zmq'), zmq);
  });

  it('cannot be changed: strict code gets an error', () => {
    'use strict';
    for (const name of Object.keys(zmq)) {
      assert.throws(() => {
        zmq[name] = 99;
      }, TypeError);
      assert.throws(() => delete zmq[name], TypeError);
    }
    assert.throws(() => {
      zmq.STREAM = 11;
    }, TypeError);
  });

  it('cannot be changed: other code is ignored', () => {
    const assign = new Function('zmq', 'zmq.PAIR = 99; zmq.Socket = null; zmq.STREAM = 11; delete zmq.PUB; return zmq;');
    assign(zmq);
    assert.strictEqual(zmq.PAIR, 0);
    assert.strictEqual(zmq.PUB, 1);
    assert.strictEqual(typeof zmq.Socket, 'function');
    assert.isFalse('STREAM' in zmq);
  });
});

require.main === module && test.run(console.ERROR);
