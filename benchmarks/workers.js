// What workers cost, and what they gain: run it with `jsbridge benchmarks/workers.js`.
//
// The last line tells how much more work two workers do in the time of one: 2 where two cores are free.

'use strict';

const coroutine = require('coroutine');

const WARM_UP = 15;
const LOAD = 28;
const ROUNDS = 10;
const MESSAGES = 2000;
const STARTS = 20;

const fibonacci = (n) => (n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2));

/** Sends a message to a worker and waits for the answer. */
function ask(worker, data) {
  const answered = new coroutine.Event();
  worker.onmessage = () => answered.set();
  worker.postMessage(data);
  answered.wait();
}

function milliseconds(action) {
  const begun = performance.now();
  action();
  return performance.now() - begun;
}

function timeOf(count) {
  const workers = Array.from({ length: count }, () => new coroutine.Worker(__filename));
  const work = (load) => coroutine.parallel(workers, (worker) => ask(worker, load));
  work(WARM_UP);
  const times = Array.from({ length: ROUNDS }, () => milliseconds(() => work(LOAD)));
  workers.forEach((worker) => worker.terminate());
  return Math.min(...times);
}

function main() {
  const start = milliseconds(() => {
    for (let number = 0; number < STARTS; number++) {
      const worker = new coroutine.Worker(__filename);
      ask(worker, 0);
      worker.terminate();
    }
  });
  console.log(`start, one message, end: ${(start / STARTS).toFixed(1)} ms`);

  const worker = new coroutine.Worker(__filename);
  const exchange = milliseconds(() => {
    for (let number = 0; number < MESSAGES; number++) ask(worker, 0);
  });
  console.log(`a message and its answer: ${((exchange / MESSAGES) * 1000).toFixed(0)} us`);
  worker.terminate();

  const one = timeOf(1);
  const two = timeOf(2);
  console.log(`the same work in one worker: ${one.toFixed(0)} ms; in each of two: ${two.toFixed(0)} ms`);
  console.log(`two workers do ${((2 * one) / two).toFixed(2)} times the work of one`);
}

if (typeof Master === 'undefined') main();
else Master.onmessage = (evt) => Master.postMessage(fibonacci(evt.data));
