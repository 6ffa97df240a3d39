// Messages of all sizes through one runtime. Prints what the process holds at ten points on the way.
//
// Runs where the module `measure` is registered: jsbridge traffic.js alone does not. Arguments: ADDRESS COUNT SEED

'use strict';

const coroutine = require('coroutine');
const measure = require('measure');
const zmq = require('zmq');
const { Random } = require('./random');

const POINTS = 10;
const SMALL_BYTES = 2000;
const LARGE_BYTES = 100000;
const [, , address, countText, seedText] = process.argv;
const count = Number(countText);
const random = new Random(Number(seedText));
const data = Buffer.alloc(LARGE_BYTES, 7);

const pull = new zmq.Socket(zmq.PULL);
pull.bind(address);
const push = new zmq.Socket(zmq.PUSH);
push.connect(pull.lastEndpoint);

const sender = coroutine.start(() => {
  for (let number = 0; number < count; number++) {
    const body = data.slice(0, random.below(number % 200 === 0 ? LARGE_BYTES : SMALL_BYTES));
    push.send(number % 10 === 0 ? [String(number), body, ''] : [String(number), body]);
  }
});

const points = [];
const begun = Date.now();
for (let number = 0; number < count; number++) {
  if (Number(pull.recv()) !== number) throw new Error(`message ${number} is another one`);
  while (pull.more) pull.recv();
  if ((number + 1) % (count / POINTS) === 0) points.push(measure.look());
}
const seconds = (Date.now() - begun) / 1000;
sender.join();
push.close();
pull.close();
console.log(JSON.stringify({ messages: count, seconds, points }));
