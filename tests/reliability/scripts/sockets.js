// Sockets of all types opened, used and closed, in waves. Prints what the process holds after each of ten parts.
//
// Runs where the module `measure` is registered: jsbridge sockets.js alone does not. Arguments: ADDRESS COUNT

'use strict';

const coroutine = require('coroutine');
const measure = require('measure');
const zmq = require('zmq');

const POINTS = 10;
const TYPES = 11;
const WAVE = 20;
const [, , address, countText] = process.argv;
const waves = Number(countText) / WAVE;

/** One that is bound, and others of all types in turn: some connected, one waited on, all closed at the end. */
function wave(number) {
  const hub = new zmq.Socket(zmq.ROUTER);
  hub.bind(address);
  const others = Array.from({ length: WAVE - 2 }, (_, index) => {
    const socket = new zmq.Socket((number + index) % TYPES);
    socket.setsockopt('LINGER', 0);
    return socket;
  });
  const dealer = new zmq.Socket(zmq.DEALER);
  dealer.connect(hub.lastEndpoint);
  dealer.send('hello');
  hub.send(hub.recvMultipart());
  dealer.recv();
  const waiting = coroutine.start(() => {
    try {
      dealer.recv();
    } catch (error) {
      if (error.code !== 'ENOTSOCK') throw error;
    }
  });
  coroutine.sleep(0);
  for (const socket of [hub, dealer, ...others]) socket.close();
  waiting.join();
}

const points = [];
for (let number = 0; number < waves; number++) {
  wave(number);
  if ((number + 1) % (waves / POINTS) === 0) points.push(measure.settle());
}
console.log(JSON.stringify({ sockets: waves * WAVE, points }));
