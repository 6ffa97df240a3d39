// What the works share: time, addresses, sockets.
'use strict';

const zmq = require('zmq');

const { hrtime } = process;
let names = 0;

// Seconds of a clock that only goes forward.
function now() {
  const [seconds, nanoseconds] = hrtime();
  return seconds + nanoseconds / 1e9;
}

function address({ transport, folder }) {
  if (transport === 'tcp') return 'tcp://127.0.0.1:*';
  names += 1;
  return transport === 'ipc' ? `ipc://${folder}/${process.pid}-${names}` : `inproc://${names}`;
}

function open(type, { hwm }) {
  const socket = new zmq.Socket(type);
  for (const name of ['SNDHWM', 'RCVHWM']) socket.setsockopt(name, hwm);
  return socket;
}

// A socket that is bound and one that is connected to it.
function connected(types, parameters) {
  const [first, second] = types.map((type) => open(type, parameters));
  first.bind(address(parameters));
  second.connect(first.lastEndpoint);
  return [first, second];
}

module.exports = { address, connected, now, open };
