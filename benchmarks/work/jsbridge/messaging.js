// Messages between two coroutines of one process, and the two halves of the same work for two processes.
'use strict';

const coroutine = require('coroutine');
const zmq = require('zmq');
const { say, hear } = require('bench');
const { address, now, open, connected } = require('./common');

function sendMany(socket, payload, count) {
  for (let index = 0; index < count; index++) socket.send(payload);
}

function receiveMany(socket, count) {
  for (let index = 0; index < count; index++) socket.recv();
}

function echoMany(socket, count) {
  for (let index = 0; index < count; index++) socket.send(socket.recv());
}

function askMany(socket, payload, count) {
  for (let index = 0; index < count; index++) {
    socket.send(payload);
    socket.recv();
  }
}

exports.push_pull = (parameters) => {
  const { size, count, warm } = parameters;
  const [pull, push] = connected([zmq.PULL, zmq.PUSH], parameters);
  const payload = Buffer.alloc(size, 0x61);
  let began;
  for (const part of [warm, count]) {
    began = now();
    const sender = coroutine.start(sendMany, push, payload, part);
    receiveMany(pull, part);
    sender.join();
  }
  const took = now() - began;
  push.close();
  pull.close();
  return took / count;
};

exports.pull = (parameters) => {
  const { count, warm } = parameters;
  const pull = open(zmq.PULL, parameters);
  pull.bind(address(parameters));
  say(pull.lastEndpoint);
  receiveMany(pull, warm);
  say('warm');
  pull.recv();
  const began = now();
  receiveMany(pull, count);
  const took = now() - began;
  say('done');
  pull.close();
  return took / count;
};

exports.push = (parameters) => {
  const { size, count, warm, endpoint } = parameters;
  const push = open(zmq.PUSH, parameters);
  push.connect(endpoint);
  const payload = Buffer.alloc(size, 0x61);
  sendMany(push, payload, warm);
  hear();
  sendMany(push, payload, count + 1);
  // Until all has arrived: over ipc libzmq may lose what a sender that closes at once has left in the kernel.
  hear();
  push.close();
  return 0;
};

exports.req_rep = (parameters) => {
  const { size, count, warm, parked } = parameters;
  const [rep, req] = connected([zmq.REP, zmq.REQ], parameters);
  const waiting = park(parked, parameters);
  const payload = Buffer.alloc(size, 0x61);
  const server = coroutine.start(echoMany, rep, warm + count);
  askMany(req, payload, warm);
  const began = now();
  askMany(req, payload, count);
  const took = now() - began;
  server.join();
  req.close();
  rep.close();
  waiting();
  return took / count;
};

// Sockets on which nothing ever arrives, each with a coroutine that waits for it. Returns what ends them.
function park(count, parameters) {
  const sockets = [];
  const fibers = [];
  for (let index = 0; index < count; index++) {
    const socket = open(zmq.PULL, parameters);
    socket.bind(address({ ...parameters, transport: 'inproc' }));
    sockets.push(socket);
    fibers.push(
      coroutine.start(() => {
        try {
          socket.recv();
        } catch (error) {
          if (error.code !== 'ENOTSOCK') throw error;
        }
      }),
    );
  }
  coroutine.sleep(0);
  return () => {
    for (const socket of sockets) socket.close();
    for (const fiber of fibers) fiber.join();
  };
}

exports.rep = (parameters) => {
  const { count, warm } = parameters;
  const rep = open(zmq.REP, parameters);
  rep.bind(address(parameters));
  say(rep.lastEndpoint);
  echoMany(rep, warm + count);
  rep.close();
  return 0;
};

exports.req = (parameters) => {
  const { size, count, warm, endpoint } = parameters;
  const req = open(zmq.REQ, parameters);
  req.connect(endpoint);
  const payload = Buffer.alloc(size, 0x61);
  askMany(req, payload, warm);
  const began = now();
  askMany(req, payload, count);
  const took = now() - began;
  req.close();
  return took / count;
};
