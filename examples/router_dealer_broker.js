// A broker: clients ask its ROUTER, workers answer through its DEALER, and it passes whole messages between them.
//
//   jsbridge examples/router_dealer_broker.js
'use strict';

const zmq = require('zmq');
const coroutine = require('coroutine');

const CLIENTS = 5;
const WORKERS = 3;
const REQUESTS = 4;

const frontend = new zmq.Socket(zmq.ROUTER);
const backend = new zmq.Socket(zmq.DEALER);
frontend.bind('tcp://127.0.0.1:*');
backend.bind('inproc://workers');

function relay(from, to) {
  try {
    for (;;) to.send(from.recvMultipart());
  } catch (error) {
    if (error.code !== 'ENOTSOCK') throw error; // closed at the end
  }
}
coroutine.start(relay, frontend, backend);
coroutine.start(relay, backend, frontend);

const workers = [];
for (let number = 1; number <= WORKERS; number++) {
  const socket = new zmq.Socket(zmq.REP);
  socket.connect('inproc://workers');
  workers.push(socket);
  coroutine.start(() => {
    try {
      for (;;) socket.send(`${socket.recv()}, answered by worker ${number}`);
    } catch (error) {
      if (error.code !== 'ENOTSOCK') throw error;
    }
  });
}

const clients = [];
for (let number = 1; number <= CLIENTS; number++) {
  clients.push(coroutine.start(() => {
    const socket = new zmq.Socket(zmq.REQ);
    socket.connect(frontend.lastEndpoint);
    for (let i = 1; i <= REQUESTS; i++) {
      socket.send(`client ${number}, request ${i}`);
      console.log(socket.recv().toString());
    }
    socket.close();
  }));
}

clients.forEach((client) => client.join());
[...workers, backend, frontend].forEach((socket) => socket.close());
