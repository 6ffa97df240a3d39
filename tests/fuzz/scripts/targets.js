'use strict';

// What is called, and how the objects are made without which most calls would end at their first check.

const coroutine = require('coroutine');
const zmq = require('zmq');

const { getPrototypeOf } = Object;
const { setsockopt, bind, connect, send } = zmq.Socket.prototype;
const { apply } = Reflect;
// Each of them can receive what the other one sends.
const PAIRS = [
  [zmq.PAIR, zmq.PAIR], [zmq.PUB, zmq.SUB], [zmq.PUSH, zmq.PULL], [zmq.REQ, zmq.REP], [zmq.DEALER, zmq.ROUTER], [zmq.DEALER, zmq.DEALER],
  [zmq.XPUB, zmq.XSUB], [zmq.REQ, zmq.ROUTER],
];
const TIMEOUTS_MS = [0, 0, 1, 1, 5, 20];
let names = 0;

/** A socket whose calls do not wait for long. */
function limit(values, socket) {
  try {
    apply(setsockopt, socket, ['LINGER', 0]);
    apply(setsockopt, socket, ['RCVTIMEO', values.pick(TIMEOUTS_MS)]);
    apply(setsockopt, socket, ['SNDTIMEO', values.pick(TIMEOUTS_MS)]);
  } catch (error) {
    // A call has closed it, or there is no memory.
    if (error.code !== 'ENOTSOCK' && error.message !== 'out of memory') throw error;
  }
}

/** Two sockets that reach each other, the second one with something to receive, perhaps. */
function pair(values) {
  const [first, second] = values.pick(PAIRS).map((type) => new zmq.Socket(type));
  const address = `inproc://fuzz-${coroutine.vmid}-${names++}`;
  for (const socket of [first, second]) limit(values, socket);
  apply(bind, first, [address]);
  apply(connect, second, [address]);
  try {
    apply(send, first, ['something']);
  } catch (error) {
    if (error.code !== 'EAGAIN') throw error;
  }
  return [first, second];
}

const TARGETS = {
  zmq: {
    start: (members) => members.walk('zmq', zmq),
    fresh: (values) => pair(values),
  },
  Buffer: {
    start: (members) => members.addFunction('Buffer', Buffer),
    fresh: (values) => [Buffer.alloc(values.below(300), values.below(256)), Buffer.from('some text'), Buffer.from([1, 2, 3, 255])],
  },
  coroutine: {
    start: (members) => members.walk('coroutine', coroutine),
    fresh: (values) => [
      new coroutine.Lock(), new coroutine.Semaphore(values.below(3)), new coroutine.Condition(), new coroutine.Event(values.below(2) === 1),
      coroutine.start(() => coroutine.sleep(values.below(3))),
    ],
  },
  // Of the root folder, which has files to require.
  require: {
    start(members) {
      const { require, module } = globalThis;
      members.addFunction('require', require);
      members.addFunction('module.require', module.require);
      members.walk('module', module);
      members.walk('Module', getPrototypeOf(module));
    },
    fresh: () => [],
  },
};

module.exports = { TARGETS, limit, isSocket: (value) => value instanceof zmq.Socket };
