// Messages between two async functions of one process, and the two halves of the same work for two processes.
'use strict';

const zmq = require('zeromq');
const { address, connected, now, open, say } = require('./common');

zmq.context.maxSockets = 4096;

async function sendMany(socket, payload, count) {
  for (let index = 0; index < count; index++) await socket.send(payload);
}

async function receiveMany(socket, count) {
  for (let index = 0; index < count; index++) await socket.receive();
}

async function echoMany(socket, count) {
  for (let index = 0; index < count; index++) {
    const [body] = await socket.receive();
    await socket.send(body);
  }
}

async function askMany(socket, payload, count) {
  for (let index = 0; index < count; index++) {
    await socket.send(payload);
    await socket.receive();
  }
}

exports.push_pull = async (parameters) => {
  const { size, count, warm } = parameters;
  const [pull, push] = await connected([zmq.Pull, zmq.Push], parameters);
  const payload = Buffer.alloc(size, 0x61);
  let began;
  for (const part of [warm, count]) {
    began = now();
    const sender = sendMany(push, payload, part);
    await receiveMany(pull, part);
    await sender;
  }
  const took = now() - began;
  push.close();
  pull.close();
  return took / count;
};

exports.pull = async (parameters) => {
  const { count, warm } = parameters;
  const pull = open(zmq.Pull, parameters);
  await pull.bind(address(parameters));
  say(pull.lastEndpoint);
  await receiveMany(pull, warm);
  say('warm');
  await pull.receive();
  const began = now();
  await receiveMany(pull, count);
  const took = now() - began;
  say('done');
  pull.close();
  return took / count;
};

exports.push = async (parameters, hear) => {
  const { size, count, warm, endpoint } = parameters;
  const push = open(zmq.Push, parameters);
  push.connect(endpoint);
  const payload = Buffer.alloc(size, 0x61);
  await sendMany(push, payload, warm);
  await hear();
  await sendMany(push, payload, count + 1);
  // Until all has arrived: over ipc libzmq may lose what a sender that closes at once has left in the kernel.
  await hear();
  push.close();
  return 0;
};

exports.req_rep = async (parameters) => {
  const { size, count, warm, parked } = parameters;
  const [reply, request] = await connected([zmq.Reply, zmq.Request], parameters);
  const waiting = await park(parked, parameters);
  const payload = Buffer.alloc(size, 0x61);
  const server = echoMany(reply, warm + count);
  await askMany(request, payload, warm);
  const began = now();
  await askMany(request, payload, count);
  const took = now() - began;
  await server;
  request.close();
  reply.close();
  await waiting();
  return took / count;
};

// Sockets on which nothing ever arrives, each with an async function that waits for it. Returns what ends them.
async function park(count, parameters) {
  const sockets = [];
  const waits = [];
  for (let index = 0; index < count; index++) {
    const socket = open(zmq.Pull, parameters);
    await socket.bind(address({ ...parameters, transport: 'inproc' }));
    sockets.push(socket);
    waits.push(
      socket.receive().catch((error) => {
        if (error.code !== 'EAGAIN') throw error;
      }),
    );
  }
  return async () => {
    for (const socket of sockets) socket.close();
    await Promise.all(waits);
  };
}

exports.rep = async (parameters) => {
  const { count, warm } = parameters;
  const reply = open(zmq.Reply, parameters);
  await reply.bind(address(parameters));
  say(reply.lastEndpoint);
  await echoMany(reply, warm + count);
  reply.close();
  return 0;
};

exports.req = async (parameters) => {
  const { size, count, warm, endpoint } = parameters;
  const request = open(zmq.Request, parameters);
  request.connect(endpoint);
  const payload = Buffer.alloc(size, 0x61);
  await askMany(request, payload, warm);
  const began = now();
  await askMany(request, payload, count);
  const took = now() - began;
  request.close();
  return took / count;
};
