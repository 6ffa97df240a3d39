// A receiver whose RCVTIMEO of 0 to 5 ms runs out again and again gets everything that a sender with pauses of its own sends.
//
//     jsbridge timeouts.js ADDRESS COUNT SEED

'use strict';

const coroutine = require('coroutine');
const zmq = require('zmq');
const { Random } = require('./random');

const READERS = 3;
const [, , address, countText, seedText] = process.argv;
const count = Number(countText);
const seed = Number(seedText);

const pull = new zmq.Socket(zmq.PULL);
pull.bind(address);
const push = new zmq.Socket(zmq.PUSH);
push.connect(pull.lastEndpoint);

const seen = new Set();
let expired = 0;
const readers = Array.from({ length: READERS }, (_, number) =>
  coroutine.start(() => {
    const random = new Random(seed + number);
    while (seen.size < count) {
      pull.setsockopt('RCVTIMEO', random.below(6));
      try {
        const [first, second] = random.below(2) === 0 ? pull.recvMultipart() : [pull.recv(), pull.recv()];
        const message = Number(first);
        if (message !== Number(second)) throw new Error(`${first} came with ${second}`);
        if (seen.has(message)) throw new Error(`${message} came twice`);
        seen.add(message);
      } catch (error) {
        if (error.code !== 'EAGAIN') throw error;
        expired++;
      }
    }
  })
);

const random = new Random(seed);
for (let number = 0; number < count; number++) {
  push.send([String(number), String(number)]);
  // Bursts, and pauses about as long as the timeouts.
  if (random.below(20) === 0) coroutine.sleep(random.below(6));
}
for (const reader of readers) reader.join();
for (let number = 0; number < count; number++) if (!seen.has(number)) throw new Error(`${number} did not come`);
push.close();
pull.close();
console.log(JSON.stringify({ messages: seen.size, expired }));
