// Coroutines themselves: start and end, switch, and many that wait.
'use strict';

const coroutine = require('coroutine');
const { now } = require('./common');

const BATCH = 100;

function startMany(count) {
  for (let started = 0; started < count; started += BATCH) {
    let last;
    for (let index = 0; index < BATCH; index++) last = coroutine.start(() => {});
    last.join();
  }
}

exports.start_end = ({ count, warm }) => {
  startMany(warm);
  const began = now();
  startMany(count);
  return (now() - began) / count;
};

function yieldMany(count) {
  for (let index = 0; index < count; index++) coroutine.sleep(0);
}

exports.switch = ({ count, warm }) => {
  let began;
  for (const part of [warm, count]) {
    began = now();
    const other = coroutine.start(yieldMany, part / 2);
    yieldMany(part / 2);
    other.join();
  }
  return (now() - began) / count;
};

function withParked(count, measure) {
  const gate = new coroutine.Event();
  const before = measure();
  let parked = 0;
  const fibers = [];
  for (let index = 0; index < count; index++) {
    fibers.push(
      coroutine.start(() => {
        parked += 1;
        gate.wait();
      }),
    );
  }
  while (parked < count) coroutine.sleep(0);
  const after = measure();
  gate.set();
  for (const fiber of fibers) fiber.join();
  return (after - before) / count;
}

exports.parked_time = ({ parked }) => withParked(parked, now);
exports.parked_memory = ({ parked }) => withParked(parked, () => process.memoryUsage().rss);
