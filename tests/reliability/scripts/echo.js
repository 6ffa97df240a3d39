// DEALERs send numbers through a ROUTER that sends them back, and everybody pauses at random. Every number has to come back
// once, in its order. Prints the longest time in which nothing came.
//
//     jsbridge echo.js ADDRESS COUNT SEED

'use strict';

const coroutine = require('coroutine');
const zmq = require('zmq');
const { Random } = require('./random');

const CLIENTS = 4;
const SERVERS = 3;
const [, , address, countText, seedText] = process.argv;
const each = Number(countText) / CLIENTS;
const seed = Number(seedText);

/** Mostly nothing, sometimes a yield, seldom a sleep. */
function pause(random) {
  const drawn = random.below(1000);
  if (drawn < 100) coroutine.sleep(0);
  else if (drawn < 105) coroutine.sleep(random.below(3));
}

const router = new zmq.Socket(zmq.ROUTER);
router.bind(address);

// They share the socket: a number that one has taken must be sent before another takes a later one.
const turn = new coroutine.Lock();
const servers = Array.from({ length: SERVERS }, (_, number) =>
  coroutine.start(() => {
    const random = new Random(seed + number);
    for (;;) {
      turn.acquire();
      const message = router.recvMultipart();
      pause(random);
      router.send(message);
      turn.release();
      if (message[1].length === 0) return;
      pause(random);
    }
  })
);

let last = Date.now();
let stall = 0;
const clients = Array.from({ length: CLIENTS }, (_, number) => {
  const dealer = new zmq.Socket(zmq.DEALER);
  dealer.connect(router.lastEndpoint);
  const sending = coroutine.start(() => {
    const random = new Random(seed + 100 + number);
    for (let sent = 0; sent < each; sent++) {
      dealer.send(String(sent));
      pause(random);
    }
  });
  return coroutine.start(() => {
    const random = new Random(seed + 200 + number);
    for (let received = 0; received < each; received++) {
      const got = String(dealer.recv());
      if (got !== String(received)) throw new Error(`client ${number} got ${got}, not ${received}`);
      stall = Math.max(stall, Date.now() - last);
      last = Date.now();
      pause(random);
    }
    sending.join();
    dealer.setsockopt('RCVTIMEO', 0);
    try {
      throw new Error(`client ${number} got ${dealer.recv()} besides`);
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
    dealer.close();
  });
});

const begun = Date.now();
for (const client of clients) client.join();
const seconds = (Date.now() - begun) / 1000;
const stopping = new zmq.Socket(zmq.DEALER);
stopping.connect(router.lastEndpoint);
for (const server of servers) {
  stopping.send('');
  stopping.recv();
}
for (const server of servers) server.join();
stopping.close();
router.close();
console.log(JSON.stringify({ messages: each * CLIENTS, seconds, longestStallMs: stall }));
