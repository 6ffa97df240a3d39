// A broker: clients and workers know its two addresses only, and come and go as they like.
// The ROUTER marks each request with its client, the DEALER deals it to a worker, and the reply finds its way back.
//
//     jsbridge examples/router_dealer_broker.js

'use strict';

const coroutine = require('coroutine');
const zmq = require('zmq');

const front = new zmq.Socket(zmq.ROUTER);
const back = new zmq.Socket(zmq.DEALER);
front.bind('tcp://127.0.0.1:*');
back.bind('tcp://127.0.0.1:*');

// close() wakes whoever waits on the socket, with an error of this code: the end of all that runs for ever.
function untilClosed(step) {
  try {
    for (;;) step();
  } catch (error) {
    if (error.code !== 'ENOTSOCK') throw error;
  }
}

coroutine.start(untilClosed, () => back.send(front.recvMultipart()));
coroutine.start(untilClosed, () => front.send(back.recvMultipart()));

const workers = [1, 2].map((number) => {
  const socket = new zmq.Socket(zmq.REP);
  socket.connect(back.lastEndpoint);
  coroutine.start(untilClosed, () => {
    const text = socket.recv().toString();
    console.log(`worker ${number}: ${text}`);
    socket.send([...text].reverse().join(''));
  });
  return socket;
});

function ask(...words) {
  const socket = new zmq.Socket(zmq.REQ);
  socket.connect(front.lastEndpoint);
  for (const word of words) {
    socket.send(word);
    console.log(`client: ${word} -> ${socket.recv()}`);
  }
  socket.close();
}

const clients = [coroutine.start(ask, 'stressed', 'live'), coroutine.start(ask, 'parts', 'drawer', 'level')];
for (const client of clients) client.join();
for (const socket of [...workers, front, back]) socket.close();
