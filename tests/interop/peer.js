// The other side: the npm package zeromq 6 under node. Its first argument says what to do, the second where.
'use strict';
const zmq = require(process.env.JSBRIDGE_NODE_MODULES + '/zeromq');

const [, , role, address, countText] = process.argv;
const count = Number(countText);

const roles = {
  async reply() {
    const socket = new zmq.Reply();
    await socket.bind(address);
    console.log(socket.lastEndpoint);
    for (let i = 0; i < count; i++) await socket.send(await socket.receive());
    socket.close();
  },
  async request() {
    const socket = new zmq.Request();
    socket.connect(address);
    for (let i = 0; i < count; i++) {
      const sent = [`request ${i}`, Buffer.alloc(i, i), ''];
      await socket.send(sent);
      const got = await socket.receive();
      if (got.length !== 3 || got.some((frame, n) => !frame.equals(Buffer.from(sent[n])))) throw new Error(`wrong reply ${i}`);
    }
    socket.close();
    console.log('all replies right');
  },
  async push() {
    const socket = new zmq.Push();
    socket.connect(address);
    for (let i = 0; i < count; i++) await socket.send([String(i), Buffer.alloc(1 << 20, i)]);
    socket.close();
  },
  async publish() {
    const socket = new zmq.XPublisher();
    await socket.bind(address);
    console.log(socket.lastEndpoint);
    const [subscription] = await socket.receive();
    for (let i = 0; i < count; i++) await socket.send([subscription.subarray(1), String(i)]);
    socket.close();
  },
  async dealer() {
    const socket = new zmq.Dealer({ routingId: 'the dealer' });
    socket.connect(address);
    for (let i = 0; i < count; i++) {
      await socket.send(['', String(i)]);
      const [, reply] = await socket.receive();
      if (reply.toString() !== `the dealer ${i}`) throw new Error(`wrong reply ${reply}`);
    }
    socket.close();
    console.log('all replies right');
  },
};

roles[role]().catch((error) => {
  console.error(error);
  process.exit(1);
});
