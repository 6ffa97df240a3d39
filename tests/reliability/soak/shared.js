// What the scripts of the soak have in common.
'use strict';

const coroutine = require('coroutine');
const zmq = require('zmq');

/** How long, in milliseconds, a flow waits for a peer that may be dead before it sends again. */
const PATIENCE_MS = 500;

/** So that the dead leave little unread: libzmq keeps a connection until all that came by it has been read. */
const SHORT = { SNDHWM: 50, RCVHWM: 50, SNDBUF: 8192, RCVBUF: 8192 };

/** A socket that gives up waiting after a while, and that keeps nothing when it is closed. */
function open(type, how, address, options = {}) {
  const socket = new zmq.Socket(type);
  const all = { LINGER: 0, RCVTIMEO: PATIENCE_MS, SNDTIMEO: PATIENCE_MS, RECONNECT_IVL: 10, RECONNECT_IVL_MAX: 100 };
  for (const [name, value] of Object.entries({ ...all, ...options })) socket.setsockopt(name, value);
  if (how === 'bind') socket.bind(address);
  else socket.connect(address);
  return socket;
}

/** What `action` returns, or undefined when it was too late. */
function inTime(action) {
  try {
    return action();
  } catch (error) {
    if (error.code === 'EAGAIN') return undefined;
    throw error;
  }
}

/** Calls `action` again and again while `going()`, and lets the others run in between. */
function repeat(going, action) {
  while (going()) {
    action();
    coroutine.sleep(0);
  }
}

module.exports = { PATIENCE_MS, SHORT, open, inTime, repeat };
