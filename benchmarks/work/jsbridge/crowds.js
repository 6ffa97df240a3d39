// One socket and many others: subscribers, clients, connections.
'use strict';

const coroutine = require('coroutine');
const zmq = require('zmq');
const { say } = require('bench');
const { address, now, open } = require('./common');

function times(count, make) {
  return Array.from({ length: count }, (_, index) => make(index));
}

exports.fan_out = (parameters) => {
  const { size, count, warm, peers } = parameters;
  const publisher = open(zmq.XPUB, parameters);
  publisher.bind(address(parameters));
  const subscribers = times(peers, (index) => {
    const socket = open(zmq.SUB, parameters);
    socket.subscribe('');
    socket.subscribe(`own-${index}`);
    socket.connect(publisher.lastEndpoint);
    return socket;
  });
  // Every topic of its own has come: so has each subscription to everything. That one is told of once.
  for (let index = 0; index < peers + 1; index++) publisher.recv();
  const payload = Buffer.alloc(size, 0x61);
  let began;
  for (const part of [warm, count]) {
    began = now();
    const fibers = subscribers.map((socket) =>
      coroutine.start(() => {
        for (let index = 0; index < part; index++) socket.recv();
      }),
    );
    for (let index = 0; index < part; index++) publisher.send(payload);
    for (const fiber of fibers) fiber.join();
  }
  const took = now() - began;
  for (const socket of [publisher, ...subscribers]) socket.close();
  return took / count;
};

exports.clients = (parameters) => {
  const { size, count, warm, peers } = parameters;
  const router = open(zmq.ROUTER, parameters);
  router.bind(address(parameters));
  const dealers = times(peers, () => {
    const socket = open(zmq.DEALER, parameters);
    socket.connect(router.lastEndpoint);
    return socket;
  });
  const payload = Buffer.alloc(size, 0x61);
  let began;
  for (const part of [warm, count]) {
    began = now();
    const fibers = dealers.map((socket) =>
      coroutine.start(() => {
        for (let index = 0; index < part; index++) {
          socket.send(payload);
          socket.recv();
        }
      }),
    );
    for (let index = 0; index < part * peers; index++) router.send(router.recvMultipart());
    for (const fiber of fibers) fiber.join();
  }
  const took = now() - began;
  for (const socket of [router, ...dealers]) socket.close();
  return took / (count * peers);
};

exports.echo = (parameters) => {
  const { count, warm, peers } = parameters;
  const router = open(zmq.ROUTER, parameters);
  router.bind(address(parameters));
  say(router.lastEndpoint);
  for (let index = 0; index < (warm + count) * peers; index++) router.send(router.recvMultipart());
  router.close();
  return 0;
};
