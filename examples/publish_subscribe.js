// Publish and subscribe: one publisher, three subscribers with different topics.
//
//   jsbridge examples/publish_subscribe.js
'use strict';

const zmq = require('zmq');
const coroutine = require('coroutine');

// An XPUB is a PUB that can see who subscribes: the publisher begins when all are there.
const publisher = new zmq.Socket(zmq.XPUB);
publisher.bind('inproc://weather');

const subscribers = [['Berlin'], ['Oslo', 'Rome'], []].map((topics, number) =>
  coroutine.start(() => {
    const socket = new zmq.Socket(zmq.SUB);
    for (const topic of topics) socket.subscribe(topic);
    socket.connect('inproc://weather');
    const seen = [];
    for (;;) {
      const [topic, degrees] = socket.recvMultipart().map(String);
      if (topic.endsWith('the end')) break;
      seen.push(`${topic} ${degrees}`);
    }
    console.log(`subscriber ${number + 1} (${topics.join(', ') || 'everything'}): ${seen.join(', ')}`);
    socket.close();
  }),
);

// Four subscriptions: Berlin, Oslo, Rome, and everything.
for (let i = 0; i < 4; i++) publisher.recv();

for (const [city, degrees] of [['Berlin', 14], ['Oslo', 6], ['Rome', 23], ['Berlin', 15], ['Lima', 18]]) {
  publisher.send([city, String(degrees)]);
}
for (const city of ['Berlin', 'Oslo', '']) publisher.send([`${city} the end`, '']);
subscribers.forEach((subscriber) => subscriber.join());
publisher.close();
