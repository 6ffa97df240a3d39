// Says that it is ready, and then is in the state that its argument names.
'use strict';
const coroutine = require('coroutine');
const zmq = require('zmq');

const ready = () => Master.postMessage('ready');
const states = {
  idle() {
    Master.onmessage = () => undefined;
    ready();
  },
  computes() {
    ready();
    for (;;);
  },
  'swallows errors'() {
    ready();
    for (;;) {
      try {
        for (;;) undefinedFunction();
      } catch (error) {
        continue;
      }
    }
  },
  sleeps() {
    ready();
    coroutine.sleep(1e8);
  },
  receives() {
    const socket = new zmq.Socket(zmq.PULL);
    socket.bind('tcp://127.0.0.1:*');
    ready();
    socket.recv();
  },
  'chains promises'() {
    const chain = () => Promise.resolve().then(chain);
    ready();
    chain();
  },
  'has coroutines'() {
    for (let index = 0; index < 20; index++) coroutine.start(() => coroutine.sleep(1e8));
    ready();
  },
  'computes in a finally block'() {
    ready();
    try {
      coroutine.sleep(1e8);
    } finally {
      for (;;);
    }
  },
  'has a worker that computes'() {
    const inner = new coroutine.Worker(__filename, { argv: ['computes'] });
    inner.onmessage = ready;
  },
};
states[process.argv[2]]();
