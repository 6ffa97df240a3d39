// A load-balancing broker: clients on one ROUTER, workers on another. A worker gets its next task when it has said that it is
// ready, so nobody queues behind a slow one. (A DEALER would deal tasks out in turn, to the busy as well.)
//
//     jsbridge examples/load_balancer.js                             all in coroutines
//     jsbridge examples/load_balancer.js broker FRONT BACK           or each in a process of its own,
//     jsbridge examples/load_balancer.js worker BACK NAME            with addresses such as tcp://127.0.0.1:5601
//     jsbridge examples/load_balancer.js client FRONT TASK…

'use strict';

const coroutine = require('coroutine');
const zmq = require('zmq');

const READY = '';

// close() wakes whoever waits on the socket, with an error of this code: the end of all that runs for ever.
function untilClosed(step) {
  try {
    for (;;) step();
  } catch (error) {
    if (error.code !== 'ENOTSOCK') throw error;
  }
}

function bound(type, address) {
  const socket = new zmq.Socket(type);
  socket.bind(address);
  return socket;
}

function connected(type, address) {
  const socket = new zmq.Socket(type);
  socket.connect(address);
  return socket;
}

/** Runs the broker; returns its two coroutines. */
function broker(front, back) {
  const idle = [];
  const someIdle = new coroutine.Semaphore(0);
  return [
    // A REQ's messages come with an envelope: who it is, and an empty frame.
    coroutine.start(untilClosed, () => {
      const [worker, , client, ...reply] = back.recvMultipart();
      if (reply.length > 0) front.send([client, ...reply]);
      idle.push(worker);
      someIdle.post();
    }),
    // Requests stay in the socket until somebody can do them.
    coroutine.start(untilClosed, () => {
      someIdle.wait();
      const request = front.recvMultipart();
      back.send([idle.shift(), '', ...request]);
    }),
  ];
}

function work(socket, name) {
  socket.send(READY);
  untilClosed(() => {
    const [client, empty, task] = socket.recvMultipart();
    const milliseconds = Number(task);
    coroutine.sleep(milliseconds);
    socket.send([client, empty, `${name} took ${milliseconds} ms`]);
  });
}

function ask(front, tasks) {
  const socket = connected(zmq.REQ, front);
  for (const task of tasks) {
    socket.send(String(task));
    console.log(`task of ${task} ms: ${socket.recv()}`);
  }
  socket.close();
}

const [, , role, address, ...rest] = process.argv;
if (role === 'broker') {
  broker(bound(zmq.ROUTER, address), bound(zmq.ROUTER, rest[0]));
} else if (role === 'worker') {
  work(connected(zmq.REQ, address), rest[0]);
} else if (role === 'client') {
  ask(address, rest);
} else {
  const front = bound(zmq.ROUTER, 'tcp://127.0.0.1:*');
  const back = bound(zmq.ROUTER, 'tcp://127.0.0.1:*');
  broker(front, back);
  const workers = ['Anna', 'Bert'].map((name) => {
    const socket = connected(zmq.REQ, back.lastEndpoint);
    coroutine.start(work, socket, name);
    return socket;
  });
  // One long task, and many short ones that the other worker does meanwhile.
  const clients = [[600], [20, 20, 20, 20]].map((tasks) => coroutine.start(ask, front.lastEndpoint, tasks));
  for (const client of clients) client.join();
  for (const socket of [...workers, front, back]) socket.close();
}
