// One side of an exchange, as test_exchanges.py orders it: this project's.
'use strict';

const coroutine = require('coroutine');
const zmq = require('zmq');

const PATTERN = Buffer.from(Uint8Array.from({ length: 251 }, (_, index) => index));
const MESSAGES = [
  ['text'],
  [''],
  ['', 'a', ''],
  [PATTERN, '消息'],
  [Buffer.alloc(16 << 20, PATTERN), 'after a large one'],
  Array.from({ length: 200 }, (_, number) => String(number)),
].map((frames) => frames.map((frame) => Buffer.from(frame)));
const HELLO = 'hello';

const say = (fact) => console.log(JSON.stringify(fact));
const bytes = (hex) => Buffer.from(hex, 'hex');

function check(got, wanted) {
  if (got.length !== wanted.length || got.some((frame, index) => !frame.equals(wanted[index]))) {
    throw new Error(`got frames of ${got.map((frame) => frame.length)} bytes, not of ${wanted.map((frame) => frame.length)}`);
  }
}

function sendWhenKnown(socket, frames) {
  for (;;) {
    try {
      return socket.send(frames);
    } catch (error) {
      if (error.code !== 'EHOSTUNREACH') throw error;
    }
    coroutine.sleep(1);
  }
}

const roles = {
  ask(socket, { ahead }) {
    for (const message of MESSAGES) {
      const frames = [...ahead.map(bytes), ...message];
      sendWhenKnown(socket, frames);
      check(socket.recvMultipart(), frames);
    }
  },
  answer(socket, { from }) {
    for (const message of MESSAGES) {
      const frames = socket.recvMultipart();
      check(frames.slice(-message.length), message);
      if (from !== undefined) check(frames.slice(0, 1), [bytes(from)]);
      socket.send(frames);
    }
  },
  give(socket) {
    for (const message of MESSAGES) socket.send(message);
  },
  take(socket) {
    for (const message of MESSAGES) check(socket.recvMultipart(), message);
  },
  publish(socket) {
    let told = false;
    coroutine.start(() => {
      told = process.stdin.readLine() === 'go';
    });
    for (; !told; coroutine.sleep(1)) socket.send(HELLO);
    roles.give(socket);
  },
  announce(socket) {
    check([socket.recv()], [bytes('01')]);
    roles.give(socket);
  },
  subscribe(socket, { greeted }) {
    if (socket.type === zmq.XSUB) socket.send('\x01');
    else socket.subscribe('');
    let frames;
    if (greeted) {
      check(socket.recvMultipart(), [Buffer.from(HELLO)]);
      say({ heard: true });
      do frames = socket.recvMultipart();
      while (frames[0].toString() === HELLO);
    } else frames = socket.recvMultipart();
    check(frames, MESSAGES[0]);
    for (const message of MESSAGES.slice(1)) check(socket.recvMultipart(), message);
  },
};

for (let line; (line = process.stdin.readLine()) !== null; ) {
  const order = JSON.parse(line);
  const socket = new zmq.Socket(zmq[order.type]);
  try {
    for (const [name, value] of Object.entries(order.options)) {
      socket.setsockopt(name, typeof value === 'string' ? bytes(value) : value);
    }
    if (order.bind) socket.bind(order.address);
    else socket.connect(order.address);
    say({ endpoint: socket.lastEndpoint });
    roles[order.role](socket, order);
    say({ done: true });
  } catch (error) {
    say({ error: `${error}\n${error.stack}` });
  }
  process.stdin.readLine();
  socket.close();
}
