// One end of all flows over inproc://, where nobody dies: nothing is lost, doubled or out of order at all.
//
//     inside.js first|second PREFIX
'use strict';

const coroutine = require('coroutine');
const zmq = require('zmq');
const soak = require('soak');
const { Report } = require('./flows');

const [, , end, prefix] = process.argv;
const first = end === 'first';
const report = new Report();
const PATTERNS = {
  'PUSH/PULL': [zmq.PUSH, zmq.PULL],
  'PUB/SUB': [zmq.PUB, zmq.SUB],
  'REQ/REP': [zmq.REQ, zmq.REP],
  'DEALER/ROUTER': [zmq.DEALER, zmq.ROUTER],
  'PAIR': [zmq.PAIR, zmq.PAIR],
};
const oneWay = (name) => name === 'PUSH/PULL' || name === 'PUB/SUB';

let going = true;

function send(name, socket, gate) {
  let sent = 0;
  // A PUB drops what it sends before its subscriber is known.
  gate.recv();
  for (; going; sent++) {
    socket.send(String(sent));
    if (oneWay(name)) {
      if (sent % 50 === 0) coroutine.sleep(1);
    } else {
      const echo = socket.recv().toString();
      if (echo !== String(sent)) report.fault(`${name} over inproc: ${echo} instead of ${sent}`);
    }
  }
  socket.send('end');
  report.add(`inproc ${name} sent`, sent);
}

function take(name, socket, gate) {
  let taken = 0;
  gate.send('go');
  for (;; taken++) {
    const frames = socket.recvMultipart();
    const text = frames[frames.length - 1].toString();
    if (text === 'end') break;
    // The first ones may be sent before the PUB has taken notice of its subscriber.
    if (name === 'PUB/SUB' && taken === 0) taken = Number(text);
    if (text !== String(taken)) report.fault(`${name} over inproc: ${text} instead of ${taken}`);
    if (!oneWay(name)) socket.send(frames);
  }
  report.add(`inproc ${name} taken`, taken);
}

const fibers = Object.entries(PATTERNS).map(([name, types]) => coroutine.start(() => {
  const socket = new zmq.Socket(types[first ? 0 : 1]);
  const gate = new zmq.Socket(zmq.PAIR);
  socket.setsockopt('SNDHWM', name === 'PUB/SUB' ? 0 : 100);
  socket.setsockopt('RCVHWM', name === 'PUB/SUB' ? 0 : 100);
  for (const [each, suffix] of [[socket, ''], [gate, '/gate']]) {
    const address = `inproc://${prefix}/${name}${suffix}`;
    if (first) each.bind(address);
    else each.connect(address);
  }
  if (first) send(name, socket, gate);
  else take(name, socket, gate);
  socket.close();
  gate.close();
}));
while (first && !soak.over()) coroutine.sleep(50);
going = false;
fibers.forEach((fiber) => fiber.join());
soak.report(report.counts, report.faults);
