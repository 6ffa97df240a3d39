// A pipeline: a ventilator deals tasks out, workers do them side by side, a sink collects the results.
// PUSH deals in turn among those who can take more; PULL takes fairly from all.
//
//     jsbridge examples/pipeline.js

'use strict';

const coroutine = require('coroutine');
const zmq = require('zmq');

const ventilator = new zmq.Socket(zmq.PUSH);
const sink = new zmq.Socket(zmq.PULL);
sink.bind('tcp://127.0.0.1:*');

function factors(number) {
  for (let factor = 2; factor * factor <= number; factor++) {
    if (number % factor === 0) return [factor, ...factors(number / factor)];
  }
  return [number];
}

function work(name, tasks) {
  const results = new zmq.Socket(zmq.PUSH);
  results.connect(sink.lastEndpoint);
  for (;;) {
    const number = Number(tasks.recv());
    if (number === 0) break;
    results.send([name, `${number} = ${factors(number).join(' x ')}`]);
  }
  tasks.close();
  results.close();
}

const workers = ['Anna', 'Bert', 'Cleo'].map((name) => {
  const tasks = new zmq.Socket(zmq.PULL);
  tasks.bind('tcp://127.0.0.1:*');
  ventilator.connect(tasks.lastEndpoint);
  return coroutine.start(work, name, tasks);
});

const numbers = [91, 97, 1001, 2024, 2310, 65537, 999999, 1234567, 30030];
for (const number of numbers) ventilator.send(String(number));
for (const worker of workers) ventilator.send('0');

for (const number of numbers) {
  const [name, result] = sink.recvMultipart();
  console.log(`${name}: ${result}`);
}
for (const worker of workers) worker.join();
ventilator.close();
sink.close();
