// A last-value cache: a proxy between publishers and subscribers that remembers the last message of each topic, and gives it
// to those who subscribe later. Subscriptions come to an XPUB as messages: 1 and the topic.
//
//     jsbridge examples/last_value_cache.js                            all in coroutines
//     jsbridge examples/last_value_cache.js cache FRONT BACK           or the cache for ever, for PUBs that connect to FRONT
//     jsbridge examples/last_value_cache.js watch BACK TOPIC COUNT     and somebody who hears so many messages

'use strict';

const coroutine = require('coroutine');
const zmq = require('zmq');

const SUBSCRIBES = 1;

function untilClosed(step) {
  try {
    for (;;) step();
  } catch (error) {
    if (error.code !== 'ENOTSOCK') throw error;
  }
}

/** Binds both sides of the cache; returns them. */
function open(frontAddress, backAddress) {
  const front = new zmq.Socket(zmq.XSUB);
  front.subscribe('');
  front.bind(frontAddress);
  const back = new zmq.Socket(zmq.XPUB);
  // Tells of a subscription although somebody else has the same: each of them wants the last value.
  back.setsockopt('XPUB_VERBOSE', 1);
  back.bind(backAddress);
  return [front, back];
}

/** Begins to relay and to remember; returns the memory. */
function cache(front, back) {
  const last = new Map();
  coroutine.start(untilClosed, () => {
    const message = front.recvMultipart();
    last.set(message[0].toString(), message);
    back.send(message);
  });
  coroutine.start(untilClosed, () => {
    const subscription = back.recv();
    const message = last.get(subscription.toString('utf8', 1));
    // To all who have that topic: the others get what they know already.
    if (subscription[0] === SUBSCRIBES && message !== undefined) back.send(message);
  });
  return last;
}

function watch(address, topic, count) {
  const news = new zmq.Socket(zmq.SUB);
  news.subscribe(topic);
  news.connect(address);
  for (let left = count; left > 0; left--) {
    const [name, price] = news.recvMultipart();
    console.log(`watcher: ${name} costs ${price}`);
  }
  news.close();
}

const [, , role, address, ...rest] = process.argv;
if (role === 'cache') {
  cache(...open(address, rest[0]));
} else if (role === 'watch') {
  watch(address, rest[0], Number(rest[1]));
} else {
  const [front, back] = open('tcp://127.0.0.1:*', 'tcp://127.0.0.1:*');
  const last = cache(front, back);

  // A publisher that waits for the cache, as PUB would not.
  const publisher = new zmq.Socket(zmq.XPUB);
  publisher.connect(front.lastEndpoint);
  publisher.recv();
  for (const [name, price] of [['tea', 3], ['cake', 5], ['tea', 4]]) publisher.send([name, String(price)]);
  while (!last.has('tea') || last.get('tea')[1].toString() !== '4') coroutine.sleep(1);
  console.log(`cache: knows ${[...last.keys()].join(' and ')}`);

  // They come too late for that, and hear the last price all the same.
  for (const name of ['tea', 'cake']) coroutine.start(watch, back.lastEndpoint, name, 1).join();
  for (const socket of [publisher, front, back]) socket.close();
}
