// The other end of all flows over one transport, in a process that is killed at any moment. Prints what must not happen.
//
//     peer.js '{"hub": {…}, "peer": {…}, "life": NAME}'
'use strict';

const coroutine = require('coroutine');
const zmq = require('zmq');
const { SHORT, open, inTime, repeat } = require('./shared');

const { hub, peer, life } = JSON.parse(process.argv[2]);
const always = () => true;
const HEARTBEAT_MS = 50;

function echo(type, address) {
  const socket = open(type, 'bind', address);
  repeat(always, () => {
    const message = inTime(() => socket.recv());
    if (message !== undefined) inTime(() => socket.send(message));
  });
}

/** Numbers under the name of this life, as fast as somebody takes them. */
function stream(socket) {
  let number = 0;
  repeat(always, () => {
    if (inTime(() => { socket.send([life, String(number)]); return true })) number++;
    if (number % 20 === 0) coroutine.sleep(1);
  });
}

function confirm() {
  const work = open(zmq.PULL, 'connect', hub.push, SHORT);
  const done = open(zmq.PUSH, 'connect', hub.confirmations, SHORT);
  repeat(always, () => {
    const number = inTime(() => work.recv());
    if (number !== undefined) inTime(() => done.send(number));
  });
}

function deal() {
  const socket = open(zmq.DEALER, 'connect', hub.route, { ...SHORT, ROUTING_ID: life });
  coroutine.start(() => repeat(always, () => {
    inTime(() => socket.send(''));
    coroutine.sleep(HEARTBEAT_MS);
  }));
  repeat(always, () => {
    const number = inTime(() => socket.recv());
    if (number !== undefined) inTime(() => socket.send(number));
  });
}

function check() {
  const socket = open(zmq.SUB, 'connect', hub.publish, SHORT);
  let before = -1;
  repeat(always, () => {
    const frames = inTime(() => socket.recvMultipart());
    if (frames === undefined) return;
    const number = Number(frames[1].toString());
    if (number <= before) console.log(`SUB: ${number} after ${before}`);
    before = number;
  });
}

[
  () => echo(zmq.REP, peer.rep),
  () => echo(zmq.PAIR, peer.pair),
  () => stream(open(zmq.PUB, 'bind', peer.publish, SHORT)),
  () => stream(open(zmq.PUSH, 'connect', hub.collect, SHORT)),
  confirm,
  deal,
  check,
].forEach((flow) => coroutine.start(flow));
