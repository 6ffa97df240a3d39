// One side of an exchange, as test_exchanges.py orders it: the npm package zeromq 6 under node.
'use strict';

const readline = require('readline');
const { setTimeout: sleep } = require('timers/promises');
const zmq = require(process.env.JSBRIDGE_NODE_MODULES + '/zeromq');

const CLASSES = {
  PAIR: zmq.Pair,
  PUB: zmq.Publisher,
  SUB: zmq.Subscriber,
  REQ: zmq.Request,
  REP: zmq.Reply,
  DEALER: zmq.Dealer,
  ROUTER: zmq.Router,
  PULL: zmq.Pull,
  PUSH: zmq.Push,
  XPUB: zmq.XPublisher,
  XSUB: zmq.XSubscriber,
};
const PROPERTIES = {
  ROUTING_ID: 'routingId',
  ROUTER_MANDATORY: 'mandatory',
  CURVE_SERVER: 'curveServer',
  CURVE_PUBLICKEY: 'curvePublicKey',
  CURVE_SECRETKEY: 'curveSecretKey',
  CURVE_SERVERKEY: 'curveServerKey',
};

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

const lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const say = (fact) => console.log(JSON.stringify(fact));
const bytes = (hex) => Buffer.from(hex, 'hex');

function check(got, wanted) {
  if (got.length !== wanted.length || got.some((frame, index) => !frame.equals(wanted[index]))) {
    throw new Error(`got frames of ${got.map((frame) => frame.length)} bytes, not of ${wanted.map((frame) => frame.length)}`);
  }
}

async function sendWhenKnown(socket, frames) {
  for (;;) {
    try {
      return await socket.send(frames);
    } catch (error) {
      if (error.code !== 'EHOSTUNREACH') throw error;
    }
    await sleep(1);
  }
}

const roles = {
  async ask(socket, { ahead }) {
    for (const message of MESSAGES) {
      const frames = [...ahead.map(bytes), ...message];
      await sendWhenKnown(socket, frames);
      check(await socket.receive(), frames);
    }
  },
  async answer(socket, { from }) {
    for (const message of MESSAGES) {
      const frames = await socket.receive();
      check(frames.slice(-message.length), message);
      if (from !== undefined) check(frames.slice(0, 1), [bytes(from)]);
      await socket.send(frames);
    }
  },
  async give(socket) {
    for (const message of MESSAGES) await socket.send(message);
  },
  async take(socket) {
    for (const message of MESSAGES) check(await socket.receive(), message);
  },
  async publish(socket) {
    let told = false;
    lines.next().then(({ value }) => (told = value === 'go'));
    for (; !told; await sleep(1)) await socket.send(HELLO);
    await roles.give(socket);
  },
  async announce(socket) {
    check(await socket.receive(), [bytes('01')]);
    await roles.give(socket);
  },
  async subscribe(socket, { greeted }) {
    if (socket instanceof zmq.XSubscriber) await socket.send('\x01');
    else socket.subscribe('');
    let frames;
    if (greeted) {
      check(await socket.receive(), [Buffer.from(HELLO)]);
      say({ heard: true });
      do frames = await socket.receive();
      while (frames[0].toString() === HELLO);
    } else frames = await socket.receive();
    check(frames, MESSAGES[0]);
    for (const message of MESSAGES.slice(1)) check(await socket.receive(), message);
  },
};

// Keys are text there, and switches booleans.
function property(name, value) {
  if (typeof value === 'number') return Boolean(value);
  return name.startsWith('CURVE_') ? bytes(value).toString() : bytes(value);
}

(async () => {
  for (let line; !(line = await lines.next()).done; ) {
    const order = JSON.parse(line.value);
    const socket = new CLASSES[order.type]();
    try {
      for (const [name, value] of Object.entries(order.options)) socket[PROPERTIES[name]] = property(name, value);
      if (order.bind) await socket.bind(order.address);
      else socket.connect(order.address);
      say({ endpoint: socket.lastEndpoint });
      await roles[order.role](socket, order);
      say({ done: true });
    } catch (error) {
      say({ error: error.stack });
    }
    await lines.next();
    socket.close();
  }
})();
