'use strict';

const zmq = require('zmq');

// What can be under way to a peer when it dies is lost with it: little, so that a test can count it.
const OPTIONS = { SNDHWM: 10, RCVHWM: 10, SNDBUF: 4096, RCVBUF: 4096, IMMEDIATE: 1, RECONNECT_IVL: 10 };

/** A socket with short queues, which sends to peers that are connected only. */
function bounded(type) {
  const socket = new zmq.Socket(type);
  for (const [name, value] of Object.entries(OPTIONS)) socket.setsockopt(name, value);
  return socket;
}

/** Binds or connects; prints the address that others connect to. */
function join(socket, how, address) {
  if (how === 'bind') socket.bind(address);
  else socket.connect(address);
  console.log(socket.lastEndpoint);
}

module.exports = { bounded, join };
