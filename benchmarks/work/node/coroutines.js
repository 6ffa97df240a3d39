// What node has in the place of coroutines: async functions.
'use strict';

const { now } = require('./common');

const BATCH = 100;

async function startMany(count) {
  for (let started = 0; started < count; started += BATCH) {
    const all = [];
    for (let index = 0; index < BATCH; index++) all.push((async () => {})());
    await Promise.all(all);
  }
}

exports.start_end = async ({ count, warm }) => {
  await startMany(warm);
  const began = now();
  await startMany(count);
  return (now() - began) / count;
};

async function yieldMany(count) {
  for (let index = 0; index < count; index++) await null;
}

exports.switch = async ({ count, warm }) => {
  let began;
  for (const part of [warm, count]) {
    began = now();
    await Promise.all([yieldMany(part / 2), yieldMany(part / 2)]);
  }
  return (now() - began) / count;
};

async function withParked(count, measure) {
  let open;
  const gate = new Promise((resolve) => {
    open = resolve;
  });
  const before = measure();
  const all = [];
  for (let index = 0; index < count; index++) {
    all.push(
      (async () => {
        await gate;
      })(),
    );
  }
  const after = measure();
  open();
  await Promise.all(all);
  return (after - before) / count;
}

exports.parked_time = ({ parked }) => withParked(parked, now);
exports.parked_memory = ({ parked }) => withParked(parked, () => process.memoryUsage().rss);
