// One coroutine closes a socket while others receive on it, or are about to: all get the error of a closed socket.
//
//     jsbridge closing.js ADDRESS ROUNDS SEED

'use strict';

const coroutine = require('coroutine');
const zmq = require('zmq');
const { Random } = require('./random');

const [, , address, roundsText, seedText] = process.argv;
const random = new Random(Number(seedText));
const receives = [(socket) => socket.recv(), (socket) => socket.recvMultipart()];
let errors = 0;

function receive(socket, how) {
  try {
    receives[how](socket);
  } catch (error) {
    if (error.code !== 'ENOTSOCK' || error.number !== 100009) throw error;
    errors++;
    return;
  }
  throw new Error('it received something');
}

for (let round = 0; round < Number(roundsText); round++) {
  const socket = new zmq.Socket(zmq.PULL);
  socket.bind(address);
  const peer = new zmq.Socket(zmq.PUSH);
  if (random.below(2) === 0) peer.connect(socket.lastEndpoint);
  const fibers = [0, 1].map((how) => coroutine.start(receive, socket, how));
  fibers.push(coroutine.start(() => socket.close()));
  const yields = random.below(3);
  for (let left = yields; left > 0; left--) coroutine.sleep(0);
  if (random.below(2) === 0) socket.close();
  for (const fiber of fibers) fiber.join();
  peer.close();
}
console.log(JSON.stringify({ rounds: Number(roundsText), errors }));
