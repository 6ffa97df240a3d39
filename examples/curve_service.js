// A service that is encrypted, and open to known clients only (CURVE; RFC 26). The server has a pair of keys, whose public one
// its clients know; each client has its own pair, and the server knows the public keys of those who may come in.
//
//     jsbridge examples/curve_service.js

'use strict';

const coroutine = require('coroutine');
const zmq = require('zmq');

const { authenticate, curveKeypair } = zmq.Socket;

const keys = { server: curveKeypair(), friend: curveKeypair(), stranger: curveKeypair() };

/** A socket that speaks to this server alone, in the name of these keys. */
function secured(type, { publicKey, secretKey }) {
  const socket = new zmq.Socket(type);
  socket.setsockopt('CURVE_SERVERKEY', keys.server.publicKey);
  socket.setsockopt('CURVE_PUBLICKEY', publicKey);
  socket.setsockopt('CURVE_SECRETKEY', secretKey);
  return socket;
}

// Before anything is bound: all sockets of the program ask here who may connect.
authenticate({ curve: [keys.friend.publicKey] });

const server = new zmq.Socket(zmq.REP);
server.setsockopt('CURVE_SERVER', 1);
server.setsockopt('CURVE_SECRETKEY', keys.server.secretKey);

const refused = new coroutine.Event();
server.monitor(({ event, value }) => {
  if (!event.startsWith('HANDSHAKE_FAILED')) return;
  console.log(`server: refuses somebody: ${event} ${value}`);
  refused.set();
});
server.bind('tcp://127.0.0.1:*');

coroutine.start(() => {
  const question = server.recv();
  console.log(`server: got  ${question}`);
  server.send('it is between us');
});

const stranger = secured(zmq.REQ, keys.stranger);
stranger.connect(server.lastEndpoint);
refused.wait();
stranger.close();

const friend = secured(zmq.REQ, keys.friend);
friend.connect(server.lastEndpoint);
friend.send('what is the secret?');
console.log(`friend: got  ${friend.recv()}`);
friend.close();
server.close();
