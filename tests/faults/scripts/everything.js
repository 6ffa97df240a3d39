// A start-up that does some of everything. Whatever fails is told by its code; nothing may be left waiting.

'use strict';

const coroutine = require('coroutine');
const zmq = require('zmq');
const app = require('app');

const failed = [];

function step(name, action) {
  try {
    action();
  } catch (error) {
    failed.push(`${name}: ${(error && (error.code || error.message)) || error}`);
  }
}

const LIMIT_MS = 2000;

step('coroutines', () => {
  const fibers = [];
  for (let count = 0; count < 3; count++) fibers.push(coroutine.start(() => coroutine.sleep(1)));
  for (const fiber of fibers) fiber.join();
});
step('parallel', () => coroutine.parallel([() => coroutine.sleep(0), () => 1, () => coroutine.sleep(1)]));
step('sockets', () => {
  const pull = new zmq.Socket(zmq.PULL);
  const push = new zmq.Socket(zmq.PUSH);
  try {
    for (const socket of [pull, push]) for (const name of ['RCVTIMEO', 'SNDTIMEO']) socket.setsockopt(name, LIMIT_MS);
    const monitor = pull.monitor(() => undefined);
    pull.bind('tcp://127.0.0.1:*');
    push.connect(pull.lastEndpoint);
    const sender = coroutine.start(() => push.send('x'));
    pull.recv();
    sender.join();
    monitor.stop();
  } finally {
    push.close();
    pull.close();
  }
});
step('callback', () => {
  const pull = new zmq.Socket(zmq.PULL);
  pull.setsockopt('RCVTIMEO', 1);
  pull.bind('inproc://callback');
  pull.recv(() => pull.close());
});
step('timer', () => setTimeout(() => undefined, 1));
step('async function', () => app.soon());
step('blocking function', () => require('fs').readFile(__filename));
step('worker', () => new coroutine.Worker(`${__dirname}/worker.js`).on('error', () => undefined));
step('promise', () => Promise.resolve(1).then(() => coroutine.sleep(1)));
step('thrown', () => {
  const error = new RangeError('a plain error');
  error.code = 'ERR_PLAIN';
  throw error;
});
module.exports = failed;
app.done(failed);
