// One socket and many others: subscribers, clients, connections.
'use strict';

const zmq = require('zeromq');
const { address, now, open, say } = require('./common');

function times(count, make) {
  return Array.from({ length: count }, (_, index) => make(index));
}

exports.fan_out = async (parameters) => {
  const { size, count, warm, peers } = parameters;
  const publisher = open(zmq.XPublisher, parameters);
  await publisher.bind(address(parameters));
  const subscribers = times(peers, (index) => {
    const socket = open(zmq.Subscriber, parameters);
    socket.subscribe('');
    socket.subscribe(`own-${index}`);
    socket.connect(publisher.lastEndpoint);
    return socket;
  });
  // Every topic of its own has come: so has each subscription to everything. That one is told of once.
  for (let index = 0; index < peers + 1; index++) await publisher.receive();
  const payload = Buffer.alloc(size, 0x61);
  let began;
  for (const part of [warm, count]) {
    began = now();
    const receivers = subscribers.map(async (socket) => {
      for (let index = 0; index < part; index++) await socket.receive();
    });
    for (let index = 0; index < part; index++) await publisher.send(payload);
    await Promise.all(receivers);
  }
  const took = now() - began;
  for (const socket of [publisher, ...subscribers]) socket.close();
  return took / count;
};

exports.clients = async (parameters) => {
  const { size, count, warm, peers } = parameters;
  const router = open(zmq.Router, parameters);
  await router.bind(address(parameters));
  const dealers = times(peers, () => {
    const socket = open(zmq.Dealer, parameters);
    socket.connect(router.lastEndpoint);
    return socket;
  });
  const payload = Buffer.alloc(size, 0x61);
  let began;
  for (const part of [warm, count]) {
    began = now();
    const clients = dealers.map(async (socket) => {
      for (let index = 0; index < part; index++) {
        await socket.send(payload);
        await socket.receive();
      }
    });
    for (let index = 0; index < part * peers; index++) await router.send(await router.receive());
    await Promise.all(clients);
  }
  const took = now() - began;
  for (const socket of [router, ...dealers]) socket.close();
  return took / (count * peers);
};

exports.echo = async (parameters) => {
  const { count, warm, peers } = parameters;
  const router = open(zmq.Router, parameters);
  await router.bind(address(parameters));
  say(router.lastEndpoint);
  for (let index = 0; index < (warm + count) * peers; index++) await router.send(await router.receive());
  router.close();
  return 0;
};
