// Pipeline: a ventilator pushes tasks, workers share them, a sink collects the results.
//
//   jsbridge examples/pipeline.js
'use strict';

const zmq = require('zmq');
const coroutine = require('coroutine');

const TASKS = 20;
const WORKERS = 4;

const tasks = new zmq.Socket(zmq.PUSH);
tasks.bind('inproc://tasks');
const results = new zmq.Socket(zmq.PULL);
results.bind('inproc://results');

for (let number = 1; number <= WORKERS; number++) {
  coroutine.start(() => {
    const input = new zmq.Socket(zmq.PULL);
    const output = new zmq.Socket(zmq.PUSH);
    input.connect('inproc://tasks');
    output.connect('inproc://results');
    for (;;) {
      const task = input.recv().toString();
      if (task === 'stop') break;
      coroutine.sleep(1);
      output.send([`worker ${number}`, String(Number(task) ** 2)]);
    }
    input.close();
    output.close();
  });
}
coroutine.sleep(0); // the workers connect

for (let task = 1; task <= TASKS; task++) tasks.send(String(task));

let sum = 0;
const done = new Map();
for (let i = 0; i < TASKS; i++) {
  const [worker, square] = results.recvMultipart().map(String);
  done.set(worker, (done.get(worker) || 0) + 1);
  sum += Number(square);
}
for (const [worker, count] of [...done].sort()) console.log(`${worker} did ${count} tasks`);
console.log(`the squares of 1 to ${TASKS} add up to ${sum}`);

for (let i = 0; i < WORKERS; i++) tasks.send('stop');
tasks.close();
results.close();
