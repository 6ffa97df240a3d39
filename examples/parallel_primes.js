// Counts primes on several cores: each worker runs this same file in a runtime and a thread of its own.

'use strict';

const coroutine = require('coroutine');

function countPrimes({ from, to }) {
  let count = 0;
  for (let number = from; number < to; number++) {
    let divisor = 2;
    while (divisor * divisor <= number && number % divisor !== 0) divisor++;
    if (number >= 2 && divisor * divisor > number) count++;
  }
  return count;
}

if (typeof Master !== 'undefined') {
  Master.onmessage = (evt) => Master.postMessage(countPrimes(evt.data));
} else {
  const ranges = [
    { from: 0, to: 10000 },
    { from: 10000, to: 20000 },
    { from: 20000, to: 30000 },
  ];
  const counts = coroutine.parallel(ranges, (range) => {
    const worker = new coroutine.Worker(__filename);
    const answered = new coroutine.Event();
    let count;
    worker.onmessage = (evt) => {
      count = evt.data;
      answered.set();
    };
    worker.postMessage(range);
    answered.wait();
    worker.terminate();
    return count;
  });
  ranges.forEach(({ from, to }, index) => console.log(`${counts[index]} primes from ${from} to ${to}`));
  console.log(`${counts.reduce((sum, count) => sum + count)} in all`);
}
