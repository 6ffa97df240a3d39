'use strict';

// Sockets over every transport, from one table; all that a test opens is closed after it.

const zmq = require('zmq');

const run = Math.random().toString(36).slice(2);
let count = 0;

const transports = {
  tcp: () => 'tcp://127.0.0.1:*',
  ipc: () => 'ipc://*',
  inproc: () => `inproc://${run}-${++count}`,
};
const opened = [];

/** A socket that closeAll() closes. */
function open(type) {
  const socket = new zmq.Socket(type);
  opened.push(socket);
  return socket;
}

/** Binds a new socket to an address of its own. */
function bound(type, transport) {
  const socket = open(type);
  socket.bind(transports[transport]());
  return socket;
}

/** A new socket that is connected to what another one is bound to. */
function connected(type, to) {
  const socket = open(type);
  socket.connect(to.lastEndpoint);
  return socket;
}

function closeAll() {
  for (const socket of opened.splice(0)) socket.close();
}

/** Registers the same tests for each transport. */
function overEach(title, tests) {
  for (const transport of Object.keys(transports)) {
    describe(`${title} over ${transport}`, () => {
      afterEach(closeAll);
      tests(transport);
    });
  }
}

/** What an action throws. */
function thrown(action) {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

/** What synchronise() publishes. */
const HELLO = 'hello';

/**
 * Publishes until the subscriber, whose topics have to let HELLO through, hears it: a PUB is not told when a
 * subscription has arrived. Greetings that are on their way still come afterwards.
 */
function synchronise(pub, sub) {
  sub.setsockopt('RCVTIMEO', 2);
  for (let heard = false; !heard; ) {
    pub.send(HELLO);
    try {
      sub.recv();
      heard = true;
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
  sub.setsockopt('RCVTIMEO', -1);
}

const texts = (frames) => frames.map(String);

module.exports = { HELLO, bound, closeAll, connected, open, overEach, synchronise, texts, thrown, transports };
