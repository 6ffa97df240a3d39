// Publish and subscribe: a weather service with topics. A subscriber gets what begins with one of its topics.
// The publisher is an XPUB, a PUB that also hears who subscribes: it waits until all are there.
//
//     jsbridge examples/publish_subscribe.js

'use strict';

const coroutine = require('coroutine');
const zmq = require('zmq');

const publisher = new zmq.Socket(zmq.XPUB);
publisher.bind('tcp://127.0.0.1:*');

function listen(name, ...topics) {
  const news = new zmq.Socket(zmq.SUB);
  for (const topic of topics) news.subscribe(topic);
  news.subscribe('end');
  news.connect(publisher.lastEndpoint);
  for (;;) {
    const [topic, text] = news.recvMultipart();
    if (topic.toString() === 'end') break;
    console.log(`${name}: ${topic} ${text}`);
  }
  news.close();
}

const listeners = [
  coroutine.start(listen, 'Nora', 'oslo.'),
  coroutine.start(listen, 'Paul', 'paris.rain', 'oslo.rain'),
  coroutine.start(listen, 'Alma', ''),
];

// Each of them subscribes to its topics and to 'end'; an XPUB is told of every topic once.
const awaited = new Set(['oslo.', 'paris.rain', 'oslo.rain', '', 'end']);
while (awaited.size > 0) awaited.delete(publisher.recv().toString('utf8', 1));

publisher.send(['oslo.rain', '3 mm']);
publisher.send(['oslo.wind', '12 km/h']);
publisher.send(['paris.rain', '0 mm']);
publisher.send(['paris.sun', '9 h']);
publisher.send(['end', '']);

for (const listener of listeners) listener.join();
publisher.close();
