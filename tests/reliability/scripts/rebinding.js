// Bind, close, and bind again to the same address; now and then with a peer that talks over it.
//
//     jsbridge rebinding.js ADDRESS ROUNDS

'use strict';

const zmq = require('zmq');

const PEER_EVERY = 10;
const [, , address, roundsText] = process.argv;

let wanted = address;
for (let round = 0; round < Number(roundsText); round++) {
  const socket = new zmq.Socket(zmq.PAIR);
  socket.bind(wanted);
  wanted = socket.lastEndpoint;
  if (round % PEER_EVERY === 0) {
    const peer = new zmq.Socket(zmq.PAIR);
    peer.connect(wanted);
    peer.send(String(round));
    if (String(socket.recv()) !== String(round)) throw new Error(`round ${round} got another message`);
    peer.close();
  }
  socket.close();
}
console.log(JSON.stringify({ rounds: Number(roundsText) }));
